#include "library/record/validate.hpp"

#include "tests/library/record/sample_records.hpp"

#include <gmock/gmock.h>

#include <functional>

namespace findings {
namespace {

using test::parsed;
using test::practice_guide;
using test::research_summary;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAreArray;

std::vector<std::string> fields(const std::vector<Fault>& faults)
{
    std::vector<std::string> names;
    for (const Fault& fault : faults)
        names.push_back(fault.field);
    return names;
}

std::vector<std::string> faulty_fields(const Record& record)
{
    return fields(validate(record));
}

std::string words(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "word ";
    return text;
}

struct Change {
    std::string name;
    std::function<void(Record&)> make;
    std::string field;
};

void expect_one_fault(const Record& good, const std::vector<Change>& changes)
{
    ASSERT_THAT(validate(good), IsEmpty());
    for (const Change& change : changes) {
        SCOPED_TRACE(change.name);
        Record record = good;
        change.make(record);
        EXPECT_THAT(faulty_fields(record), ElementsAre(change.field));
    }
}

void expect_no_fault(const Record& good, const std::vector<Change>& changes)
{
    for (const Change& change : changes) {
        SCOPED_TRACE(change.name);
        Record record = good;
        change.make(record);
        EXPECT_THAT(validate(record), IsEmpty());
    }
}

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

TEST(Validate, DatesFitOneAnother)
{
    const auto date = [](std::string_view text) { return parsed<Date>(text); };
    expect_no_fault(
        research_summary(),
        {
            {"modified in the same year", [&](Record& r) { r.modified = date("2024"); }, ""},
            {"searched to the day of issue", [&](Record& r) { r.evidence_to = date("2024-05-17"); },
             ""},
            {"36 months", [&](Record& r) { r.review_by = date("2027-05-17"); }, ""},
            {"36 months after a change",
             [&](Record& r) {
                 r.modified = date("2025-01-31");
                 r.review_by = date("2028-01-31");
             },
             ""},
            {"36 months after a year that is all that is known",
             [&](Record& r) {
                 r.issued = date("2024");
                 r.review_by = date("2027-12-31");
             },
             ""},
        });
    expect_one_fault(
        research_summary(),
        {
            {"modified before issued", [&](Record& r) { r.modified = date("2024-04"); },
             "modified"},
            {"searched after issue", [&](Record& r) { r.evidence_to = date("2024-06"); },
             "evidence_to"},
            {"too late", [&](Record& r) { r.review_by = date("2027-05-18"); }, "review_by"},
            {"before issue", [&](Record& r) { r.review_by = date("2024-05-16"); }, "review_by"},
        });
    expect_one_fault(practice_guide(),
                     {
                         {"24 months for a guide",
                          [&](Record& r) { r.review_by = date("2026-05-18"); }, "review_by"},
                     });
}

TEST(Validate, TheEndOfAMonthIsAMonthAfterTheEndOfALongerOne)
{
    Record record = practice_guide();
    record.issued = parsed<Date>("2022-02-28");
    record.modified = parsed<Date>("2024-02-29");
    record.review_by = parsed<Date>("2026-02-28");
    EXPECT_THAT(validate(record), IsEmpty());
    record.review_by = parsed<Date>("2026-03-01");
    EXPECT_THAT(faulty_fields(record), ElementsAre("review_by"));
}

TEST(Validate, RelationsFitTheStatus)
{
    const auto other = parsed<RecordId>("01J9ZQ5V7N8YKX3M2T6R4W1B0D");
    expect_one_fault(
        research_summary(),
        {
            {"superseded by nothing", [](Record& r) { r.status = Status::superseded; },
             "superseded_by"},
            {"published and superseded", [&](Record& r) { r.superseded_by = other; }, "status"},
            {"supersedes itself", [](Record& r) { r.supersedes = r.id; }, "supersedes"},
            {"in a circle",
             [&](Record& r) {
                 r.status = Status::superseded;
                 r.supersedes = r.superseded_by = other;
             },
             "supersedes"},
            {"translation of itself",
             [](Record& r) {
                 r.translation = Translation{*r.id, 1, TranslationMethod::human};
             },
             "translation"},
            {"no method",
             [&](Record& r) {
                 r.translation = Translation{other, 1, {}};
             },
             "translation"},
            {"no version",
             [&](Record& r) {
                 r.translation = Translation{other, {}, TranslationMethod::human};
             },
             "translation"},
            {"version 0",
             [&](Record& r) {
                 r.translation = Translation{other, 0, TranslationMethod::human};
             },
             "translation"},
        });
}

TEST(Validate, AStudyOfEffectNamesWhatWasTriedAndMeasured)
{
    for (const Direction direction : {Direction::helps, Direction::mixed,
                                      Direction::no_clear_effect, Direction::harm_or_concern}) {
        Record record = research_summary();
        record.direction = direction;
        EXPECT_THAT(faulty_fields(record), ElementsAre("interventions", "outcomes"));
    }
    for (const Direction direction :
         {Direction::not_an_effectiveness_question, Direction::not_tested}) {
        Record record = research_summary();
        record.direction = direction;
        EXPECT_THAT(validate(record), IsEmpty());
    }
    Record guide = practice_guide();
    guide.direction = Direction::helps;
    EXPECT_THAT(validate(guide), IsEmpty());
}

TEST(Validate, ASynthesisSaysUpToWhenWasSearched)
{
    for (const EvidenceType type :
         {EvidenceType::meta_analysis, EvidenceType::systematic_review, EvidenceType::rapid_review,
          EvidenceType::scoping_review, EvidenceType::qualitative_evidence_synthesis}) {
        Record record = research_summary();
        record.evidence_type = type;
        EXPECT_THAT(faulty_fields(record), ElementsAre("evidence_to"));
        record.evidence_to = parsed<Date>("2023");
        record.review_quality = ReviewQuality::weak;
        EXPECT_THAT(validate(record), IsEmpty());
    }
    expect_one_fault(
        research_summary(),
        {
            {"the quality of what is no review",
             [](Record& r) { r.review_quality = ReviewQuality::strong; }, "review_quality"},
        });
}

TEST(Validate, ConfidenceIsAnInterval)
{
    using enum Confidence;
    expect_one_fault(research_summary(), {
                                             {"half rated",
                                              [](Record& r) {
                                                  r.confidence = {{not_rated, strong}};
                                              },
                                              "confidence"},
                                             {"half rated",
                                              [](Record& r) {
                                                  r.confidence = {{strong, not_rated}};
                                              },
                                              "confidence"},
                                             {"upside down",
                                              [](Record& r) {
                                                  r.confidence = {{strong, limited}};
                                              },
                                              "confidence"},
                                         });
    expect_no_fault(research_summary(), {
                                            {"a point",
                                             [](Record& r) {
                                                 r.confidence = {{limited, limited}};
                                             },
                                             ""},
                                            {"not rated",
                                             [](Record& r) {
                                                 r.confidence = {{not_rated, not_rated}};
                                             },
                                             ""},
                                        });
}

TEST(Validate, RatingsSayWhoWhatAndWhen)
{
    const Rating good{.scheme = "cebc", .value = "1", .rater = "CEBC", .year = 2019};
    const auto with = [&](auto change) {
        return [=](Record& r) {
            r.ratings = {good, good};
            change(r.ratings[1]);
        };
    };
    expect_no_fault(research_summary(), {{"good", with([](Rating&) {}), ""}});
    expect_one_fault(research_summary(),
                     {
                         {"scheme", with([](Rating& r) { r.scheme = ""; }), "ratings"},
                         {"value", with([](Rating& r) { r.value = ""; }), "ratings"},
                         {"rater", with([](Rating& r) { r.rater = " "; }), "ratings"},
                         {"year", with([](Rating& r) { r.year = {}; }), "ratings"},
                         {"early year", with([](Rating& r) { r.year = 19; }), "ratings"},
                         {"unit", with([](Rating& r) { r.unit = "thing"; }), "ratings"},
                     });
}

TEST(Validate, FilesStayInside)
{
    const Attachment good{"a/b..c.pdf", "application/pdf", std::string(64, '0'), {"tagged"}};
    const auto with = [&](auto change) {
        return [=](Record& r) {
            r.files = {good};
            change(r.files[0]);
        };
    };
    expect_no_fault(research_summary(), {{"good", with([](Attachment&) {}), ""}});
    expect_one_fault(
        research_summary(),
        {
            {"up", with([](Attachment& f) { f.path = "a/../../etc/passwd"; }), "files"},
            {"root", with([](Attachment& f) { f.path = "/etc/passwd"; }), "files"},
            {"nowhere", with([](Attachment& f) { f.path = ""; }), "files"},
            {"type", with([](Attachment& f) { f.media_type = "pdf"; }), "files"},
            {"a type in words", with([](Attachment& f) { f.media_type = "text/plain text"; }),
             "files"},
            {"half a type", with([](Attachment& f) { f.media_type = "text/"; }), "files"},
            {"sum", with([](Attachment& f) { f.sha256 = std::string(64, 'G'); }), "files"},
            {"short sum", with([](Attachment& f) { f.sha256 = "00"; }), "files"},
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
