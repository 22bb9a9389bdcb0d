#include "tests/end-to-end/raw_client.hpp"
#include "tests/end-to-end/tls_client.hpp"
#include "tests/support/program.hpp"
#include "tests/support/sample_library.hpp"
#include "tests/support/sample_records.hpp"

#include "library/base/file.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

namespace findings {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using namespace std::chrono_literals;
using testing::HasSubstr;
using tests::Program;
using tests::RawAnswer;
using tests::RawClient;

const fs::path program = fs::path(FINDINGS_BIN) / "findings-search-server";

/// The server in a process of its own, on a port of its own.
class RunningProgram {
public:
    explicit RunningProgram(const fs::path& library, std::vector<std::string> more = {})
        : log_(folder_.path() / "log"),
          process_(program, arguments(library, std::move(more)), {.errors = log_})
    {
        const auto line = process_.line().value_or("");
        const std::size_t colon = line.rfind(':');
        if (colon == std::string::npos)
            throw std::runtime_error("the server does not start: " + read_file(log_));
        port_ = static_cast<unsigned short>(std::stoul(line.substr(colon + 1)));
    }

    RawAnswer get(const std::string& target, const std::string& headers = "") const
    {
        RawClient client(port_);
        client.send("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + headers +
                    "\r\n");
        return client.answer();
    }

    /// Asks until the server says that it is ready, a minute at most.
    RawAnswer wait_until_ready() const
    {
        const auto end = std::chrono::steady_clock::now() + 60s;
        RawAnswer answer = get("/health/ready");
        while (answer.status != 200 && std::chrono::steady_clock::now() < end)
            answer = get("/health/ready");
        return answer;
    }

    int stop(int signal)
    {
        process_.send_signal(signal);
        return process_.end();
    }

    unsigned short port() const { return port_; }
    std::string log() const { return read_file(log_); }

private:
    static std::vector<std::string> arguments(const fs::path& library,
                                              std::vector<std::string> more)
    {
        std::vector<std::string> all{"--library", library.string(), "serve", "--listen",
                                     "127.0.0.1:0"};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    TemporaryFolder folder_;
    fs::path log_;
    Program process_;
    unsigned short port_ = 0;
};

/// What the program said and how it ended, where it does not serve.
struct Ended {
    int code = 0;
    std::string output;
};

Ended run(const std::vector<std::string>& arguments)
{
    const TemporaryFolder folder;
    const fs::path errors = folder.path() / "errors";
    Program process(program, arguments, {.errors = errors});
    Ended ended;
    while (const auto line = process.line())
        ended.output += *line + "\n";
    ended.code = process.end();
    ended.output += read_file(errors);
    return ended;
}

class SearchServer : public testing::Test {
protected:
    SearchServer() { library_.store(tests::sample_records(1, 30)); }

    tests::SampleLibrary library_;
};

TEST_F(SearchServer, MakesTheIndexThatIsMissingAndAnswers)
{
    RunningProgram server(library_.path());
    EXPECT_EQ(server.get("/health/live").status, 200u);
    ASSERT_EQ(server.wait_until_ready().status, 200u) << server.log();
    const RawAnswer answer = server.get("/api/v1/search?q=children");
    EXPECT_EQ(answer.status, 200u);
    EXPECT_GT(json::parse(answer.body).at("total").to_number<int>(), 0);
    EXPECT_EQ(server.get("/en/search?q=children").status, 200u);
    EXPECT_EQ(server.stop(SIGTERM), 0);
}

TEST_F(SearchServer, TakesLargeFilesWhereTheyFillInAForm)
{
    RunningProgram server(library_.path());
    ASSERT_EQ(server.wait_until_ready().status, 200u) << server.log();
    const auto send = [&server](const std::string& path, std::size_t bytes) {
        RawClient client(server.port());
        client.send("POST " + path +
                    " HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    "Content-Length: " +
                    std::to_string(bytes) + "\r\n\r\n");
        if (bytes == 2U << 20U)
            client.send(std::string(bytes, 'a'));
        return client.answer().status;
    };
    EXPECT_EQ(send("/en/add", 2U << 20U), 403u) << "read, and without the token of a form";
    EXPECT_EQ(send("/en/add", 17U << 20U), 413u);
    EXPECT_EQ(send("/en/sign-in", 3U << 20U), 413u);
}

TEST_F(SearchServer, FindsWhatIsStoredWhileItRuns)
{
    RunningProgram server(library_.path());
    ASSERT_EQ(server.wait_until_ready().status, 200u) << server.log();
    library_.store({{.language = Language::parse("en"), .title = "Xylophone therapy"}});
    const auto found = [&server] {
        const RawAnswer answer = server.get("/api/v1/search?q=xylophone");
        return json::parse(answer.body).at("total").to_number<int>() == 1;
    };
    const auto end = std::chrono::steady_clock::now() + 60s;
    while (!found() && std::chrono::steady_clock::now() < end)
        std::this_thread::yield();
    EXPECT_TRUE(found());
}

TEST_F(SearchServer, LeavesTheIndexAloneWhenItIsToReadOnly)
{
    RunningProgram server(library_.path(), {"--read-only"});
    const RawAnswer ready = server.get("/health/ready");
    EXPECT_EQ(ready.status, 503u);
    const RawAnswer search = server.get("/api/v1/search");
    EXPECT_EQ(search.status, 503u);
    EXPECT_EQ(search.field("Content-Type"), "application/problem+json");
    EXPECT_EQ(server.get("/en/", "Accept: text/html\r\n").field("Content-Type"),
              "text/html; charset=utf-8");
    EXPECT_EQ(server.stop(SIGTERM), 0);
    EXPECT_FALSE(fs::exists(library_.path() / "index" / "current"));
}

TEST_F(SearchServer, MakesAnIndexAnewThatCannotBeOpened)
{
    sync_index(library_.sources(), library_.catalogue());
    for (const auto& entry : fs::recursive_directory_iterator(library_.path() / "index"))
        if (entry.path().filename() == "iamglass")
            std::ofstream(entry.path()) << "not an index";
    RunningProgram server(library_.path());
    ASSERT_EQ(server.wait_until_ready().status, 200u) << server.log();
    EXPECT_THAT(server.log(), HasSubstr("making the index anew"));
    EXPECT_EQ(json::parse(server.get("/api/v1/search").body).at("results").as_array().empty(),
              false);
}

TEST_F(SearchServer, LogsEachRequestWithoutWordsOrAddress)
{
    RunningProgram server(library_.path());
    ASSERT_EQ(server.wait_until_ready().status, 200u) << server.log();
    server.get("/api/v1/search?q=children%0d%0asecret");
    server.get("/api/v1/items/nothing?token=secret");
    EXPECT_EQ(server.stop(SIGINT), 0);
    const std::string log = server.log();
    EXPECT_THAT(log, HasSubstr("\"route\":\"/api/v1/search\",\"status\":\"200\""));
    EXPECT_THAT(log, HasSubstr("\"route\":\"/api/v1/items/{id}\",\"status\":\"400\""));
    EXPECT_THAT(log, testing::Not(HasSubstr("secret")));
    EXPECT_THAT(log, testing::Not(HasSubstr("127.0.0.1:4")));
    std::istringstream lines(log);
    for (std::string line; std::getline(lines, line);)
        EXPECT_NO_THROW(json::parse(line)) << line;
}

TEST_F(SearchServer, CountsForPrometheus)
{
    RunningProgram server(library_.path());
    ASSERT_EQ(server.wait_until_ready().status, 200u) << server.log();
    server.get("/api/v1/search");
    const std::string text = server.get("/metrics").body;
    EXPECT_THAT(
        text,
        HasSubstr("findings_http_requests_total{route=\"/api/v1/search\",status=\"200\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("findings_catalogue_last_change 30\n"));
    EXPECT_THAT(text, HasSubstr("findings_index_upto 30\n"));
}

TEST(SearchServerStart, NamesTheCatalogueThatIsMissing)
{
    const TemporaryFolder folder;
    const Ended ended =
        run({"--library", folder.path().string(), "serve", "--listen", "127.0.0.1:0"});
    EXPECT_EQ(ended.code, 3);
    EXPECT_THAT(ended.output, HasSubstr((folder.path() / "catalogue.sqlite").string()));
}

TEST(SearchServerStart, NamesTheCatalogueThatIsNone)
{
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "catalogue.sqlite") << std::string(5000, 'x');
    const Ended ended =
        run({"--library", folder.path().string(), "serve", "--listen", "127.0.0.1:0"});
    EXPECT_EQ(ended.code, 3);
    EXPECT_THAT(ended.output, HasSubstr((folder.path() / "catalogue.sqlite").string()));
}

TEST(SearchServerStart, RefusesWrongUsage)
{
    EXPECT_EQ(run({}).code, 2);
    EXPECT_EQ(run({"serve"}).code, 2);
    EXPECT_EQ(run({"--library", "/tmp", "serve", "--workers", "none"}).code, 2);
    EXPECT_EQ(run({"--library", "/tmp", "serve", "--no-such-option"}).code, 2);
    EXPECT_EQ(run({"--library", "/tmp", "serve", "--listen", "foo"}).code, 2);
    EXPECT_EQ(run({"--library", "/tmp", "serve", "--tls-key", "key.pem"}).code, 2);
}

TEST(SearchServerStart, SpeaksPlainHttpToThisMachineOrAProxyAlone)
{
    const TemporaryFolder folder;
    const std::vector<std::string> open{"--library", folder.path().string(), "serve", "--listen",
                                        "0.0.0.0:0"};
    const Ended refused = run(open);
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.output, HasSubstr("--tls-certificate"));
    std::vector<std::string> behind_proxy = open;
    behind_proxy.insert(behind_proxy.end(), {"--trusted-proxy", "192.0.2.1"});
    EXPECT_EQ(run(behind_proxy).code, 3);  // for want of a library alone
}

TEST_F(SearchServer, AnswersSearchesOverTls)
{
    const TemporaryFolder folder;
    const fs::path certificate = folder.path() / "certificate.pem";
    const fs::path key = folder.path() / "key.pem";
    tests::write_certificate("library.example", certificate, key);
    RunningProgram server(library_.path(),
                          {"--tls-certificate", certificate.string(), "--tls-key", key.string()});
    const auto search = [&server] {
        tests::TlsClient client(server.port());
        client.send("GET /api/v1/search?q=children HTTP/1.1\r\nHost: a\r\n\r\n");
        return client.answer();
    };
    const auto end = std::chrono::steady_clock::now() + 60s;
    RawAnswer answer = search();
    while (answer.status == 503 && std::chrono::steady_clock::now() < end)
        answer = search();
    ASSERT_EQ(answer.status, 200u) << server.log();
    EXPECT_GT(json::parse(answer.body).at("total").to_number<int>(), 0);
    EXPECT_EQ(server.stop(SIGTERM), 0);
}

TEST(SearchServerStart, TellsItsVersion)
{
    EXPECT_THAT(run({"--version"}).output, HasSubstr("findings-search-server "));
}

TEST(SearchServerStart, TellsItsOptions)
{
    const Ended ended = run({"serve", "--help"});
    EXPECT_EQ(ended.code, 0);
    for (const char* option : {"--listen", "--read-only", "--workers", "--queue", "--base-url",
                               "--connections", "--header-timeout", "--grace", "FINDINGS_LISTEN"})
        EXPECT_THAT(ended.output, HasSubstr(option));
}

TEST_F(SearchServer, TakesItsOptionsFromTheEnvironmentAndAFile)
{
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "findings.toml";
    std::ofstream(file) << "library = \"" << library_.path().string()
                        << "\"\n[serve]\nlisten = \"127.0.0.1:0\"\nread-only = true\n";
    Program process(program, {"--config", file.string(), "serve"},
                    {.environment = {{"FINDINGS_WORKERS", "3"}}});
    EXPECT_THAT(process.line().value_or(""), testing::StartsWith("Serving "));
    process.send_signal(SIGTERM);
    EXPECT_EQ(process.end(), 0);
}

}  // namespace
}  // namespace findings
