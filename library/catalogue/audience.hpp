#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace findings {

/// For whom somebody keeps a thing: themselves, the people they name, the organisations they are
/// in, anybody. Names are in the catalogue and the API.
enum class Audience : std::uint8_t { me, network, organisation, everyone };

inline constexpr std::array all_audiences{Audience::me, Audience::network, Audience::organisation,
                                          Audience::everyone};

/// "me", "network", "organisation", "everyone".
std::string_view name(Audience audience);

/// The reverse of name(); nullopt for anything else.
std::optional<Audience> audience_named(std::string_view name);

}  // namespace findings
