#pragma once

#include "search-server/routes/form.hpp"

#include <span>
#include <string_view>

namespace findings::server {

inline constexpr std::size_t longest_name = 200;  ///< bytes of what is called somehow

/// The number in the field where it is one of these, else the second of them.
int one_of(std::span<const int> numbers, const Form& form, std::string_view name);

}  // namespace findings::server
