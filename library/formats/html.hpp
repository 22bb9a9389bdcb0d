#pragma once

#include "library/formats/formats.hpp"

#include <cstddef>
#include <iosfwd>
#include <string_view>

namespace findings {

/// Bytes of one page.
inline constexpr std::size_t largest_html = 16 * 1024 * 1024;

/// True where the text begins with a DOCTYPE of HTML, or has an element of HTML as its first
/// element, whatever XML declaration and comments stand before it.
bool recognises_html(std::string_view beginning);

/// Reads the page as one record, as docs/formats/html.md says: what its metadata state, and its
/// main text with headings as sections.
void read_html(std::istream& in, std::string_view path, const ReadSink& sink);

}  // namespace findings
