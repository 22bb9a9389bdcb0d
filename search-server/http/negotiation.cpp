#include "search-server/http/negotiation.hpp"

#include "library/base/text.hpp"

#include <optional>
#include <string>

namespace findings::server {
namespace {

struct Preference {
    std::string range;  ///< lower case, without parameters
    Weight weight = 1000;
};

/// "0.75" is 750; anything that is not a number from 0 to 1 with three decimals at most counts
/// as 1.
Weight weight_of(std::string_view text)
{
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1'))
        return 1000;
    if (text[0] == '1')
        return 1000;
    Weight weight = 0;
    Weight unit = 100;
    for (const char c : text.substr(text.size() > 1 ? 2 : 1)) {
        if (c < '0' || c > '9')
            return 1000;
        weight += static_cast<Weight>(c - '0') * unit;
        unit /= 10;
    }
    return weight;
}

Preference preference_of(std::string_view element)
{
    Preference out;
    const auto parts = split(element, ';');
    out.range = ascii_lower(trimmed(parts[0]));
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string parameter = ascii_lower(trimmed(parts[i]));
        if (parameter.starts_with("q="))
            out.weight = weight_of(std::string_view(parameter).substr(2));
    }
    return out;
}

/// How closely a range covers a media type: 3 the type itself, 2 "text/*", 1 "*/*", 0 not at all.
int closeness(std::string_view range, std::string_view media_type)
{
    if (range == media_type)
        return 3;
    if (range == "*/*")
        return 1;
    const bool covers =
        range.ends_with("/*") && media_type.starts_with(range.substr(0, range.size() - 1));
    return covers ? 2 : 0;
}

}  // namespace

Weight accept_weight(std::string_view accept, std::string_view media_type)
{
    if (trimmed(accept).empty())
        return 1000;
    const std::string type = ascii_lower(trimmed(split(media_type, ';')[0]));
    int closest = 0;
    Weight weight = 0;
    for (const std::string_view element : split(accept, ',')) {
        const Preference preference = preference_of(element);
        const int close = closeness(preference.range, type);
        if (close > closest) {
            closest = close;
            weight = preference.weight;
        }
    }
    return weight;
}

Weight accept_encoding_weight(std::string_view accept_encoding, std::string_view coding)
{
    std::optional<Weight> any;
    for (const std::string_view element : split(accept_encoding, ',')) {
        const Preference preference = preference_of(element);
        if (preference.range == coding)
            return preference.weight;
        if (preference.range == "*")
            any = preference.weight;
    }
    return any.value_or(0);
}

}  // namespace findings::server
