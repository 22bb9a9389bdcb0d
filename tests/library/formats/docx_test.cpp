#include "tests/library/formats/docx_files.hpp"

#include <gmock/gmock.h>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

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

}  // namespace
}  // namespace findings
