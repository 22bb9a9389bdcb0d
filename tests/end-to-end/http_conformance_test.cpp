#include "tests/end-to-end/running_server.hpp"

namespace findings::server {
namespace {

using tests::RawAnswer;
using tests::RawClient;
using namespace std::string_literals;

/// What is sent on one connection, and the statuses of all that comes back. A second one where one
/// request was meant is a smuggled request.
struct Case {
    const char* what;
    std::string bytes;
    std::vector<unsigned> statuses;
};

const std::string next = get("/next");

std::string post(std::string_view headers, std::string_view body = "")
{
    return "POST /body HTTP/1.1\r\nHost: a\r\n" + std::string(headers) + "\r\n\r\n" +
           std::string(body);
}

std::string chunked(std::string_view body)
{
    return post("Transfer-Encoding: chunked", body);
}

// Section numbers are of RFC 9112.
const Case framing[] = {
    {"2.1: nothing", "", {}},
    {"2.2: an empty line after a body", post("Content-Length: 1", "a\r\n") + next, {200, 200}},
    {"2.2: CR for CR LF", "GET / HTTP/1.1\rHost: a\r\r" + next, {400}},
    {"2.2: CR CR LF", "GET / HTTP/1.1\r\r\nHost: a\r\n\r\n" + next, {400}},
    {"2.2: a space before the first header", "GET / HTTP/1.1\r\n X: b\r\nHost: a\r\n\r\n", {400}},
    {"2.3: preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + next, {505}},
    {"3: a space in the address", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n" + next, {400}},
    {"3: CR in the address", "GET /\rx HTTP/1.1\r\nHost: a\r\n\r\n" + next, {400}},
    {"3.1: a method with a body that we do not know",
     "BREW / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(next.size()) + "\r\n\r\n" +
         next,
     {501}},
    {"3.2: no Host beside an absolute address", "GET http://a/ HTTP/1.1\r\n\r\n" + next, {400}},
    {"3.2.2: another Host than in the address", "GET http://a/ HTTP/1.1\r\nHost: b\r\n\r\n", {200}},
    {"3.2.4: OPTIONS of all", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n" + next, {200, 200}},
    {"5.1: spaces and tabs around a value", post("Content-Length:\t 1 \t", "a") + next, {200, 200}},
    {"5.1: a space before the colon",
     post("Transfer-Encoding : chunked", "0\r\n\r\n") + next,
     {400}},
    {"5.2: a name that goes on",
     post("Transfer-Encoding\r\n : chunked", "0\r\n\r\n") + next,
     {400}},
    {"5.2: a line that hides another", post("X: y\r\n Content-Length: 9") + next, {400}},
    {"CR in a value", post("X: y\rTransfer-Encoding: chunked", "0\r\n\r\n") + next, {400}},
    {"NUL in a value", post("Transfer-Encoding: chunked\0"s, "0\r\n\r\n") + next, {400}},

    // 6: where a body ends
    {"6.1: names in any case", post("tRANSFER-eNCODING: cHUNKED", "0\r\n\r\n") + next, {200, 200}},
    {"6.1: a comma before it", post("Transfer-Encoding: , chunked", "0\r\n\r\n") + next, {400}},
    {"6.1: a comma after it", post("Transfer-Encoding: chunked,", "0\r\n\r\n") + next, {400}},
    {"6.1: in HTTP/1.0",
     "POST / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
         next,
     {400}},
    {"6.2: length with letters", post("Content-Length: 1e1", "aaaaaaaaaa") + next, {400}},
    {"6.2: length with an underscore", post("Content-Length: 1_0", "aaaaaaaaaa") + next, {400}},
    {"6.2: two numbers", post("Content-Length: 1 1", "a") + next, {400}},
    {"6.2: a comma after it", post("Content-Length: 1,", "a") + next, {400}},
    {"6.2: digits of another script", post("Content-Length: \xd9\xa1", "a") + next, {400}},
    {"6.3: a GET's body is no request",
     "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(next.size()) + "\r\n\r\n" +
         next,
     {200}},
    {"6.3: nor is that of an HTTP/1.0 request",
     "POST / HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: " + std::to_string(next.size()) +
         "\r\n\r\n" + next,
     {200}},
    {"6.3: a POST without length has no body",
     "POST / HTTP/1.1\r\nHost: a\r\n\r\n" + next,
     {200, 200}},
    {"6.3: the length of Content_Length is none's", post("Content_Length: 5") + next, {200, 200}},
    {"8: a body that is cut off", post("Content-Length: 9", "half"), {}},
    {"8: chunks that are cut off", chunked("4\r\nhalf\r\n"), {}},

    // 7.1: chunks
    {"the last one has many zeros", chunked("00000\r\n\r\n") + next, {200, 200}},
    {"capital digits", chunked("A\r\naaaaaaaaaa\r\n0\r\n\r\n") + next, {200, 200}},
    {"an extension in quotes", chunked("1;a=\"b\"\r\na\r\n0\r\n\r\n") + next, {200, 200}},
    {"a trailer", chunked("0\r\nX: y\r\n\r\n") + next, {200, 200}},
    {"a length in a trailer", chunked("0\r\nContent-Length: 90\r\n\r\n") + next, {400}},
    {"a coding in a trailer", chunked("0\r\nTransfer-Encoding: chunked\r\n\r\n") + next, {400}},
    {"0x", chunked("0x1\r\na\r\n0\r\n\r\n") + next, {400}},
    {"a plus", chunked("+1\r\na\r\n0\r\n\r\n") + next, {400}},
    {"a space before", chunked(" 1\r\na\r\n0\r\n\r\n") + next, {400}},
    {"no size", chunked("\r\na\r\n0\r\n\r\n") + next, {400}},
    {"an extension without a size", chunked(";a\r\na\r\n0\r\n\r\n") + next, {400}},
    {"a size past 64 bits", chunked("10000000000000001\r\na\r\n0\r\n\r\n") + next, {400}},
    {"LF after an extension", chunked("1;a\na\r\n0\r\n\r\n") + next, {400}},
    {"CR in an extension", chunked("1;a\rb\r\na\r\n0\r\n\r\n") + next, {400}},
    {"less data than said", chunked("3\r\nab\r\n0\r\n\r\n") + next, {400}},
    {"no line's end after the data", chunked("1\r\na0\r\n\r\n") + next, {400}},
    {"LF after the data", chunked("1\r\na\n0\r\n\r\n") + next, {400}},
    {"CR after the data", chunked("1\r\na\r0\r\n\r\n") + next, {400}},
    {"LF after the last", chunked("0\n\r\n") + next, {400}},
    {"a trailer that goes on, which 5.2 lets us read",
     chunked("0\r\nX: y\r\n z\r\n\r\n") + next,
     {200, 200}},
    {"a trailer with LF", chunked("0\r\nX: y\n\r\n") + next, {400}},
    {"a trailer without a colon", chunked("0\r\nX\r\n\r\n") + next, {400}},
    {"a trailer of 40 KB",
     chunked("0\r\nX: " + std::string(40'000, 'y') + "\r\n\r\n") + next,
     {431}},

    {"an extension of 40 KB that does not end", chunked("1;" + std::string(40'000, 'a')), {431}},

    // 9: connections
    {"9.3: ten at once", next + next + next + next + next + next + next + next + next + next,
     std::vector<unsigned>(10, 200)},
    {"9.6: nothing after close", get("/", "Connection: close\r\n") + next, {200}},
    {"9.6: nothing after an error", "GET / HTTP/1.1\r\n\r\n" + next, {400}},
    {"9.6: nothing after HTTP/1.0", "GET / HTTP/1.0\r\n\r\n" + next, {200}},
    {"an upgrade that we do not have",
     get("/", "Connection: upgrade\r\nUpgrade: h2c\r\n") + next,
     {200, 200}},
    {"no 100 for a body that is too large",
     post("Content-Length: 1000000000\r\nExpect: 100-continue") + next,
     {413}},
    {"no 100 to HTTP/1.0",
     "POST / HTTP/1.0\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\na",
     {200}},
};

std::vector<RawAnswer> answers_to(const RunningServer& server, const std::string& bytes)
{
    RawClient client(server.port());
    client.send(bytes);
    client.end_sending();
    return client.answers_to_the_end();
}

TEST(HttpConformance, EachRequestGetsOneAnswerAndWhatIsNoneGetsNone)
{
    RunningServer server;
    for (const Case& each : framing) {
        SCOPED_TRACE(each.what);
        std::vector<unsigned> statuses;
        for (const RawAnswer& answer : answers_to(server, each.bytes)) {
            statuses.push_back(answer.status);
            EXPECT_NE(answer.field("Date"), "");
            EXPECT_TRUE(answer.status < 400 || answer.field("Connection") == "close");
        }
        EXPECT_EQ(statuses, each.statuses);
    }
}

TEST(HttpConformance, ARequestIsTheSameInWhateverPiecesItComes)
{
    const std::string bytes = chunked("3;x\r\nabc\r\n2\r\nde\r\n0\r\nT: u\r\n\r\n") +
                              post("Content-Length: 4", "wxyz") + next;
    RunningServer server;
    for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
        SCOPED_TRACE(cut);
        RawClient client(server.port());
        client.send(bytes.substr(0, cut));
        std::this_thread::yield();
        client.send(bytes.substr(cut));
        EXPECT_EQ(client.answer().body, "abcde");
        EXPECT_EQ(client.answer().body, "wxyz");
        EXPECT_EQ(client.answer().body, "/next");
    }
}

}  // namespace
}  // namespace findings::server
