#include "search-server/http/message.hpp"

#include <gtest/gtest.h>

namespace findings::server {
namespace {

std::string path_of(std::string_view target)
{
    Request request;
    return take_target(request, target) ? request.path : "(refused)";
}

Fields parameters_of(std::string_view target)
{
    Request request;
    EXPECT_TRUE(take_target(request, target)) << target;
    return request.parameters;
}

TEST(Message, DecodesAndNormalisesPaths)
{
    struct {
        std::string_view target;
        std::string_view path;
    } const cases[] = {
        {"/", "/"},
        {"/en/", "/en/"},
        {"/en/items/1", "/en/items/1"},
        {"/a%20b+c", "/a b+c"},
        {"/%C3%A9", "/é"},
        {"/é", "/é"},
        {"/a/./b", "/a/b"},
        {"/a/../b", "/b"},
        {"/a/..", "/"},
        {"/a/b/..", "/a/"},
        {"/a/.", "/a/"},
        {"/..", "/"},
        {"/../../etc/passwd", "/etc/passwd"},
        {"/static/..%2f..%2fetc/passwd", "/etc/passwd"},
        {"/static/%2e%2e/%2E%2E/x", "/x"},
        {"/a//b", "/a//b"},
        {"/...", "/..."},
        {"/a?../b", "/a"},
        {"", "(refused)"},
        {"en", "(refused)"},
        {"/a b", "(refused)"},
        {"/%", "(refused)"},
        {"/%4", "(refused)"},
        {"/%G1", "(refused)"},
        {"/%00", "(refused)"},
        {"/%ed%a0%80", "(refused)"},
        {"/a\x7f", "(refused)"},
    };
    for (const auto& each : cases) {
        SCOPED_TRACE(each.target);
        EXPECT_EQ(path_of(each.target), each.path);
    }
}

TEST(Message, TakesParametersInTheirOrder)
{
    EXPECT_EQ(parameters_of("/?q=a+b&area=x&area=y%26z&&empty=&bare&=v&q=a=b"),
              (Fields{{"q", "a b"},
                      {"area", "x"},
                      {"area", "y&z"},
                      {"empty", ""},
                      {"bare", ""},
                      {"", "v"},
                      {"q", "a=b"}}));
    EXPECT_EQ(parameters_of("/?"), Fields{});
    EXPECT_EQ(parameters_of("/?q=a?b/c"), (Fields{{"q", "a?b/c"}}));
}

TEST(Message, RefusesParametersThatAreNotText)
{
    EXPECT_EQ(path_of("/?q=%"), "(refused)");
    EXPECT_EQ(path_of("/?q=%ff"), "(refused)");
    EXPECT_EQ(path_of("/?q=%00"), "(refused)");
    EXPECT_EQ(path_of("/?%zz=1"), "(refused)");
}

TEST(Message, LeavesTheRequestAloneWhereItRefuses)
{
    Request request{.path = "/before"};
    EXPECT_FALSE(take_target(request, "/after?q=%"));
    EXPECT_EQ(request.path, "/before");
}

TEST(Message, FindsHeadersAndParametersByName)
{
    const Request request{.parameters = {{"a", "1"}, {"b", "2"}, {"a", "3"}},
                          .headers = {{"host", "x"}}};
    EXPECT_EQ(request.parameter("a"), "1");
    EXPECT_EQ(request.parameters_named("a"), (std::vector<std::string_view>{"1", "3"}));
    EXPECT_EQ(request.parameter("c"), std::nullopt);
    EXPECT_EQ(request.header("host"), "x");
    EXPECT_EQ(request.header("accept"), std::nullopt);
}

TEST(Message, SetsAResponseHeaderInPlaceOfTheOneThere)
{
    Response response;
    response.set("Content-Type", "text/html");
    response.set("content-type", "text/plain");
    EXPECT_EQ(response.headers, (Fields{{"Content-Type", "text/plain"}}));
    EXPECT_EQ(response.header("CONTENT-TYPE"), "text/plain");
}

}  // namespace
}  // namespace findings::server
