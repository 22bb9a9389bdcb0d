// Every real file of the test data as the ingest meets it: read, or refused with a reason and a
// place, or of a format that nobody here knows.

#include "library/base/file.hpp"
#include "library/formats/formats.hpp"
#include "library/record/validate.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <exception>
#include <iostream>
#include <map>
#include <string>

namespace findings {
namespace {

namespace fs = std::filesystem;

struct Figures {
    int files = 0;
    int read = 0;     ///< files with a record and no rejection
    int partly = 0;   ///< with both
    int refused = 0;  ///< with rejections alone
    int unknown = 0;
    std::size_t records = 0;
    std::size_t unfit = 0;  ///< records that validate() has faults for
    std::size_t rejections = 0;
};

/// All files that are somebody's data: not what another program read from them.
std::vector<fs::path> real_files(const fs::path& folder)
{
    std::vector<fs::path> found;
    if (fs::exists(folder))
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file() && !entry.path().string().ends_with(".expected.json") &&
                entry.path().filename() != "README.md")
                found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

ReadResult read_as(const Format& format, const fs::path& path, const std::string& text)
{
    try {
        return read_text(format.read, text, path.string());
    } catch (const std::exception& error) {
        ADD_FAILURE() << path << ": " << error.what();
        return {};
    }
}

void expect_true_reason(const Rejection& rejection, const fs::path& path)
{
    EXPECT_EQ(rejection.place.path, path.string());
    EXPECT_FALSE(rejection.what.empty()) << path;
    EXPECT_FALSE(rejection.mend.empty()) << path;
}

void count(const fs::path& path, Figures& figures)
{
    constexpr std::size_t beginning = 64 * 1024;
    const std::string text = read_file(path);
    const Format* format = format_of(
        std::string_view(text).substr(0, std::min(beginning, text.size())), path.string());
    ++figures.files;
    if (format == nullptr) {
        ++figures.unknown;
        return;
    }
    const ReadResult result = read_as(*format, path, text);
    EXPECT_FALSE(result.kept.empty() && result.rejected.empty()) << path << " says nothing";
    for (const Rejection& rejection : result.rejected)
        expect_true_reason(rejection, path);
    if (result.rejected.empty())
        ++figures.read;
    else
        ++(result.kept.empty() ? figures.refused : figures.partly);
    if (result.kept.empty() && !result.rejected.empty())
        std::cout << "  refused as " << format->name << ": "
                  << str(result.rejected.front())
                         .substr(path.string().size() - path.filename().string().size())
                  << "\n";
    figures.records += result.kept.size();
    figures.rejections += result.rejected.size();
    figures.unfit += static_cast<std::size_t>(
        std::count_if(result.kept.begin(), result.kept.end(), [](const ReadRecord& read) {
            return !(read.is_from_outside ? validate_from_outside(read.record)
                                          : validate(read.record))
                        .empty();
        }));
}

void print(const std::map<std::string, Figures>& figures)
{
    std::cout << fmt::format("{:<15}{:>7}{:>7}{:>8}{:>9}{:>9}{:>9}{:>7}{:>11}\n", "folder", "files",
                             "read", "partly", "refused", "unknown", "records", "unfit",
                             "rejections");
    for (const auto& [name, of] : figures)
        std::cout << fmt::format("{:<15}{:>7}{:>7}{:>8}{:>9}{:>9}{:>9}{:>7}{:>11}\n", name,
                                 of.files, of.read, of.partly, of.refused, of.unknown, of.records,
                                 of.unfit, of.rejections);
}

TEST(RealFiles, AreReadOrRefusedWithAReasonAndAPlace)
{
    if (!fs::exists(test_data() / "formats"))
        GTEST_SKIP() << "no test data";
    std::map<std::string, Figures> figures;
    for (const fs::directory_entry& folder : fs::directory_iterator(test_data() / "formats"))
        if (folder.is_directory())
            for (const fs::path& file : real_files(folder.path()))
                count(file, figures[folder.path().filename().string()]);
    for (const fs::path& file : real_files(test_data() / "jats-articles"))
        count(file, figures["jats-articles"]);
    print(figures);
    for (const auto& [name, of] : figures)
        EXPECT_EQ(of.unfit, 0U) << name;
}

}  // namespace
}  // namespace findings
