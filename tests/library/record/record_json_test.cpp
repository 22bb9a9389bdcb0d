#include "library/record/record_json.hpp"

#include "library/record/fields.hpp"
#include "tests/library/record/member_count.hpp"
#include "tests/library/record/sample_records.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace findings {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;

template <class Struct>
constexpr bool
    every_member_has_a_field = std::tuple_size_v<std::remove_cv_t<decltype(fields_of<Struct>)>> ==
                               test::member_count<Struct>();

static_assert(every_member_has_a_field<Record>);
static_assert(every_member_has_a_field<Translated>);
static_assert(every_member_has_a_field<Agent>);
static_assert(every_member_has_a_field<Container>);
static_assert(every_member_has_a_field<Implication>);
static_assert(every_member_has_a_field<SourceWork>);
static_assert(every_member_has_a_field<Outcome>);
static_assert(every_member_has_a_field<Rating>);
static_assert(every_member_has_a_field<Recommendation>);
static_assert(every_member_has_a_field<Section>);
static_assert(every_member_has_a_field<Translation>);
static_assert(every_member_has_a_field<Attachment>);
static_assert(every_member_has_a_field<ConfidenceInterval>);

std::string refusal(std::string_view text)
{
    try {
        record_from_json(json::parse(json::string_view(text)));
    } catch (const RecordJsonError& error) {
        return error.what();
    }
    return "taken";
}

/// A record's smallest JSON with one member more.
std::string with(std::string_view member)
{
    return R"({"kind":"study","status":"published",)" + std::string(member) + "}";
}

TEST(RecordJson, EveryMemberComesBackAsItWas)
{
    const Record record = test::full_record();
    const std::string text = json::serialize(to_json(record));
    EXPECT_EQ(record_from_json(json::parse(text)), record);
}

TEST(RecordJson, TheFullSampleLeavesNoMemberEmpty)
{
    const json::object object = to_json(test::full_record());
    EXPECT_EQ(object.size(), test::member_count<Record>());
    EXPECT_EQ(object.at("authors").at(0).as_object().size(), test::member_count<Agent>());
    EXPECT_EQ(object.at("sources").at(0).as_object().size(), test::member_count<SourceWork>());
    EXPECT_EQ(object.at("ratings").at(0).as_object().size(), test::member_count<Rating>());
    EXPECT_EQ(object.at("outcomes").at(0).as_object().size(), test::member_count<Outcome>());
    EXPECT_EQ(object.at("container").as_object().size(), test::member_count<Container>());
    EXPECT_EQ(object.at("files").at(0).as_object().size(), test::member_count<Attachment>());
    EXPECT_EQ(object.at("translation").as_object().size(), test::member_count<Translation>());
}

TEST(RecordJson, AnEmptyRecordIsItsKindAndStatusOnly)
{
    EXPECT_EQ(json::serialize(to_json(Record{})), R"({"kind":"study","status":"published"})");
    EXPECT_EQ(record_from_json(to_json(Record{})), Record{});
}

TEST(RecordJson, NamesAndFormsAreTheContractOfTheApi)
{
    Record record;
    record.language = test::parsed<Language>("fr-CA");
    record.title = "Été";
    record.authors = {{.family = "Roy", .given = "Zoé"}};
    record.issued = test::parsed<Date>("2024-05");
    record.evidence_type = EvidenceType::systematic_review;
    record.confidence = ConfidenceInterval{Confidence::very_limited, Confidence::limited};
    record.n_people = 12;
    EXPECT_EQ(json::serialize(to_json(record)),
              R"({"kind":"study","status":"published","language":"fr-CA","title":"Été",)"
              R"("authors":[{"family":"Roy","given":"Zoé"}],"issued":"2024-05",)"
              R"("evidence_type":"systematic_review",)"
              R"("confidence":{"low":"very_limited","high":"limited"},"n_people":12})");
}

TEST(RecordJson, AbsentAndZeroAreNotTheSame)
{
    Record none;
    none.n_studies = 0;
    EXPECT_EQ(record_from_json(to_json(none)).n_studies, 0);
    EXPECT_EQ(record_from_json(to_json(Record{})).n_studies, std::nullopt);
}

TEST(RecordJson, NullIsNotThereAndUnknownMembersArePassedOver)
{
    const auto value = json::parse(with(R"("title":"A","doi":null,"of_tomorrow":[1])"));
    EXPECT_EQ(record_from_json(value), (Record{.title = "A"}));
}

TEST(RecordJson, RefusalsNameTheMemberAndWhatItShouldBe)
{
    const std::pair<std::string, std::string> cases[] = {
        {"[]", "the record should be an object"},
        {"{}", "kind is missing"},
        {R"({"kind":"study"})", "status is missing"},
        {R"({"kind":"novel","status":"draft"})",
         "kind should be one of research_summary, practice"},
        {R"({"kind":7,"status":"draft"})", "kind should be one of"},
        {with(R"("title":["A"])"), "title should be a text"},
        {with(R"("authors":{})"), "authors should be a list"},
        {with(R"("authors":["Roy"])"), "authors[0] should be an object"},
        {with(R"("authors":[{},{"orcid":"1"}])"), "authors[1].orcid should be an ORCID"},
        {with(R"("key_messages":["a",2])"), "key_messages[1] should be a text"},
        {with(R"("issued":"2024-02-30")"), "issued should be a date"},
        {with(R"("isbns":["9780306406158"])"), "isbns[0] should be an ISBN"},
        {with(R"("minutes":"four")"), "minutes should be a whole number"},
        {with(R"("minutes":4.5)"), "minutes should be a whole number"},
        {with(R"("n_people":99999999999)"), "n_people should be a whole number up to 2147483647"},
        {with(R"("translation":{})"), "translation.of is missing"},
        {with(R"("translated_titles":[{"text":"Été"}])"),
         "translated_titles[0].language is missing"},
        {with(R"("confidence":{"low":"low"})"), "confidence.low should be one of not_rated"},
        {with(R"("confidence":{"low":"limited"})"), "confidence.high is missing"},
        {with(R"("studied_in":["Canada"])"), "studied_in[0] should be an ISO 3166 code"},
    };
    for (const auto& [text, expected] : cases) {
        SCOPED_TRACE(text);
        EXPECT_THAT(refusal(text), HasSubstr(expected));
    }
}

}  // namespace
}  // namespace findings
