// How far our readings of real files agree with what Zotero and JabRef read from the same files,
// over all formats that are read and have such a reading beside them.

#include "library/base/file.hpp"
#include "library/formats/bibtex.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <map>

namespace findings {
namespace {

namespace fs = std::filesystem;

/// Why a difference stays; the page of its format in docs/formats/ explains it.
enum class Why {
    theirs_is_wrong,  ///< the file says what ours has
    convention,       ///< the file leaves it open, or the two programs have no word in common
};

struct Explained {
    std::string_view what;  ///< file and field
    Why why;
};

constexpr std::array explained{
    Explained{"BibTeX_03.bib year", Why::theirs_is_wrong},
    Explained{"BibTeX_03.bib container", Why::theirs_is_wrong},
    Explained{"Crossref_Unixref_XML_02.xml year", Why::convention},
    Explained{"Crossref_Unixref_XML_06.xml year", Why::theirs_is_wrong},
    Explained{"Crossref_Unixref_XML_07.xml title", Why::convention},
    Explained{"MARCXML_04.xml authors", Why::convention},
    Explained{"MARCXML_04.xml year", Why::theirs_is_wrong},
    Explained{"MARCXML_04.xml type", Why::convention},
    Explained{"MARCXML_06.xml type", Why::convention},
    Explained{"MarcXmlParserTestBook.xml type", Why::convention},
    Explained{"MarcXmlParserTestBookSeries.xml DOI", Why::theirs_is_wrong},
    Explained{"MarcXmlParserTestBookSeries.xml type", Why::convention},
    Explained{"METS_02.mets.xml type", Why::convention},
    Explained{"MODS_04.xml issue", Why::theirs_is_wrong},
    Explained{"MODS_11.xml container", Why::convention},
    Explained{"MODS_14.xml container", Why::convention},
    Explained{"MODS_19.xml container", Why::convention},
    Explained{"MODS_20.xml year", Why::theirs_is_wrong},
    Explained{"MODS_22.xml authors", Why::theirs_is_wrong},
    Explained{"MODS_22.xml type", Why::convention},
    Explained{"MODS_23.xml authors", Why::convention},
    Explained{"MedlineImporterTestArticleID.xml authors", Why::theirs_is_wrong},
    Explained{"MedlineImporterTestNbib.xml authors", Why::theirs_is_wrong},
    Explained{"MedlineImporterTestNbib.xml type", Why::convention},
    Explained{"MedlineImporterTestPubmedBook.xml authors", Why::theirs_is_wrong},
    Explained{"MedlineImporterTestPubmedBook.xml type", Why::convention},
    Explained{"RisImporterTest3.ris authors", Why::convention},
    Explained{"RisImporterTest6.ris issue", Why::theirs_is_wrong},
    Explained{"RisImporterTest7.ris authors", Why::convention},
    Explained{"RisImporterTest8_date.ris container", Why::convention},
    Explained{"RisImporterTestDate1.1.ris container", Why::convention},
    Explained{"RisImporterTestDate1.2.ris container", Why::convention},
    Explained{"RisImporterTestDoiAndJournalTitle.ris authors", Why::convention},
};

const Explained* explanation_of(std::string_view difference)
{
    const auto found = std::find_if(explained.begin(), explained.end(),
                                    [&](const Explained& each) { return each.what == difference; });
    return found == explained.end() ? nullptr : &*found;
}

/// Formats whose files have a .bib of JabRef's beside them.
std::vector<fs::path> jabref_files(const fs::path& folder)
{
    std::vector<fs::path> found;
    if (fs::exists(folder / "jabref"))
        for (const fs::directory_entry& entry : fs::directory_iterator(folder / "jabref"))
            if (entry.path().extension() != ".bib" &&
                fs::exists(fs::path(entry.path()).replace_extension(".bib")))
                found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

const Format* format_of_file(const fs::path& path, const std::string& text)
{
    return format_of(std::string_view(text).substr(0, 64 * 1024), path.string());
}

/// The files of SRU that JabRef tests with lack a line, without which they are no XML.
std::string with_prefix_declared(std::string text)
{
    const std::string root = "<zs:searchRetrieveResponse>";
    if (const std::size_t at = text.find(root); at != std::string::npos)
        text.replace(at, root.size(),
                     "<zs:searchRetrieveResponse xmlns:zs='http://www.loc.gov/zing/srw/'>");
    return text;
}

ReadResult read_as_it_is(const fs::path& path)
{
    const std::string text = with_prefix_declared(read_file(path));
    const Format* format = format_of_file(path, text);
    return format == nullptr ? ReadResult{}
                             : read_text(format->read, text, path.filename().string());
}

/// What all formats come to; prints a line for each.
struct Sum {
    int right = 0;
    int all = 0;
    int conventions = 0;
    int wrong_there = 0;
    int open = 0;

    void add(const std::string& name, const FieldAgreement& agreement)
    {
        std::cout << fmt::format("{:<13}{:>4} of {:>4}  {:5.1f} %  {}", name, agreement.right(),
                                 agreement.all(), agreement.share() * 100, agreement.report());
        right += agreement.right();
        all += agreement.all();
        for (const std::string& difference : agreement.differences()) {
            const Explained* explanation = explanation_of(difference);
            open += explanation == nullptr;
            conventions += explanation && explanation->why == Why::convention;
            wrong_there += explanation && explanation->why == Why::theirs_is_wrong;
        }
    }
};

TEST(Agreement, WithZoteroAndJabRefIsHigh)
{
    const fs::path formats_folder = test_data() / "formats";
    if (!fs::exists(formats_folder))
        GTEST_SKIP() << "no test data";
    std::map<std::string, FieldAgreement> agreements;
    for (const fs::directory_entry& folder : fs::directory_iterator(formats_folder)) {
        if (!folder.is_directory())
            continue;
        const std::string name = folder.path().filename().string();
        if (name == "html")
            continue;  // Zotero makes an item of each bookmark in a list of them
        for (const fs::path& file : zotero_files(name)) {
            const ReadResult ours = read_as_it_is(file);
            const auto items = zotero_items(file);
            if (ours.kept.size() == items.size())
                for (std::size_t i = 0; i < items.size(); ++i)
                    agreements[name].count_zotero(ours.kept[i], items[i].as_object(),
                                                  file.filename());
        }
        for (const fs::path& file : jabref_files(folder.path())) {
            const ReadResult ours = read_as_it_is(file);
            const ReadResult theirs =
                read_path(read_bibtex, fs::path(file).replace_extension(".bib"));
            if (ours.kept.size() == theirs.kept.size())
                for (std::size_t i = 0; i < theirs.kept.size(); ++i)
                    agreements[name].count_jabref(ours.kept[i], theirs.kept[i], file.filename());
        }
    }
    Sum sum;
    for (const auto& [name, agreement] : agreements)
        sum.add(name, agreement);
    const int read_right_there = sum.all - sum.wrong_there;
    std::cout << fmt::format(
        "together {} of {} fields agree, {:.1f} %; {} are read wrong there: of the other {} agree "
        "{:.1f} %; of those that differ {} are a matter of convention, {} are not explained\n",
        sum.right, sum.all, 100.0 * sum.right / sum.all, sum.wrong_there, read_right_there,
        100.0 * sum.right / read_right_there, sum.conventions, sum.open);
    EXPECT_GE(sum.right * 100, sum.all * 94);
    EXPECT_GE(sum.right * 100, read_right_there * 96);
    EXPECT_EQ(sum.open, 0);
}

}  // namespace
}  // namespace findings
