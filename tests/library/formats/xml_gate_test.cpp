#include "library/formats/xml_gate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <sstream>

namespace findings {
namespace {

using namespace std::string_view_literals;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::array known_namespaces = {
    XmlNamespace{"urn:plain", ""},
    XmlNamespace{"urn:links", "link"},
    XmlNamespace{"", ""},
};
constexpr std::array known_doctypes = {"-//KNOWN//DTD//EN"sv};

XmlGateOptions options()
{
    return {.namespaces = known_namespaces,
            .is_record = [](std::string_view name) { return name == "r"; },
            .public_doctypes = known_doctypes};
}

std::string printed(pugi::xml_node node)
{
    std::ostringstream out;
    node.print(out, "", pugi::format_raw);
    return out.str();
}

struct Reading {
    std::vector<std::string> records;  ///< as raw XML
    std::optional<Rejection> fault;
};

Reading read(std::string_view document)
{
    std::istringstream in{std::string(document)};
    Reading reading;
    reading.fault = read_xml(in, "a.xml", options(), [&](const XmlElement& element) {
        reading.records.push_back(printed(element.node));
    });
    return reading;
}

std::string fault_of(std::string_view document)
{
    const std::optional<Rejection> fault = read(document).fault;
    return fault ? str(*fault) : "";
}

TEST(XmlGate, GivesEachRecordWholeAndPassesOverWhatIsAround)
{
    const Reading reading =
        read("<all><x>no</x><r a='1'>one <b>two</b><!-- not --> three</r><r/></all>");
    EXPECT_THAT(reading.records, ElementsAre("<r a=\"1\">one <b>two</b> three</r>", "<r/>"));
    EXPECT_FALSE(reading.fault);
}

TEST(XmlGate, GivesTheOutermostRecordOnlyWhereOneStandsInAnother)
{
    EXPECT_THAT(read("<r><r>in</r></r>").records, ElementsAre("<r><r>in</r></r>"));
}

TEST(XmlGate, NamesAreCanonicalWhateverPrefixesTheDocumentUses)
{
    const Reading reading = read("<p:r xmlns:p='urn:plain' xmlns:q='urn:links' xmlns:z='urn:z'>"
                                 "<q:a q:href='h' z:b='c' p:d='e' f='g'/><z:y/><none/></p:r>");
    EXPECT_THAT(reading.records,
                ElementsAre("<r><link:a link:href=\"h\" ?:b=\"c\" ?:d=\"e\" f=\"g\"/><?:y/>"
                            "<none/></r>"));
}

TEST(XmlGate, ElementsOfNoNamespaceAreUnknownWhereAnotherNamespaceIsThePlainOne)
{
    std::istringstream in("<all><r/><r xmlns='urn:plain'/></all>");
    std::vector<std::string> records;
    XmlGateOptions strict = options();
    strict.namespaces = strict.namespaces.first(2);
    strict.is_record = [](std::string_view name) { return name.ends_with("r"); };
    EXPECT_FALSE(read_xml(in, "", strict, [&](const XmlElement& element) {
        records.emplace_back(element.node.name());
    }));
    EXPECT_THAT(records, ElementsAre("?:r", "r"));
}

TEST(XmlGate, ARecordInheritsTheLanguageAroundIt)
{
    const Reading reading = read("<all xml:lang='en'><r/><in xml:lang='fr'><r/><r xml:lang='de'/>"
                                 "</in><r/></all>");
    EXPECT_THAT(reading.records, ElementsAre("<r xml:lang=\"en\"/>", "<r xml:lang=\"fr\"/>",
                                             "<r xml:lang=\"de\"/>", "<r xml:lang=\"en\"/>"));
}

TEST(XmlGate, KnowsThePlaceOfEveryElement)
{
    std::istringstream in("<all>\n  <r><b>é</b><c>\n</c><c/></r></all>");
    std::vector<std::string> places;
    read_xml(in, "a.xml", options(), [&](const XmlElement& element) {
        places.push_back(str(element.place));
        for (const pugi::xml_node child : element.node.children())
            places.push_back(str(place_of(child, "a.xml")));
        places.push_back(str(place_of(element.node.child("b").first_child(), "a.xml")));
    });
    // the second <c> is the 14th character of line 3, after one é of two bytes on line 2
    EXPECT_THAT(places, ElementsAre("a.xml:2:3", "a.xml:2:6", "a.xml:2:14", "a.xml:3:5", "a.xml"));
}

TEST(XmlGate, AByteOrderMarkIsNoCharacterOfTheFirstLine)
{
    for (const std::string_view document : {"<x><r/></x>"sv, "\xEF\xBB\xBF<x><r/></x>"sv,
                                            "\xFF\xFE<\0x\0>\0<\0r\0/\0>\0<\0/\0x\0>\0"sv}) {
        std::istringstream in{std::string(document)};
        std::string place;
        EXPECT_FALSE(read_xml(in, "a", options(),
                              [&](const XmlElement& element) { place = str(element.place); }));
        EXPECT_EQ(place, "a:1:4") << document;
    }
}

TEST(XmlGate, ReadersMeetNothingThatIsNotInTheDocument)
{
    std::istringstream in("<r><b>x</b></r>");
    read_xml(in, "a.xml", options(), [](const XmlElement& element) {
        EXPECT_EQ(printed(element.node), "<r><b>x</b></r>");
        EXPECT_FALSE(element.node.first_attribute());
        EXPECT_FALSE(element.node.next_sibling());
        EXPECT_TRUE(element.node.select_nodes("//processing-instruction()[name() = 'b']").empty());
    });
}

TEST(XmlGate, TellsOfWhatIsAroundTheRecordsWhereAsked)
{
    std::istringstream in("<all a='1'>text <b/> more &amp; more<r>not this</r> </all>");
    std::vector<std::string> around;
    XmlGateOptions telling = options();
    telling.around = [&](const XmlElement& element) {
        around.push_back(str(element.place) + " " + printed(element.node));
    };
    EXPECT_FALSE(read_xml(in, "", telling, [](const XmlElement&) {}));
    EXPECT_THAT(around,
                ElementsAre(":1:1 <all a=\"1\"/>", ":1:12 text", ":1:17 <b/>", ":1:21 more"));
}

TEST(XmlGate, TextOfANodeIsSqueezedAndItsLanguageInherited)
{
    std::istringstream in("<r xml:lang='fr'>\n a <b>b<i>c</i></b>\n<![CDATA[d  <]]> </r>");
    read_xml(in, "", options(), [](const XmlElement& element) {
        EXPECT_EQ(text_of(element.node), "a bc d <");
        EXPECT_EQ(language_of(element.node.child("b").child("i")), "fr");
    });
    EXPECT_EQ(language_of(pugi::xml_node()), "");
}

TEST(XmlGate, ReadsEveryEncodingItNames)
{
    const std::array<std::pair<const char*, std::string_view>, 9> cases = {{
        {"UTF-8", "<r>\xC3\xA9\xE2\x82\xAC</r>"},
        {"UTF-8 with mark", "\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><r>\xC3\xA9€</r>"},
        {"UTF-16LE", "\xFF\xFE<\0r\0>\0\xE9\0\xAC\x20<\0/\0r\0>\0"sv},
        {"UTF-16BE", "\xFE\xFF\0<\0r\0>\0\xE9\x20\xAC\0<\0/\0r\0>"sv},
        {"windows-1252", "<?xml version='1.0' encoding='Windows-1252'?><r>\xE9\x80</r>"},
        {"cp1252", "<?xml version='1.0' encoding='cp1252'?><r>\xE9\x80</r>"},
        {"ISO-8859-1", "<?xml version='1.0' encoding='ISO-8859-1'?><r>\xE9&#8364;</r>"},
        {"US-ASCII", "<?xml version='1.0' encoding='US-ASCII'?><r>&#233;&#x20AC;</r>"},
        {"single quotes", "<?xml version='1.0' encoding='utf8' standalone='yes'?><r>é€</r>"},
    }};
    for (const auto& [name, document] : cases) {
        SCOPED_TRACE(name);
        const Reading reading = read(document);
        if (std::string_view(name) == "single quotes") {
            EXPECT_THAT(str(*reading.fault), HasSubstr("the encoding utf8 is not one"));
            continue;
        }
        EXPECT_FALSE(reading.fault) << str(*reading.fault);
        EXPECT_THAT(reading.records, ElementsAre("<r>é€</r>"));
    }
}

TEST(XmlGate, SaysWhatIsWrongWithADocumentAndWhere)
{
    const std::array<std::pair<std::string_view, const char*>, 34> cases = {{
        {"", "a.xml: the file is empty; "},
        {" \n\t", "a.xml: the file holds nothing but white space; "},
        {"%PDF-1.4", "a.xml: this is a PDF, not XML; "},
        {"PK\x03\x04...", "a.xml: this is a ZIP archive"},
        {"\x01\0\x02"sv, "a.xml: this is a binary file, not XML; "},
        {"TY  - JOUR\n", "a.xml: this is not XML: it begins with \"TY  - JOUR\"; "},
        {"<r>a", "a.xml:1:5: the file ends before </r>, for the <r> of line 1; "},
        {"<all>\n<r>\n<b></b>", "a.xml:3:8: the file ends before </r>, for the <r> of line 2; "},
        {"<r><b", "a.xml:1:4: the file ends before </r>, for the <r> of line 1, inside a tag"},
        {"<r><!-- ", "a.xml:1:4: this comment does not end before the file does; "},
        {"<r><![CDATA[ ", "a.xml:1:14: a CDATA section does not end before the file does; end it"},
        {"<r><!-- a -- b --></r>", "a.xml:1:13: there is -- in a comment, which only its end may"},
        {"<r a=b/>", "a.xml:1:6: the value of this attribute has no quotes; "},
        {"<?xml version='1.0'?>", "a.xml:1:22: the file ends before its first element is whole; "},
        {"<r><b>\n</c></r>", "a.xml:2:3: </c> does not close <b> of line 1; write </b> first"},
        {"<r/><r/>", "a.xml:1:5: something stands after the end of the outermost element; "},
        {"<r>a & b</r>", "a.xml:1:7: the & before this does not begin an entity; write &amp;"},
        {"<r a='<'/>", "a.xml:1:7: this < does not begin a tag; write &lt;"},
        {"<r>&eacute;</r>", "a.xml:1:4: the entity &eacute; is not one of XML's own; write the"},
        {"<r a='&nbsp;'/>", "a.xml:1:1: the entity &nbsp; is not one of XML's own; "},
        {"<r>\n\x01</r>", "a.xml:2:1: the control character U+0001 cannot stand in XML; "},
        {"<r>&#1;</r>", "a.xml:1:4: this number is not of a character that XML allows; "},
        {"<r>caf\xE9 ici</r>", "a.xml:1:7: the byte 0xE9 here is not UTF-8; "},
        {"<r>\xED\xA0\x80</r>", "a.xml:1:4: the byte 0xED here is not UTF-8; "},
        {"<r a='1' a='2'/>", "a.xml:1:10: an attribute is given twice in this tag; "},
        {"<p:r/>", "a.xml:1:1: a prefix in this tag stands for no namespace; "},
        {" <?xml version='1.0'?><r/>", "a.xml:1:2: <?xml …?> stands here, not at the very"},
        {"<?xml version='1.1'?><r/>", "a.xml:1:1: the document is XML 1.1, which is not read; "},
        {"<?xml version='1.0' encoding='EBCDIC-1'?><r/>",
         "a.xml:1:31: the encoding ebcdic-1 is not one that is read"},
        {"<?xml version='1.0' encoding='utf-16'?><r/>",
         "a.xml:1:31: the file is not in the encoding that it declares, utf-16; "},
        {"<?xml version='1.0' encoding='US-ASCII'?><r>\xE9</r>",
         "a.xml:1:45: the byte 0xE9 here is not a character of us-ascii; "},
        {"<?xml version='1.0' encoding='windows-1252'?><r>\x81</r>",
         "a.xml:1:49: the byte 0x81 here is not a character of windows-1252; "},
        {"\xEF\xBB\xBF<?xml version='1.0' encoding='iso-8859-1'?><r/>",
         "a.xml:1:1: the file declares iso-8859-1 but begins with the mark of UTF-8; "},
        {"<r><b c='\n", "a.xml:1:4: the file ends before </r>"},
    }};
    for (const auto& [document, fault] : cases) {
        SCOPED_TRACE(document);
        EXPECT_THAT(fault_of(document), testing::StartsWith(fault));
    }
}

TEST(XmlGate, ADoctypeIsRefusedForItsTrueReason)
{
    EXPECT_EQ(fault_of("<!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>"),
              "a.xml:1:13: the DOCTYPE brings declarations of its own, which are never read; take "
              "the DOCTYPE out, and write what its entities stand for");
    EXPECT_THAT(fault_of("<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>"),
                HasSubstr("a.xml:1:40: the DOCTYPE names a DTD that is not known; "));
    EXPECT_THAT(fault_of("\n<!DOCTYPE r PUBLIC '-//X//EN' 'x.dtd'><r/>"),
                HasSubstr("a.xml:2:38: the DOCTYPE names a DTD that is not known, -//X//EN; "));
    EXPECT_THAT(fault_of("<!DOCTYPE r PUBLIC '-//KNOWN//DTD//EN' 'x' [ ]><r/>"),
                HasSubstr("brings declarations of its own"));
}

TEST(XmlGate, AKnownPublicDoctypeIsLetPassButNoEntityOfIt)
{
    constexpr std::string_view doctype =
        "<!DOCTYPE r PUBLIC '-//KNOWN//DTD//EN' 'http://127.0.0.1:9/x.dtd'>\n";
    const auto with = [&](std::string_view rest) { return std::string(doctype) + rest.data(); };
    EXPECT_THAT(read(with("<r a='&lt;&#65;&amp;'>&gt;</r>")).records,
                ElementsAre("<r a=\"&lt;A&amp;\">&gt;</r>"));
    EXPECT_THAT(fault_of(with("<r>a&nbsp;b</r>")),
                HasSubstr("a.xml:2:5: the entity &nbsp; is left to a DTD, which is never read; "));
    EXPECT_THAT(fault_of(with("<r a='b&nbsp;c'/>")),
                HasSubstr("a.xml:2:1: the entity &nbsp; is left to a DTD, which is never read; "));
}

TEST(XmlGate, RecordsBeforeAFaultHaveBeenTaken)
{
    const Reading reading = read("<all><r>1</r><r>2</r><r>3");
    EXPECT_THAT(reading.records, ElementsAre("<r>1</r>", "<r>2</r>"));
    EXPECT_TRUE(reading.fault);
}

TEST(XmlGate, ADocumentCutOffAnywhereIsRefused)
{
    constexpr std::string_view document =
        "\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>\n<!-- c --><all a='é'><r b=\"&amp;\">"
        "é&#233;<![CDATA[x]]><?pi x?><c/></r></all>";
    ASSERT_FALSE(read(document).fault);
    for (std::size_t length = 0; length < document.size(); ++length) {
        SCOPED_TRACE(length);
        const Reading reading = read(document.substr(0, length));
        ASSERT_TRUE(reading.fault);
        EXPECT_NE(reading.fault->what, "");
        EXPECT_NE(reading.fault->mend, "");
    }
}

TEST(XmlGate, WhatTheTakerThrowsComesThrough)
{
    std::istringstream in("<all><r/><r/></all>");
    int taken = 0;
    const auto take = [&](const XmlElement&) {
        ++taken;
        throw std::runtime_error("the disk is full");
    };
    EXPECT_THROW(read_xml(in, "", options(), take), std::runtime_error);
    EXPECT_EQ(taken, 1);
}

TEST(XmlGate, AStreamThatFailsIsNotAnEmptyDocument)
{
    std::istringstream in("<r/>");
    in.setstate(std::ios::badbit);
    EXPECT_THROW(read_xml(in, "", options(), [](const XmlElement&) {}), std::runtime_error);
}

TEST(XmlRoot, IsSeenInAnyEncodingAndAfterWhatMayStandBeforeIt)
{
    const std::array<std::string_view, 6> documents = {
        "<a:root xmlns:a='urn:x' b='",
        "<a:root xmlns:a='urn:x' b=''>",
        "\xEF\xBB\xBF<?xml version='1.0'?><!-- <no> --><?pi <no>?>\n<root xmlns='urn:x'>rest",
        "<!DOCTYPE root PUBLIC '-//X//EN' 'x'><root xmlns='urn:x'/>",
        "<?xml version='1.0' encoding='windows-1252'?><!--\x80--><root xmlns='urn:x'>",
        "\xFF\xFE<\0r\0o\0o\0t\0 \0x\0m\0l\0n\0s\0=\0'\0u\0r\0n\0:\0x\0'\0>\0"sv,
    };
    for (const std::string_view document : documents) {
        SCOPED_TRACE(document);
        const std::optional<XmlRoot> root = xml_root(document);
        ASSERT_TRUE(root);
        const bool is_cut_off = document.ends_with("b='");
        EXPECT_EQ(root->name, is_cut_off ? "" : "root");
        EXPECT_EQ(root->namespace_uri, is_cut_off ? "" : "urn:x");
    }
}

TEST(XmlRoot, OfAHostileDoctypeIsTheNameThatItGives)
{
    const std::optional<XmlRoot> root = xml_root("<!DOCTYPE lolz [<!ENTITY a 'b'>]><lolz>&a;");
    ASSERT_TRUE(root);
    EXPECT_EQ(root->name, "lolz");
}

TEST(XmlRoot, IsNotFoundInWhatIsNoXml)
{
    for (const std::string_view bytes : {""sv, " "sv, "TY  - JOUR"sv, "%PDF-1.4"sv, "{}"sv,
                                         "\0\0\0"sv, "<<"sv, "<html lang=en>"sv})
        EXPECT_FALSE(xml_root(bytes)) << bytes;
}

}  // namespace
}  // namespace findings
