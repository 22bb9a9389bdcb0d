#include "library/formats/docx.hpp"

#include "library/base/file.hpp"
#include "library/base/text.hpp"
#include "library/formats/zip_archive.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iostream>
#include <stdexcept>
#include <utility>

namespace findings {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

using Files = std::vector<std::pair<std::string, std::string>>;

/// An archive of the files; `change` may do more to it before it is written.
std::string zip_of(const Files& files, const std::function<void(zip_t*)>& change = {})
{
    zip_error_t error;
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (const auto& [name, bytes] : files)
        zip_file_add(archive, name.c_str(),
                     zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
    if (change)
        change(archive);
    zip_source_keep(target);
    if (zip_close(archive) != 0)
        throw std::runtime_error("the test's archive is not written");
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

std::string document_xml(const std::string& body)
{
    return "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
           "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:body>" +
           body + "</w:body></w:document>";
}

std::string rels_xml(const std::string& relationships)
{
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" +
           relationships + "</Relationships>";
}

std::string rel(const std::string& type, const std::string& target)
{
    return "<Relationship Type='http://x/" + type + "' Target='" + target + "'/>";
}

Files word_files(const std::string& body)
{
    return {{"[Content_Types].xml", "<Types/>"},
            {"_rels/.rels", rels_xml(rel("officeDocument", "word/document.xml") +
                                     rel("core-properties", "docProps/core.xml"))},
            {"word/document.xml", document_xml(body)}};
}

std::string paragraph(const std::string& text, const std::string& properties = {})
{
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

std::string style(const std::string& id)
{
    return "<w:pStyle w:val='" + id + "'/>";
}

std::string item(const std::string& list, int level)
{
    return "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" + list +
           "'/></w:numPr>";
}

ReadResult read_as_docx(const std::string& bytes)
{
    return read_text(read_docx, bytes, "a.docx");
}

Record docx_record(const Files& files)
{
    ReadResult result = read_as_docx(zip_of(files));
    EXPECT_THAT(result.rejected, IsEmpty())
        << (result.rejected.empty() ? "" : str(result.rejected[0]));
    return result.kept.empty() ? Record{} : result.kept.front().record;
}

std::vector<std::string> said(const ReadResult& result)
{
    std::vector<std::string> lines;
    for (const Rejection& rejection : result.rejected)
        lines.push_back(str(rejection));
    return lines;
}

// ---- recognising

TEST(Docx, IsAnArchiveThatShowsWordsFolder)
{
    EXPECT_TRUE(recognises_docx(zip_of(word_files(""))));
    EXPECT_FALSE(recognises_docx(zip_of({{"[Content_Types].xml", "x"}, {"xl/workbook.xml", "x"}})));
    EXPECT_FALSE(recognises_docx(zip_of({{"mimetype", "application/epub+zip"}})));
    EXPECT_FALSE(recognises_docx("PK\x03\x04"));
    EXPECT_FALSE(recognises_docx("word/document.xml"));
    EXPECT_EQ(format_of(zip_of({{"xl/workbook.xml", "x"}}), "a.xlsx"), nullptr);
}

// ---- text

TEST(Docx, HeadingsAreFoundByStyleWhateverItsNameIs)
{
    Files files = word_files(paragraph("Soins", style("Titre")) + paragraph("Avant") +
                             paragraph("Étapes", style("Titre1")) + paragraph("Une") +
                             paragraph("Dessous", style("Mien")) +
                             paragraph("Deux", "<w:outlineLvl w:val='9'/>") +
                             paragraph("Fin", "<w:outlineLvl w:val='0'/>") + paragraph("x"));
    files.emplace_back("word/_rels/document.xml.rels", rels_xml(rel("styles", "styles.xml")));
    files.emplace_back(
        "word/styles.xml",
        "<w:styles xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'>"
        "<w:style w:styleId='Titre'><w:name w:val='Title'/></w:style>"
        "<w:style w:styleId='Titre1'><w:name w:val='heading 1'/></w:style>"
        "<w:style w:styleId='Base'><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
        "<w:style w:styleId='Mien'><w:name w:val='Mon style'/><w:basedOn w:val='Base'/></w:style>"
        "<w:style w:styleId='Rond'><w:basedOn w:val='Rond'/></w:style></w:styles>");
    const Record record = docx_record(files);
    EXPECT_EQ(record.title, "Soins");
    EXPECT_THAT(record.sections,
                ElementsAre(Section{"", "Avant"}, Section{"Étapes", "Une\n\nDessous\n\nDeux"},
                            Section{"Fin", "x"}));
}

TEST(Docx, TextIsWhatIsPrinted)
{
    const Record record = docx_record(word_files(
        paragraph("A", style("Heading1")) +
        "<w:p><w:r><w:t>one </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>two</w:t></w:r></w:ins><w:hyperlink><w:r><w:t> link</w:t></w:r>"
        "</w:hyperlink><w:r><w:instrText> PAGEREF x </w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:t xml:space='preserve"
        "'>, 10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
        "<w:t>3</w:t></w:r><w:r><w:br/><w:t>line</w:t><w:tab/><w:t>end</w:t></w:r></w:p>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r>"
        "</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:t>box again</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"));
    EXPECT_EQ(record.title, "A");
    EXPECT_THAT(record.sections, ElementsAre(Section{"", "one two link, 10³\nline end\n\nbox"}));
}

TEST(Docx, ListsAndTablesAreText)
{
    Files files = word_files(
        paragraph("T", style("Heading1")) + paragraph("Key points", style("Heading2")) +
        paragraph("un", item("1", 0)) + paragraph("deux", item("1", 0)) +
        paragraph("What to do", style("Heading2")) + paragraph("Go.", item("2", 0)) +
        paragraph("by bus", item("2", 1)) + paragraph("Stay.", item("2", 0)) +
        paragraph("More", style("Heading2")) + paragraph("a", item("2", 0)) +
        paragraph("b", item("2", 0)) +
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>y</w:t>"
        "</w:r></w:p></w:tc></w:tr><w:tr><w:tc>" +
        paragraph("1") + paragraph("2") + "</w:tc><w:tc/></w:tr></w:tbl>");
    files.emplace_back("word/_rels/document.xml.rels", rels_xml(rel("numbering", "numbering.xml")));
    files.emplace_back("word/numbering.xml",
                       "<w:numbering "
                       "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                       "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt "
                       "w:val='decimal'/></w:lvl></w:abstractNum>"
                       "<w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num></w:numbering>");
    const Record record = docx_record(files);
    EXPECT_THAT(record.key_messages, ElementsAre("un", "deux"));
    EXPECT_THAT(record.recommendations,
                ElementsAre(Recommendation{"Go.\n- by bus"}, Recommendation{"Stay."}));
    EXPECT_THAT(record.sections, ElementsAre(Section{"More", "3. a\n4. b\n\nx | y\n1 2 | "}));
}

TEST(Docx, PropertiesAreTakenAndWhatIsLeftOutIsNoted)
{
    Files files = word_files(paragraph("Text."));
    files.emplace_back(
        "docProps/core.xml",
        "<cp:coreProperties "
        "xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/'>"
        "<dc:title>A guide</dc:title><dc:creator>Roy, Anne; Paul Bé;User</dc:creator>"
        "<cp:keywords>kin, care</cp:keywords><dc:language>fr-CA</dc:language>"
        "<dcterms:created>2020-01-02T00:00:00Z</dcterms:created></cp:coreProperties>");
    files.emplace_back("word/_rels/document.xml.rels", rels_xml(rel("footnotes", "footnotes.xml")));
    files.emplace_back("word/footnotes.xml",
                       "<w:footnotes "
                       "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                       "<w:footnote w:type='separator'/><w:footnote>" +
                           paragraph("A note.") + "</w:footnote></w:footnotes>");
    const ReadResult result = read_as_docx(zip_of(files));
    ASSERT_THAT(result.kept, SizeIs(1));
    const Record& record = result.kept[0].record;
    EXPECT_EQ(record.title, "A guide");
    EXPECT_THAT(record.authors,
                ElementsAre(Agent{.family = "Roy", .given = "Anne"}, Agent{.name = "Paul Bé"}));
    EXPECT_THAT(record.keywords, ElementsAre("kin", "care"));
    EXPECT_EQ(record.language, Language::parse("fr-CA"));
    EXPECT_EQ(record.issued, std::nullopt);
    EXPECT_THAT(result.kept[0].notes,
                ElementsAre("the creator is no name: User",
                            "the file was made on 2020-01-02T00:00:00Z, which is no date of "
                            "publication",
                            "footnote: A note.",
                            "the document does not say what it is: taken as a practice guide from "
                            "outside"));
}

TEST(Docx, GivesNaughtyStringsBackAsText)
{
    const std::vector<std::string> strings = naughty_strings();
    if (strings.empty())
        GTEST_SKIP() << "no test data";
    for (const std::string& text : strings) {
        SCOPED_TRACE(text);
        if (text.find_first_of("\n\r\t\x7f") != std::string::npos || folded(text).empty() ||
            text.find("  ") != std::string::npos || trimmed(text) != text)
            continue;
        std::string safe;
        for (const char c : text)
            safe += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
        const Record record = docx_record(word_files(
            paragraph(safe, style("Title")) + paragraph("x", style("Heading1")) + paragraph(safe)));
        EXPECT_EQ(record.title, text);
        EXPECT_THAT(record.sections, ElementsAre(Section{"x", text}));
    }
}

// ---- what is wrong

TEST(Docx, FaultsOfItsXmlAreToldAtTheirPlace)
{
    Files files = word_files("");
    files[2].second = "<w:document\n><w:body></w:document>";
    EXPECT_THAT(said(read_as_docx(zip_of(files))),
                ElementsAre(HasSubstr("a.docx:word/document.xml:")));
    files[2].second = "<!DOCTYPE x [<!ENTITY a 'b'>]><w:document/>";
    EXPECT_THAT(said(read_as_docx(zip_of(files))), SizeIs(1));
    EXPECT_THAT(said(read_as_docx(zip_of(word_files(" ")))),
                ElementsAre(HasSubstr("neither a title nor text")));
    EXPECT_THAT(
        said(read_as_docx(zip_of({{"xl/workbook.xml", "<x/>"}}))),
        ElementsAre("a.docx: there is no Word document in the archive; give a Word document "
                    "(.docx)"));
    EXPECT_THAT(said(read_as_docx("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")),
                ElementsAre(HasSubstr("encrypted, or of a Word before 2007")));
}

TEST(Docx, ArchivesThatAreTrapsAreRefusedWithTheReason)
{
    const auto refused = [](const std::string& bytes) {
        const ReadResult result = read_as_docx(bytes);
        EXPECT_THAT(result.kept, IsEmpty());
        return said(result).empty() ? "" : said(result).front();
    };
    const auto with = [](const std::string& name, const std::string& bytes) {
        Files files = word_files(paragraph("x"));
        files.emplace_back(name, bytes);
        return files;
    };
    EXPECT_THAT(refused(zip_of(with("../evil", "x"))), HasSubstr("outside of itself: ../evil"));
    EXPECT_THAT(refused(zip_of(with("a/../../evil", "x"))), HasSubstr("outside of itself"));
    EXPECT_THAT(refused(zip_of(with("/etc/passwd", "x"))), HasSubstr("outside of itself"));
    EXPECT_THAT(refused(zip_of(with("a\\b", "x"))), HasSubstr("outside of itself"));
    EXPECT_THAT(refused(zip_of(with("zeros", std::string(2'000'000, '\0')))),
                HasSubstr("zeros in the archive is more than 100 times larger than packed"));
    EXPECT_THAT(refused(zip_of(with("link", "/etc/passwd"),
                               [](zip_t* archive) {
                                   zip_file_set_external_attributes(archive, 3, 0, ZIP_OPSYS_UNIX,
                                                                    (S_IFLNK | 0777u) << 16);
                               })),
                HasSubstr("holds a link: link"));
    EXPECT_THAT(refused(zip_of(with("a", "x"),
                               [](zip_t* archive) {
                                   zip_file_set_encryption(archive, 2, ZIP_EM_AES_256, "secret");
                               })),
                HasSubstr("is encrypted; save it without a password"));
    Files many = word_files(paragraph("x"));
    for (int i = 0; i < 1'000; ++i)
        many.emplace_back("f" + std::to_string(i), "");
    EXPECT_THAT(refused(zip_of(many)), HasSubstr("more than 1000 files"));
}

TEST(Docx, ArchivesThatHoldTooMuchAreRefused)
{
    Files files = word_files(paragraph("x"));
    std::string noise(1'000'000, '\0');  // that does not pack well, so that the ratio says nothing
    unsigned state = 1;
    for (char& c : noise)
        c = static_cast<char>((state = state * 1'103'515'245 + 12'345) >> 28);
    for (int i = 0; i < 51 * 1024 * 1024 / 1'000'000 + 1; ++i)
        files.emplace_back("f" + std::to_string(i), noise);
    EXPECT_THAT(said(read_as_docx(zip_of(files))),
                ElementsAre("a.docx: the archive holds more than 50 MiB; take the pictures out, or "
                            "divide the document"));
    EXPECT_THAT(said(read_as_docx("PK\x03\x04" + std::string(largest_zip, 'x'))),
                ElementsAre(HasSubstr("the file is larger than 50 MiB")));
}

TEST(Docx, AFileThatIsThereTwiceIsRefused)
{
    Files files = word_files(paragraph("x"));
    files.emplace_back("word/documenx.xml", document_xml(paragraph("y")));
    std::string bytes = zip_of(files);
    for (std::size_t at = bytes.find("documenx"); at != std::string::npos;
         at = bytes.find("documenx"))
        bytes[at + 7] = 't';
    EXPECT_THAT(said(read_as_docx(bytes)), SizeIs(1));
    EXPECT_THAT(read_as_docx(bytes).kept, IsEmpty());
}

TEST(Docx, CutOrChangedAnywhereItIsReadOrRefused)
{
    const std::string whole =
        zip_of(word_files(paragraph("A", style("Heading1")) + paragraph("text")));
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_THAT(read_as_docx(whole.substr(0, length)).rejected, SizeIs(1)) << length;
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (const char c : {'\0', '\xff', '\x7f'}) {
            std::string changed = whole;
            changed[at] = c;
            const ReadResult result = read_as_docx(changed);
            EXPECT_EQ(result.kept.size() + result.rejected.size(), 1u) << at;
        }
}

TEST(Docx, ThatLiesOfItsSizeIsHeldToWhatItIs)
{
    Files files =
        word_files(paragraph("T", style("Title")) + paragraph(std::string(3'000'000, 'x')));
    const std::string bytes = zip_of({files[0], files[1]});
    std::string lying = zip_of(files);
    // the central directory's entry: 46 bytes, then the name; its unpacked size is at 24
    const std::size_t name = lying.rfind("word/document.xml");
    for (const std::size_t at : {name - 46 + 24, lying.find("word/document.xml") - 30 + 22})
        lying.replace(at, 4, std::string("\x10\x27\0\0", 4));
    EXPECT_THAT(read_as_docx(lying).kept, IsEmpty());
    EXPECT_THAT(read_as_docx(lying).rejected, SizeIs(1));
}

// ---- real files

TEST(DocxOfOthers, IsRead)
{
    const fs::path folder = test_data() / "formats" / "docx";
    if (!fs::exists(folder))
        GTEST_SKIP() << "no test data";
    int files = 0;
    std::vector<std::string> refused;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".docx")
            continue;
        SCOPED_TRACE(entry.path());
        EXPECT_EQ(format_of(read_file(entry.path()).substr(0, 64 * 1024), "x"),
                  format_named("docx"));
        const ReadResult result = read_path(read_docx, entry.path());
        EXPECT_EQ(result.kept.size() + result.rejected.size(), 1u);
        for (const std::string& line : said(result))
            refused.push_back(line);
        for (const ReadRecord& read : result.kept)
            EXPECT_GT(count_words(read.record.title), 0u);
        ++files;
    }
    std::cout << files << " files, refused: " << refused.size() << "\n";
    for (const std::string& line : refused)
        std::cout << line << "\n";
    EXPECT_GE(files, 75);
    EXPECT_THAT(refused, testing::Each(HasSubstr("neither a title nor text")));
}

/// What uuencode wrote.
std::string uudecoded(const std::string& text)
{
    std::string bytes;
    bool has_begun = false;
    const auto bits = [](char c) { return static_cast<unsigned>(c - ' ') & 0x3Fu; };
    for (const std::string_view line : split(text, '\n')) {
        if (!has_begun || line.empty() || line == "end") {
            has_begun = has_begun || line.starts_with("begin ");
            continue;
        }
        const std::size_t length = bits(line[0]);
        std::string decoded;
        for (std::size_t i = 1; i + 3 < line.size() && decoded.size() < length; i += 4) {
            const unsigned word = bits(line[i]) << 18 | bits(line[i + 1]) << 12 |
                                  bits(line[i + 2]) << 6 | bits(line[i + 3]);
            for (const int shift : {16, 8, 0})
                decoded += static_cast<char>(word >> shift);
        }
        bytes += decoded.substr(0, length);
    }
    return bytes;
}

TEST(DocxOfOthers, ArchivesOfAllKindsAreRefusedWithAReason)
{
    const fs::path folder = test_data() / "hostile" / "libarchive_zip";
    if (!fs::exists(folder))
        GTEST_SKIP() << "no test data";
    int files = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".uu")
            continue;
        SCOPED_TRACE(entry.path());
        const std::string bytes = uudecoded(read_file(entry.path()));
        EXPECT_FALSE(recognises_docx(std::string_view(bytes).substr(0, 64 * 1024)));
        const ReadResult result = read_as_docx(bytes);
        EXPECT_THAT(result.kept, IsEmpty());
        ASSERT_THAT(result.rejected, SizeIs(1));
        EXPECT_FALSE(result.rejected[0].what.empty());
        EXPECT_FALSE(result.rejected[0].mend.empty());
        ++files;
    }
    EXPECT_GE(files, 100);
}

}  // namespace
}  // namespace findings
