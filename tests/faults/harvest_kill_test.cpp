#include "library/base/file.hpp"
#include "tests/faults/faulty_run.hpp"
#include "tests/support/loopback_server.hpp"
#include "tests/support/sample_repository.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace findings {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;
using tests::IndexerRun;
using tests::LoopbackServer;
using tests::run_indexer;
using tests::SampleRepository;

constexpr int works = 40;
constexpr std::uint64_t instants = 30;

tests::SampleItem item(int number, const std::string& title, const std::string& datestamp)
{
    const std::string name = std::to_string(number);
    return {.identifier = "oai:r:" + name,
            .metadata =
                tests::sample_dublin_core(title + " " + name, "https://r.example/works/" + name),
            .datestamp = datestamp};
}

/// As it is harvested first.
SampleRepository before()
{
    SampleRepository repository{.response_date = "2026-01-01T00:00:00Z", .page_size = 8};
    for (int i = 0; i < works; ++i)
        repository.items.push_back(item(i, "Title of work", "2025-06-01T00:00:00Z"));
    return repository;
}

/// Later: every fourth is changed, every fifth is deleted, and there are new ones.
SampleRepository after()
{
    SampleRepository repository = before();
    repository.response_date = "2026-02-01T00:00:00Z";
    repository.page_size = 5;
    for (int i = 0; i < works; ++i) {
        if (i % 4 == 0)
            repository.items[i] = item(i, "Another title of work", "2026-01-15T00:00:00Z");
        if (i % 5 == 0)
            repository.items[i] = {.identifier = "oai:r:" + std::to_string(i),
                                   .metadata = "",
                                   .datestamp = "2026-01-16T00:00:00Z"};
    }
    for (int i = works; i < works + works / 4; ++i)
        repository.items.push_back(item(i, "Title of work", "2026-01-17T00:00:00Z"));
    return repository;
}

/// All that a library holds, but for ids, which are made by chance.
std::vector<std::string> held(const fs::path& library)
{
    const Catalogue catalogue(library, Catalogue::Access::read_only);
    std::vector<std::string> all;
    for (const CatalogueRecord& one : tests::all_records(catalogue))
        all.push_back(one.record.title + "|" + std::to_string(one.version) + "|" +
                      std::to_string(catalogue.versions(*one.record.id).size()) + "|" +
                      one.origin.path + "|" + one.origin.file_sha256 + "|" +
                      std::to_string(one.batch.value));
    for (const Batch& batch : catalogue.batches())
        all.push_back("batch " + std::to_string(batch.id.value) + (batch.ended ? " ended " : " ") +
                      std::to_string(batch.counts.is_new) + " " +
                      std::to_string(batch.counts.new_versions) + " " +
                      std::to_string(batch.counts.duplicates));
    std::ranges::sort(all);
    return all;
}

class HarvestKill : public testing::Test {
protected:
    HarvestKill() { ::setenv("no_proxy", "*", 1); }

    IndexerRun harvest(const fs::path& library, const std::string& fault = "none:0")
    {
        return run_indexer(library, {"harvest", server_.url("/oai"), "--allow-private"}, fault);
    }

    static std::string errors(const fs::path& library)
    {
        return read_file(library.string() + ".errors");
    }

    fs::path fresh(const std::string& name) const { return folder_.path() / name; }

    /// Kills a harvest into copies of the library at instants spread over all of its calls that
    /// change the disk, and harvests again: what is there then is what is there without a kill.
    void kill_harvests_into(const fs::path& beginning)
    {
        const fs::path undisturbed = copy_of(beginning, "undisturbed");
        const IndexerRun clean = harvest(undisturbed);
        ASSERT_EQ(clean.end, 0) << errors(undisturbed);
        const std::vector<std::string> expected = held(undisturbed);
        std::uint64_t killed = 0, in_between = 0;
        for (std::uint64_t instant = 1; instant <= instants; ++instant) {
            const std::uint64_t call = clean.calls * instant / (instants + 1);
            SCOPED_TRACE("killed at call " + std::to_string(call));
            const fs::path library = copy_of(beginning, "killed-" + std::to_string(instant));
            const IndexerRun run = harvest(library, "kill:" + std::to_string(call));
            killed += run.end == -SIGKILL ? 1 : 0;
            const std::size_t acknowledged = run.acknowledged.size();
            in_between += acknowledged > 0 && acknowledged < clean.acknowledged.size() ? 1 : 0;
            EXPECT_EQ(harvest(library).end, 0) << errors(library);
            EXPECT_EQ(held(library), expected);
            EXPECT_THAT(Catalogue(library, Catalogue::Access::read_only).integrity_faults(),
                        IsEmpty());
            EXPECT_EQ(run_indexer(library, {"sync"}).end, 0) << errors(library);
            EXPECT_EQ(run_indexer(library, {"verify"}).end, 0) << errors(library);
            fs::remove_all(library);
        }
        EXPECT_GE(killed, instants - 3);
        EXPECT_GE(in_between, 3u) << "some must fall between the first and the last page";
    }

    SampleRepository repository_ = before();

private:
    fs::path copy_of(const fs::path& library, const std::string& name) const
    {
        if (fs::exists(library))
            fs::copy(library, fresh(name), fs::copy_options::recursive);
        return fresh(name);
    }

    const TemporaryFolder folder_;
    LoopbackServer server_{[this](const std::string& request) {
        return tests::http_answer(200, repository_.reply(tests::target_of(request)));
    }};
};

TEST_F(HarvestKill, AtAnyInstantOfTheFirstLosesNothingAndDoublesNothing)
{
    kill_harvests_into(fresh("none"));
}

TEST_F(HarvestKill, AtAnyInstantOfALaterOneLosesNeitherChangesNorDeletions)
{
    const fs::path beginning = fresh("beginning");
    ASSERT_EQ(harvest(beginning).end, 0) << errors(beginning);
    ASSERT_EQ(held(beginning).size(), works + 1u);
    repository_ = after();
    kill_harvests_into(beginning);
}

}  // namespace
}  // namespace findings
