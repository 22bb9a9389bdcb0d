#include "search-server/http/server.hpp"

#include "library/base/log.hpp"
#include "tests/end-to-end/raw_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <future>
#include <latch>
#include <mutex>
#include <thread>

namespace findings::server {
namespace {

using namespace std::chrono_literals;
using tests::RawAnswer;
using tests::RawClient;

Response text(std::string body)
{
    return {.headers = {{"Content-Type", "text/plain"}}, .body = std::move(body), .route = "/"};
}

/// What the tests ask for: "/" and all else says its path, "/tagged" has an ETag, "/body" says the
/// body, "/long" comes in blocks, "/throws" throws.
Response handle(const Request& request)
{
    if (request.path == "/tagged") {
        Response response = text("tagged");
        response.set("ETag", "\"1\"");
        return response;
    }
    if (request.path == "/body")
        return text(request.body);
    if (request.path == "/throws")
        throw std::runtime_error("on purpose");
    if (request.path == "/long") {
        Response response = text("");
        response.body = [next = 0]() mutable {
            return next == 3 ? std::string() : std::string(10, static_cast<char>('a' + next++));
        };
        return response;
    }
    return text(request.path);
}

/// A server with a handler of the test's, on a port of its own, in a thread.
class RunningServer {
public:
    explicit RunningServer(const Handler& handler = &handle, ServerOptions options = {})
        : server_(with_any_port(std::move(options)), handler, observer()),
          ended_(std::async(std::launch::async, [this] { return server_.run(); }))
    {
        set_log_level(LogLevel::error);
    }
    ~RunningServer()
    {
        if (ended_.valid())
            end();
    }

    unsigned short port() const { return server_.port(); }
    void stop() { server_.stop(); }

    /// What run() returned.
    bool end()
    {
        server_.stop();
        return ended_.get();
    }

    bool has_ended_by_itself()
    {
        return ended_.wait_for(10s) == std::future_status::ready && ended_.get();
    }

    std::vector<Exchange> exchanges()
    {
        const std::lock_guard lock(mutex_);
        return exchanges_;
    }

private:
    static ServerOptions with_any_port(ServerOptions options)
    {
        options.listen = "127.0.0.1:0";
        return options;
    }

    Observer observer()
    {
        return {[this](const Exchange& exchange) {
                    const std::lock_guard lock(mutex_);
                    exchanges_.push_back(exchange);
                },
                [](const Exchange&) {}};
    }

    std::mutex mutex_;
    std::vector<Exchange> exchanges_;
    HttpServer server_;
    std::future<bool> ended_;
};

std::string get(std::string_view path, std::string_view headers = "")
{
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n" + std::string(headers) + "\r\n";
}

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

TEST(HttpServer, NeverAnswersTwiceWhereARequestIsHiddenInAnother)
{
    const std::string hidden = get("/hidden");
    const std::string length = std::to_string(hidden.size());
    const std::string cases[] = {
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: identity\r\n\r\n",
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: " + length + "\r\n\r\n0\r\n\r\n",
        "Content-Length: " + length + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 0\r\nContent-Length: " + length + "\r\n\r\n",
        "Content-Length: 0, 0\r\n\r\n",
        "Content-Length: +0\r\n\r\n",
        "Content-Length : 0\r\n\r\n",
        "Content-Length:\r\n 0\r\n\r\n",
        "X: y\r\n Transfer-Encoding: chunked\r\n\r\n",
        "X: y\nTransfer-Encoding: chunked\r\n\r\n",
        "Host: b\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nx\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1\na\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\na\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1;" + std::string(300, 'e') + "\r\na\r\n0\r\n\r\n",
    };
    RunningServer server;
    for (const std::string& each : cases) {
        SCOPED_TRACE(each);
        RawClient client(server.port());
        client.send("POST / HTTP/1.1\r\nHost: a\r\n" + each + hidden);
        client.end_sending();
        const auto answers = client.answers_to_the_end();
        ASSERT_EQ(answers.size(), 1u);
        EXPECT_EQ(answers[0].status, 400u);
        EXPECT_EQ(answers[0].field("Connection"), "close");
    }
}

struct Refused {
    const char* what;
    std::string bytes;
    unsigned status;
};

TEST(HttpServer, RefusesWhatIsTooLarge)
{
    const Refused cases[] = {
        {"address", get("/api/" + std::string(17'000, 'a')), 414},
        {"header", get("/api/", "X: " + std::string(9'000, 'a') + "\r\n"), 431},
        {"length", "POST /api/ HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n", 413},
        {"chunks",
         "POST /api/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n100001\r\n" +
             std::string(0x100001, 'a') + "\r\n0\r\n\r\n",
         413},
    };
    RunningServer server;
    for (const Refused& each : cases) {
        SCOPED_TRACE(each.what);
        RawClient client(server.port());
        client.send(each.bytes);
        client.end_sending();
        const auto answers = client.answers_to_the_end();
        ASSERT_EQ(answers.size(), 1u);
        EXPECT_EQ(answers[0].status, each.status);
        EXPECT_EQ(answers[0].field("Content-Type"), "application/problem+json");
        EXPECT_EQ(answers[0].field("X-Content-Type-Options"), "nosniff");
    }
}

TEST(HttpServer, RefusesWithAPageWhereAPageWasAskedFor)
{
    const Refused cases[] = {
        {"address", get("/en/" + std::string(17'000, 'a')), 414},
        {"header", get("/en/", "X: " + std::string(9'000, 'a') + "\r\n"), 431},
        {"length", "POST /en/ HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n", 413},
        {"coding", "POST /en/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 400},
        {"method", "BREW /en/ HTTP/1.1\r\nHost: a\r\n\r\n", 501},
    };
    RunningServer server;
    for (const Refused& each : cases) {
        SCOPED_TRACE(each.what);
        RawClient client(server.port());
        client.send(each.bytes);
        client.end_sending();
        const auto answers = client.answers_to_the_end();
        ASSERT_EQ(answers.size(), 1u);
        EXPECT_EQ(answers[0].status, each.status);
        EXPECT_EQ(answers[0].field("Content-Type"), "text/html; charset=utf-8");
        EXPECT_THAT(answers[0].body, testing::HasSubstr("<h1>"));
    }
}

TEST(HttpServer, TakesTheLargestBodyThereMayBe)
{
    RunningServer server;
    RawClient client(server.port());
    const std::string body(1024 * 1024, 'a');
    client.send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 1048576\r\n\r\n" + body);
    EXPECT_EQ(client.answer().body, body);
}

Patience small_patience()
{
    return {.header = 50ms, .body = 50ms, .write = 50ms, .keep_alive = 50ms, .grace = 10s};
}

TEST(HttpServer, ClosesConnectionsThatSayNothing)
{
    RunningServer server(&handle, {.patience = small_patience()});
    RawClient client(server.port());
    EXPECT_TRUE(client.is_at_end());
}

TEST(HttpServer, ClosesConnectionsThatSendAHeaderTooSlowly)
{
    RunningServer server(&handle, {.patience = small_patience()});
    RawClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost:");
    EXPECT_TRUE(client.is_at_end());
}

TEST(HttpServer, ClosesConnectionsThatSendABodyTooSlowly)
{
    RunningServer server(&handle, {.patience = small_patience()});
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
    EXPECT_TRUE(client.is_at_end());
}

TEST(HttpServer, ClosesConnectionsThatAskForNothingMore)
{
    RunningServer server(&handle, {.patience = small_patience()});
    RawClient client(server.port());
    client.send(get("/"));
    EXPECT_EQ(client.answer().status, 200u);
    EXPECT_TRUE(client.is_at_end());
}

TEST(HttpServer, ClosesConnectionsThatDoNotTakeTheirAnswer)
{
    const auto large = [](const Request&) { return text(std::string(64 * 1024 * 1024, 'a')); };
    RunningServer server(large, {.patience = small_patience()});
    RawClient client(server.port());
    client.send(get("/"));
    // the server gives up by itself; then its grace has nothing to wait for
    while (server.exchanges().empty())
        std::this_thread::yield();
    EXPECT_TRUE(server.end());
}

/// A handler that answers when the test lets it.
class Gatekeeper {
public:
    Handler handler()
    {
        return [this](const Request& request) {
            arrived_.count_down();
            opened_.wait();
            return text(request.path);
        };
    }
    void wait_for_a_request() { arrived_.wait(); }
    void open() { opened_.count_down(); }

private:
    std::latch arrived_{1};
    std::latch opened_{1};
};

TEST(HttpServer, TurnsRequestsAwayAtOnceWhenTheQueueIsFull)
{
    Gatekeeper gatekeeper;
    RunningServer server(gatekeeper.handler(), {.workers = 1, .queue = 0});
    RawClient first(server.port());
    first.send(get("/first"));
    gatekeeper.wait_for_a_request();
    RawClient second(server.port());
    second.send(get("/second"));
    const RawAnswer busy = second.answer();
    EXPECT_EQ(busy.status, 503u);
    EXPECT_EQ(busy.field("Retry-After"), "1");
    gatekeeper.open();
    EXPECT_EQ(first.answer().body, "/first");
}

TEST(HttpServer, LetsRequestsWaitInTheQueue)
{
    Gatekeeper gatekeeper;
    RunningServer server(
        [&gatekeeper, handler = gatekeeper.handler()](const Request& request) {
            return request.path == "/first" ? handler(request) : text(request.path);
        },
        {.workers = 1, .queue = 1});
    RawClient first(server.port());
    RawClient second(server.port());
    first.send(get("/first"));
    gatekeeper.wait_for_a_request();
    second.send(get("/second"));
    gatekeeper.open();
    EXPECT_EQ(second.answer().body, "/second");
    EXPECT_EQ(first.answer().body, "/first");
}

TEST(HttpServer, TurnsConnectionsAwayThatThereIsNoPlaceFor)
{
    RunningServer server(&handle, {.connections = {.all = 1}});
    RawClient first(server.port());
    first.send(get("/"));
    EXPECT_EQ(first.answer().status, 200u);
    RawClient second(server.port());
    EXPECT_EQ(second.answer().status, 503u);
    EXPECT_TRUE(second.is_at_end());
    first.send(get("/again"));
    EXPECT_EQ(first.answer().body, "/again");
}

TEST(HttpServer, FinishesARunningRequestWhenItIsToldToStop)
{
    Gatekeeper gatekeeper;
    RunningServer server(gatekeeper.handler());
    RawClient client(server.port());
    client.send(get("/running"));
    gatekeeper.wait_for_a_request();
    std::raise(SIGTERM);
    gatekeeper.open();
    const RawAnswer answer = client.answer();
    EXPECT_EQ(answer.body, "/running");
    EXPECT_TRUE(server.has_ended_by_itself());
    EXPECT_THROW(RawClient{server.port()}, std::exception);
}

TEST(HttpServer, ClosesIdleConnectionsWhenItIsToldToStop)
{
    RunningServer server;
    RawClient idle(server.port());
    idle.send(get("/"));
    EXPECT_EQ(idle.answer().status, 200u);
    EXPECT_TRUE(server.end());
    EXPECT_TRUE(idle.is_at_end());
}

TEST(HttpServer, DoesNotWaitForeverForARequestWhenItIsToldToStop)
{
    Gatekeeper gatekeeper;
    Patience patience;
    patience.grace = 20ms;
    RunningServer server(gatekeeper.handler(), {.patience = patience});
    RawClient client(server.port());
    client.send(get("/running"));
    gatekeeper.wait_for_a_request();
    EXPECT_FALSE(server.end());
    gatekeeper.open();
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
