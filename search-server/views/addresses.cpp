#include "search-server/views/addresses.hpp"

#include "library/base/text.hpp"

#include <optional>

namespace findings::server {
namespace {

constexpr std::string_view hexadecimal = "0123456789ABCDEF";

bool stands_for_itself(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

void add_escaped(std::string& address, char c)
{
    const auto byte = static_cast<unsigned char>(c);
    if (stands_for_itself(c))
        address += c;
    else
        address.append({'%', hexadecimal[byte >> 4U], hexadecimal[byte & 15U]});
}

class Query {
public:
    void add(std::string_view name, std::string_view value)
    {
        text_ += (text_.empty() ? "" : "&") + std::string(name) + "=" + query_escaped(value);
    }
    void add(std::string_view name, std::optional<int> value)
    {
        if (value)
            add(name, std::to_string(*value));
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

}  // namespace

std::string query_escaped(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        if (c == ' ')
            escaped += '+';
        else
            add_escaped(escaped, c);
    }
    return escaped;
}

std::string page_address(std::string_view language, std::string_view page)
{
    return "/" + std::string(language) + "/" + std::string(page);
}

std::string item_address(std::string_view language, const RecordId& id, std::string_view title)
{
    return page_address(language, "items/" + id.str() + "/" + slug(title));
}

std::string area_address(std::string_view language, std::string_view area)
{
    return page_address(language, "areas/" + query_escaped(area));
}

std::string list_address(std::string_view language, const ListId& list)
{
    return page_address(language, "lists/" + list.str());
}

std::string list_add_address(std::string_view language, const RecordId& item)
{
    return page_address(language, "lists/add?item=" + item.str());
}

std::string pmid_address(const Pmid& pmid)
{
    return "https://pubmed.ncbi.nlm.nih.gov/" + pmid.str() + "/";
}

std::string pmcid_address(const Pmcid& pmcid)
{
    return "https://www.ncbi.nlm.nih.gov/pmc/articles/" + pmcid.str() + "/";
}

std::string search_parameters_of(const SearchRequest& request)
{
    const SearchRequest usual;
    Query query;
    if (!request.text.empty())
        query.add("q", request.text);
    for (const auto& [facet, values] : request.filters)
        for (const std::string& value : values)
            query.add(name(facet), value);
    query.add("year_from", request.year_from);
    query.add("year_to", request.year_to);
    query.add("minutes_max", request.minutes_max);
    if (request.sort != usual.sort)
        query.add("sort", name(request.sort));
    if (!request.expand)
        query.add("expand", "0");
    for (const std::string& dropped : request.drop)
        query.add("drop", dropped);
    if (request.limit != usual.limit)
        query.add("per_page", std::to_string(request.limit));
    if (request.limit > 0 && request.offset >= request.limit)
        query.add("page", std::to_string(request.offset / request.limit + 1));
    return query.take();
}

std::string search_address(std::string_view language, const SearchRequest& request)
{
    const std::string parameters = search_parameters_of(request);
    return page_address(language, parameters.empty() ? "search" : "search?" + parameters);
}

}  // namespace findings::server
