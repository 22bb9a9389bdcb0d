#include "library/catalogue/stores.hpp"
#include "tests/end-to-end/raw_client.hpp"
#include "tests/faults/fault_counters.hpp"
#include "tests/faults/faulty_library.hpp"
#include "tests/support/program.hpp"
#include "tests/support/sample_library.hpp"
#include "tests/support/sample_records.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <string>

namespace findings {
namespace {

using tests::IndexerRun;

constexpr std::uint64_t instants = 6;  ///< evenly spread over a run
constexpr int machine_failed = 3;      ///< exit code

class Disk : public tests::FaultyLibrary {
protected:
    /// The run says that it failed, or has done all of its work (SQLite tidies up at the end, and
    /// goes without it), and leaves a library that can go on.
    void expect_stopped_whole(const std::string& fault)
    {
        SCOPED_TRACE(fault);
        const std::filesystem::path library = fresh(1);
        const IndexerRun run = ingest(library, fault);
        if (run.end == 0)
            EXPECT_EQ(run.acknowledged.size(), written);
        else
            EXPECT_EQ(run.end, machine_failed);
        stopped += run.end == machine_failed ? 1 : 0;
        expect_whole(library, run.acknowledged);
        EXPECT_EQ(ingest(library, "none:0").end, 0) << errors(library);
        std::filesystem::remove_all(library);
    }

    std::uint64_t stopped = 0;
};

TEST_F(Disk, ThatIsFullLosesNothingAcknowledged)
{
    const IndexerRun clean = ingest(fresh(0), "none:0");
    ASSERT_EQ(clean.end, 0) << errors(fresh(0));
    for (std::uint64_t instant = 1; instant <= instants; ++instant)
        expect_stopped_whole("full:" + std::to_string(clean.calls * instant / (instants + 1)));
    EXPECT_GE(stopped, instants / 2);
}

TEST_F(Disk, ThatFailsToSyncLosesNothingAcknowledged)
{
    const IndexerRun clean = ingest(fresh(0), "none:0");
    ASSERT_EQ(clean.end, 0) << errors(fresh(0));
    for (std::uint64_t instant = 1; instant <= instants; ++instant)
        expect_stopped_whole("error:" + std::to_string(clean.syncs * instant / (instants + 1)));
    EXPECT_GE(stopped, instants / 2);
}

/// A server in a process of its own whose disk fails to sync while a file is there.
class SickDisk : public testing::Test {
protected:
    static constexpr const char* secret = "a-token-of-the-test-that-nobody-else-has-02";

    SickDisk()
    {
        library_.store(tests::sample_records(3, 4));
        Stores stores(library_.path(), Catalogue::Access::read_write);
        const auto person =
            stores.people.add({}, {.name = "T", .sign_in_name = "t", .roles = {Role::trainer}});
        stores.api_tokens.add({},
                              {.id = TokenId::make(),
                               .person = person->id,
                               .name = "t",
                               .scope = Scope::write,
                               .made = std::chrono::sys_seconds{},
                               .expires = std::chrono::sys_days{std::chrono::year{2100} / 1 / 1}},
                              secret);
        auto environment = tests::fault_environment(library_.path() / "calls", "sick:0");
        environment["FINDINGS_FAULT_SWITCH"] = switch_.string();
        server_.emplace(std::filesystem::path(FINDINGS_BIN) / "findings-search-server",
                        std::vector<std::string>{"--library", library_.path().string(), "serve",
                                                 "--listen", "127.0.0.1:0"},
                        tests::Program::Setting{.environment = environment,
                                                .errors = library_.path() / "errors"});
        const std::string line = server_->line().value_or(":0");
        port_ = static_cast<unsigned short>(std::stoul(line.substr(line.rfind(':') + 1)));
    }

    unsigned ask(const std::string& method, const std::string& target, const std::string& body = "")
    {
        tests::RawClient client(port_);
        client.send(method + " " + target +
                    " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer " + secret +
                    "\r\nContent-Type: application/json\r\nContent-Length: " +
                    std::to_string(body.size()) + "\r\n\r\n" + body);
        return client.answer().status;
    }

    unsigned make_list(const std::string& title)
    {
        const unsigned status = ask("POST", "/api/v1/lists", R"({"title":")" + title + "\"}");
        if (status == 201)
            acknowledged_.insert(title);
        return status;
    }

    /// Asks until the answer is this; false after a minute.
    template <class Ask>
    bool comes_to(unsigned status, const Ask& asks)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
        while (asks() != status)
            if (std::chrono::steady_clock::now() > end)
                return false;
        return true;
    }

    std::set<std::string> titles() const
    {
        const Stores stores(library_.path(), Catalogue::Access::read_only);
        const auto person = stores.people.to_sign_in("t")->person;
        std::set<std::string> all;
        for (const ListSummary& list : stores.lists.of(person))
            all.insert(list.title);
        return all;
    }

    tests::SampleLibrary library_;
    const std::filesystem::path switch_ = library_.path() / "sick";
    std::optional<tests::Program> server_;
    unsigned short port_ = 0;
    std::set<std::string> acknowledged_;
};

TEST_F(SickDisk, StopsWritesOfAServerThatGoOnWhenItIsWellAgain)
{
    ASSERT_TRUE(comes_to(200, [&] { return ask("GET", "/health/ready"); }));
    EXPECT_EQ(make_list("before"), 201u);
    std::ofstream(switch_) << "sick";
    EXPECT_EQ(make_list("refused"), 503u);
    EXPECT_EQ(make_list("refused again"), 503u);
    EXPECT_EQ(ask("GET", "/api/v1/search"), 200u);
    std::filesystem::remove(switch_);
    EXPECT_TRUE(comes_to(201, [&] { return make_list("after"); }));
    server_->send_signal(SIGTERM);
    EXPECT_EQ(server_->end(), 0) << read_file(library_.path() / "errors");
    EXPECT_EQ(acknowledged_, (std::set<std::string>{"before", "after"}));
    EXPECT_EQ(titles(), acknowledged_) << "what was refused was not written";
    EXPECT_TRUE(library_.catalogue().integrity_faults().empty());
}

}  // namespace
}  // namespace findings
