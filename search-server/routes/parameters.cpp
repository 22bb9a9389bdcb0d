#include "search-server/routes/parameters.hpp"

#include "library/base/text.hpp"
#include "library/record/identifiers.hpp"
#include "search-server/routes/routes.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

namespace findings::server {

void allow_only(const Request& request, std::span<const std::string_view> names)
{
    for (const auto& [name, value] : request.parameters) {
        if (std::find(names.begin(), names.end(), name) != names.end())
            continue;
        std::vector<std::string> known(names.begin(), names.end());
        throw BadRequest(fmt::format("There is no parameter \"{}\". There are: {}.",
                                     printable(name), joined(known, ", ")));
    }
}

std::optional<std::string_view> one_value(const Request& request, std::string_view name)
{
    const auto values = request.parameters_named(name);
    if (values.size() > 1)
        throw BadRequest(fmt::format("{} can be given once only.", name));
    if (values.empty() || values[0].empty())
        return std::nullopt;
    return values[0];
}

std::optional<int> whole_number(const Request& request, std::string_view name, int least, int most)
{
    const auto text = one_value(request, name);
    if (!text)
        return std::nullopt;
    int number = 0;
    const char* const end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number < least || number > most)
        throw BadRequest(fmt::format("{} is a whole number from {} to {}, not \"{}\".", name, least,
                                     most, printable(*text)));
    return number;
}

bool yes_or_no(const Request& request, std::string_view name, bool otherwise)
{
    const auto text = one_value(request, name);
    if (text && *text != "0" && *text != "1")
        throw BadRequest(fmt::format("{} is 0 or 1, not \"{}\".", name, printable(*text)));
    return text ? *text == "1" : otherwise;
}

ReaderLocale reader_locale(const Request& request)
{
    const auto text = one_value(request, "lang");
    if (!text)
        return {};
    const std::string language = ascii_lower(text->substr(0, 2));
    const bool has_country = text->size() == 5 && (*text)[2] == '-';
    const auto country = has_country ? Country::parse(text->substr(3)) : std::nullopt;
    if ((language != "en" && language != "fr") || (text->size() != 2 && !country))
        throw BadRequest(fmt::format("lang is en or fr, with a country or without (en-GB, fr-CA), "
                                     "not \"{}\".",
                                     printable(*text)));
    return {language, country ? country->str() : ""};
}

}  // namespace findings::server
