// The real RIS files of the test data against an independent count of their lines, and against
// what Zotero reads from the same files.

#include "library/base/file.hpp"
#include "library/base/text.hpp"
#include "library/formats/plain_text.hpp"
#include "library/formats/ris.hpp"
#include "library/record/validate.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>

namespace findings {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> ris_files()
{
    std::vector<fs::path> found;
    const fs::path folder = test_data() / "formats" / "ris";
    if (fs::exists(folder))
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".ris")
                found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

/// Records by their ER lines, and the fields of them that are the plainest to compare.
struct PlainRecord {
    std::string title;
    std::size_t authors = 0;
    std::string year;
    std::string doi;
};

std::vector<PlainRecord> plain_records(const fs::path& file)
{
    std::vector<PlainRecord> found(1);
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        const std::string value = line.size() > 6 ? line.substr(6) : "";
        if (line.starts_with("ER  -"))
            found.emplace_back();
        else if (line.starts_with("TI  - ") || line.starts_with("T1  - "))
            found.back().title = value;
        else if (line.starts_with("AU  - ") || line.starts_with("A1  - "))
            ++found.back().authors;
        else if (line.starts_with("PY  - ") || line.starts_with("Y1  - "))
            found.back().year = value.substr(0, 4);
        else if (line.starts_with("DO  - ") && found.back().doi.empty())  // others: of the book
            found.back().doi = value;
    }
    found.pop_back();
    return found;
}

TEST(RisOfDatabases, IsReadWithoutHandRepair)
{
    const std::vector<fs::path> files = ris_files();
    if (files.empty())
        GTEST_SKIP() << "no test data";
    std::size_t all = 0;
    std::size_t kept = 0;
    std::size_t fit = 0;
    for (const fs::path& file : files) {
        const ReadResult result = read_path(read_ris, file);
        all += result.kept.size() + result.rejected.size();
        kept += result.kept.size();
        fit += static_cast<std::size_t>(
            std::count_if(result.kept.begin(), result.kept.end(),
                          [](const ReadRecord& read) { return validate(read.record).empty(); }));
        for (const Rejection& rejection : result.rejected)
            std::cout << str(rejection) << "\n";
    }
    std::cout << kept << " of " << all << " records read, " << fit << " of them fit to store\n";
    EXPECT_GE(all, 21'463u);
    EXPECT_GE(fit * 100, all * 99);
}

TEST(RisOfDatabases, SaysWhatItsLinesSay)
{
    const std::vector<fs::path> files = ris_files();
    if (files.empty())
        GTEST_SKIP() << "no test data";
    std::map<std::string, int> wrong;
    int all = 0;
    for (const fs::path& file : files) {
        const std::vector<PlainRecord> plain = plain_records(file);
        const ReadResult result = read_path(read_ris, file);
        if (file.string().find("/jabref/") != std::string::npos)
            continue;  // made to be odd; ris_test.cpp has their oddities one by one
        ASSERT_EQ(result.kept.size() + result.rejected.size(), plain.size()) << file;
        if (!result.rejected.empty())
            continue;
        for (std::size_t i = 0; i < plain.size(); ++i, ++all) {
            const Record& record = result.kept[i].record;
            const std::string year = record.issued ? std::to_string(record.issued->year()) : "";
            const auto doi = Doi::parse(plain[i].doi);
            wrong["authors"] += record.authors.size() != plain[i].authors;
            wrong["DOI"] += doi && record.doi != doi;
            wrong["year"] += !plain[i].year.empty() && year != plain[i].year;
            wrong["title"] += essence(record.title) != essence(without_markup(plain[i].title));
        }
    }
    std::cout << all << " records compared";
    for (const auto& [field, count] : wrong) {
        std::cout << ", " << field << " differs in " << count;
        EXPECT_EQ(count, 0);
    }
    std::cout << "\n";
}

TEST(RisOfDatabases, AgreesWithZotero)
{
    FieldAgreement agreement;
    int items = 0;
    for (const fs::path& file : zotero_files("ris")) {
        const ReadResult result = read_path(read_ris, file);
        const boost::json::array expected = zotero_items(file);
        ASSERT_EQ(result.kept.size(), expected.size()) << file;
        for (std::size_t i = 0; i < expected.size(); ++i, ++items)
            agreement.count_zotero(result.kept[i], expected[i].as_object(), file.filename());
    }
    if (items == 0)
        GTEST_SKIP() << "no test data";
    std::cout << items << " items: " << agreement.report();
    EXPECT_GE(agreement.share(), 0.95);
}

}  // namespace
}  // namespace findings
