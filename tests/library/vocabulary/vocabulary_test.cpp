#include "library/vocabulary/vocabulary.hpp"

#include "library/base/file.hpp"
#include "tests/library/vocabulary/skos_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string fault_of(const std::string& document)
{
    try {
        Vocabulary::from_skos(document);
        return "";
    } catch (const VocabularyError& error) {
        return error.what();
    }
}

const Vocabulary& ours()
{
    static const Vocabulary vocabulary =
        Vocabulary::from_skos(read_file(FINDINGS_SOURCE "/schemas/practice-areas.rdf"));
    return vocabulary;
}

TEST(OurPracticeAreas, HoldFiftyNineConceptsEightOfThemOnTop)
{
    EXPECT_EQ(ours().concepts().size(), 59U);
    EXPECT_EQ(ours().top().size(), 8U);
    EXPECT_THAT(check(ours()), IsEmpty());
}

TEST(OurPracticeAreas, AllHaveAnEnglishAndAFrenchPreferredLabelAndDefinition)
{
    for (const Concept& entry : ours().concepts()) {
        SCOPED_TRACE(entry.id);
        std::set<std::string> preferred;
        for (const Label& label : entry.labels)
            if (label.kind == LabelKind::preferred)
                preferred.insert(label.language.str());
        EXPECT_THAT(preferred, ElementsAre("en", "fr"));
        std::set<std::string> defined;
        for (const auto& [language, text] : entry.definitions)
            defined.insert(language.str());
        EXPECT_THAT(defined, ElementsAre("en", "fr"));
    }
}

TEST(OurPracticeAreas, KeepEveryLabelOfTheField)
{
    std::size_t preferred = 0;
    std::size_t alternative = 0;
    std::size_t hidden = 0;
    for (const Concept& entry : ours().concepts())
        for (const Label& label : entry.labels) {
            preferred += label.kind == LabelKind::preferred ? 1 : 0;
            alternative += label.kind == LabelKind::alternative ? 1 : 0;
            hidden += label.kind == LabelKind::hidden ? 1 : 0;
        }
    EXPECT_EQ(preferred, 2 * 59U);
    EXPECT_EQ(alternative, 428U);  // the field's 427 and "kids in care"
    EXPECT_EQ(hidden, 53U);
}

TEST(OurPracticeAreas, AreFoundByIdWithTheirRelations)
{
    const Concept* care = ours().find("children-in-care");
    ASSERT_NE(care, nullptr);
    EXPECT_EQ(care->uri, "https://findings.example/practice-areas/children-in-care");
    EXPECT_EQ(preferred_label(*care, "en-GB"), "Children in care");
    EXPECT_EQ(preferred_label(*care, "fr-CA"), "Enfants placés");
    EXPECT_EQ(preferred_label(*care, "de"), "Children in care");
    ASSERT_EQ(care->broader.size(), 1U);
    EXPECT_EQ(ours().concepts()[care->broader[0]].id, "oohc");
    EXPECT_EQ(ours().find("nothing"), nullptr);
}

TEST(OurPracticeAreas, CanBeWalkedUpAndDown)
{
    const auto top = ours().position_of("transitions");
    ASSERT_TRUE(top);
    std::vector<std::string> below;
    for (const std::size_t position : ours().with_narrower(*top))
        below.push_back(ours().concepts()[position].id);
    EXPECT_THAT(below, testing::UnorderedElementsAre("transitions", "care-experienced",
                                                     "youth-homelessness"));
    std::vector<std::string> above;
    for (const std::size_t position : ours().with_broader(*ours().position_of("care-experienced")))
        above.push_back(ours().concepts()[position].id);
    EXPECT_THAT(above, ElementsAre("care-experienced", "transitions"));
}

TEST(Skos, MayDescribeConceptsInPlainRdfAndNestThem)
{
    const Vocabulary vocabulary = Vocabulary::from_skos(skos(R"(
        <rdf:Description rdf:about="http://x.example/a#one">
          <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
          <skos:prefLabel xml:lang="en">One</skos:prefLabel>
          <skos:narrower><skos:Concept rdf:about="two" skos:prefLabel="Two"/></skos:narrower>
        </rdf:Description>
        <rdf:Description rdf:about="two">
          <skos:hiddenLabel xml:lang="en">  second
             one </skos:hiddenLabel>
          <skos:altLabel xml:lang="en-GB">deux</skos:altLabel>
        </rdf:Description>)"));
    ASSERT_EQ(vocabulary.concepts().size(), 2U);
    const Concept* two = vocabulary.find("two");
    ASSERT_NE(two, nullptr);
    EXPECT_EQ(two->uri, "http://x.example/two");
    EXPECT_THAT(two->labels,
                ElementsAre(Label{"Two", *Language::parse("und"), LabelKind::preferred},
                            Label{"deux", *Language::parse("en-GB"), LabelKind::alternative},
                            Label{"second one", *Language::parse("en"), LabelKind::hidden}));
    ASSERT_EQ(two->broader.size(), 1U);
    EXPECT_EQ(vocabulary.concepts()[two->broader[0]].id, "one");
    EXPECT_THAT(vocabulary.top(), ElementsAre(*vocabulary.position_of("one")));
}

TEST(SkosThatCannotBeUsed, IsRefusedWithItsPlace)
{
    EXPECT_THAT(fault_of(""), HasSubstr("empty"));
    EXPECT_THAT(fault_of(skos("<skos:x></skos:y>")),
                HasSubstr("line 4, column 11: not well-formed XML: mismatched tag"));
    EXPECT_THAT(fault_of("<html/>"), HasSubstr("not rdf:RDF"));
    EXPECT_THAT(fault_of("<!DOCTYPE x [<!ENTITY a \"b\">]>\n<x/>"), HasSubstr("DOCTYPE"));
    EXPECT_THAT(fault_of(skos("")), HasSubstr("no skos:Concept"));
    EXPECT_THAT(fault_of(skos("<skos:Concept rdf:about=\"\xff\"/>")), HasSubstr("not well-formed"));
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<skos:broader>";
    EXPECT_THAT(fault_of(skos(deep)), HasSubstr("deeper than 256"));
}

TEST(Check, FindsACycleOnceAndNamesItsMembers)
{
    const auto faults = check(Vocabulary::from_skos(
        skos(named("a", link("broader", "b")) + named("b", link("broader", "c")) +
             named("c", link("broader", "a")) + named("d", link("broader", "a")))));
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_THAT(faults[0], HasSubstr("a is broader than itself, in a cycle of a, c, b; take"));
}

TEST(Check, FindsAConceptThatIsItsOwnParent)
{
    EXPECT_THAT(check(Vocabulary::from_skos(skos(named("a", link("broader", "a"))))),
                ElementsAre(HasSubstr("a is broader than itself")));
}

TEST(Remarks, NameTwoPreferredLabelsInOneLanguage)
{
    EXPECT_THAT(remarks(Vocabulary::from_skos(
                    skos(named("a", "<skos:prefLabel xml:lang=\"en\">other</skos:prefLabel>"
                                    "<skos:prefLabel xml:lang=\"fr\">autre</skos:prefLabel>")))),
                ElementsAre(HasSubstr("two preferred labels in en, \"a\" and \"other\"")));
}

TEST(Remarks, NameARelatedConceptThatIsAlsoBroaderAtAnyHeight)
{
    EXPECT_THAT(
        remarks(Vocabulary::from_skos(skos(named("a", link("broader", "b") + link("related", "c")) +
                                           named("b", link("broader", "c")) + named("c", "")))),
        ElementsAre(HasSubstr("a has c both as related and as broader")));
}

TEST(Remarks, NameWhatIsNotThere)
{
    EXPECT_THAT(remarks(Vocabulary::from_skos(skos(named("a", link("broader", "ghost"))))),
                ElementsAre("line 4: a has as broader http://x.example/ghost, which is not in the "
                            "file"));
    EXPECT_THAT(remarks(Vocabulary::from_skos(skos("<skos:Concept rdf:about=\"a\"/>"))),
                ElementsAre(HasSubstr("line 4: a has no preferred label")));
    EXPECT_THAT(
        remarks(Vocabulary::from_skos(
            skos(named("a", "<skos:altLabel xml:lang=\"no language\">b</skos:altLabel>")))),
        ElementsAre(HasSubstr("a has a altLabel in \"no language\", which is no language")));
}

TEST(Remarks, DoNotMakeAVocabularyUnfit)
{
    EXPECT_THAT(check(Vocabulary::from_skos(skos("<skos:Concept rdf:about=\"a\"/>" +
                                                 named("b", link("broader", "ghost"))))),
                IsEmpty());
}

TEST(Check, FindsIdsThatAreNotTheirOwnOrCannotStandInAnAddress)
{
    EXPECT_THAT(check(Vocabulary::from_skos(
                    skos(named("http://x.example/p/a", "") + named("http://x.example/q/a", "")))),
                ElementsAre(HasSubstr("ends like http://x.example/p/a")));
    EXPECT_THAT(check(Vocabulary::from_skos(skos(named("http://x.example/p/", "")))),
                ElementsAre(HasSubstr("cannot be named in addresses")));
    EXPECT_THAT(check(Vocabulary::from_skos(skos(named("http://x.example/a%20b", "")))),
                ElementsAre(HasSubstr("cannot be named in addresses")));
    EXPECT_THAT(check(Vocabulary::from_skos(skos(named("urn:x:c_12.3", "")))), IsEmpty());
}

TEST(Skos, ResolvesRelativeAddressesAgainstItsBase)
{
    const auto uri = [](const std::string& base, const std::string& reference) {
        std::string document = skos(named(reference, ""));
        document.replace(document.find("http://x.example/"), 17, base);
        return Vocabulary::from_skos(document).concepts().front().uri;
    };
    EXPECT_EQ(uri("http://x.example/areas", "kinship"), "http://x.example/kinship");
    EXPECT_EQ(uri("http://x.example/areas#", "#kinship"), "http://x.example/areas#kinship");
    EXPECT_EQ(uri("http://x.example/a/b", "/kinship"), "http://x.example/kinship");
    EXPECT_EQ(uri("http://x.example", "kinship"), "http://x.example/kinship");
}

TEST(Skos, MayHaveLabelsThatAreThingsOfTheirOwn)
{
    std::string document =
        skos("<skos:Concept rdf:about=\"a\"><skos:prefLabel xml:lang=\"en\">One</skos:prefLabel>"
             "<xl:prefLabel rdf:resource=\"a-en\"/><xl:altLabel><xl:Label><xl:literalForm "
             "xml:lang=\"fr\">Un</xl:literalForm></xl:Label></xl:altLabel></skos:Concept>"
             "<xl:Label rdf:about=\"a-en\"><xl:literalForm xml:lang=\"en\">One</xl:literalForm>"
             "</xl:Label>");
    document.replace(document.find("xmlns:skos"), 0,
                     "xmlns:xl=\"http://www.w3.org/2008/05/skos-xl#\" ");
    EXPECT_THAT(Vocabulary::from_skos(document).find("a")->labels,
                ElementsAre(Label{"One", *Language::parse("en"), LabelKind::preferred},
                            Label{"Un", *Language::parse("fr"), LabelKind::alternative}));
}

TEST(PreferredLabel, IsOfAnyLanguageBeforeItIsAnId)
{
    const Vocabulary vocabulary = Vocabulary::from_skos(
        skos("<skos:Concept rdf:about=\"a\"><skos:hiddenLabel>kth</skos:hiddenLabel>"
             "<skos:prefLabel xml:lang=\"fi\">Koti</skos:prefLabel></skos:Concept>"
             "<skos:Concept rdf:about=\"b\"><skos:hiddenLabel>x</skos:hiddenLabel>"
             "</skos:Concept>"));
    EXPECT_EQ(preferred_label(*vocabulary.find("a"), "fr"), "Koti");
    EXPECT_EQ(preferred_label(*vocabulary.find("b"), "fr"), "b");
}

/// A large vocabulary that others keep, from the test data.
TEST(AForeignVocabulary, IsReadWhole)
{
    const char* home = std::getenv("HOME");
    const char* set = std::getenv("FINDINGS_TEST_DATA");
    const std::filesystem::path data =
        set != nullptr
            ? std::filesystem::path(set)
            : std::filesystem::path(home != nullptr ? home : "") / ".cache/findings-test-data";
    const auto file = data / "formats/skos/stw/stw-skos.rdf";
    if (!std::filesystem::exists(file))
        GTEST_SKIP() << "the test data is not here: " << file;
    const Vocabulary stw = Vocabulary::from_skos(read_file(file));
    std::size_t broader = 0;
    for (const Concept& entry : stw.concepts())
        broader += entry.broader.size();
    EXPECT_EQ(broader, 13'252U);
    EXPECT_FALSE(stw.top().empty());
    EXPECT_THAT(check(stw), IsEmpty());
    const auto& successions = stw.successions();
    const auto merged =
        std::ranges::find(successions, "http://zbw.eu/stw/descriptor/10042-6", &Succession::uri);
    ASSERT_NE(merged, successions.end());
    EXPECT_THAT(merged->into, ElementsAre("10043-4"));
}

}  // namespace
}  // namespace findings
