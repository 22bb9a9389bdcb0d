#pragma once

#include "library/formats/formats.hpp"

#include <iosfwd>
#include <string_view>

namespace findings {

/// The line between two records of one file. No text that a writer makes can hold it: it escapes
/// "<", and what is quoted in front matter has a key before it.
inline constexpr std::string_view markdown_separator = "<!-- findings: next record -->";

/// Bytes of one record, front matter and text.
inline constexpr std::size_t largest_markdown = 16 * 1024 * 1024;

/// True where the text begins with front matter that names a field of a record. Markdown without it
/// is known by its ending alone.
bool recognises_markdown(std::string_view beginning);

/// Reads the records of the file as docs/formats/markdown.md says: front matter has the fields by
/// their names, headings make sections.
void read_markdown(std::istream& in, std::string_view path, const ReadSink& sink);

/// Writes everything that a record holds: what Markdown text can give back exactly as text, the
/// rest as front matter.
extern const Writer markdown_writer;

}  // namespace findings
