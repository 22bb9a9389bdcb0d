#include "tests/library/record/validate_support.hpp"

#include <gmock/gmock.h>

namespace findings {
namespace {

using test::parsed;
using test::practice_guide;
using test::research_summary;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAreArray;

TEST(Validate, ARecordWithAllThatItsKindMustSayIsFit)
{
    EXPECT_THAT(validate(research_summary()), IsEmpty());
    EXPECT_THAT(validate(practice_guide()), IsEmpty());
    EXPECT_THAT(validate(test::full_record()),
                ElementsAre(testing::Field(&Fault::field, "authors"),
                            testing::Field(&Fault::field, "contributors")))
        << "the full record's agents are a person and a body at once";
}

TEST(Validate, AnEmptySummaryIsToldEverythingThatItLacks)
{
    const Record empty{.kind = Kind::research_summary};
    EXPECT_THAT(
        faulty_fields(empty),
        UnorderedElementsAreArray({
            "id",           "language",     "title",       "question",      "bottom_line",
            "key_messages", "implications", "limitations", "authors",       "publisher",
            "owner",        "issued",       "review_by",   "evidence_type", "knowledge_source",
            "areas",        "population",   "setting",     "studied_in",    "audience",
            "sources",      "licence",      "access",      "funding",       "conflicts",
            "minutes",      "level",
        }));
}

TEST(Validate, AnEmptyGuideIsToldEverythingThatItLacks)
{
    const Record empty{.kind = Kind::practice_guide};
    EXPECT_THAT(
        faulty_fields(empty),
        UnorderedElementsAreArray({
            "id",           "language",        "title",       "bottom_line",   "key_messages",
            "implications", "recommendations", "equity_note", "authors",       "publisher",
            "owner",        "issued",          "review_by",   "evidence_type", "knowledge_source",
            "areas",        "population",      "setting",     "applies_in",    "audience",
            "licence",      "access",          "funding",     "conflicts",     "minutes",
            "level",
        }));
}

TEST(Validate, WhiteSpaceIsNotText)
{
    expect_one_fault(
        research_summary(),
        {
            {"title", [](Record& r) { r.title = " \n\t"; }, "title"},
            {"publisher", [](Record& r) { r.publisher = " "; }, "publisher"},
            {"funding", [](Record& r) { r.funding = "\n"; }, "funding"},
            {"licence", [](Record& r) { r.licence = " "; }, "licence"},
            {"one key message",
             [](Record& r) {
                 r.key_messages = {"a", " "};
             },
             "key_messages"},
            {"an implication",
             [](Record& r) {
                 r.implications = {{"carer", ""}};
             },
             "implications"},
            {"a section's heading",
             [](Record& r) {
                 r.sections = {{"", "text"}};
             },
             "sections"},
            {"a section's text",
             [](Record& r) {
                 r.sections = {{"Risks", " "}};
             },
             "sections"},
            {"a keyword", [](Record& r) { r.keywords = {""}; }, "keywords"},
            {"a citation", [](Record& r) { r.sources = {{.doi = parsed<Doi>("10.1000/a")}}; },
             "sources"},
            {"a reference", [](Record& r) { r.references = {{}}; }, "references"},
        });
    expect_one_fault(
        practice_guide(),
        {
            {"a recommendation", [](Record& r) { r.recommendations = {{.strength = "must"}}; },
             "recommendations"},
        });
}

TEST(Validate, LimitsAreExact)
{
    expect_no_fault(
        research_summary(),
        {
            {"title", [](Record& r) { r.title = std::string(300, 'x'); }, ""},
            {"question in characters, not bytes",
             [](Record& r) {
                 r.question.clear();
                 for (int i = 0; i < 200; ++i)
                     r.question += "é";
             },
             ""},
            {"bottom line", [](Record& r) { r.bottom_line = words(25); }, ""},
            {"a dash is not a word", [](Record& r) { r.bottom_line = words(25) + "– …"; }, ""},
            {"key messages",
             [](Record& r) {
                 r.key_messages = {5, words(40)};
             },
             ""},
            {"minutes", [](Record& r) { r.minutes = 600; }, ""},
            {"n_studies", [](Record& r) { r.n_studies = 0; }, ""},
            {"n_people", [](Record& r) { r.n_people = 2'000'000'000; }, ""},
        });
    expect_one_fault(
        research_summary(),
        {
            {"title", [](Record& r) { r.title = std::string(301, 'x'); }, "title"},
            {"question", [](Record& r) { r.question = std::string(201, 'x'); }, "question"},
            {"bottom line", [](Record& r) { r.bottom_line = words(26); }, "bottom_line"},
            {"a key message", [](Record& r) { r.key_messages = {words(41)}; }, "key_messages"},
            {"six key messages",
             [](Record& r) {
                 r.key_messages = {6, "x"};
             },
             "key_messages"},
            {"minutes", [](Record& r) { r.minutes = 601; }, "minutes"},
            {"no minute", [](Record& r) { r.minutes = 0; }, "minutes"},
            {"n_studies", [](Record& r) { r.n_studies = -1; }, "n_studies"},
            {"n_people", [](Record& r) { r.n_people = 2'000'000'001; }, "n_people"},
            {"doi", [](Record& r) { r.doi = parsed<Doi>("10.1000/" + std::string(243, 'a')); },
             "doi"},
            {"a source's doi",
             [](Record& r) { r.sources[0].doi = parsed<Doi>("10.1000/" + std::string(243, 'a')); },
             "sources"},
            {"licence in words", [](Record& r) { r.licence = "all rights reserved"; }, "licence"},
        });
}

TEST(Validate, ListsHoldTheirOwnWordsOnceEach)
{
    expect_one_fault(
        research_summary(),
        {
            {"population", [](Record& r) { r.population = {"martians"}; }, "population"},
            {"setting",
             [](Record& r) {
                 r.setting = {"home", "moon"};
             },
             "setting"},
            {"audience", [](Record& r) { r.audience = {"Practitioner"}; }, "audience"},
            {"stage", [](Record& r) { r.practice_stages = {""}; }, "practice_stages"},
            {"role",
             [](Record& r) {
                 r.implications = {{"clown", "text"}};
             },
             "implications"},
            {"outcome", [](Record& r) { r.outcomes = {{.outcome = "joy"}}; }, "outcomes"},
            {"area", [](Record& r) { r.areas = {"Kinship care"}; }, "areas"},
            {"long area", [](Record& r) { r.areas = {std::string(101, 'a')}; }, "areas"},
            {"area twice",
             [](Record& r) {
                 r.areas = {"kinship", "kinship"};
             },
             "areas"},
            {"token twice",
             [](Record& r) {
                 r.setting = {"home", "school", "home"};
             },
             "setting"},
            {"country twice",
             [](Record& r) {
                 r.studied_in = {2, parsed<Country>("CA")};
             },
             "studied_in"},
            {"title in its own language",
             [](Record& r) {
                 r.translated_titles = {{parsed<Language>("en-CA"), "A"}};
             },
             "translated_titles"},
            {"two titles in one language",
             [](Record& r) {
                 r.translated_titles = {2, {parsed<Language>("fr"), "A"}};
             },
             "translated_titles"},
        });
    expect_no_fault(
        research_summary(),
        {
            {"every population",
             [](Record& r) {
                 r.population = {population_tokens().begin(), population_tokens().end()};
             },
             ""},
            {"every setting",
             [](Record& r) {
                 r.setting = {setting_tokens().begin(), setting_tokens().end()};
             },
             ""},
            {"every audience",
             [](Record& r) {
                 r.audience = {audience_tokens().begin(), audience_tokens().end()};
             },
             ""},
            {"every stage",
             [](Record& r) {
                 r.practice_stages = {practice_stage_tokens().begin(),
                                      practice_stage_tokens().end()};
             },
             ""},
        });
}

TEST(Validate, AnAuthorIsAPersonOrABody)
{
    expect_no_fault(research_summary(),
                    {
                        {"person", [](Record& r) { r.authors = {{.family = "Roe"}}; }, ""},
                        {"body", [](Record& r) { r.authors = {{.name = "Ministry"}}; }, ""},
                    });
    expect_one_fault(
        research_summary(),
        {
            {"nobody",
             [](Record& r) { r.authors = {{.orcid = parsed<Orcid>("0000-0002-1825-0097")}}; },
             "authors"},
            {"both", [](Record& r) { r.authors = {{.family = "Roe", .name = "Ministry"}}; },
             "authors"},
            {"given name alone", [](Record& r) { r.authors = {{.given = "Jane"}}; }, "authors"},
            {"body with a given name",
             [](Record& r) { r.authors = {{.given = "Jane", .name = "Ministry"}}; }, "authors"},
            {"contributor", [](Record& r) { r.contributors = {{}}; }, "contributors"},
        });
}

TEST(Validate, FaultsComeAllAtOnceAndSayWhichAndHowToMend)
{
    Record record = research_summary();
    record.key_messages = {"Short.", words(43)};
    record.setting = {"moon"};
    record.minutes.reset();
    EXPECT_THAT(
        validate(record),
        ElementsAre(
            Fault{"minutes", "minutes is missing", "give the reading time in minutes"},
            Fault{"key_messages", "key_messages 2 has 43 words, more than 40", "take 3 words out",
                  2},
            Fault{"setting", "setting 1 is \"moon\", which is not a word of its list",
                  "use one of home, foster_home, kinship_home, residential_care, secure_care, "
                  "school, clinic, hospital, community, court, agency, online, shelter, prison, "
                  "rural",
                  1}));
}

TEST(Validate, AsksNothingMoreOfAGuideFromOutside)
{
    const Record guide{.kind = Kind::practice_guide, .title = "Somebody else's"};
    EXPECT_THAT(validate_from_outside(guide), IsEmpty());
    EXPECT_FALSE(validate(guide).empty());
    EXPECT_FALSE(validate_from_outside({.kind = Kind::practice_guide}).empty());
}

TEST(Validate, WhatComesFromOutsideNeedsATitleOrAnIdentifier)
{
    EXPECT_THAT(faulty_fields(Record{}), ElementsAre("title"));
    EXPECT_THAT(faulty_fields(Record{.title = " "}), ElementsAre("title"));
    EXPECT_THAT(validate(Record{.title = "A study"}), IsEmpty());
    EXPECT_THAT(validate(Record{.doi = parsed<Doi>("10.1000/a")}), IsEmpty());
    EXPECT_THAT(validate(Record{.pmid = parsed<Pmid>("1")}), IsEmpty());
    EXPECT_THAT(validate(Record{.pmcid = parsed<Pmcid>("PMC1")}), IsEmpty());
    EXPECT_THAT(validate(Record{.isbns = {parsed<Isbn>("9780306406157")}}), IsEmpty());
    EXPECT_THAT(validate(Record{.url = parsed<Url>("https://example.org/a")}), IsEmpty());
    EXPECT_THAT(faulty_fields(Record{.issns = {parsed<Issn>("0378-5955")}}), ElementsAre("title"))
        << "a journal is not a study";
}

TEST(Validate, WhatComesFromOutsideIsNotHeldToOurLengthsAndLists)
{
    Record record{.title = std::string(5000, 'x')};
    record.population = {"people aged 0 to 3"};
    record.bottom_line = words(200);
    record.authors = {{.family = "Roe", .name = "Jane Roe"}};
    EXPECT_THAT(validate(record), IsEmpty());
}

TEST(Validate, TextThatXmlCannotHoldIsNamedWhereverItIs)
{
    const std::vector<Change> changes = {
        {"NUL", [](Record& r) { r.abstract = std::string("a\0b", 3); }, "abstract"},
        {"vertical tab", [](Record& r) { r.title = "a\x0B"; }, "title"},
        {"escape, deep", [](Record& r) { r.authors = {{.organisation = "\x1B[31m"}}; }, "authors"},
        {"in a list",
         [](Record& r) {
             r.keywords = {"a", "\x01"};
         },
         "keywords"},
        {"in an optional part", [](Record& r) { r.container.title = "\x02"; }, "container"},
        {"U+FFFE", [](Record& r) { r.abstract = "\xEF\xBF\xBE"; }, "abstract"},
        {"U+FFFF", [](Record& r) { r.abstract = "a\xEF\xBF\xBF"; }, "abstract"},
        {"not UTF-8", [](Record& r) { r.abstract = "caf\xE9"; }, "abstract"},
        {"a surrogate", [](Record& r) { r.abstract = "\xED\xA0\x80"; }, "abstract"},
    };
    expect_one_fault(Record{.title = "A study"}, changes);
}

TEST(Validate, LinesTabsAndRareLettersAreText)
{
    EXPECT_THAT(
        validate(Record{.title = "A\tB", .abstract = "one\n\ntwo\r\n\xC2\x85 😀 \xEF\xBF\xBD"}),
        IsEmpty());
}

TEST(Validate, MessagesShowControlCharactersAsText)
{
    const auto faults = validate(Record{.title = "a\x1B"});
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_THAT(faults[0].what, HasSubstr("U+001B"));
}

}  // namespace
}  // namespace findings
