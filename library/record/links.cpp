#include "library/record/links.hpp"

#include <algorithm>
#include <string_view>

namespace findings {
namespace {

/// What stands in the path of an address as it is; everything else becomes %XX.
bool is_plain(char c)
{
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return is_letter || (c >= '0' && c <= '9') ||
           std::string_view("-._~/:;()+,!$&'*=@").find(c) != std::string_view::npos;
}

void add(std::vector<Url>& links, const std::optional<Url>& link)
{
    if (link && std::ranges::find(links, *link) == links.end())
        links.push_back(*link);
}

void add(std::vector<Url>& links, const std::optional<Doi>& doi)
{
    if (doi)
        add(links, Url::parse(doi_address(*doi)));
}

}  // namespace

std::string doi_address(const Doi& doi)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string address = "https://doi.org/";
    for (const char c : doi.str()) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_plain(c))
            address += c;
        else
            address += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return address;
}

std::vector<Url> own_links(const Record& record)
{
    std::vector<Url> links;
    add(links, record.doi);
    add(links, record.url);
    add(links, record.open_copy);
    return links;
}

std::vector<Url> links_of(const Record& record)
{
    std::vector<Url> links = own_links(record);
    for (const SourceWork& work : record.sources) {
        add(links, work.doi);
        add(links, work.url);
    }
    return links;
}

}  // namespace findings
