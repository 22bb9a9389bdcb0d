#include "library/tagging/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings {
namespace {

using testing::ElementsAre;

std::vector<std::string> words(const TaggedText& text)
{
    std::vector<std::string> words;
    for (const Term& term : terms_of(text))
        words.push_back(term.word);
    return words;
}

std::vector<std::string> stems(const TaggedText& text)
{
    std::vector<std::string> stems;
    for (const Term& term : terms_of(text))
        stems.push_back(term.stem);
    return stems;
}

TEST(TermsOfAText, AreFoldedAndKnowTheirPlace)
{
    const std::vector<Term> terms = terms_of({.title = "Éducation",
                                              .key_messages = {"One thing"},
                                              .keywords = {"Schools"},
                                              .text = "more",
                                              .language = "en"});
    ASSERT_EQ(terms.size(), 5u);
    EXPECT_EQ(terms[0].word, "education");
    EXPECT_EQ(terms[0].place, TextPlace::title);
    EXPECT_EQ(terms[1].place, TextPlace::key_messages);
    EXPECT_TRUE(terms[1].begins);
    EXPECT_FALSE(terms[2].begins);
    EXPECT_EQ(terms[3].place, TextPlace::keywords);
    EXPECT_EQ(terms[4].place, TextPlace::text);
}

TEST(TermsOfAText, LeaveElisionsAndPossessivesOut)
{
    EXPECT_THAT(words({.text = "L’enfance qu'on n'a pas", .language = "fr"}),
                ElementsAre("enfance", "on", "a", "pas"));
    EXPECT_THAT(words({.text = "the child's home", .language = "en"}),
                ElementsAre("the", "child", "home"));
}

TEST(TermsOfAText, AreStemmedInItsLanguage)
{
    EXPECT_EQ(stems({.text = "placements", .language = "en"}),
              stems({.text = "placement", .language = "en-GB"}));
    EXPECT_EQ(stems({.text = "placées", .language = "fr-CA"}),
              stems({.text = "placée", .language = "fr"}));
    EXPECT_THAT(stems({.text = "placements", .language = "zz"}), ElementsAre("placements"));
}

TEST(TermsOfAText, AreNoMoreThanTenThousand)
{
    std::string text;
    for (int i = 0; i < 11'000; ++i)
        text += "word ";
    EXPECT_EQ(terms_of({.text = text, .language = "en"}).size(), 10'000u);
}

TEST(TermsOfAText, RefuseWhatIsNotUtf8)
{
    EXPECT_THROW(terms_of({.text = "\xFF", .language = "en"}), std::invalid_argument);
}

TEST(TheLanguageOfAText, IsToldByItsCommonestWords)
{
    EXPECT_EQ(language_of({.text = "Les enfants et le placement dans une famille"}), "fr");
    EXPECT_EQ(language_of({.text = "The children and the placement of them"}), "en");
    EXPECT_EQ(language_of({.text = ""}), "en");
    EXPECT_EQ(language_of({.text = "The children", .language = "fr-CA"}), "fr");
}

}  // namespace
}  // namespace findings
