#include "tests/end-to-end/running_server.hpp"
#include "tests/end-to-end/tls_client.hpp"

#include "library/base/file.hpp"

#include <fstream>

namespace findings::server {
namespace {

using namespace std::chrono_literals;
using tests::RawAnswer;
using tests::RawClient;
using tests::TlsClient;
using tests::write_certificate;

class HttpsServer : public testing::Test {
protected:
    HttpsServer() { write_certificate("first.example", certificate_, key_); }

    ServerOptions options(Patience patience = {}) const
    {
        return {.patience = patience, .tls = TlsFiles{certificate_, key_}};
    }

    TemporaryFolder folder_;
    std::filesystem::path certificate_ = folder_.path() / "certificate.pem";
    std::filesystem::path key_ = folder_.path() / "key.pem";
};

TEST_F(HttpsServer, AnswersOneRequestAfterAnother)
{
    RunningServer server(&handle, options());
    TlsClient client(server.port());
    EXPECT_EQ(client.version(), "TLSv1.3");
    client.send(get("/first") + get("/second"));
    EXPECT_EQ(client.answer().body, "/first");
    EXPECT_EQ(client.answer().body, "/second");
    client.send(get("/long", "Connection: close\r\n"));
    EXPECT_EQ(client.answer().body, "aaaaaaaaaabbbbbbbbbbcccccccccc");
    EXPECT_TRUE(client.is_at_end());
}

TEST_F(HttpsServer, SpeaksTls12AndNothingOlder)
{
    RunningServer server(&handle, options());
    TlsClient client(server.port(), TLS1_2_VERSION);
    client.send(get("/"));
    EXPECT_EQ(client.answer().status, 200u);
    EXPECT_THROW(TlsClient(server.port(), TLS1_1_VERSION), std::runtime_error);
}

TEST_F(HttpsServer, TakesAndSendsBodiesOfManyRecords)
{
    RunningServer server(&handle, options());
    TlsClient client(server.port());
    std::string body;
    while (body.size() < 500'000)
        body += std::to_string(body.size());
    client.send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body + get("/next"));
    EXPECT_EQ(client.answer().body, body);
    EXPECT_EQ(client.answer().body, "/next");
}

TEST_F(HttpsServer, TellsWhoSpeaksHttpWhatToDo)
{
    RunningServer server(&handle, options());
    RawClient client(server.port());
    client.send(get("/"));
    const RawAnswer answer = client.answer();
    EXPECT_EQ(answer.status, 400u);
    EXPECT_THAT(answer.body, testing::HasSubstr("https://"));
    EXPECT_TRUE(client.is_at_end());
}

TEST_F(HttpsServer, EndsConnectionsThatSpeakNeither)
{
    RunningServer server(&handle, options());
    RawClient client(server.port());
    client.send("SSH-2.0-OpenSSH_9.2\r\n");
    client.end_sending();
    for (const RawAnswer& answer : client.answers_to_the_end())
        EXPECT_EQ(answer.status, 0u);  // a TLS alert at most
}

TEST_F(HttpsServer, CutsOffWhoShakesHandsTooSlowly)
{
    // long enough for a handshake on a busy machine
    RunningServer server(&handle, options({.header = 500ms}));
    RawClient silent(server.port());
    RawClient slow(server.port());
    slow.send("\x16\x03\x01\x02");  // the beginning of a ClientHello
    TlsClient slow_afterwards(server.port());
    slow_afterwards.send("GET / HTTP/1.1\r\nHost:");
    EXPECT_TRUE(silent.is_at_end());
    EXPECT_TRUE(slow.is_at_end());
    EXPECT_TRUE(slow_afterwards.is_at_end());
}

/// Connects until the server shows a certificate of that name; false where it does not come to.
bool comes_to_show(const RunningServer& server, const std::string& name)
{
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (std::chrono::steady_clock::now() < end)
        if (TlsClient(server.port()).server_name() == name)
            return true;
    return false;
}

TEST_F(HttpsServer, ReadsItsCertificateAnewWithoutDroppingConnections)
{
    RunningServer server(&handle, options());
    TlsClient before(server.port());
    EXPECT_EQ(before.server_name(), "first.example");
    write_certificate("second.example", certificate_, key_);
    std::raise(SIGHUP);
    EXPECT_TRUE(comes_to_show(server, "second.example"));
    before.send(get("/still-there"));
    EXPECT_EQ(before.answer().body, "/still-there");
}

TEST_F(HttpsServer, KeepsItsCertificateWhereTheNewOneIsNone)
{
    RunningServer server(&handle, options());
    std::ofstream(certificate_) << "none";
    std::raise(SIGHUP);
    EXPECT_EQ(TlsClient(server.port()).server_name(), "first.example");
    write_certificate("second.example", certificate_, key_);
    std::raise(SIGHUP);
    EXPECT_TRUE(comes_to_show(server, "second.example"));
}

TEST_F(HttpsServer, ClosesIdleConnectionsWhenItIsToldToStop)
{
    RunningServer server(&handle, options());
    TlsClient idle(server.port());
    RawClient silent(server.port());
    idle.send(get("/"));
    EXPECT_EQ(idle.answer().status, 200u);
    EXPECT_TRUE(server.end());
    EXPECT_TRUE(idle.is_at_end());
    EXPECT_TRUE(silent.is_at_end());
}

TEST_F(HttpsServer, SaysWhichFileIsOfNoUse)
{
    const auto message = [](const TlsFiles& files) -> std::string {
        try {
            HttpServer({.listen = "127.0.0.1:0", .tls = files}, &handle, {});
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_THAT(message({"/nowhere.pem", key_}), testing::HasSubstr("/nowhere.pem"));
    EXPECT_THAT(message({certificate_, "/nowhere.pem"}), testing::HasSubstr("/nowhere.pem"));
    write_certificate("another.example", folder_.path() / "another.pem", key_);
    EXPECT_THAT(message({certificate_, key_}), testing::HasSubstr("mismatch"));
}

}  // namespace
}  // namespace findings::server
