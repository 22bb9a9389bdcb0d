#include "search-server/views/citation.hpp"

#include "library/base/text.hpp"
#include "library/record/links.hpp"
#include "search-server/views/addresses.hpp"

#include <vector>

namespace findings::server {
namespace {

constexpr std::size_t most_authors = 20;  // APA 7: then the first 19, … and the last

std::size_t character_width(std::string_view text)
{
    std::size_t bytes = text.empty() ? 0 : 1;
    while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U)
        ++bytes;
    return bytes;
}

bool is_written_together(std::string_view given)
{
    return given.size() > 1 && given.size() < 4 &&
           given.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

// "Marie-Ève Anne" is "M.-È. A."; "JL" is two names already.
std::string initials(std::string_view given)
{
    std::string text;
    for (const std::string_view name : split(given, ' ')) {
        const bool together = is_written_together(name);
        bool begins = true;
        for (std::size_t at = 0; at < name.size(); at += character_width(name.substr(at))) {
            const bool parts = name[at] == '-' || name[at] == '.';
            if (name[at] == '-' && !text.empty())
                text += '-';
            if (!parts && (begins || together)) {
                const bool hyphen = !text.empty() && text.back() == '-';
                text += (text.empty() || hyphen ? "" : " ") +
                        std::string(name.substr(at, character_width(name.substr(at)))) + ".";
            }
            begins = parts;
        }
    }
    return text;
}

std::string cited_name(const Agent& agent)
{
    if (agent.family.empty())
        return agent.name;
    const std::string first = initials(agent.given);
    return agent.family + (first.empty() ? "" : ", " + first);
}

std::string cited_authors(const std::vector<Agent>& authors, const Words& words)
{
    std::string text;
    for (std::size_t i = 0; i < authors.size(); ++i) {
        const bool is_last = i + 1 == authors.size();
        if (authors.size() > most_authors && i == most_authors - 1) {
            text += ", … " + cited_name(authors.back());
            break;
        }
        if (i > 0)
            text += is_last ? words("cite.last_author") : ", ";
        text += cited_name(authors[i]);
    }
    return text;
}

std::string with_full_stop(std::string text)
{
    if (!text.empty() && text.back() != '.')
        text += '.';
    return text;
}

std::string cited_container(const Container& container)
{
    std::string text = container.title;
    if (!container.volume.empty())
        text += ", " + container.volume;
    if (!container.issue.empty())
        text += "(" + container.issue + ")";
    if (!container.pages.empty())
        text += ", " + container.pages;
    return text;
}

}  // namespace

Citation citation(const Record& record, std::string_view address, const Words& words)
{
    const std::string year =
        record.issued ? std::to_string(record.issued->year()) : words("cite.no_date");
    const std::string authors = cited_authors(record.authors, words);
    const std::string container = cited_container(record.container);
    Citation cited{.before =
                       (authors.empty() ? "" : with_full_stop(authors) + " ") + "(" + year + "). ",
                   .title = record.title};
    const bool ended = !cited.title.empty() &&
                       std::string_view(".?!").find(cited.title.back()) != std::string_view::npos;
    cited.after = ended ? " " : ". ";
    if (!container.empty())
        cited.after += with_full_stop(container) + " ";
    else if (!record.publisher.empty())
        cited.after += with_full_stop(record.publisher) + " ";
    cited.after += record.doi ? doi_address(*record.doi) : std::string(address);
    return cited;
}

}  // namespace findings::server
