#include "library/formats/json_ld.hpp"

#include "library/base/text.hpp"
#include "library/record/record_json.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ReadResult read(const std::string& document)
{
    return read_text(read_json_ld, document, "a.jsonld");
}

std::string json_of(const Record& record)
{
    return boost::json::serialize(to_json(record));
}

/// What docs/formats/json_ld.md says is left of a record.
Record as_held(Record record)
{
    record.id.reset();
    if (is_native_kind(record.kind))
        record.kind = Kind::study;
    record.supersedes.reset();
    record.superseded_by.reset();
    record.translation.reset();
    return record;
}

TEST(JsonLd, ReadsAnArticleOfAPublisher)
{
    const ReadResult result = read(R"({"@context": "http://schema.org",
        "@type": ["ScholarlyArticle", "CreativeWork"], "headline": "Kin care",
        "author": [{"@type": "Person", "familyName": "Roy", "givenName": "Anne",
                    "@id": "https://orcid.org/0000-0002-1825-0097",
                    "affiliation": {"name": "University"}}, "Marc Dubois"],
        "editor": {"name": "Lee, Kim"},
        "datePublished": "2020-05-01T00:00:00Z", "inLanguage": "eng",
        "isPartOf": {"@type": "PublicationIssue", "issueNumber": 3, "isPartOf":
            {"@type": "PublicationVolume", "volumeNumber": "12", "isPartOf":
                {"@type": "Periodical", "name": "Child Welfare", "issn": ["0009-4021"]}}},
        "pageStart": "10", "pageEnd": "19", "sameAs": "https://doi.org/10.1234/ABC",
        "publisher": {"@type": "Organization", "name": "Press"},
        "keywords": "kin, care", "description": "One.",
        "license": "https://creativecommons.org/licenses/by/4.0/", "isAccessibleForFree": true,
        "additionalType": "systematic review", "award": "none"})");
    EXPECT_THAT(result.rejected, IsEmpty());
    ASSERT_THAT(result.kept, SizeIs(1));
    const Record expected{
        .language = Language::parse("en"),
        .title = "Kin care",
        .abstract = "One.",
        .authors = {{.family = "Roy",
                     .given = "Anne",
                     .orcid = Orcid::parse("0000-0002-1825-0097"),
                     .organisation = "University"},
                    {.name = "Marc Dubois"}},
        .contributors = {{.name = "Lee, Kim", .role = "editor"}},
        .publisher = "Press",
        .container = {.title = "Child Welfare", .volume = "12", .issue = "3", .pages = "10-19"},
        .doi = Doi::parse("10.1234/abc"),
        .issns = {*Issn::parse("0009-4021")},
        .issued = Date::parse("2020-05-01"),
        .evidence_type = EvidenceType::systematic_review,
        .keywords = {"kin", "care"},
        .licence = "CC-BY-4.0",
        .access = Access::open,
    };
    EXPECT_EQ(json_of(result.kept[0].record), json_of(expected));
    EXPECT_THAT(result.kept[0].notes, ElementsAre("award has no place in a record"));
}

TEST(JsonLd, TakesTheWorksOfAGraphAndOfAList)
{
    const ReadResult result = read(R"([{"@context": "https://schema.org", "@graph": [
          {"@type": "Person", "name": "Roy"}, {"@type": "Report", "name": "A"},
          {"@type": "Book", "name": "B"}]},
        {"@context": "https://schema.org", "@type": "schema:Thesis", "name": "C"},
        {"@context": "https://schema.org", "@type": "Report"},
        7])");
    std::vector<std::string> titles;
    for (const ReadRecord& read : result.kept)
        titles.push_back(read.record.title);
    EXPECT_THAT(titles, ElementsAre("A", "B", "C"));
    ASSERT_THAT(result.rejected, SizeIs(2));
    EXPECT_THAT(str(result.rejected[0]),
                HasSubstr("a.jsonld:5:9: the work has neither title nor identifier"));
    EXPECT_THAT(str(result.rejected[1]), HasSubstr("a.jsonld:6:9: the item is no object"));
}

TEST(JsonLd, SaysThatThereIsNoWork)
{
    const ReadResult result =
        read(R"({"@context": "https://schema.org", "@type": "Person", "name": "Roy"})");
    ASSERT_THAT(result.rejected, SizeIs(1));
    EXPECT_THAT(str(result.rejected[0]), HasSubstr("there is no work of schema.org in it"));
}

TEST(JsonLd, IsRecognisedByItsContextAndAType)
{
    const Format* format = format_named("json_ld");
    EXPECT_EQ(format_of(written(json_ld_writer, {{.title = "T"}}), "x"), format);
    EXPECT_EQ(format_of(written(json_ld_writer, {{.title = "T"}, {.title = "U"}}), "x"), format);
    EXPECT_NE(format_of(R"({"@context": "https://schema.org", "@type": "Person"})", "x"), format);
    EXPECT_NE(format_of(R"({"@type": "Report"})", "x"), format);
}

TEST(JsonLd, SaysItInSchemaOrgsWords)
{
    const Record record{.kind = Kind::practice_guide,
                        .title = "T",
                        .authors = {{.family = "Roy", .given = "Anne", .role = "Writing"}},
                        .container = {.title = "J", .volume = "1", .issue = "2"},
                        .doi = Doi::parse("10.1234/abc"),
                        .minutes = 5};
    const auto object = boost::json::parse(written(json_ld_writer, {record})).as_object();
    EXPECT_EQ(object.at("@type"), "LearningResource");
    EXPECT_EQ(boost::json::serialize(object.at("author")),
              R"([{"@type":"Role","roleName":"Writing","author":{"@type":"Person","name":)"
              R"("Roy, Anne","familyName":"Roy","givenName":"Anne"}}])");
    EXPECT_EQ(boost::json::serialize(object.at("isPartOf")),
              R"({"@type":"PublicationIssue","issueNumber":"2","isPartOf":{"@type":)"
              R"("PublicationVolume","volumeNumber":"1","isPartOf":{"@type":"Periodical",)"
              R"("name":"J"}}})");
    EXPECT_EQ(object.at("timeRequired"), "PT5M");
}

TEST(JsonLd, ReadsBackWhatItWroteOfEverySample)
{
    const std::vector<Record>& samples = corpus_samples();
    ASSERT_THAT(samples, SizeIs(testing::Ge(50U)));
    const ReadResult result = read(written(json_ld_writer, samples));
    EXPECT_THAT(result.rejected, IsEmpty());
    ASSERT_EQ(result.kept.size(), samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        EXPECT_EQ(json_of(result.kept[i].record), json_of(as_held(samples[i])));
        EXPECT_THAT(result.kept[i].notes, IsEmpty());
    }
}

TEST(JsonLd, NaughtyStringsComeBack)
{
    for (const std::string& text : naughty_strings()) {
        SCOPED_TRACE(text);
        const std::string value(trimmed(text));
        const Record record{
            .title = value,
            .translated_titles = {{*Language::parse("fr"), value}},
            .question = value,
            .bottom_line = value,
            .key_messages = {value},
            .abstract = value,
            .sections = {{value, value}},
            .authors = {{.family = value, .given = value, .role = value, .organisation = value},
                        {.name = value}},
            .contributors = {{.name = value, .role = value}},
            .publisher = value,
            .container = {.title = value, .volume = value, .issue = value},
            .keywords = {value},
            .sources = {{.citation = value}},
            .references = {{.citation = value}},
            .licence = value,
            .funding = value};
        const ReadResult result = read(written(json_ld_writer, {record}));
        ASSERT_THAT(result.kept, SizeIs(1));
        EXPECT_EQ(json_of(result.kept[0].record), json_of(record));
    }
}

}  // namespace
}  // namespace findings
