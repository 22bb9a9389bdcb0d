#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace findings::marc {

/// One <datafield> of a MARC 21 record.
class DataField {
public:
    explicit DataField(pugi::xml_node node) : node_(node) {}

    std::string_view tag() const { return node_.attribute("tag").value(); }

    /// The first or second indicator; a blank where it is not given.
    char indicator(int number) const;

    /// The first subfield with the code that is not empty, on one line; empty where there is none.
    std::string first(char code) const;

    /// All that are not empty, in their order.
    std::vector<std::string> all(char code) const;

    /// The subfields whose code is one of `codes` in the order of the field, with the text between
    /// two: parts of a description, whose ISBD marks go.
    std::string joined(std::string_view codes, std::string_view between) const;

    /// The same for sentences, which are left as they are.
    std::string sentences(std::string_view codes, std::string_view between) const;

private:
    std::vector<std::string> all_of(std::string_view codes) const;

    pugi::xml_node node_;
};

/// All fields with the tag, in the order of the record.
std::vector<DataField> fields_of(pugi::xml_node record, std::string_view tag);

/// The text of the control field with the tag; empty where there is none.
std::string control_field(pugi::xml_node record, std::string_view tag);

/// Without the marks that ISBD puts between parts (" /", " :", ";", ",", "=") and without the full
/// stop at the end that ends no abbreviation.
std::string without_isbd(std::string_view text);

}  // namespace findings::marc
