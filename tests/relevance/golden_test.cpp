// What people ask and the records of corpus-samples/ they want for it: golden.tsv. A ranking that
// loses one shows here; one that gains has its line changed.

#include "library/formats/formats.hpp"
#include "library/index/reader.hpp"
#include "tests/support/sample_library.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace findings::relevance {
namespace {

struct Golden {
    std::string query;
    std::string title;
    std::size_t within = 1;
};

std::vector<Golden> golden()
{
    std::ifstream file(FINDINGS_SOURCE "/tests/relevance/golden.tsv");
    std::vector<Golden> lines;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#'))
            continue;
        std::istringstream columns(line);
        Golden one;
        std::getline(columns, one.query, '\t');
        std::getline(columns, one.title, '\t');
        columns >> one.within;
        EXPECT_FALSE(columns.fail()) << line;
        lines.push_back(std::move(one));
    }
    return lines;
}

std::vector<Record> samples()
{
    std::vector<std::filesystem::path> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(FINDINGS_SOURCE "/corpus-samples/evidence"))
        if (entry.path().extension() == ".xml")
            paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<Record> records;
    for (const std::filesystem::path& path : paths) {
        std::ifstream file(path);
        format_named("evidence_xml")
            ->read(file, path.string(),
                   {.keep = [&](ReadRecord read) { records.push_back(std::move(read.record)); },
                    .reject = [](const Rejection& rejection) { ADD_FAILURE() << str(rejection); }});
    }
    return records;
}

/// The first titles for the query, in the language of the title wanted.
std::vector<std::string> first_titles(IndexReader& reader, const std::string& query,
                                      const std::string& language, std::size_t most)
{
    std::vector<std::string> titles;
    const SearchRequest request{
        .text = query, .limit = most, .facets = false, .language = language};
    for (const Hit& hit : reader.search(request).hits)
        titles.push_back(hit.card.title);
    return titles;
}

std::string language_of(const std::vector<Record>& records, const std::string& title)
{
    for (const Record& record : records)
        if (record.title == title)
            return std::string(primary(record.language.value()));
    ADD_FAILURE() << "no sample has the title " << title;
    return "en";
}

TEST(Golden, TheRecordsWantedAreAmongTheFirst)
{
    const std::vector<Record> records = samples();
    tests::SampleLibrary library;
    library.store(records);
    sync_index(library.sources(), library.catalogue());
    IndexReaders readers(library.path(), library.vocabulary());
    IndexReader reader = readers.make();
    for (const Golden& one : golden()) {
        const std::vector<std::string> titles =
            first_titles(reader, one.query, language_of(records, one.title), one.within);
        EXPECT_NE(std::find(titles.begin(), titles.end(), one.title), titles.end())
            << one.query << ": " << one.title << " is not among the first " << one.within
            << (titles.empty() ? "; nothing was found" : "; the first is " + titles.front());
    }
}

}  // namespace
}  // namespace findings::relevance
