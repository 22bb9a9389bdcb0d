#pragma once

#include "library/record/identifiers.hpp"

#include <optional>
#include <string_view>

namespace findings {

/// The language that a tag ("fr-CA"), a code ("fre") or its name in English, French or itself
/// ("French", "anglais", "Deutsch") means; nullopt for anything else, and for several at once.
std::optional<Language> language_named(std::string_view text);

}  // namespace findings
