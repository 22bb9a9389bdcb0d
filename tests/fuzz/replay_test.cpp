#include "tests/fuzz/fuzz_targets.hpp"

#include "library/base/file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace findings::tests {
namespace {

namespace fs = std::filesystem;

const fs::path corpus = fs::path(FINDINGS_SOURCE) / "tests" / "fuzz" / "corpus";

std::vector<fs::path> files_in(const fs::path& folder)
{
    std::vector<fs::path> files;
    if (fs::exists(folder))
        for (const fs::directory_entry& entry : fs::directory_iterator(folder))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

TEST(FuzzCorpus, KeepsEveryPromiseWhateverReaderItIsGivenTo)
{
    for (const FuzzTarget& target : fuzz_targets())
        for (const fs::path& folder : files_in(corpus))
            for (const fs::path& file : files_in(folder)) {
                SCOPED_TRACE(target.name + " " + file.string());
                EXPECT_EQ(target.broken_promise(read_file(file)), "");
            }
}

TEST(FuzzCorpus, KeepsEveryPromiseWhereverAFileIsCutOff)
{
    for (const FuzzTarget& target : fuzz_targets())
        for (const fs::path& file : files_in(corpus / target.name)) {
            const std::string bytes = read_file(file);
            const std::size_t step = bytes.size() / 40 + 1;
            for (std::size_t size = 0; size < bytes.size(); size += step) {
                SCOPED_TRACE(file.string() + " to byte " + std::to_string(size));
                EXPECT_EQ(target.broken_promise(bytes.substr(0, size)), "");
            }
        }
}

TEST(FuzzCorpus, HasSeedsForEveryTargetAndForNothingElse)
{
    std::set<std::string> targets;
    for (const FuzzTarget& target : fuzz_targets()) {
        targets.insert(target.name);
        EXPECT_FALSE(files_in(corpus / target.name).empty()) << target.name;
    }
    for (const fs::path& folder : files_in(corpus))
        EXPECT_TRUE(targets.contains(folder.filename().string())) << folder;
}

}  // namespace
}  // namespace findings::tests
