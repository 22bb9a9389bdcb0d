#include "library/index/words.hpp"

#include "library/base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace findings {
namespace {

using testing::ElementsAre;

std::vector<std::string> folded_words(std::string_view text)
{
    std::vector<std::string> found;
    for (const Word& word : words(text))
        found.push_back(word.folded);
    return found;
}

TEST(Words, AreTheSameHoweverTheyAreTyped)
{
    struct Case {
        const char* text;
        std::vector<std::string> words;
    };
    const std::vector<Case> cases = {
        {"Looked-after children", {"looked", "after", "children"}},
        {"out‐of‑home – care", {"out", "of", "home", "care"}},
        {"l'enfance", {"enfance"}},
        {"L’Enfance", {"enfance"}},
        {"d’aujourd’hui", {"aujourdhui"}},
        {"qu'il lorsqu’elle puisqu'on jusqu’ici", {"il", "elle", "on", "ici"}},
        {"children's rights, parents' rights", {"children", "rights", "parents", "rights"}},
        {"don't O'Connor", {"dont", "oconnor"}},
        {"PLACÉE placée placee", {"placee", "placee", "placee"}},
        {"cœur, Œuvre, naïve, Straße", {"coeur", "oeuvre", "naive", "strasse"}},
        {"e\u0301ducation", {"education"}},
        {"pro\u00ADtec\u200Btion", {"protection"}},
        {"« ﬁnal » “2,000” 95% COVID-19", {"final", "2", "000", "95", "covid", "19"}},
        {"under_score a/b.c", {"under", "score", "a", "b", "c"}},
        {"\xFF"
         "bad\xC3(bytes",
         {"bad", "bytes"}},
        {"' ’ - ’s s’", {"s", "s"}},
        {"", {}},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.text);
        EXPECT_EQ(folded_words(c.text), c.words);
    }
}

TEST(Words, SayWhereTheyStand)
{
    const std::string text = "Pour l’enfant placé, the child's";
    std::vector<std::string> stretches;
    for (const Word& word : words(text))
        stretches.push_back(text.substr(word.begin, word.end - word.begin));
    EXPECT_THAT(stretches, ElementsAre("Pour", "enfant", "placé", "the", "child"));
}

TEST(Words, OfMoreThanTheLongestTermAreCutBetweenCharacters)
{
    const auto found = words(std::string(70, 'a') + "é " + std::string(63, 'b') + "é");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].folded, std::string(64, 'a'));
    EXPECT_EQ(found[1].cased, std::string(63, 'b'));
}

const std::vector<std::vector<std::string>> french_families = {
    {"placé", "placée", "placés", "placées", "placer", "placement", "placements"},
    {"évaluer", "évalué", "évaluée", "évalués", "évaluées", "évaluation", "évaluations"},
    {"éducation", "éducatif", "éducative", "éducatives", "éducateur", "éducatrice"},
    {"adoption", "adoptions", "adopté", "adoptée", "adoptés", "adopter", "adoptif", "adoptive"},
    {"maltraitance", "maltraitances", "maltraitant", "maltraité", "maltraitée", "maltraités"},
    {"accompagnement", "accompagnements", "accompagner", "accompagné", "accompagnée"},
    {"signalement", "signalements", "signaler", "signalé", "signalée"},
    {"attachement", "attachements", "attaché", "attachée", "attacher"},
    {"supervision", "supervisions", "superviser", "supervisé", "supervisée"},
    {"participation", "participer", "participé", "participatif", "participative"},
    {"exploitation", "exploiter", "exploité", "exploitée"},
    {"hébergement", "hébergements", "héberger", "hébergé", "hébergée"},
    {"fréquenter", "fréquenté", "fréquentée", "fréquentation"},
    {"implanter", "implanté", "implantée", "implantation", "implantations"},
    {"stabilité", "stabilités"},
};

/// The ways people type a form.
std::vector<std::string> spellings(const std::string& form)
{
    std::string capitals = folded(form);
    for (char& c : capitals)
        c = static_cast<char>(std::toupper(c));
    return {form, folded(form), capitals, "l’" + form, "d'" + form};
}

std::set<std::string> french_stems(Stems& stems, const std::string& text)
{
    std::set<std::string> terms;
    for (const Word& word : words(text))
        for (const std::string& term : stems.of(word, WordLanguage::french))
            terms.insert(term);
    return terms;
}

bool meet(const std::set<std::string>& a, const std::set<std::string>& b)
{
    return std::any_of(a.begin(), a.end(), [&](const auto& term) { return b.contains(term); });
}

TEST(FrenchStems, LetEveryFormFindItsFamilyHoweverItIsTyped)
{
    Stems stems;
    std::size_t forms = 0;
    for (const auto& family : french_families)
        for (const std::string& written : family) {
            ++forms;
            const auto indexed = french_stems(stems, written);
            for (const std::string& form : family)
                for (const std::string& typed : spellings(form))
                    EXPECT_TRUE(meet(indexed, french_stems(stems, typed)))
                        << typed << " does not find " << written;
        }
    EXPECT_EQ(forms, 79u);
}

TEST(FrenchStems, KeepFamiliesApart)
{
    Stems stems;
    for (const auto& family : french_families)
        for (const auto& other : french_families) {
            if (&family == &other)
                continue;
            for (const std::string& written : family)
                for (const std::string& form : other)
                    for (const std::string& typed : spellings(form))
                        EXPECT_FALSE(meet(french_stems(stems, written), french_stems(stems, typed)))
                            << typed << " finds " << written;
        }
}

TEST(Stems, BelongToTheirLanguage)
{
    Stems stems;
    const Word word = words("placements").front();
    EXPECT_THAT(stems.of(word, WordLanguage::english), ElementsAre("ZEplacement"));
    EXPECT_THAT(stems.of(word, WordLanguage::french), ElementsAre("ZFplac"));
    EXPECT_THAT(stems.of(word, WordLanguage::other), ElementsAre("ZXplacements"));
    EXPECT_EQ(in_field("ZEplacement", "S"), "ZESplacement");
}

TEST(CommonWords, TellALanguage)
{
    EXPECT_EQ(guess_language("Le placement des enfants dans la famille"), WordLanguage::french);
    EXPECT_EQ(guess_language("The placement of children in a family"), WordLanguage::english);
    EXPECT_EQ(guess_language("Kinship"), WordLanguage::english);
    EXPECT_TRUE(is_common_word("the"));
    EXPECT_TRUE(is_common_word("des"));
    EXPECT_FALSE(is_common_word("care"));
    EXPECT_FALSE(is_common_word("son"));
}

}  // namespace
}  // namespace findings
