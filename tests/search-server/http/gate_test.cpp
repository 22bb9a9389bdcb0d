#include "search-server/http/gate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

/// What the gate says of bytes that hold a whole head: 200 where it lets them in, else the status.
unsigned verdict(std::string_view bytes)
{
    const auto size = head_size(bytes);
    if (size.has_error())
        return size.error().status;
    if (*size == 0)
        return 0;
    const auto head = read_head(bytes.substr(0, *size));
    return head.has_error() ? head.error().status : 200;
}

struct Case {
    const char* what;
    std::string_view bytes;
    unsigned verdict;
};

using namespace std::string_view_literals;

const Case cases[] = {
    {"plain", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"sv, 200},
    {"every method we know", "DELETE /x HTTP/1.1\r\nHost: a\r\n\r\n"sv, 200},
    {"HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n"sv, 200},
    {"empty line before the request", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"sv, 200},
    {"two empty lines before it", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"not whole yet", "GET / HTTP/1.1\r\nHost: a\r\n"sv, 0},

    // the first line
    {"two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"tab for a space", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"space before the method", " GET / HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"space after the version", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n"sv, 400},
    {"no version (HTTP/0.9)", "GET /\r\nHost: a\r\n\r\n"sv, 400},
    {"no target", "GET HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"lower-case version", "GET / http/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"version with letters", "GET / HTTP/1.x\r\nHost: a\r\n\r\n"sv, 400},
    {"version of three digits", "GET / HTTP/1.10\r\nHost: a\r\n\r\n"sv, 400},
    {"version to come", "GET / HTTP/2.0\r\nHost: a\r\n\r\n"sv, 505},
    {"HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n"sv, 505},
    {"method in lower case", "get / HTTP/1.1\r\nHost: a\r\n\r\n"sv, 501},
    {"unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n"sv, 501},
    {"TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n"sv, 501},
    {"CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n"sv, 501},
    {"method that is no token", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"TLS instead of HTTP", "\x16\x03\x01\x02\n\r\n\r\n"sv, 400},

    // targets
    {"absolute form", "GET http://a/en/ HTTP/1.1\r\nHost: a\r\n\r\n"sv, 200},
    {"absolute form without path", "GET http://a HTTP/1.1\r\nHost: a\r\n\r\n"sv, 200},
    {"absolute form with a user", "GET http://u@a/ HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"absolute form without host", "GET http:///x HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"another scheme", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"relative", "GET en/ HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"* for GET", "GET * HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"* for OPTIONS", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"sv, 200},
    {"fragment", "GET /#x HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"bad percent", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"percent cut off", "GET /?q=100% HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"NUL as it is", "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"NUL encoded", "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"not UTF-8", "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"overlong UTF-8", "GET /%c0%af HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400},
    {"dots", "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n"sv, 200},
    {"what browsers leave as it is", "GET /?q=a|b{c}\"d\" HTTP/1.1\r\nHost: a\r\n\r\n"sv, 200},
    {"UTF-8 as it is", "GET /?q=\xc3\xa9t\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n"sv, 200},

    // lines
    {"bare LF", "GET / HTTP/1.1\nHost: a\n\n"sv, 400},
    {"bare LF in the middle", "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n"sv, 400},
    {"bare CR in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\rc\r\n\r\n"sv, 400},
    {"folded line, space", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n"sv, 400},
    {"folded line, tab", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n\tc\r\n\r\n"sv, 400},
    {"space before the first header", "GET / HTTP/1.1\r\n Host: a\r\n\r\n"sv, 400},
    {"space before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n"sv, 400},
    {"no colon", "GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n"sv, 400},
    {"no name", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n"sv, 400},
    {"name with a slash", "GET / HTTP/1.1\r\nHost: a\r\nX/Y: b\r\n\r\n"sv, 400},
    {"name beyond ASCII", "GET / HTTP/1.1\r\nHost: a\r\n\xc3\xa9: b\r\n\r\n"sv, 400},
    {"NUL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n"sv, 400},
    {"DEL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\x7f\r\n\r\n"sv, 400},
    {"bytes beyond ASCII in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: \xe9\r\n\r\n"sv, 200},
    {"empty value", "GET / HTTP/1.1\r\nHost: a\r\nX:\r\n\r\n"sv, 200},

    // Host
    {"no Host", "GET / HTTP/1.1\r\n\r\n"sv, 400},
    {"two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"sv, 400},
    {"two equal Hosts", "GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n"sv, 400},
    {"two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n"sv, 400},
    {"empty Host", "GET / HTTP/1.1\r\nHost: \r\n\r\n"sv, 400},
    {"Host with a port", "GET / HTTP/1.1\r\nHost: a:8080\r\n\r\n"sv, 200},
    {"Host with an IPv6 address", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"sv, 200},
    {"Host with half an IPv6 address", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n"sv, 400},
    {"Host with a wrong port", "GET / HTTP/1.1\r\nHost: a:80x\r\n\r\n"sv, 400},
    {"Host with a large port", "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n"sv, 400},
    {"Host with a list", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n"sv, 400},
    {"Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"sv, 400},
    {"Host with a user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n"sv, 400},
    {"Host with a space", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"sv, 400},

    // where the body ends
    {"length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n"sv, 200},
    {"chunked", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"sv, 200},
    {"Chunked", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n"sv, 200},
    {"xchunked", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n"sv, 400},
    {"identity", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n"sv, 400},
    {"gzip, chunked", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"sv,
     400},
    {"chunked, chunked",
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n"sv, 400},
    {"chunked twice",
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"sv,
     400},
    {"chunked in quotes", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \"chunked\"\r\n\r\n"sv,
     400},
    {"chunked with a parameter",
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked;x\r\n\r\n"sv, 400},
    {"chunked after a vertical tab",
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \x0b"
     "chunked\r\n\r\n"sv,
     400},
    {"empty Transfer-Encoding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n\r\n"sv, 400},
    {"chunked in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"sv,
     400},
    {"chunked and a length",
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n"sv,
     400},
    {"a length and chunked",
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"sv,
     400},
    {"two lengths",
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n"sv, 400},
    {"two equal lengths",
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\n"sv, 400},
    {"list of lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5, 5\r\n\r\n"sv, 400},
    {"length with a plus", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\n"sv, 400},
    {"length with a minus", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n"sv, 400},
    {"length in hexadecimal", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x5\r\n\r\n"sv, 400},
    {"length with a point", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5.0\r\n\r\n"sv, 400},
    {"empty length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n"sv, 400},
    {"length past 64 bits",
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551621\r\n\r\n"sv, 400},
    {"largest length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1048576\r\n\r\n"sv, 200},
    {"one more", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n"sv, 413},
    {"length of a GET", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n"sv, 200},

    {"expectation", "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n"sv, 200},
    {"another expectation", "POST / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n"sv, 417},
};

TEST(Gate, LetsInOnlyWhatCanBeReadInOneWay)
{
    for (const Case& each : cases) {
        SCOPED_TRACE(each.what);
        EXPECT_EQ(verdict(each.bytes), each.verdict);
    }
}

TEST(Gate, NeverLetsInOneRequestThatIsCutOffAnywhere)
{
    const std::string_view whole = "POST /x?y=z HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n";
    for (std::size_t size = 0; size < whole.size(); ++size) {
        SCOPED_TRACE(size);
        EXPECT_EQ(verdict(whole.substr(0, size)), 0u);
    }
}

std::string with_target(std::size_t length)
{
    return "GET /" + std::string(length - 1, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

TEST(Gate, FindsTheAddressThatARefusalAnswers)
{
    EXPECT_EQ(address_in("GET /en/?q=a HTTP/1.1\r\nHost: a"), "/en/?q=a");
    EXPECT_EQ(address_in("\r\nGET /en/aaa"), "/en/aaa");
    EXPECT_EQ(address_in("GET /a\nx"), "/a");
    for (const char* none : {"", "\r\n", "GET", "GET ", " \r\n"})
        EXPECT_EQ(address_in(none), "") << none;
}

TEST(Gate, TakesAddressesOf16KiB)
{
    EXPECT_EQ(verdict(with_target(largest_target)), 200u);
    EXPECT_EQ(verdict(with_target(largest_target + 1)), 414u);
}

TEST(Gate, DoesNotWaitForTheEndOfAnAddressThatIsTooLong)
{
    EXPECT_EQ(verdict("GET /" + std::string(20'000, 'a')), 414u);
}

TEST(Gate, TakesHeadersOf8KiB)
{
    const std::string begin = "GET / HTTP/1.1\r\n";
    const std::string frame = "Host: a\r\nX: \r\n\r\n";
    const auto with_header = [&](std::size_t bytes) {
        return begin + "Host: a\r\nX: " + std::string(bytes - frame.size(), 'b') + "\r\n\r\n";
    };
    EXPECT_EQ(verdict(with_header(largest_header)), 200u);
    EXPECT_EQ(verdict(with_header(largest_header + 1)), 431u);
}

TEST(Gate, DoesNotWaitForTheEndOfAHeaderThatIsTooLong)
{
    EXPECT_EQ(verdict("GET / HTTP/1.1\r\nX: " + std::string(10'000, 'a')), 431u);
}

TEST(Gate, TakesAHundredHeaders)
{
    const auto with_headers = [](std::size_t count) {
        std::string bytes = "GET / HTTP/1.1\r\nHost: a\r\n";
        for (std::size_t i = 1; i < count; ++i)
            bytes += "X: b\r\n";
        return bytes + "\r\n";
    };
    EXPECT_EQ(verdict(with_headers(most_header_fields)), 200u);
    EXPECT_EQ(verdict(with_headers(most_header_fields + 1)), 431u);
}

TEST(Gate, TakesTheHeadApart)
{
    const auto head =
        read_head("POST http://b:80/en/./x%20y?q=a+b HTTP/1.1\r\nHost: a\r\n"
                  "X-Two:  b \t\r\nExpect: 100-Continue\r\nContent-Length: 012\r\n\r\n");
    ASSERT_TRUE(head.has_value());
    EXPECT_EQ(head->request.method, Method::post);
    EXPECT_EQ(head->request.path, "/en/x y");
    EXPECT_EQ(head->request.parameters, (Fields{{"q", "a b"}}));
    EXPECT_EQ(head->request.header("x-two"), "b");
    EXPECT_EQ(head->content_length, 12u);
    EXPECT_TRUE(head->has_body());
    EXPECT_TRUE(head->expects_continue);
    EXPECT_TRUE(head->keep_alive);
}

TEST(Gate, KnowsWhichConnectionsStayOpen)
{
    const auto stays = [](std::string_view version, std::string_view connection) {
        const auto head = read_head("GET / HTTP/" + std::string(version) + "\r\nHost: a\r\n" +
                                    std::string(connection) + "\r\n");
        return head->keep_alive;
    };
    EXPECT_TRUE(stays("1.1", ""));
    EXPECT_FALSE(stays("1.1", "Connection: close\r\n"));
    EXPECT_FALSE(stays("1.1", "Connection: x, CLOSE\r\n"));
    EXPECT_FALSE(stays("1.1", "Connection: keep-alive\r\nConnection: close\r\n"));
    EXPECT_FALSE(stays("1.0", ""));
    EXPECT_TRUE(stays("1.0", "Connection: Keep-Alive\r\n"));
    EXPECT_FALSE(stays("1.0", "Connection: keep-alive, close\r\n"));
}

TEST(Gate, FindsTheEndOfTheFirstOfTwoRequests)
{
    const std::string_view first = "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n";
    const auto size = head_size(std::string(first) + "GET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(*size, first.size());
}

}  // namespace
}  // namespace findings::server
