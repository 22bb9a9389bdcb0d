#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// What a heading says that the text below it is, where a record has a place for it.
enum class HeadingMeaning {
    question,
    bottom_line,
    key_messages,
    plain_summary,
    abstract,
    implications,
    recommendations,
    limitations,
    equity_note,
    references,
};

/// The meaning of a heading in English or French ("Recommendations", "2. What to do:", "Messages
/// clés"), whole: no heading is read for words that it holds among others. The text must be UTF-8.
std::optional<HeadingMeaning> heading_meaning(std::string_view heading);

/// The heading that writers put over it, in French for "fr", else in English.
std::string_view heading_of(HeadingMeaning meaning, std::string_view language);

}  // namespace findings
