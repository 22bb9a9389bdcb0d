#include "tests/search-server/routes/api_records.hpp"

#include "search-server/http/finish.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

namespace json = boost::json;
using testing::HasSubstr;

class ApiItems : public testing::Test {
protected:
    std::string address(std::size_t record, std::string_view rest = "") const
    {
        return "/api/v1/items/" + served_.ids()[record].str() + std::string(rest);
    }

    tests::ServedLibrary served_{tests::api_records()};
};

TEST_F(ApiItems, AnswerWithTheRecord)
{
    const Response response = served_.get(address(0));
    EXPECT_EQ(response.status, 200u);
    EXPECT_EQ(response.header("Content-Type"), "application/json");
    EXPECT_EQ(response.route, "/api/v1/items/{id}");
    const json::value item = json::parse(response.text());
    EXPECT_EQ(item.at("id").as_string(), served_.ids()[0].str());
    EXPECT_EQ(item.at("title"), "Kinship care and placement stability");
    EXPECT_EQ(item.at("version"), 1);
    EXPECT_EQ(item.at("areas"),
              (json::array{json::object{
                  {"id", "kinship"}, {"label", "Kinship care"}, {"source", "author"}}}));
    EXPECT_EQ(item.at("url").as_string(),
              "/en/items/" + served_.ids()[0].str() + "/kinship-care-and-placement-stability");
}

TEST_F(ApiItems, AnswerInTheFormTheirAddressNames)
{
    EXPECT_EQ(served_.get(address(0, ".json")).header("Content-Type"), "application/json");
    const Response xml = served_.get(address(0, ".xml"));
    EXPECT_EQ(xml.header("Content-Type"), "application/xml");
    EXPECT_THAT(xml.text(), HasSubstr("<?xml"));
    EXPECT_THAT(xml.text(), HasSubstr("Kinship care and placement stability"));
    EXPECT_EQ(served_.get(address(0, ".doc")).status, 404u);
}

TEST_F(ApiItems, AnswerInTheFormThatIsAccepted)
{
    const auto type = [this](std::string accept) {
        const Response response = served_.get(address(0), {{"accept", std::move(accept)}});
        return std::to_string(response.status) + " " +
               std::string(response.header("Content-Type").value_or(""));
    };
    EXPECT_EQ(type("*/*"), "200 application/json");
    EXPECT_EQ(type("application/xml"), "200 application/xml");
    EXPECT_EQ(type("application/json;q=0.5, application/xml"), "200 application/xml");
    EXPECT_EQ(type("text/html"), "406 application/problem+json");
    EXPECT_EQ(served_.get(address(0)).header("Vary"), "Accept, Authorization");
}

TEST_F(ApiItems, HaveATagAndADateToAskAgainWith)
{
    const Response first = served_.get(address(0));
    const std::string tag(first.header("ETag").value_or(""));
    EXPECT_THAT(std::string(first.header("Last-Modified").value_or("")), testing::EndsWith(" GMT"));
    Request again{.headers = {{"if-none-match", tag}}};
    ASSERT_TRUE(take_target(again, address(0)));
    Response response = served_.ask(again);
    finish(again, response);
    EXPECT_EQ(response.status, 304u);
    EXPECT_NE(served_.get(address(1)).header("ETag"), tag);
    EXPECT_NE(served_.get(address(0, ".xml")).header("ETag"), tag);
}

TEST_F(ApiItems, AreNotFoundWhereThereAreNone)
{
    for (const char* id : {"01ARZ3NDEKTSV4RRFFQ69G5FAV", "1", "x%20y", "..%2fx", "'", "%3Cb%3E"}) {
        SCOPED_TRACE(id);
        const Response response = served_.get("/api/v1/items/" + std::string(id));
        EXPECT_EQ(response.status, 404u);
        EXPECT_EQ(response.header("Content-Type"), "application/problem+json");
    }
}

TEST_F(ApiItems, AreNotFoundWhileTheyAreDrafts)
{
    EXPECT_EQ(served_.get(address(3)).text(),
              served_.get("/api/v1/items/01ARZ3NDEKTSV4RRFFQ69G5FAV").text());
    EXPECT_EQ(served_.get(address(3, "/versions")).status, 404u);
    EXPECT_EQ(served_.get(address(3, "/similar")).status, 404u);
}

TEST_F(ApiItems, AreGoneWhenTheyWereWithdrawn)
{
    EXPECT_EQ(served_.get(address(4)).status, 410u);
}

TEST_F(ApiItems, HaveSimilarOnes)
{
    const json::value answer = served_.json(address(0, "/similar"));
    EXPECT_EQ(answer.at("id").as_string(), served_.ids()[0].str());
    for (const json::value& card : answer.at("results").as_array())
        EXPECT_NE(card.at("id").as_string(), served_.ids()[0].str());
}

TEST_F(ApiItems, TellTheirVersionsWithoutWhereTheyCameFrom)
{
    const Response response = served_.get(address(0, "/versions"));
    const json::value answer = json::parse(response.text());
    ASSERT_EQ(answer.at("versions").as_array().size(), 1u);
    EXPECT_EQ(answer.at("versions").as_array()[0].at("version"), 1);
    EXPECT_THAT(response.text(), testing::Not(HasSubstr("path")));
}

TEST_F(ApiItems, RefuseParametersTheyDoNotHave)
{
    EXPECT_EQ(served_.get(address(0, "?q=x")).status, 400u);
    EXPECT_EQ(served_.get(address(0, "/versions?lang=fr")).status, 400u);
    EXPECT_EQ(served_.get(address(0, "?lang=fr")).status, 200u);
}

TEST_F(ApiItems, TellOfAreasWithCounts)
{
    const json::value area = served_.json("/api/v1/areas/kinship?lang=fr");
    EXPECT_EQ(area.at("id"), "kinship");
    EXPECT_EQ(area.at("count"), 2);
    EXPECT_FALSE(area.at("labels").as_array().empty());
    for (const char* relation : {"broader", "narrower", "related"})
        EXPECT_TRUE(area.at(relation).is_array()) << relation;
    for (const json::value& broader : area.at("broader").as_array())
        EXPECT_EQ(broader.at("count"), 2);
    EXPECT_EQ(served_.get("/api/v1/areas/nowhere").status, 404u);
}

TEST_F(ApiItems, ListEveryArea)
{
    const json::value answer = served_.json("/api/v1/areas");
    EXPECT_EQ(answer.at("areas").as_array().size(),
              served_.library().vocabulary().concepts().size());
    for (const json::value& area : answer.at("areas").as_array())
        for (const json::value& label : area.at("labels").as_array())
            EXPECT_NE(label.at("kind").as_string(), "hidden");
}

}  // namespace
}  // namespace findings::server
