#include "library/record/record_json.hpp"

#include "library/base/text.hpp"
#include "library/record/fields.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <concepts>
#include <limits>
#include <string>
#include <tuple>
#include <type_traits>

namespace findings {
namespace {

namespace json = boost::json;

template <class Type>
inline constexpr bool is_optional = false;
template <class Type>
inline constexpr bool is_optional<std::optional<Type>> = true;

template <class Type>
inline constexpr bool is_list = false;
template <class Type>
inline constexpr bool is_list<std::vector<Type>> = true;

/// Identifiers, ids and dates: what parse() makes from a text and str() gives back.
template <class Type>
concept Parsed = requires(const Type value, std::string_view text)
{
    {
        Type::parse(text)
        } -> std::same_as<std::optional<Type>>;
    {
        value.str()
        } -> std::convertible_to<std::string>;
};

// writing

template <class Struct>
json::object written_fields(const Struct& from);

template <class Type>
json::value written(const Type& value)
{
    if constexpr (is_optional<Type>) {
        return written(*value);
    } else if constexpr (is_list<Type>) {
        json::array list;
        for (const auto& item : value)
            list.push_back(written(item));
        return list;
    } else if constexpr (has_fields<Type>) {
        return written_fields(value);
    } else if constexpr (Parsed<Type>) {
        return json::value(value.str());
    } else if constexpr (std::is_enum_v<Type>) {
        return json::value(token(value));
    } else {
        return json::value(value);
    }
}

template <class Type>
bool says_nothing(const Type& value)
{
    if constexpr (is_optional<Type>)
        return !value.has_value();
    else if constexpr (is_list<Type> || std::is_same_v<Type, std::string>)
        return value.empty();
    else if constexpr (std::is_same_v<Type, Container>)
        return value == Container{};
    else
        return false;
}

template <class Struct>
json::object written_fields(const Struct& from)
{
    json::object object;
    const auto write = [&](const auto& field) {
        const auto& value = from.*field.member;
        if (!says_nothing(value))
            object.emplace(field.name, written(value));
    };
    std::apply([&](const auto&... field) { (write(field), ...); }, fields_of<Struct>);
    return object;
}

// reading

/// Where in the JSON we are, for messages: the way up to the record. Made for every member of every
/// record, so it holds no text of its own.
struct Place {
    const Place* above = nullptr;
    std::string_view name;  ///< of a member; empty for an item of a list
    std::size_t index = 0;

    std::string str() const
    {
        if (above == nullptr)
            return "";
        const std::string way = above->str();
        if (name.empty())
            return way + "[" + std::to_string(index) + "]";
        return way.empty() ? std::string(name) : way + "." + std::string(name);
    }
};

[[noreturn]] void refuse(const Place& place, std::string_view should)
{
    const std::string where = place.str();
    throw RecordJsonError((where.empty() ? "the record" : where) + " should be " +
                          std::string(should));
}

template <class Type>
std::string_view what_it_is();
template <>
std::string_view what_it_is<RecordId>()
{
    return "an id of 26 characters (ULID)";
}
template <>
std::string_view what_it_is<Date>()
{
    return "a date: 2024, 2024-05 or 2024-05-17";
}
template <>
std::string_view what_it_is<Doi>()
{
    return "a DOI";
}
template <>
std::string_view what_it_is<Pmid>()
{
    return "a PubMed number";
}
template <>
std::string_view what_it_is<Pmcid>()
{
    return "a PubMed Central number";
}
template <>
std::string_view what_it_is<Isbn>()
{
    return "an ISBN with a right check digit";
}
template <>
std::string_view what_it_is<Issn>()
{
    return "an ISSN with a right check digit";
}
template <>
std::string_view what_it_is<Orcid>()
{
    return "an ORCID with a right check digit";
}
template <>
std::string_view what_it_is<Url>()
{
    return "an http or https address";
}
template <>
std::string_view what_it_is<Language>()
{
    return "a language tag: en, fr-CA";
}
template <>
std::string_view what_it_is<Country>()
{
    return "an ISO 3166 code: CA, CA-ON";
}

std::string_view text_at(const Place& place, const json::value& from, std::string_view should)
{
    const json::string* text = from.if_string();
    if (text == nullptr)
        refuse(place, should);
    return *text;
}

template <class Term>
Term read_term(const Place& place, const json::value& from)
{
    const json::string* text = from.if_string();
    const std::optional<Term> term = text == nullptr ? std::nullopt : parse_term<Term>(*text);
    if (!term)
        refuse(place, "one of " + joined({tokens<Term>().begin(), tokens<Term>().end()}, ", "));
    return *term;
}

template <std::integral Number>
Number read_number(const Place& place, const json::value& from)
{
    boost::system::error_code error;
    const auto number = from.to_number<Number>(error);
    if (error)
        refuse(place, "a whole number up to " + std::to_string(std::numeric_limits<Number>::max()));
    return number;
}

template <class Struct>
Struct read_fields(const Place& place, const json::value& from);

template <class Type>
Type read(const Place& place, const json::value& from)
{
    if constexpr (is_optional<Type>) {
        return read<typename Type::value_type>(place, from);
    } else if constexpr (is_list<Type>) {
        if (!from.is_array())
            refuse(place, "a list");
        Type list;
        for (const json::value& item : from.get_array()) {
            const Place here{&place, {}, list.size()};
            list.push_back(read<typename Type::value_type>(here, item));
        }
        return list;
    } else if constexpr (has_fields<Type>) {
        return read_fields<Type>(place, from);
    } else if constexpr (Parsed<Type>) {
        const auto value = Type::parse(text_at(place, from, what_it_is<Type>()));
        if (!value)
            refuse(place, what_it_is<Type>());
        return *value;
    } else if constexpr (std::is_enum_v<Type>) {
        return read_term<Type>(place, from);
    } else if constexpr (std::is_same_v<Type, std::string>) {
        return std::string(text_at(place, from, "a text"));
    } else {
        return read_number<Type>(place, from);
    }
}

/// What a member is that is not in the JSON; ids, languages and terms have no such value.
template <class Type>
Type absent(const Place& place)
{
    if constexpr (is_optional<Type> || is_list<Type> || std::is_same_v<Type, std::string> ||
                  std::is_same_v<Type, Container>)
        return Type{};
    else
        throw RecordJsonError(place.str() + " is missing");
}

template <class Struct>
Struct read_fields(const Place& place, const json::value& from)
{
    if (!from.is_object())
        refuse(place, "an object");
    const json::object& object = from.get_object();
    const auto member = [&]<class Value>(const Field<Struct, Value>& field) {
        const Place here{&place, field.name};
        const json::value* found = object.if_contains(field.name);
        return found == nullptr || found->is_null() ? absent<Value>(here)
                                                    : read<Value>(here, *found);
    };
    // fields_of has the order of the declaration, and braces are evaluated from left to right
    return std::apply([&](const auto&... field) { return Struct{member(field)...}; },
                      fields_of<Struct>);
}

}  // namespace

json::object to_json(const Record& record)
{
    return written_fields(record);
}

Record record_from_json(const json::value& value)
{
    return read_fields<Record>(Place{}, value);
}

}  // namespace findings
