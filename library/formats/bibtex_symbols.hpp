#pragma once

#include <optional>
#include <string_view>

namespace findings::bibtex {

/// What a TeX command without argument sets, by its name without backslash: "ss", "textendash",
/// "alpha"; nullopt for one that is not known.
std::optional<std::string_view> symbol_of(std::string_view command);

/// The combining character of an accent command ("'", "v"); nullopt for anything else.
std::optional<std::string_view> accent_of(std::string_view command);

/// True for commands that only choose how their argument or what follows looks.
bool is_font_command(std::string_view command);

}  // namespace findings::bibtex
