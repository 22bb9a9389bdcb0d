#include "indexer/sources/http_client.hpp"

#include "library/base/file.hpp"
#include "tests/support/loopback_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <map>

namespace findings::indexer {
namespace {

using testing::AllOf;
using testing::Each;
using testing::HasSubstr;
using testing::Not;
using tests::http_answer;
using tests::LoopbackServer;

std::string gzipped(const std::string& text)
{
    z_stream stream{};
    constexpr int window_of_gzip = 15 + 16;
    ::deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_of_gzip, 8, Z_DEFAULT_STRATEGY);
    std::string packed(::deflateBound(&stream, text.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    ::deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    ::deflateEnd(&stream);
    return packed;
}

class HttpClientTest : public testing::Test {
protected:
    HttpClientTest()
    {
        // With private addresses come the proxies of whoever runs the tests.
        ::setenv("no_proxy", "*", 1);
    }

    std::string answer(const std::string& request)
    {
        const auto found = answers.find(tests::target_of(request));
        return found == answers.end() ? http_answer(404, "none") : found->second;
    }

    /// The status and the body, or what was wrong.
    std::string get(const std::string& url, HttpLimits limits = {.objection = nullptr})
    {
        HttpClient client(limits, [this] { return is_interrupted; });
        const auto body = folder.path() / "body";
        try {
            last = client.get(url, body);
            return std::to_string(last.status) + " " + read_file(body);
        } catch (const AddressRefused& error) {
            return std::string("refused: ") + error.what();
        } catch (const HttpError& error) {
            return std::string(error.may_pass ? "passing: " : "wrong: ") + error.what();
        } catch (const HttpInterrupted&) {
            return "interrupted";
        }
    }

    TemporaryFolder folder;
    std::map<std::string, std::string> answers;
    LoopbackServer server{[this](const std::string& request) { return answer(request); }};
    HttpReply last;
    bool is_interrupted = false;
};

TEST_F(HttpClientTest, GivesTheBodyAndSaysWhoAsks)
{
    answers["/oai?verb=Identify"] = http_answer(200, "<xml/>");
    EXPECT_EQ(get(server.url("/oai?verb=Identify")), "200 <xml/>");
    ASSERT_EQ(server.requests().size(), 1u);
    EXPECT_THAT(server.requests()[0],
                AllOf(HasSubstr("User-Agent: findings-indexer"), HasSubstr("Accept-Encoding: gzip"),
                      Not(HasSubstr("Cookie")), Not(HasSubstr("Authorization"))));
}

TEST_F(HttpClientTest, AnyStatusIsAnAnswerWithWhenToComeBack)
{
    answers["/busy"] = http_answer(503, "later", {"Retry-After: 17"});
    EXPECT_EQ(get(server.url("/busy")), "503 later");
    EXPECT_EQ(last.retry_after, "17");
    EXPECT_EQ(get(server.url("/nothing")), "404 none");
    EXPECT_EQ(last.retry_after, std::nullopt);
}

TEST_F(HttpClientTest, UnpacksGzip)
{
    const std::string text(100'000, 'x');
    answers["/packed"] = http_answer(200, gzipped(text), {"Content-Encoding: gzip"});
    EXPECT_EQ(get(server.url("/packed")), "200 " + text);
}

TEST_F(HttpClientTest, ReadsNoMoreThanItMay)
{
    const HttpLimits limits{.objection = nullptr, .most_bytes = 1'000'000};
    answers["/just"] = http_answer(200, std::string(1'000'000, 'x'));
    answers["/more"] = http_answer(200, std::string(1'000'001, 'x'));
    answers["/untold"] =
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(1'000'001, 'x');
    answers["/bomb"] =
        http_answer(200, gzipped(std::string(50'000'000, 'x')), {"Content-Encoding: gzip"});
    EXPECT_EQ(get(server.url("/just"), limits).size(), 1'000'004u);
    for (const char* path : {"/more", "/untold", "/bomb"})
        EXPECT_THAT(get(server.url(path), limits),
                    AllOf(HasSubstr("wrong: "), HasSubstr("larger than 1 MB")))
            << path;
    EXPECT_LE(std::filesystem::file_size(folder.path() / "body"), 1'000'000u);
}

TEST_F(HttpClientTest, FollowsThreeRedirectsAndNoMore)
{
    answers["/end"] = http_answer(200, "there");
    for (int i = 4; i >= 1; --i)
        answers["/hop" + std::to_string(i)] = http_answer(
            302, "",
            {"Location: " + (i == 1 ? std::string("/end") : "/hop" + std::to_string(i - 1))});
    EXPECT_EQ(get(server.url("/hop3")), "200 there");
    EXPECT_THAT(get(server.url("/hop4")), AllOf(HasSubstr("wrong: "), HasSubstr("redirects")));
}

TEST_F(HttpClientTest, DoesNotFollowARedirectOutOfTheWeb)
{
    int i = 0;
    for (const char* target : {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/",
                               "dict://127.0.0.1/", "scp://127.0.0.1/x"}) {
        const std::string path = "/out" + std::to_string(++i);
        answers[path] = http_answer(302, "", {std::string("Location: ") + target});
        EXPECT_THAT(get(server.url(path)), HasSubstr("wrong: ")) << target;
    }
    EXPECT_THAT(get("file:///etc/passwd"), HasSubstr("wrong: "));
}

TEST_F(HttpClientTest, DoesNotConnectToAddressesThatAreNotPublicHoweverTheyAreSpelt)
{
    const std::string port = server.url("").substr(server.url("").rfind(':'));
    for (const char* host : {"127.0.0.1",
                             "localhost",
                             "127.1",
                             "127.0.1",
                             "0x7f.0.0.1",
                             "0x7f000001",
                             "2130706433",
                             "0177.0.0.1",
                             "017700000001",
                             "127.0.0.1.",
                             "LOCALHOST",
                             "0.0.0.0",
                             "0",
                             "[::1]",
                             "[::]",
                             "[0:0:0:0:0:0:0:1]",
                             "[::ffff:127.0.0.1]",
                             "[::ffff:7f00:1]",
                             "[::127.0.0.1]",
                             "10.0.0.1",
                             "10.1",
                             "172.16.0.1",
                             "192.168.1.1",
                             "192.168.257",
                             "169.254.169.254",
                             "2852039166",
                             "0xA9FEA9FE",
                             "100.64.0.1",
                             "224.0.0.1",
                             "255.255.255.255",
                             "[fd00::1]",
                             "[fe80::1]",
                             "[ff02::1]",
                             "[64:ff9b::7f00:1]",
                             "[2002:7f00:1::]",
                             "[2001::1]",
                             "127.0.0.2",
                             "127.255.255.254",
                             "192.0.2.1",
                             "198.18.0.1"}) {
        const std::string said = get("http://" + std::string(host) + port + "/oai", {});
        EXPECT_THAT(said, testing::AnyOf(HasSubstr("refused: "), HasSubstr("resolve host")))
            << host;
    }
    EXPECT_TRUE(server.requests().empty());
    EXPECT_THAT(get(server.url("/oai"), {}),
                AllOf(HasSubstr("127.0.0.1 is a loopback address"), HasSubstr("--allow-private")));
}

TEST_F(HttpClientTest, LooksAtTheAddressOfEachRedirect)
{
    const std::string port = server.url("").substr(server.url("").rfind(':'));
    answers["/in"] = http_answer(302, "", {"Location: http://127.0.0.2" + port + "/secret"});
    answers["/secret"] = http_answer(200, "secret");
    const HttpLimits limits{.objection = [](const sockaddr& address) {
        return address_text(address) == "127.0.0.2" ? std::optional<std::string_view>("private")
                                                    : std::nullopt;
    }};
    EXPECT_THAT(get(server.url("/in"), limits),
                AllOf(HasSubstr("refused: "), HasSubstr("127.0.0.2 is private")));
    EXPECT_EQ(server.requests().size(), 1u);
}

TEST_F(HttpClientTest, UsesTheProxiesOfTheEnvironmentOnlyWithPrivateAddresses)
{
    ::setenv("http_proxy", server.url("").c_str(), 1);
    ::setenv("no_proxy", "", 1);
    answers["http://10.0.0.1/oai"] = http_answer(200, "through the proxy");
    EXPECT_THAT(get("http://10.0.0.1/oai", {}), HasSubstr("refused: "));
    EXPECT_EQ(get("http://10.0.0.1/oai"), "200 through the proxy");
    ::unsetenv("http_proxy");
}

TEST_F(HttpClientTest, WhatBreaksOffMayPass)
{
    answers["/cut"] = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";
    answers["/empty"] = "";
    EXPECT_THAT(get(server.url("/cut")), HasSubstr("passing: "));
    EXPECT_THAT(get(server.url("/empty")), HasSubstr("passing: "));
    answers["/not-gzip"] = http_answer(200, "plain", {"Content-Encoding: gzip"});
    EXPECT_THAT(get(server.url("/not-gzip")), HasSubstr("wrong: "));
}

TEST_F(HttpClientTest, EndsWhenTheUserWantsTo)
{
    answers["/oai"] = http_answer(200, "x");
    is_interrupted = true;
    EXPECT_EQ(get(server.url("/oai")), "interrupted");
}

TEST_F(HttpClientTest, ABodyThatCannotBeWrittenIsAFileError)
{
    HttpClient client({.objection = nullptr}, [] { return false; });
    EXPECT_THROW(client.get(server.url("/oai"), "/nowhere/body"), FileError);
    EXPECT_THROW(client.get(server.url("/oai"), "/dev/full"), FileError);
}

}  // namespace
}  // namespace findings::indexer
