#include "library/formats/pdf_answer.hpp"

#include "library/base/text.hpp"
#include "library/formats/document_record.hpp"
#include "library/formats/document_text.hpp"
#include "library/formats/pdf_child.hpp"
#include "library/formats/pdf_metadata.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <string_view>
#include <utility>

namespace findings::pdf {
namespace {

namespace json = boost::json;

bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/// Adds a line to its paragraph; a word that was parted at the end of the line becomes whole.
void add_line(const std::string& line, std::string& paragraph)
{
    const std::size_t size = paragraph.size();
    const bool is_parted =
        size >= 2 && paragraph.back() == '-' && is_lower(paragraph[size - 2]) && is_lower(line[0]);
    if (is_parted)
        paragraph.pop_back();
    else if (!paragraph.empty())
        paragraph += ' ';
    paragraph += line;
}

/// Paragraphs are parted by empty lines, as far as the text shows them.
void take_page(std::string_view text, OutlineBuilder& build)
{
    std::string paragraph;
    const auto end = [&] {
        build.paragraph(paragraph, 0);
        paragraph.clear();
    };
    for (const std::string_view part : split(text, '\n')) {
        const std::string line = document_line(part);
        if (line.empty())
            end();
        else
            add_line(line, paragraph);
    }
    end();
}

std::string text_of(const json::object& answer, std::string_view name)
{
    const json::value* value = answer.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

/// Why there is nothing to read, in words.
ChildFault fault_named(const std::string& error)
{
    if (error == "encrypted")
        return {"the PDF is encrypted", "save it without a password"};
    if (error == "no pages")
        return {"the PDF has no pages", "save or fetch the file again"};
    return {"the PDF is broken", "save or fetch the file again"};
}

void take_pages(const json::object& answer, DocumentOutline& outline)
{
    OutlineBuilder build(outline);
    if (const json::value* pages = answer.if_contains("text"); pages && pages->is_array())
        for (const json::value& page : pages->get_array())
            if (page.is_string())
                take_page(page.get_string(), build);
    build.end();
    const json::value* is_cut = answer.if_contains("is_cut");
    if (is_cut != nullptr && is_cut->is_bool() && is_cut->get_bool())
        outline.notes.push_back("the text is very long: its end was not read");
    if (const json::value* pages = answer.if_contains("pages"); pages && pages->is_int64())
        outline.notes.push_back("pages: " + std::to_string(pages->get_int64()));
}

}  // namespace

void read_answer(const std::string& text, DocumentOutline outline, const ReadSink& sink)
{
    const auto reject = [&](const ChildFault& fault) {
        sink.reject({outline.place, fault.what, fault.mend});
    };
    json::error_code error;
    const json::value value = json::parse(text, error);
    if (error || !value.is_object())
        return reject(fault_named("broken"));
    const json::object& answer = value.get_object();
    if (const std::string named = text_of(answer, "error"); !named.empty())
        return reject(fault_named(named));
    take_xmp(text_of(answer, "xmp"), outline);
    if (const json::value* info = answer.if_contains("info"); info && info->is_object())
        take_information(info->get_object(), outline);
    take_pages(answer, outline);
    if (outline.blocks.empty())
        return reject({"the PDF holds no text, only pictures of pages",
                       "have its pages recognised (OCR), or give the text itself"});
    outline.standing_out = document_line(text_of(answer, "largest"));
    give_record(std::move(outline), sink);
}

}  // namespace findings::pdf
