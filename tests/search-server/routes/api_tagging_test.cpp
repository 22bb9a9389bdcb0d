#include "library/catalogue/tagging_store.hpp"
#include "tests/support/served_library.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

namespace json = boost::json;
using testing::HasSubstr;

class TaggingApi : public testing::Test {
protected:
    Response suggest(std::string body, std::string_view type = "application/json",
                     std::string_view target = "/api/v1/areas/suggest")
    {
        Request request{.method = Method::post,
                        .headers = {{"content-type", std::string(type)}},
                        .body = std::move(body)};
        EXPECT_TRUE(take_target(request, target));
        return served_.ask(std::move(request));
    }

    std::string detail(const Response& response)
    {
        EXPECT_EQ(response.header("Content-Type"), "application/problem+json");
        return std::string(json::parse(response.text()).at("detail").as_string());
    }

    tests::ServedLibrary served_{{{.title = "Kinship care in practice"},
                                  {.status = Status::draft, .title = "Not to be seen yet"}}};
};

TEST_F(TaggingApi, SuggestsAreasWithTheirReasons)
{
    const Response response = suggest(
        R"({"title":"Kinship care and kinship carers","text":"Kinship care works.","language":"en"})");

    ASSERT_EQ(response.status, 200u);
    const json::array all = json::parse(response.text()).at("suggestions").as_array();
    ASSERT_FALSE(all.empty());
    const json::object& first = all.front().as_object();
    EXPECT_EQ(first.at("area"), "kinship");
    EXPECT_EQ(first.at("label"), "Kinship care");
    EXPECT_GT(first.at("score").as_double(), 0.5);
    const json::object& reason = first.at("because").as_array().front().as_object();
    EXPECT_EQ(reason.at("source"), "labels");
    EXPECT_EQ(reason.at("text"), "“kinship care” in the title, in the text");
    EXPECT_EQ(reason.at("places"), (json::array{"title", "text"}));
}

TEST_F(TaggingApi, SaysWhyInTheLanguageOfTheReader)
{
    const Response response = suggest(R"({"title":"Kinship care","text":"","language":"en"})",
                                      "application/json", "/api/v1/areas/suggest?lang=fr");

    EXPECT_THAT(response.text(), HasSubstr("« kinship care » dans le titre"));
}

TEST_F(TaggingApi, SuggestsNothingForATextAboutSomethingElse)
{
    EXPECT_EQ(json::parse(suggest(R"({"text":"The weather on Mars in winter"})").text()),
              (json::object{{"suggestions", json::array()}}));
}

TEST_F(TaggingApi, SaysWhatIsWrongWithABody)
{
    const std::pair<std::string, std::string> cases[] = {
        {"", "is not JSON"},
        {"{\"title\":", "is not JSON"},
        {"[]", "JSON object"},
        {R"({"title":5})", "title is a text"},
        {R"({"titel":"x"})", "\"titel\" is not known"},
        {R"({"title":"x","language":"no language"})", "BCP 47"},
        {R"({"title":" ","text":""})", "must say something"},
        {"{}", "must say something"},
        {"{\"title\":\"\xFF\"}", "is not JSON"},
    };
    for (const auto& [body, said] : cases) {
        SCOPED_TRACE(body);
        const Response response = suggest(body);
        EXPECT_EQ(response.status, 400u);
        EXPECT_THAT(detail(response), HasSubstr(said));
    }
}

TEST_F(TaggingApi, TakesJsonOnly)
{
    EXPECT_EQ(suggest("{\"title\":\"x\"}", "text/plain").status, 415u);
    EXPECT_EQ(suggest("{\"title\":\"x\"}", "").status, 415u);
    EXPECT_EQ(suggest("{\"title\":\"x\"}", "Application/JSON; charset=utf-8").status, 200u);
}

TEST_F(TaggingApi, RefusesATextThatIsTooLong)
{
    const Response response = suggest("{\"text\":\"" + std::string(300'000, 'a') + "\"}");
    EXPECT_EQ(response.status, 413u);
    EXPECT_THAT(detail(response), HasSubstr("262,144"));
}

TEST_F(TaggingApi, RefusesParametersThatItDoesNotKnow)
{
    EXPECT_EQ(suggest("{}", "application/json", "/api/v1/areas/suggest?q=x").status, 400u);
}

TEST_F(TaggingApi, TellsTheAreasOfARecordWithTheirReasons)
{
    const RecordId& id = served_.ids()[0];
    TaggingStore store(served_.library().path(), Catalogue::Access::read_write);
    store.keep({{{id, 1, {{"kinship", 0.75}}}}}, 0);

    const json::array all = served_.json("/api/v1/items/" + id.str() + "/areas").as_array();

    ASSERT_EQ(all.size(), 1u);
    const json::object& area = all.front().as_object();
    EXPECT_EQ(area.at("area"), "kinship");
    EXPECT_EQ(area.at("label"), "Kinship care");
    EXPECT_EQ(area.at("source"), "suggested");
    EXPECT_EQ(area.at("score"), 0.75);
    EXPECT_EQ(area.at("because").as_array().front().at("text"), "“kinship care” in the title");
    EXPECT_TRUE(area.at("decision").is_null());
}

TEST_F(TaggingApi, DoesNotTellTheAreasOfWhatNobodyMaySee)
{
    EXPECT_EQ(served_.get("/api/v1/items/" + served_.ids()[1].str() + "/areas").status, 404u);
    EXPECT_EQ(served_.get("/api/v1/items/01ARZ3NDEKTSV4RRFFQ69G5FAV/areas").status, 404u);
}

}  // namespace
}  // namespace findings::server
