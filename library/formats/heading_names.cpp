#include "library/formats/heading_names.hpp"

#include "library/base/text.hpp"
#include "library/formats/names.hpp"

namespace findings {
namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool says_dates_or_role(std::string_view part)
{
    part = trimmed(part);
    for (const std::string_view word :
         {"author", "editor", "active ", "fl. ", "b. ", "d. ", "born "})
        if (part.starts_with(word))
            return true;
    return !part.empty() && is_digit(part.front());
}

/// True for an initial or another short part with a full stop of its own: "R.", "Jr.", "St."
bool is_abbreviation(std::string_view text)
{
    const std::size_t space = text.find_last_of(" .-", text.size() - 2);
    const std::size_t length = text.size() - (space == std::string_view::npos ? 0 : space + 1);
    return length <= 3;
}

}  // namespace

Agent agent_of_heading(std::string_view heading)
{
    std::string_view name = trimmed(heading);
    if (name.ends_with(']') || name.ends_with(')'))
        if (const std::size_t open = name.find_last_of("[(");
            open != std::string_view::npos && open + 1 < name.size() && is_digit(name[open + 1]))
            name = trimmed(name.substr(0, open));
    for (std::size_t comma = name.rfind(',');
         comma != std::string_view::npos && comma > 0 &&
         (comma + 1 == name.size() || says_dates_or_role(name.substr(comma + 1)));
         comma = name.rfind(','))
        name = trimmed(name.substr(0, comma));
    if (name.size() > 3 && name.ends_with('.') && !is_abbreviation(name))
        name.remove_suffix(1);
    return agent_of_inverted(name);
}

std::string_view without_end_mark(std::string_view text)
{
    text = trimmed(text);
    while (!text.empty() && std::string_view("/:;,=").find(text.back()) != std::string_view::npos)
        text = trimmed(text.substr(0, text.size() - 1));
    return text;
}

}  // namespace findings
