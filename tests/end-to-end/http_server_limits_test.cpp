#include "tests/end-to-end/running_server.hpp"

#include <gmock/gmock.h>

#include <list>

namespace findings::server {
namespace {

using namespace std::chrono_literals;
using tests::RawAnswer;
using tests::RawClient;

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

/// 2 MiB where uploads go.
std::size_t limit_for_uploads(const Request& request)
{
    return request.path == "/body" ? 2 * largest_body : largest_body;
}

TEST(HttpServer, TakesALargerBodyWhereItsRouteTakesOne)
{
    RunningServer server(&handle, {.body_limit = &limit_for_uploads});
    const std::string body(2 * largest_body, 'a');
    RawClient client(server.port());
    client.send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 2097152\r\n\r\n" + body);
    EXPECT_EQ(client.answer().body, body);
    client.send("POST /body HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n" +
                body + "\r\n0\r\n\r\n");
    EXPECT_EQ(client.answer().body, body);

    const std::pair<std::string, std::string> cases[] = {
        {"/body HTTP/1.1\r\nHost: a\r\nContent-Length: 2097153\r\n\r\n" + body, "2,097,152"},
        {"/body HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n200001\r\na" + body,
         "2,097,152"},
        {"/other HTTP/1.1\r\nHost: a\r\nContent-Length: 2097152\r\n\r\n", "1,048,576"},
    };
    for (const auto& [rest, limit] : cases) {
        RawClient refused(server.port());
        refused.send("POST " + rest);
        const RawAnswer answer = refused.answer();
        EXPECT_EQ(answer.status, 413u);
        EXPECT_THAT(answer.body, testing::HasSubstr("larger than " + limit + " bytes"));
    }
}

TEST(HttpServer, HoldsEightLargeBodiesAtOnce)
{
    RunningServer server(&handle, {.body_limit = &limit_for_uploads});
    const std::string head = "POST /body HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                             "Content-Length: 2097152\r\n\r\n";
    std::list<RawClient> clients;
    for (int i = 0; i < 8; ++i) {
        clients.emplace_back(server.port()).send(head);
        EXPECT_EQ(clients.back().answer().status, 100u);
    }
    RawClient ninth(server.port());
    ninth.send(head);
    EXPECT_EQ(ninth.answer().status, 503u);

    const std::string body(2 * largest_body, 'a');
    clients.front().send(body);
    EXPECT_EQ(clients.front().answer().body, body);
    RawClient tenth(server.port());
    tenth.send(head);
    EXPECT_EQ(tenth.answer().status, 100u);
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
    Gatekeeper gatekeeper;
    RunningServer server(gatekeeper.handler(), {.connections = {.all = 1}});
    RawClient first(server.port());
    first.send(get("/first"));
    gatekeeper.wait_for_a_request();
    RawClient second(server.port());
    EXPECT_EQ(second.answer().status, 503u);
    EXPECT_TRUE(second.is_at_end());
    gatekeeper.open();
    EXPECT_EQ(first.answer().body, "/first");
}

TEST(HttpServer, GivesOneAddressItsShareOfConnectionsAlone)
{
    RunningServer server(&handle, {.connections = {.all = 3, .by_address = 1}});
    RawClient first(server.port(), "127.0.0.2");
    first.send(get("/first"));
    EXPECT_EQ(first.answer().body, "/first");
    EXPECT_EQ(RawClient(server.port(), "127.0.0.2").answer().status, 503u);
    RawClient other(server.port(), "127.0.0.3");
    other.send(get("/other"));
    EXPECT_EQ(other.answer().body, "/other");
    first.send(get("/still-there"));
    EXPECT_EQ(first.answer().body, "/still-there");
}

TEST(HttpServer, GivesAProxyThatItTrustsMoreThanAShare)
{
    RunningServer server(&handle,
                         {.connections = {.by_address = 1}, .trusted_proxies = {"127.0.0.2"}});
    RawClient first(server.port(), "127.0.0.2");
    RawClient second(server.port(), "127.0.0.2");
    for (RawClient* client : {&first, &second}) {
        client->send(get("/"));
        EXPECT_EQ(client->answer().status, 200u);
    }
}

TEST(HttpServer, CutsOffWhoKeepsItWaitingLongestWhereAllPlacesAreTaken)
{
    RunningServer server(&handle, {.connections = {.all = 3}});
    RawClient slow_header(server.port());
    slow_header.send("GET / HTTP/1.1\r\n");
    RawClient slow_body(server.port());
    slow_body.send(
        "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(slow_body.answer().status, 100u);
    RawClient third(server.port());
    third.send(get("/third"));
    EXPECT_EQ(third.answer().body, "/third");

    RawClient fourth(server.port());
    fourth.send(get("/fourth"));
    EXPECT_EQ(fourth.answer().body, "/fourth");
    EXPECT_TRUE(slow_header.is_at_end());
    RawClient fifth(server.port());
    fifth.send(get("/fifth"));
    EXPECT_EQ(fifth.answer().body, "/fifth");
    EXPECT_TRUE(slow_body.is_at_end());
    third.send(get("/still-there"));
    EXPECT_EQ(third.answer().body, "/still-there");
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

}  // namespace
}  // namespace findings::server
