#pragma once

#include <string>
#include <string_view>

namespace findings {

/// The text as records have it: NFC, without white space at its ends. The text must be UTF-8.
std::string plain_text(std::string_view text);

/// Without the marks that databases leave in titles and abstracts (<i>, <b>, <sub>, <jats:p>, …)
/// where they stand in pairs and have no attributes; digits of <sub> and <sup> become Unicode's
/// ("CO₂"), the end of a paragraph an empty line. Everything else in angle brackets is text and
/// stays.
std::string without_markup(std::string_view text);

/// Digits and signs in their raised (or lowered) form where Unicode has all of them, so that
/// 10<sup>3</sup> is not 103; else the text as it is.
std::string raised(std::string_view text, bool up);

}  // namespace findings
