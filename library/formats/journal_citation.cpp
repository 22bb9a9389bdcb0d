#include "library/formats/journal_citation.hpp"

#include "library/base/text.hpp"
#include "library/formats/page_range.hpp"

#include <array>

namespace findings {
namespace {

constexpr std::string_view pages_mark = "; pp. ";

/// The parts before and after the last of the mark; nothing before where it is not there.
bool cut_at(std::string_view text, std::string_view mark, std::string_view& before,
            std::string_view& after)
{
    const std::size_t at = text.rfind(mark);
    if (at == std::string_view::npos)
        return false;
    before = text.substr(0, at);
    after = text.substr(at + mark.size());
    return true;
}

/// "12 No. 3", "12, No 3 (2003): Theme"
void take_volume(std::string_view text, Container& container)
{
    text = text.substr(0, text.find(" ("));
    std::string_view volume = text;
    std::string_view issue;
    for (const std::string_view mark : {" No. ", ", No ", " No "})
        if (cut_at(text, mark, volume, issue))
            break;
    while (volume.ends_with(','))
        volume.remove_suffix(1);
    container.volume = trimmed(volume);
    container.issue = trimmed(issue);
}

}  // namespace

std::string journal_citation(const Container& container)
{
    std::string text = container.title;
    if (!container.volume.empty())
        text += "; Vol. " + container.volume;
    if (!container.issue.empty())
        text += (container.volume.empty() ? "; No. " : " No. ") + container.issue;
    if (!container.pages.empty())
        text += std::string(pages_mark) + container.pages;
    return text;
}

Container parse_journal_citation(std::string_view text)
{
    Container container;
    std::string_view rest = text;
    std::string_view part;
    if (cut_at(text, pages_mark, rest, part))
        container.pages = page_range(part);
    std::string_view title = rest;
    bool is_volume = false;
    for (const std::string_view mark : {"; Vol. ", "; Vol "})
        is_volume = is_volume || cut_at(rest, mark, title, part);
    std::string_view pages;
    if (is_volume && container.pages.empty() && cut_at(part, "; ", part, pages))
        container.pages = page_range(pages);
    if (is_volume)
        take_volume(part, container);
    else if (cut_at(rest, "; No. ", title, part))
        container.issue = trimmed(part);
    container.title = trimmed(title);
    return container;
}

}  // namespace findings
