#include "library/formats/marc_field.hpp"

#include "library/base/text.hpp"
#include "library/formats/heading_names.hpp"
#include "library/formats/xml_text.hpp"

namespace findings::marc {
namespace {

/// Without the characters that mark words which do not sort (ISO 6630, U+0098 and U+009C): German
/// libraries put "The" between them.
std::string without_sorting_marks(std::string text)
{
    for (const std::string_view mark : {"\xc2\x98", "\xc2\x9c"})
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark))
            text.erase(at, mark.size());
    return text;
}

std::string text_of_subfield(pugi::xml_node subfield)
{
    return without_sorting_marks(line_text(subfield));
}

char code_of(pugi::xml_node subfield)
{
    return *subfield.attribute("code").value();
}

/// An initial, a short form ("ed.", "etc.") or three dots keep their full stop.
bool ends_as_sentence(std::string_view text)
{
    if (text.size() < 2 || !text.ends_with('.') || text.ends_with(".."))
        return false;
    const std::size_t word = text.find_last_of(" .-(", text.size() - 2);
    return text.size() - (word == std::string_view::npos ? 0 : word + 1) > 4;
}

}  // namespace

char DataField::indicator(int number) const
{
    const std::string_view text = node_.attribute(number == 1 ? "ind1" : "ind2").value();
    return text.empty() ? ' ' : text.front();
}

std::string DataField::first(char code) const
{
    for (const pugi::xml_node subfield : node_.children("subfield"))
        if (code_of(subfield) == code)
            if (std::string text = text_of_subfield(subfield); !text.empty())
                return text;
    return {};
}

std::vector<std::string> DataField::all(char code) const
{
    return all_of({&code, 1});
}

std::vector<std::string> DataField::all_of(std::string_view codes) const
{
    std::vector<std::string> texts;
    for (const pugi::xml_node subfield : node_.children("subfield")) {
        const char code = code_of(subfield);
        if (code == '\0' || codes.find(code) == std::string_view::npos)
            continue;
        if (std::string text = text_of_subfield(subfield); !text.empty())
            texts.push_back(std::move(text));
    }
    return texts;
}

std::string DataField::joined(std::string_view codes, std::string_view between) const
{
    std::vector<std::string> parts;
    for (const std::string& text : all_of(codes))
        if (std::string part = without_isbd(text); !part.empty())
            parts.push_back(std::move(part));
    return findings::joined(parts, between);
}

std::string DataField::sentences(std::string_view codes, std::string_view between) const
{
    return findings::joined(all_of(codes), between);
}

std::vector<DataField> fields_of(pugi::xml_node record, std::string_view tag)
{
    std::vector<DataField> fields;
    for (const pugi::xml_node node : record.children("datafield"))
        if (node.attribute("tag").value() == tag)
            fields.emplace_back(node);
    return fields;
}

std::string control_field(pugi::xml_node record, std::string_view tag)
{
    for (const pugi::xml_node node : record.children("controlfield"))
        if (node.attribute("tag").value() == tag)
            return node.text().get();
    return {};
}

std::string without_isbd(std::string_view text)
{
    text = without_end_mark(text);
    if (ends_as_sentence(text))
        text.remove_suffix(1);
    return std::string(without_end_mark(text));
}

}  // namespace findings::marc
