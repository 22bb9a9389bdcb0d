#include "tests/indexer/child.hpp"
#include "tests/indexer/indexer_test.hpp"
#include "tests/support/loopback_server.hpp"
#include "tests/support/sample_repository.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

#include <cstdlib>

namespace findings::indexer {
namespace {

namespace json = boost::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using tests::SampleRepository;

/// The program, and a repository on loopback.
class HarvestCommandTest : public IndexerTest {
protected:
    HarvestCommandTest()
    {
        ::setenv("no_proxy", "*", 1);
        for (int i = 1; i <= 5; ++i) {
            const std::string name = std::to_string(i);
            repository.items.push_back(
                {.identifier = "oai:" + name,
                 .metadata = tests::sample_dublin_core("Title of work " + name,
                                                       "https://r.example/works/" + name)});
        }
    }

    Ended harvest(std::vector<std::string> more = {"--allow-private"}) const
    {
        more.insert(more.begin(), {"--library", library().string(), "harvest", server.url("/oai")});
        return run_indexer(more);
    }

    SampleRepository repository;
    int status = 200;
    tests::LoopbackServer server{[this](const std::string& request) {
        return tests::http_answer(status, repository.reply(tests::target_of(request)));
    }};
};

TEST_F(HarvestCommandTest, BringsEverythingInAndMakesItFindable)
{
    const std::string report = (folder() / "report.json").string();
    const Ended ended = harvest({"--allow-private", "--report", report});
    EXPECT_EQ(ended.exit, 0) << ended.err;
    EXPECT_THAT(ended.out, AllOf(StartsWith("stored "), HasSubstr("identifier=oai%3A5"),
                                 HasSubstr("batch 1: 5 new"), HasSubstr("0 deleted")));
    const json::object counts = json::parse(read_file(report)).at("counts").as_object();
    EXPECT_EQ(counts.at("new"), 5);
    EXPECT_EQ(counts.at("deleted"), 0);
    const Said found =
        run([&](Console& console) { return search(library(), "work", false, console); });
    EXPECT_THAT(found.out, StartsWith("5 with all words"));

    repository.items = {
        {.identifier = "oai:5", .metadata = "", .datestamp = "2026-12-01T00:00:00Z"}};
    EXPECT_THAT(harvest().out, HasSubstr("1 deleted"));
    EXPECT_THAT(
        run([&](Console& console) { return search(library(), "work", false, console); }).out,
        StartsWith("4 with all words"));
}

TEST_F(HarvestCommandTest, ADryRunStoresNothingAndIsNotRemembered)
{
    const Ended without = harvest({"--allow-private", "--dry-run"});
    EXPECT_EQ(without.exit, 0) << without.err;
    EXPECT_THAT(without.out, AllOf(StartsWith("would be new: "),
                                   HasSubstr("\nnothing stored, would be: 5 new")));
    EXPECT_FALSE(std::filesystem::exists(library()));
    EXPECT_EQ(harvest().exit, 0);
    EXPECT_THAT(
        harvest({"--allow-private", "--dry-run", "--from", "2020-01-01"}).out,
        AllOf(StartsWith("would be a duplicate of "),
              HasSubstr("\nnothing stored, would be: 0 new, 0 new versions, 5 duplicates")));
    EXPECT_EQ(catalogue().batches().size(), 1u);
}

TEST_F(HarvestCommandTest, ARejectedRecordIsExit1)
{
    repository.items[2].metadata = "<none/>";
    const Ended ended = harvest();
    EXPECT_EQ(ended.exit, 1);
    EXPECT_THAT(ended.err, HasSubstr("oai:3: <none> is of no format"));
    EXPECT_EQ(catalogue().count(), 4);
}

TEST_F(HarvestCommandTest, WrongUsageIsExit2)
{
    EXPECT_EQ(harvest({}).exit, 2) << "loopback without --allow-private";
    EXPECT_EQ(harvest({"--allow-private", "--from", "yesterday"}).exit, 2);
    EXPECT_EQ(harvest({"--allow-private", "--from", "2026-02-01", "--until", "2026-01-01"}).exit,
              2);
    EXPECT_EQ(harvest({"--allow-private", "--prefix"}).exit, 2);
    for (const char* url : {"ftp://r.example/oai", "r.example", "http://r.example/?verb=Identify"})
        EXPECT_EQ(run_indexer({"--library", library().string(), "harvest", url}).exit, 2) << url;
    const Ended secret = run_indexer(
        {"--library", library().string(), "harvest", "http://user:secret@r.example/oai"});
    EXPECT_EQ(secret.exit, 2);
    EXPECT_THAT(secret.err, AllOf(HasSubstr("password"), Not(HasSubstr("secret"))));
}

TEST_F(HarvestCommandTest, WhatCannotBeHadIsExit3AndSaysHowToGoOn)
{
    status = 403;
    const Ended ended = harvest();
    EXPECT_EQ(ended.exit, 3);
    EXPECT_THAT(ended.err, AllOf(HasSubstr("answered 403"), HasSubstr("the same command goes on")));
}

TEST_F(HarvestCommandTest, HelpNamesEveryOption)
{
    const Ended help = run_indexer({"harvest", "--help"});
    EXPECT_EQ(help.exit, 0);
    for (const char* option : {"URL", "--set", "--from", "--until", "--prefix", "--report",
                               "--allow-private", "--dry-run"})
        EXPECT_THAT(help.out, HasSubstr(option));
}

}  // namespace
}  // namespace findings::indexer
