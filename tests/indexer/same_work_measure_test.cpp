#include "library/base/file.hpp"
#include "library/catalogue/catalogue.hpp"
#include "library/formats/endnote_xml.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace findings {
namespace {

namespace fs = std::filesystem;

/// Three EndNote libraries in which people set the caption "Duplicate" on every record that is
/// there more than once, each copy of it (github.com/IEBH/dedupe-sweep).
struct Labelled {
    Record record;
    std::size_t line = 0;
    bool is_duplicate = false;
};

fs::path data()
{
    if (const char* given = std::getenv("FINDINGS_TEST_DATA"))
        return given;
    const char* home = std::getenv("HOME");
    return fs::path(home == nullptr ? "/" : home) / ".cache/findings-test-data";
}

fs::path labelled_file(const std::string& name)
{
    return data() / "formats/endnote_xml/dedupe_sweep" / name;
}

std::vector<Labelled> read_labelled(const fs::path& file)
{
    std::vector<Labelled> all;
    std::ifstream in(file, std::ios::binary);
    read_endnote_xml(
        in, file.string(),
        {.keep =
             [&](ReadRecord read) {
                 const bool is_duplicate =
                     std::ranges::find(read.notes, "caption: Duplicate") != read.notes.end();
                 all.push_back({std::move(read.record), read.place.line, is_duplicate});
             },
         .reject = [](const Rejection& rejection) { ADD_FAILURE() << str(rejection); }});
    return all;
}

/// What a library that takes the records one after the other says of each: found_surely where it
/// became one record with another (same or new version), found where it was at least flagged beside
/// another (possibly the same). Both records of a pair count, as both are labelled.
struct Judged {
    std::vector<bool> found;
    std::vector<bool> found_surely;
    std::vector<std::string> like;  ///< ids, for the list of errors
};

Judged judge(const std::vector<Labelled>& records)
{
    const TemporaryFolder folder;
    Catalogue catalogue(folder.path(), Catalogue::Access::read_write);
    const BatchId batch = catalogue.begin_batch("labelled");
    std::vector<Stored> stored;
    for (std::size_t begin = 0; begin < records.size(); begin += 1000) {
        std::vector<Candidate> candidates;
        for (std::size_t i = begin; i < std::min(begin + 1000, records.size()); ++i)
            candidates.push_back({records[i].record, {.path = "labelled.xml", .line = i + 1}});
        for (Stored& one : catalogue.store(batch, candidates))
            stored.push_back(std::move(one));
    }
    std::map<RecordId, std::size_t> members, flags;
    for (const Stored& one : stored) {
        ++members[one.id];
        if (one.like) {
            ++flags[one.id];
            ++flags[*one.like];
        }
    }
    Judged judged;
    for (const Stored& one : stored) {
        judged.found_surely.push_back(members[one.id] > 1);
        judged.found.push_back(members[one.id] > 1 || flags.contains(one.id));
        judged.like.push_back(one.id.str() + (one.like ? " like " + one.like->str() : ""));
    }
    return judged;
}

struct Figures {
    std::size_t records = 0, labelled = 0, right = 0, wrong = 0;

    double precision() const
    {
        return static_cast<double>(right) / static_cast<double>(right + wrong);
    }
    double recall() const { return static_cast<double>(right) / static_cast<double>(labelled); }

    Figures& operator+=(const Figures& other)
    {
        records += other.records;
        labelled += other.labelled;
        right += other.right;
        wrong += other.wrong;
        return *this;
    }
};

Figures figures(const std::vector<Labelled>& records, const std::vector<bool>& found)
{
    Figures figures{.records = records.size()};
    for (std::size_t i = 0; i < records.size(); ++i) {
        figures.labelled += records[i].is_duplicate ? 1 : 0;
        figures.right += found[i] && records[i].is_duplicate ? 1 : 0;
        figures.wrong += found[i] && !records[i].is_duplicate ? 1 : 0;
    }
    return figures;
}

void print(const std::string& name, const char* verdicts, const Figures& figures)
{
    std::printf("%-20s %-32s %4zu records, %3zu labelled: %3zu right, %2zu wrong, %2zu missed; "
                "precision %.4f, recall %.4f\n",
                name.c_str(), verdicts, figures.records, figures.labelled, figures.right,
                figures.wrong, figures.labelled - figures.right, figures.precision(),
                figures.recall());
}

void print_errors(const std::vector<Labelled>& records, const Judged& judged)
{
    for (std::size_t i = 0; i < records.size(); ++i)
        if (judged.found[i] != records[i].is_duplicate)
            std::printf("  %s record %zu (%s): %s\n", judged.found[i] ? "wrong" : "missed", i + 1,
                        judged.like[i].c_str(), records[i].record.title.c_str());
}

TEST(SameWorkMeasure, FindsTheHandLabelledDuplicates)
{
    const std::vector<std::string> names{"old/respiratory.xml", "copper.xml", "tafenoquine.xml"};
    if (!fs::exists(labelled_file(names.front())))
        GTEST_SKIP() << "the hand-labelled files are not below " << data();
    Figures all, all_surely;
    for (const std::string& name : names) {
        const std::vector<Labelled> records = read_labelled(labelled_file(name));
        const Judged judged = judge(records);
        const Figures with = figures(records, judged.found);
        const Figures without = figures(records, judged.found_surely);
        print(name, "same, new version, possibly same", with);
        print(name, "same, new version", without);
        print_errors(records, judged);
        EXPECT_GE(with.precision(), 0.99) << name;
        EXPECT_GE(with.recall(), 0.90) << name;
        all += with;
        all_surely += without;
    }
    print("all", "same, new version, possibly same", all);
    print("all", "same, new version", all_surely);
    EXPECT_GE(all.precision(), 0.99);
    EXPECT_GE(all.recall(), 0.90);
    EXPECT_GE(all_surely.precision(), 0.99);
}

}  // namespace
}  // namespace findings
