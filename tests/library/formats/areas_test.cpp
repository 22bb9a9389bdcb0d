#include "library/base/file.hpp"
#include "library/formats/formats.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>

namespace findings {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const Vocabulary& ours()
{
    static const Vocabulary vocabulary =
        Vocabulary::from_skos(read_file(FINDINGS_SOURCE "/schemas/practice-areas.rdf"));
    return vocabulary;
}

Record tagged()
{
    Record record{.kind = Kind::study, .title = "Les proches qui accueillent"};
    record.language = Language::parse("fr");
    record.areas = {"kinship", "adoption"};
    record.keywords = {"proches"};
    return record;
}

std::string written(std::string_view format, const Vocabulary* vocabulary = &ours())
{
    std::ostringstream out;
    const Record record = tagged();
    write_records(*format_named(format)->writer, out, std::span(&record, 1), vocabulary);
    return out.str();
}

Record read(std::string_view format, const std::string& text)
{
    std::istringstream in(text);
    Record record;
    format_named(format)->read(in, "in",
                               {.keep = [&](ReadRecord one) { record = std::move(one.record); },
                                .reject = [](const Rejection& why) { ADD_FAILURE() << str(why); }});
    return record;
}

/// Without what is between the two, which only a Findings library writes.
std::string without(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t begin = text.find(from);
    EXPECT_NE(begin, std::string::npos);
    text.erase(begin, text.find(to, begin) + to.size() - begin);
    return text;
}

TEST(AreasOfARecord, AreConceptsInJats)
{
    EXPECT_THAT(
        written("jats"),
        AllOf(HasSubstr(R"(vocab="practice areas" vocab-identifier="https://findings.example/)"
                        R"(practice-areas/scheme">)"),
              HasSubstr(R"(<kwd vocab-term="Adoption" )"
                        R"(vocab-term-identifier="https://findings.example/practice-areas/)"
                        R"(adoption">Adoption</kwd>)")));
}

TEST(AreasOfARecord, AreConceptsInMods)
{
    EXPECT_THAT(written("mods"),
                HasSubstr(R"(authorityURI="https://findings.example/practice-areas/scheme" )"
                          R"(valueURI="https://findings.example/practice-areas/adoption">)"));
}

TEST(AreasOfARecord, AreConceptsInJsonLd)
{
    EXPECT_THAT(written("json_ld"),
                HasSubstr(R"({"@type":["DefinedTerm","findings:PracticeArea"],)"
                          R"("@id":"https://findings.example/practice-areas/adoption",)"
                          R"("name":"Adoption",)"
                          R"("inDefinedTermSet":"https://findings.example/practice-areas/scheme",)"
                          R"("termCode":"adoption"})"));
}

TEST(AreasOfARecord, AreReadBackFromEveryFormThatNamesThem)
{
    for (const std::string_view format : {"jats", "mods", "json_ld"})
        for (const Vocabulary* vocabulary : {&ours(), static_cast<const Vocabulary*>(nullptr)}) {
            const Record record = read(format, written(format, vocabulary));
            EXPECT_THAT(record.areas, ElementsAre("kinship", "adoption")) << format;
            EXPECT_THAT(record.keywords, ElementsAre("proches")) << format;
        }
}

TEST(AreasOfARecord, AreReadFromTheStandardsOwnPlaceWhereOursIsLost)
{
    const Record jats =
        read("jats", without(written("jats"), "<custom-meta-group>", "</custom-meta-group>"));
    EXPECT_THAT(jats.areas, ElementsAre("kinship", "adoption"));
    EXPECT_THAT(jats.keywords, ElementsAre("proches"));
    const Record json_ld =
        read("json_ld", without(written("json_ld"), ",\"findings:record\":", "}"));
    EXPECT_THAT(json_ld.areas, ElementsAre("kinship", "adoption"));
    EXPECT_THAT(json_ld.keywords, ElementsAre("proches"));
}

TEST(AreasOfARecord, AreNotTakenFromVocabulariesOfOthers)
{
    const Record record = read("json_ld", R"({"@context":"https://schema.org","@type":"Article",
        "name":"A","about":[{"@type":"DefinedTerm","termCode":"D000001","name":"Foster care"}]})");
    EXPECT_TRUE(record.areas.empty());
    EXPECT_THAT(record.keywords, ElementsAre("Foster care"));
}

TEST(AreasOfARecord, AreWrittenByTheirIdsWhereTheVocabularyHasThemNot)
{
    EXPECT_THAT(written("jats", nullptr),
                AllOf(HasSubstr("<kwd>kinship</kwd>"), Not(HasSubstr("vocab"))));
}

}  // namespace
}  // namespace findings
