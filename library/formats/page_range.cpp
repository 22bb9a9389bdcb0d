#include "library/formats/page_range.hpp"

#include "library/base/text.hpp"
#include "library/formats/plain_text.hpp"

#include <algorithm>
#include <array>

namespace findings {
namespace {

/// The length of the dash at the place; 0 where there is none.
std::size_t dash_at(std::string_view text, std::size_t at)
{
    static constexpr std::array<std::string_view, 6> dashes{"---", "--", "-", "–", "—", "‐"};
    for (const std::string_view dash : dashes)
        if (text.substr(at).starts_with(dash))
            return dash.size();
    return 0;
}

bool is_number(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string page_range(std::string_view pages)
{
    const std::string text = plain_text(pages);
    std::string range;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t dash = dash_at(text, at);
        if (dash == 0) {
            range += text[at++];
            continue;
        }
        while (range.ends_with(' '))
            range.pop_back();
        range += '-';
        at += dash;
        while (at < text.size() && text[at] == ' ')
            ++at;
    }
    return range;
}

std::string page_range(std::string_view first, std::string_view last)
{
    std::string from = page_range(first);
    const std::string to = page_range(last);
    if (from.empty() || to.empty() || from == to)
        return from.empty() ? to : from;
    if (from.ends_with("-" + to))
        return from;
    return from + "-" + to;
}

std::string expanded_page_range(std::string_view pages)
{
    const std::size_t hyphen = std::min(pages.find('-'), pages.size());
    const std::string_view first = pages.substr(0, hyphen);
    const std::string_view last = pages.substr(std::min(hyphen + 1, pages.size()));
    if (!is_number(first) || !is_number(last) || last.size() >= first.size())
        return std::string(pages);
    const std::string_view shared = first.substr(0, first.size() - last.size());
    return std::string(first) + "-" + std::string(shared) + std::string(last);
}

}  // namespace findings
