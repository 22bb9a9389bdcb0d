#include "search-server/http/finish.hpp"

#include "search-server/http/gzip.hpp"
#include "search-server/http/negotiation.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

namespace findings::server {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

Request asking(Fields headers, Method method = Method::get)
{
    return {.method = method, .target = "/", .path = "/", .headers = std::move(headers)};
}

Response text_of_size(std::size_t size)
{
    return {.headers = {{"Content-Type", "text/html; charset=utf-8"}},
            .body = std::string(size, 'a')};
}

Response finished(const Request& request, Response response)
{
    finish(request, response);
    return response;
}

std::string unzipped(const std::string& bytes)
{
    std::string out(100'000, '\0');
    z_stream stream{};
    inflateInit2(&stream, 31);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

TEST(Finish, PutsTheSecurityHeadersOnEveryAnswer)
{
    for (const Response& response :
         {finished(asking({}), text_of_size(1)), refused({400, "x"}), refused({503, "x"})}) {
        EXPECT_EQ(
            response.header("Content-Security-Policy"),
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(response.header("Referrer-Policy"), "no-referrer");
        EXPECT_EQ(response.header("Cross-Origin-Opener-Policy"), "same-origin");
        EXPECT_EQ(response.header("Cross-Origin-Resource-Policy"), "same-origin");
    }
}

TEST(Finish, CompressesTextThatIsLongerThanAKilobyteWhereItIsWanted)
{
    const Response response =
        finished(asking({{"accept-encoding", "gzip, br"}}), text_of_size(5000));
    EXPECT_EQ(response.header("Content-Encoding"), "gzip");
    EXPECT_EQ(response.header("Vary"), "Accept-Encoding");
    EXPECT_LT(response.text().size(), 100u);
    EXPECT_EQ(unzipped(response.text()), std::string(5000, 'a'));
}

TEST(Finish, LeavesTheRestUncompressed)
{
    const Request wants = asking({{"accept-encoding", "gzip"}});
    Response image = text_of_size(5000);
    image.set("Content-Type", "image/png");
    EXPECT_FALSE(finished(wants, image).header("Content-Encoding"));
    EXPECT_FALSE(finished(wants, image).header("Vary"));
    EXPECT_FALSE(finished(wants, text_of_size(1024)).header("Content-Encoding"));
    EXPECT_FALSE(finished(asking({}), text_of_size(5000)).header("Content-Encoding"));
    EXPECT_FALSE(finished(asking({{"accept-encoding", "gzip;q=0"}}), text_of_size(5000))
                     .header("Content-Encoding"));
    EXPECT_EQ(finished(asking({}), text_of_size(5000)).header("Vary"), "Accept-Encoding");
}

TEST(Finish, KeepsWhatTheAnswerVariesByAlready)
{
    Response response = text_of_size(1);
    response.set("Vary", "Accept");
    EXPECT_EQ(finished(asking({}), response).header("Vary"), "Accept, Accept-Encoding");
}

TEST(Finish, SaysThatAClientHasItAlready)
{
    Response tagged = text_of_size(5000);
    tagged.set("ETag", "\"one\"");
    for (const char* known : {"\"one\"", "W/\"one\"", "\"two\", \"one\"", "*"}) {
        SCOPED_TRACE(known);
        const Response response = finished(asking({{"if-none-match", known}}), tagged);
        EXPECT_EQ(response.status, 304u);
        EXPECT_EQ(response.text(), "");
        EXPECT_EQ(response.header("ETag"), "\"one\"");
        EXPECT_EQ(response.header("Vary"), "Accept-Encoding");
        EXPECT_EQ(response.header("Content-Type"), std::nullopt);
    }
    EXPECT_EQ(finished(asking({{"if-none-match", "\"two\""}}), tagged).status, 200u);
    EXPECT_EQ(finished(asking({{"if-none-match", "\"one\""}}, Method::post), tagged).status, 200u);
    tagged.status = 404;
    EXPECT_EQ(finished(asking({{"if-none-match", "\"one\""}}), tagged).status, 404u);
}

TEST(Finish, GoesByTheDateOnlyWhereThereIsNoTagToGoBy)
{
    Response dated = text_of_size(1);
    dated.set("Last-Modified", "Mon, 23 Nov 2026 15:00:00 GMT");
    dated.set("ETag", "\"one\"");
    const std::pair<std::string, std::string> since{"if-modified-since",
                                                    "Mon, 23 Nov 2026 15:00:00 GMT"};
    EXPECT_EQ(finished(asking({since}), dated).status, 304u);
    EXPECT_EQ(finished(asking({since, {"if-none-match", "\"two\""}}), dated).status, 200u);
    EXPECT_EQ(finished(asking({{since.first, "Mon, 23 Nov 2026 14:00:00 GMT"}}), dated).status,
              200u);
    EXPECT_EQ(finished(asking({since}), text_of_size(1)).status, 200u);
}

TEST(Finish, MakesTheTagOfCompressedContentWeak)
{
    Response tagged = text_of_size(5000);
    tagged.set("ETag", "\"one\"");
    const Response response = finished(asking({{"accept-encoding", "gzip"}}), tagged);
    EXPECT_EQ(response.header("ETag"), "W/\"one\"");
}

TEST(Finish, RefusesInTheFormThatIsWanted)
{
    const Response problem = refused({431, "Too \"long\"."});
    EXPECT_EQ(problem.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(boost::json::parse(problem.text()),
              (boost::json::object{{"type", "about:blank"},
                                   {"title", "Request Header Fields Too Large"},
                                   {"status", 431},
                                   {"detail", "Too \"long\"."}}));
    EXPECT_EQ(refused({503, "x"}, "/en/").header("Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(refused({503, "x"}, "/en/").header("Retry-After"), "1");
    for (const char* path : {"/api/v1/search?q=a", "/health/ready", "/metrics", "*", ""})
        EXPECT_EQ(refused({503, "x"}, path).header("Content-Type"), "application/problem+json");
}

TEST(Finish, WritesDatesAsHttpHasThem)
{
    EXPECT_EQ(http_date(sys_seconds(seconds(784111777))), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(http_date(sys_seconds(seconds(0))), "Thu, 01 Jan 1970 00:00:00 GMT");
}

TEST(Finish, WritesTheHeaderOfAnAnswer)
{
    const Response response{.status = 404, .headers = {{"X", "y"}}};
    EXPECT_EQ(
        header_text(response, {.content_length = 3, .keep_alive = false}, sys_seconds(seconds(0))),
        "HTTP/1.1 404 Not Found\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\nServer: findings\r\n"
        "X: y\r\nContent-Length: 3\r\nConnection: close\r\n\r\n");
}

TEST(Finish, HasNoLengthWhereThereCanBeNoBody)
{
    const auto header = header_text({.status = 304}, {.content_length = 0}, sys_seconds());
    EXPECT_THAT(header, testing::Not(testing::HasSubstr("Content-Length")));
}

TEST(Finish, LetsNoHeaderBeginAnother)
{
    const Response response{.headers = {{"Location", "/x\r\nSet-Cookie: a=b"}}};
    EXPECT_THAT(header_text(response, {}, sys_seconds()),
                testing::HasSubstr("Location: /x  Set-Cookie: a=b\r\n"));
}

TEST(Negotiation, WeighsMediaTypes)
{
    struct {
        std::string_view accept;
        std::string_view type;
        Weight weight;
    } const cases[] = {
        {"", "text/html", 1000},
        {"*/*", "text/html", 1000},
        {"text/html", "text/html; charset=utf-8", 1000},
        {"text/html", "application/json", 0},
        {"text/html, application/xml;q=0.9, */*;q=0.8", "application/json", 800},
        {"text/html, application/xml;q=0.9, */*;q=0.8", "application/xml", 900},
        {"text/*;q=0.5, text/html;q=0", "text/html", 0},
        {"text/*;q=0.5, text/html;q=0", "text/css", 500},
        {"TEXT/HTML;Q=0.25", "text/html", 250},
        {"text/html;level=1;q=0.125", "text/html", 125},
        {"text/html;q=nonsense", "text/html", 1000},
        {"textual/html", "text/html", 0},
    };
    for (const auto& each : cases) {
        SCOPED_TRACE(each.accept);
        EXPECT_EQ(accept_weight(each.accept, each.type), each.weight);
    }
}

TEST(Negotiation, WeighsCodings)
{
    EXPECT_EQ(accept_encoding_weight("gzip", "gzip"), 1000u);
    EXPECT_EQ(accept_encoding_weight("br;q=1, GZIP;q=0.2", "gzip"), 200u);
    EXPECT_EQ(accept_encoding_weight("*", "gzip"), 1000u);
    EXPECT_EQ(accept_encoding_weight("*, gzip;q=0", "gzip"), 0u);
    EXPECT_EQ(accept_encoding_weight("br", "gzip"), 0u);
    EXPECT_EQ(accept_encoding_weight("", "gzip"), 0u);
}

TEST(Gzip, MakesEqualBytesOfEqualText)
{
    EXPECT_EQ(gzipped("text"), gzipped("text"));
    EXPECT_EQ(unzipped(gzipped("")), "");
}

}  // namespace
}  // namespace findings::server
