#pragma once

#include <pugixml.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

/// Runs of XML's own white space become one space, and none is left at the ends. A no-break space
/// before a colon is how French is written: it stays.
std::string squeezed_xml(std::string_view text);

/// The text of the element and all below it on one line, in NFC.
std::string line_text(pugi::xml_node node);

/// Like line_text(), but empty lines part paragraphs, as in Record, and so do elements <p> and
/// <jats:p>.
std::string paragraph_text(pugi::xml_node node);

/// A child with the text, where there is one to write; the child, or nothing.
pugi::xml_node append_text(pugi::xml_node parent, const char* name, const std::string& text);

/// True where the attribute has the value, in upper or lower case.
bool attribute_is(pugi::xml_node node, const char* attribute, std::string_view value);

/// Adds a value that says something and is not there yet.
template <class Value>
void add_once(Value value, std::vector<Value>& values)
{
    if (value != Value{} && std::find(values.begin(), values.end(), value) == values.end())
        values.push_back(std::move(value));
}

/// The same for identifiers, which have no empty value.
template <class Id>
bool add_parsed(std::string_view text, std::vector<Id>& ids)
{
    auto id = Id::parse(text);
    if (!id)
        return false;
    if (std::find(ids.begin(), ids.end(), *id) == ids.end())
        ids.push_back(std::move(*id));
    return true;
}

}  // namespace findings
