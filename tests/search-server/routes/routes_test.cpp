#include "tests/search-server/routes/api_records.hpp"

#include "library/base/file.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

namespace json = boost::json;
using testing::HasSubstr;

class Routes : public testing::Test {
protected:
    Response ask(Method method, std::string_view target, Fields headers = {})
    {
        Request request{.method = method, .headers = std::move(headers)};
        EXPECT_TRUE(take_target(request, target));
        return served_.ask(request);
    }

    tests::ServedLibrary served_{tests::api_records()};
};

TEST_F(Routes, AnswerWithAProblemBelowApi)
{
    const Response response = ask(Method::get, "/api/v1/nothing");
    EXPECT_EQ(response.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(json::parse(response.text()),
              (json::object{{"type", "about:blank"},
                            {"title", "Not Found"},
                            {"status", 404},
                            {"detail", "There is nothing at this address."}}));
}

TEST_F(Routes, AnswerWithAPageElsewhere)
{
    for (const char* target :
         {"/nothing", "/en/nothing", "/de/", "/fr/items/1/2/3", "//", "/api"}) {
        SCOPED_TRACE(target);
        const Response response = ask(Method::get, target);
        EXPECT_EQ(response.status, 404u);
        EXPECT_THAT(std::string(response.header("Content-Type").value_or("")),
                    testing::StartsWith("text/html"));
    }
    EXPECT_THAT(ask(Method::get, "/fr/nothing").text(), HasSubstr("lang=\"fr\""));
}

TEST_F(Routes, SayWhichMethodsThereAre)
{
    const Response response = ask(Method::post, "/api/v1/search");
    EXPECT_EQ(response.status, 405u);
    EXPECT_EQ(response.header("Allow"), "GET, HEAD, OPTIONS");
    EXPECT_EQ(ask(Method::delete_, "/en/").status, 405u);
    EXPECT_EQ(ask(Method::options, "/en/").status, 204u);
    EXPECT_EQ(ask(Method::options, "/en/").header("Allow"), "GET, HEAD, OPTIONS");
    EXPECT_EQ(ask(Method::options, "/nothing").status, 404u);
    EXPECT_EQ(served_.ask({.method = Method::options, .target = "*", .path = "*"}).status, 204u);
}

TEST_F(Routes, TakeLargeBodiesOnlyWhereAFileFillsInAForm)
{
    const auto limit = [](Method method, std::string_view target) {
        Request request{.method = method};
        take_target(request, target);
        return body_limit_of(request);
    };
    for (const char* target : {"/en/add", "/fr/add"})
        EXPECT_GE(limit(Method::post, target), std::size_t{16} * 1024 * 1024) << target;
    for (const char* target : {"/de/add", "/en/add/1/work", "/api/v1/items", "/nothing"})
        EXPECT_EQ(limit(Method::post, target), largest_body) << target;
    EXPECT_EQ(limit(Method::get, "/en/add"), largest_body);
}

TEST_F(Routes, AnswerHeadAsGet)
{
    const Response head = ask(Method::head, "/api/v1/areas/kinship");
    EXPECT_EQ(head.status, 200u);
    EXPECT_EQ(head.text(), ask(Method::get, "/api/v1/areas/kinship").text());
}

TEST_F(Routes, DoNotSendWhatIsNotAccepted)
{
    EXPECT_EQ(ask(Method::get, "/api/v1/areas", {{"accept", "text/html"}}).status, 406u);
    EXPECT_EQ(ask(Method::get, "/en/about", {{"accept", "application/json"}}).status, 406u);
    EXPECT_EQ(ask(Method::get, "/en/about", {{"accept", "text/html,*/*;q=0.1"}}).status, 200u);
    EXPECT_EQ(ask(Method::get, "/api/v1/areas", {{"accept", "application/*"}}).status, 200u);
}

TEST_F(Routes, AreNamedByTheirPatternForTheLog)
{
    EXPECT_EQ(ask(Method::get, "/api/v1/areas/kinship").route, "/api/v1/areas/{id}");
    EXPECT_EQ(ask(Method::get, "/en/about").route, "/{lang}/about");
    EXPECT_EQ(ask(Method::get, "/nothing").route, "");
}

TEST_F(Routes, AreEachInTheDescriptionOfTheApi)
{
    const std::string description = read_file(FINDINGS_SOURCE "/schemas/openapi.yaml");
    for (const Route& route : routes()) {
        if (route.pattern.starts_with("/api/")) {
            EXPECT_THAT(description, HasSubstr("\n  " + std::string(route.pattern) + ":\n"));
        }
    }
    for (const OperatorRoute& route : operator_routes())
        EXPECT_THAT(description, HasSubstr("\n  " + std::string(route.path) + ":\n"));
}

Request operator_request(std::string path, Method method = Method::get)
{
    return {.method = method, .target = path, .path = path};
}

TEST(OperatorRoutes, SayThatTheServerIsReady)
{
    EXPECT_EQ(answer_operator(operator_request("/health/live"), {}).status, 200u);
    EXPECT_EQ(answer_operator(operator_request("/health/ready"), {}).status, 200u);
}

TEST(OperatorRoutes, SayWhyTheServerIsNotReady)
{
    const Operations operations{.not_ready = "because"};
    EXPECT_EQ(answer_operator(operator_request("/health/live"), operations).status, 200u);
    const Response response = answer_operator(operator_request("/health/ready"), operations);
    EXPECT_EQ(response.status, 503u);
    EXPECT_EQ(response.header("Retry-After"), "5");
    EXPECT_EQ(json::parse(response.text()).at("detail"), "because");
}

TEST(OperatorRoutes, HaveMetrics)
{
    const Operations operations{.metrics = "a 1\n", .index_upto = 7, .last_change = 9};
    const Response response = answer_operator(operator_request("/metrics"), operations);
    EXPECT_THAT(response.text(), testing::StartsWith("a 1\n"));
    EXPECT_THAT(response.text(), HasSubstr("\nfindings_index_upto 7\n"));
    EXPECT_THAT(response.text(), HasSubstr("\nfindings_catalogue_last_change 9\n"));
    EXPECT_THAT(response.text(), HasSubstr("\nfindings_ready 1\n"));
    EXPECT_THAT(response.text(), testing::Not(HasSubstr("findings_index_documents")));
}

TEST(OperatorRoutes, TakeGetOnly)
{
    const Response response =
        answer_operator(operator_request("/health/live", Method::post), Operations{});
    EXPECT_EQ(response.status, 405u);
    EXPECT_EQ(response.header("Allow"), "GET, HEAD, OPTIONS");
    EXPECT_FALSE(is_for_operators(operator_request("/health")));
}

}  // namespace
}  // namespace findings::server
