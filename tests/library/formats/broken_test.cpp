// Bad input and what it must be told: corpus-samples/broken/ holds the files and
// corpus-samples/expected/ what `findings-indexer check` says of each on stderr, line by line.

#include "library/base/file.hpp"
#include "library/formats/formats.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace findings {
namespace {

namespace fs = std::filesystem;

fs::path samples()
{
    return fs::path(FINDINGS_SOURCE) / "corpus-samples";
}

std::vector<std::string> names()
{
    std::vector<std::string> found;
    for (const fs::directory_entry& entry : fs::directory_iterator(samples() / "broken"))
        if (const std::string name = entry.path().filename(); !name.starts_with('.'))
            found.push_back(name);
    std::sort(found.begin(), found.end());
    return found;
}

/// What the reader says of the file, a line each; nullopt where no format is found for it.
std::optional<std::string> said_of(const std::string& name)
{
    const std::string bytes = read_file(samples() / "broken" / name);
    const std::string path = "broken/" + name;
    const Format* format = format_of(std::string_view(bytes).substr(0, 64 * 1024), path);
    if (format == nullptr)
        return std::nullopt;
    std::string said;
    std::istringstream in(bytes);
    format->read(in, path,
                 {.keep = [](const ReadRecord&) {},
                  .reject = [&](const Rejection& rejection) { said += str(rejection) + "\n"; }});
    return said;
}

/// For a change of wording: FINDINGS_REWRITE_EXPECTED=1 writes what is said now, to be read in the
/// diff.
bool rewrites(const fs::path& file, const std::string& said)
{
    if (std::getenv("FINDINGS_REWRITE_EXPECTED") == nullptr)
        return false;
    std::ofstream(file) << said;
    return true;
}

class BrokenInput : public testing::TestWithParam<std::string> {};

TEST_P(BrokenInput, IsToldWhatIsWrongWhereAndHowToMendIt)
{
    const std::string& name = GetParam();
    const fs::path file = samples() / "expected" / (name + ".txt");
    const std::optional<std::string> said = said_of(name);
    if (!said) {  // then the indexer speaks
        EXPECT_TRUE(read_file(file).starts_with("broken/" + name + ": is of no format"));
    } else if (name == "unknown-area.xml") {  // the indexer again, who has the vocabulary
        EXPECT_EQ(*said, "");
        EXPECT_FALSE(read_file(file).empty());
    } else if (!rewrites(file, *said)) {
        EXPECT_FALSE(said->empty());
        EXPECT_EQ(*said, read_file(file));
    }
}

std::string test_name(const testing::TestParamInfo<std::string>& file)
{
    std::string name = file.param;
    const auto is_mark = [](char c) { return c == '-' || c == '.'; };
    std::replace_if(name.begin(), name.end(), is_mark, '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Corpus, BrokenInput, testing::ValuesIn(names()), test_name);

TEST(BrokenInputs, AreManyAndEachHasItsMessage)
{
    EXPECT_GE(names().size(), 40u);
    for (const fs::directory_entry& entry : fs::directory_iterator(samples() / "expected")) {
        const fs::path name = entry.path().stem();
        EXPECT_TRUE(entry.path().extension() != ".txt" || fs::exists(samples() / "broken" / name))
            << name;
    }
    EXPECT_TRUE(fs::exists(samples() / "broken" / ".findings-ignore"));
    EXPECT_TRUE(fs::exists(samples() / "expected" / ".findings-ignore"));
}

}  // namespace
}  // namespace findings
