#pragma once

#include "search-server/http/message.hpp"

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace findings::server {

// Parameters of the API, held to what they take. Each function throws BadRequest with a text that
// names the parameter. An empty value is none: forms send the fields that nobody filled in.

/// Throws for a parameter that is not among these.
void allow_only(const Request& request, std::span<const std::string_view> names);

/// The value; nullopt where there is none. Throws where there are two.
std::optional<std::string_view> one_value(const Request& request, std::string_view name);

/// A whole number between the bounds; nullopt where there is none.
std::optional<int> whole_number(const Request& request, std::string_view name, int least, int most);

/// "1" or "0"; `otherwise` where there is none.
bool yes_or_no(const Request& request, std::string_view name, bool otherwise);

/// Who reads: a language of the site and, for words that mean different things, a country.
struct ReaderLocale {
    std::string language = "en";
    std::string country;  ///< may be empty
    bool operator==(const ReaderLocale&) const = default;
};

/// The parameter "lang": "en" or "fr", with a country or without ("en-GB"). English where absent.
ReaderLocale reader_locale(const Request& request);

}  // namespace findings::server
