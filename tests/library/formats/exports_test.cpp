#include "library/base/file.hpp"
#include "library/base/text.hpp"
#include "library/formats/formats.hpp"
#include "tests/bench/recombine.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

// What we write, read by the programs that people will give it to: all 1,000 records, the titles as
// they are here, and not a word on stderr.

namespace findings {
namespace {

namespace fs = std::filesystem;
using testing::ContainerEq;

constexpr std::size_t count = 1'000;

std::vector<Record> recombined()
{
    const tests::Recombiner source(corpus_samples(), 7);
    std::vector<Record> records;
    for (std::size_t number = 0; number < count; ++number)
        records.push_back(source.record(number));
    return records;
}

bool is_installed(const std::string& program)
{
    return std::system(("command -v " + program + " >/dev/null").c_str()) == 0;
}

/// Folded: pandoc writes BibTeX's titles with capitals where English style has them.
std::vector<std::string> comparable(std::vector<std::string> titles)
{
    for (std::string& title : titles)
        title = folded(squeezed(title));
    return titles;
}

std::vector<std::string> titles_of(const std::vector<Record>& records)
{
    std::vector<std::string> titles;
    for (const Record& record : records)
        titles.push_back(record.title);
    return comparable(std::move(titles));
}

std::vector<std::string> titles_of_csl(const std::string& json)
{
    std::vector<std::string> titles;
    const boost::json::value items = boost::json::parse(json);
    for (const boost::json::value& item : items.as_array())
        titles.emplace_back(item.at("title").as_string());
    return comparable(std::move(titles));
}

class Exports : public testing::Test {
protected:
    /// The records in a file of the format; its path.
    std::string exported(const std::string& format) const
    {
        const fs::path path = folder_.path() / ("records." + format);
        std::ofstream out(path, std::ios::binary);
        write_records(*format_named(format)->writer, out, records_);
        return path.string();
    }

    /// What the command writes to stdout; it must succeed.
    std::string output_of(const std::string& command)
    {
        const fs::path out = folder_.path() / "out";
        const fs::path errors = folder_.path() / "errors";
        EXPECT_EQ(std::system((command + " >" + out.string() + " 2>" + errors.string()).c_str()), 0)
            << command;
        complaints_ = read_file(errors);
        return read_file(out);
    }

    std::vector<std::string> titles_as(const std::string& format, const std::string& text) const
    {
        const ReadResult read = read_text(format_named(format)->read, text);
        EXPECT_TRUE(read.rejected.empty()) << str(read.rejected.front());
        std::vector<Record> records;
        for (const ReadRecord& kept : read.kept)
            records.push_back(kept.record);
        return titles_of(records);
    }

    /// What bibutils say when all is well.
    void expect_all_processed(const std::string& program) const
    {
        EXPECT_EQ(complaints_, program + ": Processed 1000 references.\n");
    }

    const std::vector<Record> records_ = recombined();
    const std::vector<std::string> titles_ = titles_of(records_);
    const TemporaryFolder folder_;
    std::string complaints_;
};

TEST_F(Exports, OfRisAndBibtexAreReadByBibutils)
{
    if (!is_installed("ris2xml"))
        GTEST_SKIP() << "bibutils is not installed";
    EXPECT_THAT(titles_as("mods", output_of("ris2xml -i unicode " + exported("ris"))),
                ContainerEq(titles_));
    expect_all_processed("ris2xml");
    EXPECT_THAT(titles_as("mods", output_of("bib2xml -i unicode " + exported("bibtex"))),
                ContainerEq(titles_));
    expect_all_processed("bib2xml");
}

TEST_F(Exports, OfModsAreReadByBibutils)
{
    if (!is_installed("xml2ris"))
        GTEST_SKIP() << "bibutils is not installed";
    EXPECT_THAT(titles_as("ris", output_of("xml2ris " + exported("mods"))), ContainerEq(titles_));
    expect_all_processed("xml2ris");
    EXPECT_THAT(titles_as("bibtex", output_of("xml2bib " + exported("mods"))),
                ContainerEq(titles_));
    expect_all_processed("xml2bib");
}

TEST_F(Exports, OfBibtexAndCslJsonAreReadByPandoc)
{
    if (!is_installed("pandoc"))
        GTEST_SKIP() << "pandoc is not installed";
    const std::pair<std::string, std::string> readings[] = {
        {"bibtex", "bibtex"}, {"biblatex", "bibtex"}, {"csljson", "csl_json"}};
    for (const auto& [theirs, ours] : readings) {
        SCOPED_TRACE(theirs);
        const std::string json = output_of("pandoc -f " + theirs + " -t csljson " + exported(ours));
        EXPECT_THAT(titles_of_csl(json), ContainerEq(titles_));
        EXPECT_EQ(complaints_, "");
    }
}

TEST_F(Exports, AreCitedByPandocRecordForRecord)
{
    if (!is_installed("pandoc"))
        GTEST_SKIP() << "pandoc is not installed";
    const fs::path document = folder_.path() / "document.md";
    std::ofstream(document) << "---\nnocite: '@*'\n---\n";
    for (const char* format : {"bibtex", "csl_json"}) {
        SCOPED_TRACE(format);
        const fs::path named =
            folder_.path() / ("cited." + std::string(format_named(format)->written_as));
        fs::copy_file(exported(format), named);
        const std::string text =
            output_of("pandoc --citeproc -t plain --wrap=none --bibliography " + named.string() +
                      " " + document.string());
        EXPECT_EQ(complaints_, "");
        const std::string all = folded(squeezed(text));
        std::size_t cited = 0;
        for (const std::string& title : titles_)
            cited += all.find(title) != std::string::npos ? 1 : 0;
        EXPECT_EQ(cited, count);
    }
}

TEST_F(Exports, OfXmlAreWellFormedForXmllint)
{
    if (!is_installed("xmllint"))
        GTEST_SKIP() << "xmllint is not installed";
    for (const char* format : {"evidence_xml", "jats", "mods", "dublin_core"}) {
        SCOPED_TRACE(format);
        EXPECT_EQ(output_of("xmllint --noout " + exported(format)), "");
        EXPECT_EQ(complaints_, "");
    }
    output_of("xmllint --noout --schema " FINDINGS_SOURCE "/schemas/evidence.xsd " +
              exported("evidence_xml"));
    EXPECT_THAT(complaints_, testing::EndsWith("validates\n"));
}

}  // namespace
}  // namespace findings
