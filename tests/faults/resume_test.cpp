#include "tests/faults/faulty_library.hpp"

#include <gmock/gmock.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

namespace findings {
namespace {

using testing::IsEmpty;
using tests::IndexerRun;
using tests::run_indexer;

/// More than the 1,000 that are stored together, so that a kill falls between two commits.
constexpr int records = 2500;

/// An export as reference managers write it: one file, each fourth record without a DOI.
void write_export(const std::filesystem::path& file)
{
    std::ofstream out(file, std::ios::binary);
    for (int i = 0; i < records; ++i) {
        const std::string number = std::to_string(10'000 + i);
        out << "TY  - JOUR\r\nTI  - Study number " << number << " of children in care\r\n"
            << "AU  - Roe, Jane\r\nPY  - 2019\r\nAB  - What was found in " << number << ".\r\n";
        if (i % 4 != 0)
            out << "DO  - 10.1000/" << number << "\r\n";
        out << "ER  - \r\n\r\n";
    }
}

class Resume : public tests::FaultyLibrary {};

TEST_F(Resume, AnIngestThatWasKilledGoesOnWhenItIsRunAgain)
{
    const TemporaryFolder input;
    const std::string file = (input.path() / "export.ris").string();
    write_export(file);
    const IndexerRun clean = run_indexer(fresh(0), {"ingest", file}, "none:0");
    ASSERT_EQ(clean.end, 0) << errors(fresh(0));
    ASSERT_EQ(clean.acknowledged.size(), static_cast<std::size_t>(records));

    std::uint64_t in_between = 0;
    for (std::uint64_t instant = 1; instant <= 5; ++instant) {
        SCOPED_TRACE(instant);
        const std::filesystem::path library = fresh(instant);
        const IndexerRun killed = run_indexer(library, {"ingest", file},
                                              "kill:" + std::to_string(clean.calls * instant / 6));
        ASSERT_EQ(killed.end, -SIGKILL);
        const auto here = std::filesystem::exists(library / "catalogue.sqlite")
                              ? Catalogue(library, Catalogue::Access::read_only).count()
                              : 0;
        in_between += here > 0 && here < records ? 1 : 0;

        const IndexerRun again = run_indexer(library, {"ingest", file});

        EXPECT_EQ(again.end, 0) << errors(library);
        EXPECT_EQ(run_indexer(library, {"verify"}).end, 0) << errors(library);
        const Catalogue catalogue(library, Catalogue::Access::read_only);
        EXPECT_THAT(tests::lost(killed.acknowledged, catalogue), IsEmpty());
        EXPECT_EQ(catalogue.count(), records) << "nothing is lost, nothing is there twice";
        EXPECT_EQ(catalogue.last_change(), records) << "nothing was written that was stored";
        const BatchCounts counts = catalogue.batches().back().counts;
        EXPECT_EQ(counts.is_new, records - here);
        EXPECT_EQ(counts.duplicates, here);
        std::filesystem::remove_all(library);
    }
    EXPECT_GE(in_between, 1u);
}

}  // namespace
}  // namespace findings
