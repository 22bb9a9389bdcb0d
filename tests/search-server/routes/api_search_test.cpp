#include "tests/search-server/routes/api_records.hpp"

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

namespace json = boost::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class ApiSearch : public testing::Test {
protected:
    std::vector<std::string> titles(std::string_view target)
    {
        const json::value answer = served_.json(target);
        std::vector<std::string> out;
        for (const json::value& result : answer.at("results").as_array())
            out.emplace_back(result.at("title").as_string());
        return out;
    }

    /// The problem's text where the status is 400.
    std::string refusal(std::string_view target)
    {
        const Response response = served_.get(target);
        if (response.status != 400)
            return "status " + std::to_string(response.status);
        EXPECT_EQ(response.header("Content-Type"), "application/problem+json");
        return std::string(served_.json(target).at("detail").as_string());
    }

    tests::ServedLibrary served_{tests::api_records()};
};

std::vector<std::string> names_of(const json::object& object)
{
    std::vector<std::string> names;
    for (const auto& member : object)
        names.emplace_back(member.key());
    return names;
}

TEST_F(ApiSearch, AnswersWithEveryMemberOfTheContract)
{
    const json::value answer = served_.json("/api/v1/search?q=kinship+placement");
    EXPECT_THAT(names_of(answer.as_object()),
                UnorderedElementsAre("query", "total", "total_some", "page", "per_page", "took_ms",
                                     "index_revision", "results", "facets", "next", "previous"));
    EXPECT_THAT(names_of(answer.at("query").as_object()),
                UnorderedElementsAre("text", "understood", "concepts", "did_you_mean", "dropped"));
    EXPECT_EQ(answer.at("query").at("text"), "kinship placement");
    EXPECT_EQ(answer.at("page"), 1);
    EXPECT_EQ(answer.at("per_page"), 20);
    EXPECT_TRUE(answer.at("next").is_null());
    EXPECT_TRUE(answer.at("previous").is_null());
}

TEST_F(ApiSearch, SaysWhatARecordIs)
{
    const json::value answer = served_.json("/api/v1/search?q=stability");
    ASSERT_EQ(answer.at("results").as_array().size(), 1u);
    json::object result = answer.at("results").as_array()[0].as_object();
    const json::value snippet = result["snippet"];
    const json::value why = result["why"];
    EXPECT_GT(result["score"].to_number<double>(), 0);
    for (const char* varying : {"snippet", "why", "score"})
        result.erase(varying);
    const std::string id = served_.ids()[0].str();
    EXPECT_EQ(
        json::value(result),
        (json::object{
            {"id", id},
            {"url", "/en/items/" + id + "/kinship-care-and-placement-stability"},
            {"work", id},
            {"kind", "research_summary"},
            {"status", "published"},
            {"title", "Kinship care and placement stability"},
            {"bottom_line", "Children in kinship care move less often."},
            {"areas", json::array{json::object{{"id", "kinship"}, {"label", "Kinship care"}}}},
            {"evidence_type", "systematic_review"},
            {"confidence", "limited"},
            {"confidence_high", "strong"},
            {"direction", "helps"},
            {"raters_differ", false},
            {"year", 2021},
            {"publisher", "North Institute"},
            {"authors", json::array{}},
            {"author_count", 0},
            {"countries", json::array{}},
            {"language", "en"},
            {"languages", json::array{"en"}},
            {"stale_translation", false},
            {"superseded_by", nullptr},
            {"minutes", 4},
            {"all_words", true},
        }));
    for (const json::value& run : snippet.as_array())
        EXPECT_THAT(names_of(run.as_object()), UnorderedElementsAre("text", "hit"));
    ASSERT_FALSE(why.as_array().empty());
    EXPECT_THAT(names_of(why.as_array()[0].as_object()),
                UnorderedElementsAre("field", "term", "via"));
}

TEST_F(ApiSearch, FiltersByEachParameter)
{
    const std::string kinship = "Kinship care and placement stability";
    const std::string school = "Foster care and school";
    const std::string guide = "Guide : accueil par des proches";
    EXPECT_THAT(titles("/api/v1/search"), UnorderedElementsAre(kinship, school, guide));
    EXPECT_THAT(titles("/api/v1/search?area=kinship"), UnorderedElementsAre(kinship, guide));
    EXPECT_THAT(titles("/api/v1/search?area=kinship&area=education"),
                UnorderedElementsAre(kinship, school, guide));
    EXPECT_THAT(titles("/api/v1/search?kind=practice_guide"), UnorderedElementsAre(guide));
    EXPECT_THAT(titles("/api/v1/search?evidence_type=randomised_trial"),
                UnorderedElementsAre(school));
    EXPECT_THAT(titles("/api/v1/search?confidence=moderate"), UnorderedElementsAre(school));
    EXPECT_THAT(titles("/api/v1/search?confidence=limited"), UnorderedElementsAre(kinship, school));
    EXPECT_THAT(titles("/api/v1/search?direction=helps"), UnorderedElementsAre(kinship));
    EXPECT_THAT(titles("/api/v1/search?language=fr"), UnorderedElementsAre(guide));
    EXPECT_THAT(titles("/api/v1/search?publisher=North+Institute"), UnorderedElementsAre(kinship));
    EXPECT_THAT(titles("/api/v1/search?year_from=2020&year_to=2022"),
                UnorderedElementsAre(kinship));
    EXPECT_THAT(titles("/api/v1/search?minutes_max=4"), UnorderedElementsAre(kinship));
    EXPECT_THAT(titles("/api/v1/search?country=GB"), IsEmpty());
    EXPECT_THAT(titles("/api/v1/search?population=nobody"), IsEmpty());
}

TEST_F(ApiSearch, SortsByWhatIsAsked)
{
    EXPECT_THAT(titles("/api/v1/search?sort=oldest"),
                testing::ElementsAre("Foster care and school",
                                     "Kinship care and placement stability",
                                     "Guide : accueil par des proches"));
    EXPECT_THAT(titles("/api/v1/search?sort=newest&per_page=1"),
                testing::ElementsAre("Guide : accueil par des proches"));
}

TEST_F(ApiSearch, PutsFacetsWithLabelsInTheLanguageAsked)
{
    const json::value answer = served_.json("/api/v1/search?lang=fr&kind=practice_guide");
    const json::array& kinds = answer.at("facets").at("kind").as_array();
    bool is_found = false;
    for (const json::value& kind : kinds) {
        if (kind.at("value") != "practice_guide")
            continue;
        is_found = true;
        EXPECT_EQ(kind.at("label"), "Guide de pratique");
        EXPECT_EQ(kind.at("count"), 1);
        EXPECT_EQ(kind.at("selected"), true);
    }
    EXPECT_TRUE(is_found) << json::serialize(kinds);
    for (const json::value& value : answer.at("facets").at("confidence").as_array())
        EXPECT_TRUE(value.as_object().contains("possibly"));
}

TEST_F(ApiSearch, LeavesFacetsOutWhereTheyAreNotWanted)
{
    EXPECT_EQ(served_.json("/api/v1/search?facets=0").at("facets"), json::object{});
}

TEST_F(ApiSearch, LeadsFromPageToPage)
{
    const json::value first = served_.json("/api/v1/search?per_page=1&sort=oldest&lang=fr");
    EXPECT_EQ(first.at("next"), "/api/v1/search?sort=oldest&per_page=1&page=2&lang=fr");
    const json::value second = served_.json(first.at("next").as_string());
    EXPECT_EQ(second.at("page"), 2);
    EXPECT_EQ(second.at("previous"), "/api/v1/search?sort=oldest&per_page=1&lang=fr");
    const json::value third = served_.json(second.at("next").as_string());
    EXPECT_TRUE(third.at("next").is_null());
}

TEST_F(ApiSearch, PutsTheBaseAddressInFront)
{
    served_.base_url = "https://library.example";
    const json::value answer = served_.json("/api/v1/search?per_page=1");
    EXPECT_THAT(std::string(answer.at("next").as_string()),
                testing::StartsWith("https://library.example/api/v1/search?"));
    EXPECT_THAT(std::string(answer.at("results").as_array()[0].at("url").as_string()),
                testing::StartsWith("https://library.example/en/items/"));
}

TEST_F(ApiSearch, NamesTheConceptsItSpotted)
{
    const json::value answer = served_.json("/api/v1/search?q=kinship+care");
    ASSERT_EQ(answer.at("query").at("concepts").as_array().size(), 1u);
    const json::value& spotted = answer.at("query").at("concepts").as_array()[0];
    EXPECT_EQ(spotted.at("id"), "kinship");
    EXPECT_EQ(spotted.at("label"), "Kinship care");
    EXPECT_EQ(spotted.at("matched"), "kinship care");
}

TEST_F(ApiSearch, RefusesWhatItDoesNotKnowByName)
{
    struct {
        std::string target;
        std::string named;
    } const cases[] = {
        {"colour=red", "\"colour\""},
        {"q=a&Q=b", "\"Q\""},
        {"q=a&q=b", "q can be given once"},
        {"area=nowhere", "\"nowhere\""},
        {"kind=film", "kind does not take \"film\""},
        {"evidence_type=hearsay", "evidence_type does not take \"hearsay\""},
        {"confidence=certain", "confidence does not take \"certain\""},
        {"confidence=limited&confidence=strong", "confidence can be given once"},
        {"direction=up", "direction does not take \"up\""},
        {"country=Canada", "country is a code"},
        {"language=French!", "language is a code"},
        {"year_from=last", "year_from is a whole number"},
        {"year_to=0", "year_to is a whole number"},
        {"year_from=2020&year_to=2010", "year_from=2020 is after year_to=2010"},
        {"minutes_max=-1", "minutes_max is a whole number"},
        {"sort=best", "sort is relevance"},
        {"page=0", "page is a whole number"},
        {"page=1.5", "page is a whole number"},
        {"page=501", "page is a whole number from 1 to 500"},
        {"per_page=101", "per_page is a whole number from 1 to 100"},
        {"per_page=100&page=101", "page is a whole number from 1 to 100"},
        {"expand=yes", "expand is 0 or 1"},
        {"facets=2", "facets is 0 or 1"},
        {"lang=de", "lang is en or fr"},
        {"lang=en-", "lang is en or fr"},
        {"drop=nowhere", "\"nowhere\""},
        {"q=" + std::string(4097, 'a'), "4096 bytes"},
        {"publisher=" + std::string(501, 'a'), "publisher is at most 500"},
    };
    for (const auto& each : cases) {
        SCOPED_TRACE(each.target.substr(0, 60));
        EXPECT_THAT(refusal("/api/v1/search?" + each.target), HasSubstr(each.named));
    }
}

TEST_F(ApiSearch, RefusesNothingThatIsTypedInQ)
{
    const std::string typed[] = {
        "",
        "*",
        "%22",
        "%22%22%22",
        "-",
        "--",
        "-%22",
        "OR",
        "OR+OR",
        "AND",
        "NOT",
        "a+OR",
        "title%3A",
        "year%3A",
        "year%3A..",
        "year%3A99999999999..",
        "a*",
        "ab*",
        "abc*",
        "***",
        "%28%28",
        "%29",
        "a+NEAR+b",
        "doi%3A10.",
        "%26%26",
        "%7C%7C",
        "%5C",
        "%01%02",
        "%F0%9F%91%B6",
        "l%27",
        "%E2%80%99",
        "%C2%A0",
        "%EF%BB%BF",
        "%E2%80%AE",
        "%3Cscript%3E",
        "area%3Anowhere",
        "unknown%3Aword",
        "%2B",
        "a%3Ab%3Ac",
    };
    for (const std::string& each : typed) {
        SCOPED_TRACE(each);
        EXPECT_EQ(served_.get("/api/v1/search?q=" + each).status, 200u);
    }
    EXPECT_EQ(served_.get("/api/v1/search?q=" + std::string(4096, 'a')).status, 200u);
}

TEST_F(ApiSearch, TakesEmptyParametersAsFormsSendThem)
{
    EXPECT_EQ(served_
                  .get("/api/v1/search?q=&area=&kind=&confidence=&year_from=&year_to=&minutes_max="
                       "&sort=&page=&per_page=&expand=&facets=&lang=")
                  .status,
              200u);
}

TEST_F(ApiSearch, ShowsNeitherDraftsNorWhatWasWithdrawn)
{
    EXPECT_THAT(titles("/api/v1/search?q=draft"), IsEmpty());
    EXPECT_THAT(titles("/api/v1/search?q=withdrawn"), IsEmpty());
}

TEST_F(ApiSearch, SuggestsAreasAndTitlesThatBeginSo)
{
    const json::value answer = served_.json("/api/v1/suggest?q=kinsh");
    const json::array& suggestions = answer.at("suggestions").as_array();
    ASSERT_GE(suggestions.size(), 2u);
    EXPECT_EQ(suggestions[0].at("type"), "area");
    EXPECT_EQ(suggestions[0].at("id"), "kinship");
    EXPECT_EQ(suggestions[0].at("country"), nullptr);
    EXPECT_EQ(suggestions[suggestions.size() - 1],
              (json::object{{"type", "item"},
                            {"id", served_.ids()[0].str()},
                            {"label", "Kinship care and placement stability"},
                            {"url", "/en/items/" + served_.ids()[0].str() +
                                        "/kinship-care-and-placement-stability"}}));
}

TEST_F(ApiSearch, SuggestsNothingForNothing)
{
    for (const char* target : {"/api/v1/suggest", "/api/v1/suggest?q=", "/api/v1/suggest?q=+",
                               "/api/v1/suggest?q=zzzzz", "/api/v1/suggest?q=%22*-"})
        EXPECT_EQ(served_.json(target), (json::object{{"suggestions", json::array{}}})) << target;
}

}  // namespace
}  // namespace findings::server
