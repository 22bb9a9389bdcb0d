#pragma once

#include <pugixml.hpp>

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::jats {

/// The text of inline content on one line, in NFC: footnote marks, labels, pictures and superscript
/// citations are left out, sub- and superscript digits become Unicode's ("CO₂", "m²").
std::string inline_text(pugi::xml_node node);

/// The paragraphs below a node, in order: a section's heading stands before its first paragraph
/// ("Methods: We asked …"), a list item is a paragraph that begins with "• ". The node's own title
/// is left out, and so are tables, figures, displayed formulas and reference lists.
std::vector<std::string> paragraphs(pugi::xml_node node);

/// The paragraphs with an empty line between two.
std::string block_text(pugi::xml_node node);

/// "Heading: text", or "Heading. Text" with only a space where the heading ends with a mark itself.
std::string headed(std::string heading, const std::string& text);

/// The value of the attribute in lower case, "_" and " " as "-", at most 64 bytes: article types
/// and the like are written in many ways.
std::string type_of(pugi::xml_node node, const char* attribute);

/// Keeps the first of equal values. A document may repeat itself a hundred thousand times, so
/// nothing here looks for a value in a list for each value.
template <class T>
void drop_repeats(std::vector<T>& values)
{
    std::set<T> seen;
    std::vector<T> kept;
    for (T& value : values)
        if (seen.insert(value).second)
            kept.push_back(std::move(value));
    values = std::move(kept);
}

/// True where the list holds the word.
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list);

}  // namespace findings::jats
