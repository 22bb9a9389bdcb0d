#include "search-server/views/pager.hpp"

#include "search-server/views/addresses.hpp"

#include <algorithm>
#include <cstdint>

namespace findings::server {
namespace {

constexpr std::size_t neighbours = 2;  // pages beside this one that have a link

std::string page_link(SearchRequest request, std::size_t page, const Words& words)
{
    request.offset = (page - 1) * request.limit;
    return search_address(words.language(), request);
}

Model or_link(bool there, const SearchRequest& request, std::size_t page, const Words& words)
{
    return there ? Model(page_link(request, page, words)) : Model(false);
}

}  // namespace

Model pager_model(const SearchRequest& request, const SearchResult& result, const Words& words)
{
    const std::size_t all = std::size_t{result.total} + result.total_some;
    const std::size_t reachable = std::min(all, deepest_result);
    if (request.limit == 0 || reachable <= request.limit)
        return false;
    const std::size_t last =
        std::min((reachable + request.limit - 1) / request.limit, deepest_result / request.limit);
    const std::size_t current = std::min(request.offset / request.limit + 1, last);
    List pages;
    std::size_t before = 0;
    for (std::size_t page = 1; page <= last; ++page) {
        const bool near = page + neighbours >= current && page <= current + neighbours;
        if (page != 1 && page != last && !near)
            continue;
        pages.push_back(Object{{"gap", page != before + 1},
                               {"page", words.number(page)},
                               {"page_address", page_link(request, page, words)},
                               {"page_current", page == current}});
        before = page;
    }
    return Object{
        {"previous_address", or_link(current > 1, request, current - 1, words)},
        {"next_address", or_link(current < last, request, current + 1, words)},
        {"pages", pages},
        {"deepest", all > deepest_result && current == last
                        ? Model(words("search.deepest", {{"n", words.number(deepest_result)}}))
                        : Model(false)},
    };
}

}  // namespace findings::server
