#pragma once

#include "library/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::html {

/// The encoding that a <meta> or an XML declaration near the beginning names, in lower case; empty
/// where none does.
std::string declared_encoding(std::string_view bytes);

/// The page as UTF-8, lines ending with LF: by its byte order mark; as UTF-8 where the bytes are;
/// else as it declares; else Windows-1252, line by line. What was odd goes to the notes. Why not,
/// where the encoding is not known or the bytes are not of it.
Result<std::string, std::string> utf8_page(const std::string& bytes,
                                           std::vector<std::string>& notes);

}  // namespace findings::html
