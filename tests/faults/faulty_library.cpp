#include "tests/faults/faulty_library.hpp"

#include <gmock/gmock.h>

namespace findings::tests {

using ::testing::IsEmpty;

void FaultyLibrary::SetUpTestSuite()
{
    input_ = std::make_unique<TemporaryFolder>();
    written = write_small_records(input_->path());
}

void FaultyLibrary::TearDownTestSuite()
{
    input_.reset();
}

std::filesystem::path FaultyLibrary::fresh(std::uint64_t number) const
{
    return folder_.path() / ("library-" + std::to_string(number));
}

IndexerRun FaultyLibrary::ingest(const std::filesystem::path& library, const std::string& fault)
{
    return run_indexer(library, {"ingest", input_->path().string()}, fault);
}

void FaultyLibrary::expect_whole(const std::filesystem::path& library,
                                 const std::vector<std::string>& acknowledged)
{
    if (!std::filesystem::exists(library / "catalogue.sqlite")) {
        EXPECT_THAT(acknowledged, IsEmpty());
        return;
    }
    EXPECT_EQ(run_indexer(library, {"sync"}).end, 0) << errors(library);
    EXPECT_EQ(run_indexer(library, {"verify"}).end, 0) << errors(library);
    const Catalogue catalogue(library, Catalogue::Access::read_only);
    EXPECT_THAT(lost(acknowledged, catalogue), IsEmpty());
    EXPECT_THAT(twice(all_records(catalogue)), IsEmpty());
}

std::string FaultyLibrary::errors(const std::filesystem::path& library)
{
    return read_file(library.string() + ".errors");
}

}  // namespace findings::tests
