#include "library/formats/pdf.hpp"

#include "library/base/file.hpp"
#include "library/base/text.hpp"
#include "library/formats/pdf_child.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include <unistd.h>

namespace findings {
namespace {

namespace fs = std::filesystem;
using testing::AnyOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ReadResult read_as_pdf(const std::string& bytes)
{
    return read_text(read_pdf, bytes, "a.pdf");
}

/// A PDF of one page with these drawing commands, an information dictionary and XMP.
std::string pdf_of(const std::string& drawing, const std::string& info = {},
                   const std::string& xmp = {})
{
    const auto stream = [](const std::string& dictionary, const std::string& bytes) {
        return "<<" + dictionary + "/Length " + std::to_string(bytes.size()) + ">>\nstream\n" +
               bytes + "\nendstream";
    };
    const std::string objects[] = {
        "<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        stream("", drawing),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        stream("/Type/Metadata/Subtype/XML", xmp),
        "<<" + info + ">>"};
    std::string pdf = "%PDF-1.4\n";
    std::string places;
    int number = 0;
    for (const std::string& object : objects) {
        const std::string place = std::to_string(pdf.size());
        places += std::string(10 - place.size(), '0') + place + " 00000 n \n";
        pdf += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
    }
    const std::string xref = std::to_string(pdf.size());
    return pdf + "xref\n0 8\n0000000000 65535 f \n" + places +
           "trailer<</Size 8/Root 1 0 R/Info 7 0 R>>\nstartxref\n" + xref + "\n%%EOF\n";
}

std::string line(int size, int y, const std::string& text)
{
    return "BT /F1 " + std::to_string(size) + " Tf 72 " + std::to_string(y) + " Td (" + text +
           ") Tj ET\n";
}

// ---- what is read

TEST(Pdf, IsKnownByItsMark)
{
    EXPECT_TRUE(recognises_pdf("%PDF-1.7\n"));
    EXPECT_TRUE(recognises_pdf(std::string(1'000, ' ') + "%PDF-1.7"));
    EXPECT_FALSE(recognises_pdf(std::string(1'024, ' ') + "%PDF-1.7"));
    EXPECT_FALSE(recognises_pdf(""));
}

TEST(Pdf, TextAndTitleAreRead)
{
    const ReadResult result = read_as_pdf(
        pdf_of(line(12, 700, "Visit the carer in the first week, and again in the sec-") +
                   line(12, 686, "ond week.") + line(12, 600, "Another paragraph."),
               "/Title(A guide)/Author(Roy, Anne; Centre X)/Keywords(kin, care)"));
    EXPECT_THAT(said(result), IsEmpty());
    ASSERT_THAT(result.kept, SizeIs(1));
    const Record& record = result.kept[0].record;
    EXPECT_EQ(record.title, "A guide");
    EXPECT_THAT(record.authors,
                ElementsAre(Agent{.family = "Roy", .given = "Anne"}, Agent{.name = "Centre X"}));
    EXPECT_THAT(record.keywords, ElementsAre("kin", "care"));
    EXPECT_THAT(
        record.sections,
        ElementsAre(Section{"", "Visit the carer in the first week, and again in the second "
                                "week.\n\nAnother paragraph."}));
    EXPECT_THAT(result.kept[0].notes, Contains("pages: 1"));
}

TEST(Pdf, TitleThatAProgramPutThereGivesWayToTheLargestWords)
{
    const std::string page = line(12, 750, "Page 1") + line(24, 700, "Going home") +
                             line(24, 670, "together") + line(12, 600, "Text.");
    const ReadResult result = read_as_pdf(pdf_of(page, "/Title(Microsoft Word - x.doc)"));
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(result.kept[0].record.title, "Going home together");
    EXPECT_THAT(result.kept[0].notes,
                Contains("the document states no title: its largest words were taken"));
    EXPECT_THAT(result.kept[0].notes,
                Contains("the file's title says nothing: Microsoft Word - x.doc"));
}

TEST(Pdf, XmpMakesItAnArticle)
{
    const ReadResult result = read_as_pdf(pdf_of(
        line(12, 700, "Text."), "/Author(Not, This)",
        "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "
        "xmlns:dc='http://purl.org/dc/elements/1.1/' "
        "xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/' prism:volume='3'>"
        "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>A study</rdf:li></rdf:Alt></dc:title>"
        "<dc:creator><rdf:Seq><rdf:li>Roy, Anne</rdf:li><rdf:li>Paul B</rdf:li></rdf:Seq>"
        "</dc:creator><prism:doi>10.1234/X</prism:doi><prism:publicationName>Revue"
        "</prism:publicationName><dc:language><rdf:Bag><rdf:li>fr</rdf:li></rdf:Bag></dc:language>"
        "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"));
    ASSERT_THAT(result.kept, SizeIs(1)) << (said(result).empty() ? "" : said(result)[0]);
    const Record& record = result.kept[0].record;
    EXPECT_EQ(record.kind, Kind::study);
    EXPECT_EQ(record.evidence_type, std::nullopt);
    EXPECT_EQ(record.title, "A study");
    EXPECT_EQ(record.doi, Doi::parse("10.1234/x"));
    EXPECT_EQ(record.language, Language::parse("fr"));
    EXPECT_EQ(record.container, (Container{.title = "Revue", .volume = "3"}));
    EXPECT_THAT(record.authors,
                ElementsAre(Agent{.family = "Roy", .given = "Anne"}, Agent{.name = "Paul B"}));
}

TEST(Pdf, DoiOfTheSubjectIsTaken)
{
    const ReadResult result = read_as_pdf(
        pdf_of(line(12, 700, "Text."), "/Title(A study)/Subject(Revue, doi:10.1234/X)"));
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(result.kept[0].record.doi, Doi::parse("10.1234/x"));
    EXPECT_EQ(result.kept[0].record.evidence_type, std::nullopt);
}

TEST(Pdf, WithoutTextOrThatIsBrokenIsRefused)
{
    EXPECT_THAT(said(read_as_pdf(pdf_of("0 0 10 10 re f", "/Title(A scan)"))),
                ElementsAre("a.pdf: the PDF holds no text, only pictures of pages; have its pages "
                            "recognised (OCR), or give the text itself"));
    EXPECT_THAT(said(read_as_pdf("%PDF-1.4\nand no more")),
                ElementsAre("a.pdf: the PDF is broken; save or fetch the file again"));
    EXPECT_THAT(said(read_as_pdf("")), ElementsAre(HasSubstr("the PDF is broken")));
    EXPECT_THAT(said(read_as_pdf("%PDF-1.4" + std::string(largest_pdf, ' '))),
                ElementsAre("a.pdf: the PDF is larger than 64 MiB; make its pictures smaller, or "
                            "divide it"));
}

TEST(Pdf, CutAnywhereItIsReadOrRefused)
{
    const std::string whole = pdf_of(line(12, 700, "Text that is long enough to be read."));
    for (std::size_t length = 1; length < whole.size(); length += 97) {
        const ReadResult result = read_as_pdf(whole.substr(0, length));
        EXPECT_EQ(result.kept.size() + result.rejected.size(), 1u) << length;
    }
}

TEST(Pdf, IsReadByManyThreadsAtOnce)
{
    const std::string pdf = pdf_of(line(12, 700, "Text."), "/Title(A guide)");
    std::vector<std::thread> threads;
    std::vector<int> kept(4);
    for (std::size_t i = 0; i < kept.size(); ++i)
        threads.emplace_back([&, i] {
            for (int times = 0; times < 5; ++times)
                kept[i] += static_cast<int>(read_as_pdf(pdf).kept.size());
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_THAT(kept, testing::Each(5));
}

// ---- the process

/// A script in the place of the program that reads PDF.
class PdfChild : public testing::Test {
protected:
    PdfChild() : script_(fs::temp_directory_path() / ("findings-pdf-" + std::to_string(::getpid())))
    {}
    ~PdfChild() override { fs::remove(script_); }

    std::string said_by(const std::string& commands, const std::string& input = "x")
    {
        std::ofstream(script_) << "#!/bin/sh\n" << commands << "\n";
        fs::permissions(script_, fs::perms::owner_all);
        std::istringstream in(input);
        const auto answer = pdf::answer_of(script_, in, 1'000, std::chrono::seconds(1));
        return answer.has_value() ? *answer : "fault: " + answer.error().what;
    }

private:
    fs::path script_;
};

TEST_F(PdfChild, IsGivenTheBytesAndNothingElse)
{
    EXPECT_EQ(said_by("/bin/cat", "the bytes"), "the bytes");
    EXPECT_EQ(said_by("/bin/ls /proc/self/fd | /usr/bin/wc -w | /usr/bin/tr -d '\\n'"), "4");
    EXPECT_EQ(said_by("echo $HOME$PATH | /usr/bin/tr -d '\\n'; exec 2>&-"),
              said_by("echo $PATH | /usr/bin/tr -d '\\n'"));
}

TEST_F(PdfChild, ThatHangsIsEnded)
{
    EXPECT_EQ(said_by("while :; do :; done"), "fault: the PDF could not be read within 1 s");
}

TEST_F(PdfChild, ThatFloodsIsEnded)
{
    EXPECT_THAT(said_by("exec /usr/bin/head -c 20000000 /dev/zero"),
                HasSubstr("could not be read within"));
}

TEST_F(PdfChild, ThatDiesIsARefusal)
{
    EXPECT_THAT(said_by("kill -SEGV $$"), HasSubstr("breaks the program that reads it"));
    EXPECT_THAT(said_by("exit 1"), HasSubstr("breaks the program that reads it"));
    EXPECT_THAT(said_by("kill -XCPU $$"), HasSubstr("could not be read within"));
}

TEST(PdfHelper, ThatIsNotThereIsARefusal)
{
    std::istringstream in("x");
    const auto answer = pdf::answer_of("/nowhere/findings-pdf-text", in, 10);
    ASSERT_TRUE(answer.has_error());
    EXPECT_EQ(answer.error().what,
              "the program that reads PDF is not there: /nowhere/findings-pdf-text");
}

// ---- real files

TEST(PdfOfOthers, IsReadOrRefusedForATrueReason)
{
    const fs::path folder = test_data() / "formats" / "pdf";
    if (!fs::exists(folder))
        GTEST_SKIP() << "no test data";
    int files = 0;
    std::vector<std::string> refused;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".pdf")
            continue;
        SCOPED_TRACE(entry.path());
        const ReadResult result = read_path(read_pdf, entry.path());
        EXPECT_EQ(result.kept.size() + result.rejected.size(), 1u);
        for (const std::string& rejection : said(result))
            refused.push_back(rejection);
        for (const ReadRecord& read : result.kept)
            std::cout << entry.path().filename() << ": " << read.record.title << "\n";
        ++files;
    }
    std::cout << files << " files, refused: " << refused.size() << "\n";
    EXPECT_GE(files, 23);
    std::sort(refused.begin(), refused.end());
    EXPECT_THAT(refused, ElementsAre(HasSubstr("encrypted.pdf: the PDF is encrypted"),
                                     HasSubstr("scanned-image-only.pdf: the PDF holds no text")));
}

TEST(PdfOfOthers, StatedMetadataAreTaken)
{
    const fs::path folder = test_data() / "formats" / "pdf" / "jabref";
    if (!fs::exists(folder))
        GTEST_SKIP() << "no test data";
    const Record record =
        read_path(read_pdf, folder / "PdfContentImporter" / "Bogner2019.pdf").kept.at(0).record;
    EXPECT_THAT(record.title, HasSubstr("service-oriented patterns"));
    EXPECT_THAT(record.sections.at(0).text, HasSubstr("service"));
}

}  // namespace
}  // namespace findings
