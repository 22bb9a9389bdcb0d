#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// True where the bytes are well-formed UTF-8 (RFC 3629: no surrogates, nothing overlong).
bool is_utf8(std::string_view text);

/// The text in Unicode normalization form C. The text must be UTF-8; throws std::invalid_argument
/// where it is not.
std::string nfc(std::string_view text);

/// The text as it is compared everywhere, in words, labels and keys: compatibility-composed, case
/// folded, without accents (ç, œ and ß become c, oe and ss), typographic quotes and dashes as the
/// keyboard has them, soft hyphens and zero-width characters gone. The text must be UTF-8; throws
/// std::invalid_argument where it is not.
std::string folded(std::string_view text);

/// Like folded(), but with its accents: for stemmers, which need them in French.
std::string case_folded(std::string_view text);

/// Runs of white space (Unicode's) become one space; none is left at the ends.
std::string squeezed(std::string_view text);

/// Without ASCII white space at both ends.
std::string_view trimmed(std::string_view text);

/// The parts between the separators, empty ones too.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The parts with the separator between them.
std::string joined(const std::vector<std::string>& parts, std::string_view separator);

/// How many Unicode code points the text has; bytes that are not UTF-8 count one each.
std::size_t characters(std::string_view text);

/// How many words a person would count: runs that hold at least one letter or digit, between white
/// space.
std::size_t count_words(std::string_view text);

/// The longest beginning of at most so many bytes that does not cut a character in two.
std::string_view cut(std::string_view text, std::size_t most_bytes);

/// The text fit for one line of a terminal or a log: control characters and bytes that are not
/// UTF-8 as \xNN, cut after 200 bytes with "…".
std::string printable(std::string_view text);

/// Lower case, accents folded, everything else a hyphen, at most 80 bytes: the readable end of an
/// address. "x" where nothing is left.
std::string slug(std::string_view title);

/// ASCII only: A to Z become a to z.
std::string ascii_lower(std::string_view text);

}  // namespace findings
