#include "tests/end-to-end/running_server.hpp"

#include <gmock/gmock.h>

namespace findings::server {
namespace {

using namespace std::chrono_literals;
using tests::RawAnswer;
using tests::RawClient;

TEST(HttpServer, AnswersManyRequestsOnOneConnection)
{
    RunningServer server;
    RawClient client(server.port());
    for (const char* path : {"/one", "/two", "/three"}) {
        client.send(get(path));
        const RawAnswer answer = client.answer();
        EXPECT_EQ(answer.status, 200u);
        EXPECT_EQ(answer.body, path);
        EXPECT_EQ(answer.field("Connection"), "keep-alive");
        EXPECT_THAT(answer.field("Date"), testing::EndsWith(" GMT"));
    }
}

TEST(HttpServer, AnswersRequestsInTheirOrderThatWereSentAtOnce)
{
    RunningServer server;
    RawClient client(server.port());
    std::string all;
    for (int i = 0; i < 40; ++i)
        all += get("/" + std::to_string(i));
    client.send(all);
    for (int i = 0; i < 40; ++i)
        EXPECT_EQ(client.answer().body, "/" + std::to_string(i));
}

TEST(HttpServer, ClosesWhereItIsAskedTo)
{
    RunningServer server;
    RawClient client(server.port());
    client.send(get("/", "Connection: close\r\n"));
    EXPECT_EQ(client.answer().field("Connection"), "close");
    EXPECT_TRUE(client.is_at_end());
}

TEST(HttpServer, ClosesAfterAnHttp10Request)
{
    RunningServer server;
    RawClient client(server.port());
    client.send("GET /old HTTP/1.0\r\n\r\n");
    EXPECT_EQ(client.answer().body, "/old");
    EXPECT_TRUE(client.is_at_end());
}

TEST(HttpServer, SaysToHeadWhatGetWouldSay)
{
    RunningServer server;
    RawClient client(server.port());
    client.send("HEAD /twelve-chars HTTP/1.1\r\nHost: a\r\n\r\n" + get("/next"));
    const RawAnswer head = client.answer(true);
    EXPECT_EQ(head.status, 200u);
    EXPECT_EQ(head.field("Content-Length"), "13");
    EXPECT_EQ(client.answer().body, "/next");
}

TEST(HttpServer, SendsNoBodyWithNotModified)
{
    RunningServer server;
    RawClient client(server.port());
    client.send(get("/tagged", "If-None-Match: \"1\"\r\n") + get("/next"));
    const RawAnswer answer = client.answer();
    EXPECT_EQ(answer.status, 304u);
    EXPECT_EQ(answer.field("ETag"), "\"1\"");
    EXPECT_EQ(client.answer().body, "/next");
}

TEST(HttpServer, ReadsBodiesOfBothKinds)
{
    RunningServer server;
    RawClient client(server.port());
    client.send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nfirst"
                "POST /body HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                "3\r\nsec\r\n3;x=y\r\nond\r\n0\r\nTrailer: z\r\n\r\n" +
                get("/third"));
    EXPECT_EQ(client.answer().body, "first");
    EXPECT_EQ(client.answer().body, "second");
    EXPECT_EQ(client.answer().body, "/third");
}

TEST(HttpServer, ReadsABodyAfterAnEmptyLine)
{
    RunningServer server;
    RawClient client(server.port());
    client.send("\r\nPOST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nfirst");
    EXPECT_EQ(client.answer().body, "first");
}

TEST(HttpServer, TellsAClientThatWaitsToGoOn)
{
    RunningServer server;
    RawClient client(server.port());
    client.send(
        "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.answer().status, 100u);
    client.send("body");
    EXPECT_EQ(client.answer().body, "body");
}

TEST(HttpServer, SendsLongAnswersInChunks)
{
    RunningServer server;
    RawClient client(server.port());
    client.send(get("/long") + get("/next"));
    const RawAnswer answer = client.answer();
    EXPECT_EQ(answer.field("Transfer-Encoding"), "chunked");
    EXPECT_EQ(answer.body, "aaaaaaaaaabbbbbbbbbbcccccccccc");
    EXPECT_EQ(client.answer().body, "/next");
}

TEST(HttpServer, SendsLongAnswersToTheEndOfTheConnectionInHttp10)
{
    RunningServer server;
    RawClient client(server.port());
    client.send("GET /long HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const RawAnswer answer = client.answer();
    EXPECT_EQ(answer.field("Connection"), "close");
    EXPECT_EQ(answer.body, "aaaaaaaaaabbbbbbbbbbcccccccccc");
}

TEST(HttpServer, AnswersWithNothingOfWhatWentWrongInside)
{
    RunningServer server;
    set_log_level(LogLevel::error);
    RawClient client(server.port());
    client.send(get("/throws") + get("/next"));
    const RawAnswer answer = client.answer();
    EXPECT_EQ(answer.status, 500u);
    EXPECT_THAT(answer.body, testing::Not(testing::HasSubstr("on purpose")));
    EXPECT_EQ(client.answer().body, "/next");
}

TEST(HttpServer, TellsOfEveryRequestWithItsRouteAndBytes)
{
    RunningServer server;
    RawClient client(server.port());
    client.send(get("/four?q=secret") + get("/long") + "BAD\r\n\r\n");
    client.end_sending();
    client.answers_to_the_end();
    EXPECT_TRUE(server.end());
    const auto told = server.exchanges();
    ASSERT_EQ(told.size(), 3u);
    EXPECT_EQ(told[0].route, "/");
    EXPECT_EQ(told[0].status, 200u);
    EXPECT_EQ(told[0].bytes, 5u);
    EXPECT_EQ(told[1].bytes, 30u);
    EXPECT_EQ(told[2].status, 400u);
}

/// What the server says whose the request is.
std::string client_seen(ServerOptions options)
{
    RunningServer server([](const Request& request) { return text(request.client); },
                         std::move(options));
    RawClient client(server.port());
    client.send(get("/", "X-Forwarded-For: 192.0.2.1, 192.0.2.7\r\n"));
    return client.answer().body;
}

TEST(HttpServer, BelievesAProxyThatItTrustsAlone)
{
    EXPECT_EQ(client_seen({.trusted_proxies = {"127.0.0.1"}}), "192.0.2.7");
    EXPECT_EQ(client_seen({.trusted_proxies = {"127.0.0.2"}}), "");
    EXPECT_EQ(client_seen({}), "");
}

TEST(HttpServer, AnswersManyClientsAtOnce)
{
    RunningServer server;
    std::vector<std::jthread> clients;
    std::atomic<int> right = 0;
    for (int i = 0; i < 8; ++i)
        clients.emplace_back([&server, &right] {
            RawClient client(server.port());
            for (int n = 0; n < 50; ++n) {
                client.send(get("/" + std::to_string(n)));
                right += client.answer().body == "/" + std::to_string(n);
            }
        });
    clients.clear();
    EXPECT_EQ(right, 400);
}

TEST(HttpServer, SaysWhyItCannotListen)
{
    RunningServer server;
    const auto listen = [](const std::string& where) {
        HttpServer second({.listen = where}, &handle, {});
    };
    const auto message = [&](const std::string& where) -> std::string {
        try {
            listen(where);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_THAT(message("127.0.0.1:" + std::to_string(server.port())),
                testing::HasSubstr("Address already in use"));
    for (const char* wrong :
         {"", "8080", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:99999", "nowhere:1"})
        EXPECT_THAT(message(wrong), testing::HasSubstr("give ADDRESS:PORT")) << wrong;
}

}  // namespace
}  // namespace findings::server
