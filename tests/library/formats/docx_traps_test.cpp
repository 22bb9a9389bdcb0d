#include "tests/library/formats/docx_files.hpp"

#include <gmock/gmock.h>

namespace findings {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

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
