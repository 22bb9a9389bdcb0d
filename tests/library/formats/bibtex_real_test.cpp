// The BibTeX files of the test data, and what Zotero and JabRef read.

#include "library/base/text.hpp"
#include "library/formats/bibtex.hpp"
#include "library/formats/nbib.hpp"
#include "library/formats/ris.hpp"
#include "library/record/validate.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

namespace findings {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder, const std::string& extension)
{
    std::vector<fs::path> found;
    if (fs::exists(folder))
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
            if (entry.path().extension() == extension)
                found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

TEST(BibtexOfOthers, IsReadOrRefusedForATrueReason)
{
    const std::vector<fs::path> files = files_in(test_data() / "formats", ".bib");
    if (files.empty())
        GTEST_SKIP() << "no test data";
    std::size_t kept = 0;
    std::vector<std::string> refused;
    for (const fs::path& file : files) {
        const ReadResult result = read_path(read_bibtex, file);
        for (const ReadRecord& read : result.kept) {
            EXPECT_THAT(validate(read.record), testing::IsEmpty());
            EXPECT_EQ(read.record.title.find('\\'), std::string::npos) << read.record.title;
            ++kept;
        }
        for (const Rejection& rejection : result.rejected)
            refused.push_back(str(rejection));
    }
    std::cout << kept << " entries read, refused:\n";
    for (const std::string& line : refused)
        std::cout << "  " << line << "\n";
    EXPECT_GE(kept, 380u);
    EXPECT_LE(refused.size(), 12u);
}

TEST(BibtexOfOthers, AgreesWithZotero)
{
    FieldAgreement agreement;
    int items = 0;
    for (const fs::path& file : zotero_files("bibtex")) {
        const ReadResult result = read_path(read_bibtex, file);
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

/// The fields of our reading of a file against JabRef's, which is a .bib.
void count_jabref(const Record& ours, const Record& theirs, const std::string& file,
                  FieldAgreement& agreement)
{
    const auto people = [](const std::vector<Agent>& agents) {
        std::string names;
        for (const Agent& agent : agents)
            names += essence(agent.family + agent.name) + "," + essence(agent.given) + ";";
        return names;
    };
    const auto year = [](const Record& record) {
        return record.issued ? std::to_string(record.issued->year()) : "";
    };
    const auto doi = [](const Record& record) { return record.doi ? record.doi->str() : ""; };
    agreement.count("title", essence(ours.title), essence(theirs.title), file);
    agreement.count("authors", people(ours.authors), people(theirs.authors), file);
    agreement.count("year", year(ours), year(theirs), file);
    agreement.count("container", essence(ours.container.title), essence(theirs.container.title),
                    file);
    agreement.count("volume", ours.container.volume, theirs.container.volume, file);
    agreement.count("issue", ours.container.issue, theirs.container.issue, file);
    agreement.count("pages", ours.container.pages, theirs.container.pages, file);
    agreement.count("DOI", doi(ours), doi(theirs), file);
    agreement.count("abstract", essence(ours.abstract), essence(theirs.abstract), file);
}

TEST(RisOfOthers, AgreesWithJabRef)
{
    FieldAgreement agreement;
    int items = 0;
    for (const fs::path& file : files_in(test_data() / "formats" / "ris" / "jabref", ".bib")) {
        if (file.filename() == "RisImporterTest1.bib")
            continue;  // ten types, four titles and twelve dates in one record
        const ReadResult theirs = read_path(read_bibtex, file);
        const ReadResult ours = read_path(read_ris, fs::path(file).replace_extension(".ris"));
        ASSERT_EQ(ours.kept.size(), theirs.kept.size()) << file;
        for (std::size_t i = 0; i < ours.kept.size(); ++i, ++items)
            count_jabref(ours.kept[i].record, theirs.kept[i].record, file.filename(), agreement);
    }
    if (items == 0)
        GTEST_SKIP() << "no test data";
    std::cout << items << " items: " << agreement.report();
    // docs/formats/ris.md says why, one by one.
    EXPECT_THAT(agreement.differences(),
                testing::ElementsAre(
                    "RisImporterTest3.bib authors", "RisImporterTest6.bib issue",
                    "RisImporterTest7.bib authors", "RisImporterTest8_date.bib container",
                    "RisImporterTestDate1.1.bib container", "RisImporterTestDate1.2.bib container",
                    "RisImporterTestDoiAndJournalTitle.bib authors"));
}

}  // namespace
}  // namespace findings
