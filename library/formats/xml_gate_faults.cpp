#include "library/formats/xml_gate_faults.hpp"

#include "library/base/text.hpp"

#include <fmt/format.h>

namespace findings {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::size_t size_of_a_beginning = 64 * 1024;
constexpr std::string_view save_as_utf8 = "save the file as UTF-8";
constexpr std::string_view with_an_editor =
    "mend it with an editor that knows XML; xmllint --noout shows more";
constexpr std::string_view cut_off = "the file was probably cut off: get it again";

struct Kind {
    std::string_view begins;
    std::string_view what;
    std::string_view mend;
};

constexpr Kind other_kinds[] = {
    {"%PDF-", "this is a PDF, not XML", "give the file in a format of its own"},
    {"PK\x03\x04", "this is a ZIP archive (or a Word, Excel or EPUB file), not XML",
     "unpack it, and give the files in it"},
    {"\x1F\x8B", "this is a gzip archive, not XML", "unpack it with gunzip"},
    {"BZh", "this is a bzip2 archive, not XML", "unpack it with bunzip2"},
    {"\xFD"
     "7zXZ",
     "this is an xz archive, not XML", "unpack it with unxz"},
};

/// The length of the character that begins the bytes, 0 where they begin none of UTF-8.
std::size_t first_character(std::string_view bytes)
{
    for (std::size_t length = 1; length <= 4 && length <= bytes.size(); ++length)
        if (is_utf8(bytes.substr(0, length)))
            return length;
    return 0;
}

XmlFault unknown_entity(std::string_view bytes)
{
    const std::string name = foreign_entity(bytes);
    return {name.empty() ? "an entity here is not one of XML's own"
                         : fmt::format("the entity &{}; is not one of XML's own", printable(name)),
            "write the character itself, or its number as in &#233;"};
}

XmlFault invalid_byte(std::string_view bytes, std::string_view encoding)
{
    const auto byte = static_cast<unsigned char>(bytes[0]);
    if (encoding == "utf-8")
        return {fmt::format("the byte 0x{:02X} here is not UTF-8", byte),
                "save the file as UTF-8, or declare the encoding that it has, as in <?xml "
                "version=\"1.0\" encoding=\"windows-1252\"?>"};
    return {fmt::format("the byte 0x{:02X} here is not a character of {}", byte, encoding),
            "correct the encoding in the first line, or save the file as UTF-8"};
}

XmlFault invalid_token(const XmlTrouble& trouble)
{
    const std::string_view bytes = trouble.bytes;
    if (bytes.empty() || trouble.encoding == "utf-16")
        return {"this is not well-formed XML", std::string(with_an_editor)};
    const auto byte = static_cast<unsigned char>(bytes[0]);
    if (byte >= 0x80 && (trouble.encoding != "utf-8" || first_character(bytes) == 0))
        return invalid_byte(bytes, trouble.encoding);
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r')
        return {fmt::format("the control character U+{:04X} cannot stand in XML", byte),
                "remove it; it is often left by copying from a PDF"};
    if (trouble.before.ends_with('&'))
        return {"the & before this does not begin an entity", "write &amp; for a plain &"};
    if (trouble.before.ends_with("--"))
        return {"there is -- in a comment, which only its end may hold", "write - - or one dash"};
    if (trouble.before.ends_with('='))
        return {"the value of this attribute has no quotes", "put it between \" and \""};
    if (byte == '<')
        return {"this < does not begin a tag", "write &lt; for a plain <"};
    return {"this is not well-formed XML", std::string(with_an_editor)};
}

XmlFault ended_early(const XmlTrouble& trouble)
{
    if (trouble.inside != nullptr)
        return {fmt::format("the file ends before </{}>, for the <{}> of line {}",
                            printable(trouble.inside->name), printable(trouble.inside->name),
                            trouble.inside->line),
                std::string(cut_off)};
    return {"the file ends before its first element is whole", std::string(cut_off)};
}

XmlFault not_closed(const XmlTrouble& trouble)
{
    if (trouble.bytes.substr(0, 4) == "<!--")
        return {"this comment does not end before the file does", "end it with -->"};
    XmlFault fault = ended_early(trouble);
    fault.what += ", inside a tag that begins here";
    return fault;
}

XmlFault mismatch(const XmlTrouble& trouble)
{
    // expat stands on the name in the end tag
    const std::string_view name = trouble.bytes.substr(0, trouble.bytes.substr(0, 80).find('>'));
    const std::string closing =
        trouble.encoding == "utf-16" ? "this end tag" : "</" + printable(name) + ">";
    if (trouble.inside == nullptr)
        return {closing + " closes nothing", "remove it, or add the tag that begins it"};
    const std::string open = printable(trouble.inside->name);
    return {fmt::format("{} does not close <{}> of line {}", closing, open, trouble.inside->line),
            fmt::format("write </{}> first, or correct the name", open)};
}

}  // namespace

XmlFault explain(const XmlTrouble& trouble)
{
    switch (trouble.error) {
    case XML_ERROR_INVALID_TOKEN:
        return invalid_token(trouble);
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_PARTIAL_CHAR:
        return ended_early(trouble);
    case XML_ERROR_UNCLOSED_TOKEN:
        return not_closed(trouble);
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
        return {"a CDATA section does not end before the file does", "end it with ]]>"};
    case XML_ERROR_TAG_MISMATCH:
        return mismatch(trouble);
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
        return {"an attribute is given twice in this tag", "keep one of them"};
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        return {"something stands after the end of the outermost element",
                "remove it, or put all of the document into one element"};
    case XML_ERROR_UNDEFINED_ENTITY:
        return unknown_entity(trouble.bytes);
    case XML_ERROR_BAD_CHAR_REF:
        return {"this number is not of a character that XML allows", "remove it"};
    case XML_ERROR_UNKNOWN_ENCODING:
        return {fmt::format("the encoding {} is not one that is read (UTF-8, UTF-16, ISO-8859-1, "
                            "US-ASCII, windows-1252)",
                            printable(trouble.encoding)),
                std::string(save_as_utf8)};
    case XML_ERROR_INCORRECT_ENCODING:
        return {fmt::format("the file is not in the encoding that it declares, {}",
                            printable(trouble.encoding)),
                "correct the encoding in the first line, or save the file as UTF-8"};
    case XML_ERROR_MISPLACED_XML_PI:
        return {"<?xml …?> stands here, not at the very beginning",
                "remove what stands before it, or take it out"};
    case XML_ERROR_UNBOUND_PREFIX:
        return {"a prefix in this tag stands for no namespace",
                "declare it, as in xmlns:prefix=\"…\", or take it out"};
    default:
        return {fmt::format("this is not well-formed XML: {}", XML_ErrorString(trouble.error)),
                std::string(with_an_editor)};
    }
}

std::optional<XmlFault> not_xml(std::string_view beginning)
{
    if (beginning.empty())
        return XmlFault{"the file is empty", "give one with a document in it"};
    for (const Kind& kind : other_kinds)
        if (beginning.starts_with(kind.begins))
            return XmlFault{std::string(kind.what), std::string(kind.mend)};
    if (begins_as_utf16(beginning))
        return std::nullopt;
    const std::string_view text = trimmed(without_mark(beginning));
    if (text.empty() && beginning.size() >= size_of_a_beginning)
        return std::nullopt;
    if (text.empty())
        return XmlFault{"the file holds nothing but white space", "give one with a document in it"};
    if (text.front() == '<')
        return std::nullopt;
    if (text.find('\0') != std::string_view::npos)
        return XmlFault{"this is a binary file, not XML", "give the document as XML"};
    return XmlFault{fmt::format("this is not XML: it begins with \"{}\"", printable(cut(text, 20))),
                    "give a file that begins with < , or name its format with --format"};
}

std::string foreign_entity(std::string_view source)
{
    std::string bytes(source);
    std::erase(bytes, '\0');  // UTF-16: what is looked for is ASCII
    for (std::size_t at = bytes.find('&'); at != std::string::npos; at = bytes.find('&', at + 1)) {
        const std::string name = bytes.substr(at + 1, bytes.find(';', at) - at - 1);
        const bool is_own = name == "amp" || name == "lt" || name == "gt" || name == "apos" ||
                            name == "quot" || name.starts_with('#');
        if (!is_own)
            return name;
    }
    return {};
}

bool begins_as_utf16(std::string_view bytes)
{
    using namespace std::string_view_literals;
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
           bytes.starts_with("<\0"sv) || bytes.starts_with("\0<"sv);
}

std::string_view without_mark(std::string_view bytes)
{
    return bytes.starts_with(utf8_mark) ? bytes.substr(utf8_mark.size()) : bytes;
}

}  // namespace findings
