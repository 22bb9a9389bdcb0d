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

class AreaDecisionsApi : public testing::Test {
protected:
    Response ask(Method method, std::string_view target, const Fields& headers,
                 std::string body = "", std::string_view type = "application/json")
    {
        Request request{.method = method, .headers = headers, .body = std::move(body)};
        request.headers.emplace_back("content-type", std::string(type));
        EXPECT_TRUE(take_target(request, target));
        return served_.ask(std::move(request));
    }

    std::string address(std::string_view area, std::size_t record = 0) const
    {
        return "/api/v1/items/" + served_.ids()[record].str() + "/areas/" + std::string(area);
    }

    Response decide(std::string_view area, std::string_view decision)
    {
        return ask(Method::put, address(area), trainer_,
                   R"({"decision":")" + std::string(decision) + "\"}");
    }

    tests::ServedLibrary served_{{{.title = "Kinship care in practice"},
                                  {.status = Status::draft, .title = "Not to be seen yet"},
                                  {.status = Status::withdrawn, .title = "Taken back"}}};
    Fields trainer_ = served_.token_of(served_.add_person("Anne", {Role::trainer}));
};

TEST_F(AreaDecisionsApi, KeepsAWordAndTellsWhoSaidItToThoseWhoDecide)
{
    const Response response = decide("kinship", "confirmed");

    ASSERT_EQ(response.status, 200u) << response.text();
    const json::value area = json::parse(response.text());
    EXPECT_EQ(area.at("area"), "kinship");
    EXPECT_EQ(area.at("source"), "person");
    EXPECT_EQ(area.at("decision"), "confirmed");
    EXPECT_EQ(area.at("decided_by"), "Anne");
    const std::string all = "/api/v1/items/" + served_.ids()[0].str() + "/areas";
    const json::value everybodys = served_.json(all).at(0);
    EXPECT_EQ(everybodys.at("decision"), "confirmed");
    EXPECT_EQ(everybodys.at("decided_by"), nullptr);
    EXPECT_TRUE(everybodys.at("decided_at").is_string());
    EXPECT_EQ(json::parse(decide("kinship", "rejected").text()).at("decision"), "rejected");
}

TEST_F(AreaDecisionsApi, TakesAWordBack)
{
    decide("kinship", "rejected");
    EXPECT_EQ(ask(Method::delete_, address("kinship"), trainer_).status, 204u);
    EXPECT_EQ(served_.json("/api/v1/items/" + served_.ids()[0].str() + "/areas"), json::array());
    EXPECT_EQ(ask(Method::delete_, address("kinship"), trainer_).status, 404u);
}

TEST_F(AreaDecisionsApi, SaysWhatCannotBeDecided)
{
    const std::string yes = R"({"decision":"confirmed"})";
    EXPECT_EQ(decide("no-such-area", "confirmed").status, 404u);
    EXPECT_EQ(ask(Method::put, address("kinship", 1), trainer_, yes).status, 404u);
    EXPECT_EQ(ask(Method::put, address("kinship", 2), trainer_, yes).status, 410u);
    EXPECT_EQ(ask(Method::put, address("kinship"), trainer_, yes, "text/plain").status, 415u);
    for (const char* body : {"", "{}", "[]", R"({"decision":"perhaps"})", R"({"decision":true})",
                             R"({"decision":"confirmed","by":"me"})"})
        EXPECT_EQ(ask(Method::put, address("kinship"), trainer_, body).status, 400u) << body;
    EXPECT_EQ(ask(Method::put, address("kinship"), {}, yes).status, 401u);
    const Fields practitioner = served_.token_of(served_.add_person("Ben", {Role::practitioner}));
    EXPECT_EQ(ask(Method::put, address("kinship"), practitioner, yes).status, 403u);
    EXPECT_EQ(served_.json("/api/v1/items/" + served_.ids()[0].str() + "/areas"), json::array());
}

TEST_F(AreaDecisionsApi, TakesNoWordOfATokenThatOnlyReads)
{
    const Fields reader = served_.token_of(served_.add_person("Cleo", {Role::editor}), Scope::read);
    EXPECT_EQ(ask(Method::put, address("kinship"), reader, R"({"decision":"confirmed"})").status,
              403u);
}

}  // namespace
}  // namespace findings::server
