#pragma once

#include "library/record/fields.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace findings {

inline constexpr std::string_view evidence_namespace = "https://findings.example/ns/evidence/1";

/// The name in native XML of a field of Struct: capitals for underscores ("bottom_line" is
/// "bottomLine"). Whether it is an element, an attribute or the content is for the schema to say.
template <class Struct>
std::string xml_name(std::string_view field)
{
    if (field == "language")
        return "xml:lang";
    if (std::is_same_v<Struct, Outcome> && field == "outcome")
        return "name";
    std::string name;
    for (std::size_t i = 0; i < field.size(); ++i) {
        if (field[i] == '_' && i + 1 < field.size())
            name += static_cast<char>(field[++i] - 'a' + 'A');
        else
            name += field[i];
    }
    return name;
}

template <class Type>
inline constexpr bool is_optional_field = false;
template <class Type>
inline constexpr bool is_optional_field<std::optional<Type>> = true;

template <class Type>
inline constexpr bool is_list_field = false;
template <class Type>
inline constexpr bool is_list_field<std::vector<Type>> = true;

/// Identifiers, ids and dates: what parse() makes from a text and str() gives back.
template <class Type>
concept ParsedField = requires(const Type value, std::string_view text)
{
    {
        Type::parse(text)
        } -> std::same_as<std::optional<Type>>;
    {
        value.str()
        } -> std::convertible_to<std::string>;
};

}  // namespace findings
