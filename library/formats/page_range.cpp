#include "library/formats/page_range.hpp"

#include "library/base/text.hpp"
#include "library/formats/plain_text.hpp"

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

}  // namespace findings
