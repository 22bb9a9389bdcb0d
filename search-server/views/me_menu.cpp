#include "search-server/views/me_menu.hpp"

#include "search-server/views/addresses.hpp"

#include <array>
#include <utility>

namespace findings::server {
namespace {

// A new page of a person's own is a line here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> pages{{
    {"me/saved", "saved.menu"},
    {"me/searches", "searches.menu"},
    {"me/cpd", "cpd.menu"},
    {"me/requests", "my_requests.menu"},
    {"me/uses", "my_uses.menu"},
    {"me/account", "me.account"},
}};

}  // namespace

Model me_menu_model(std::string_view shown, const Words& words)
{
    List items;
    for (const auto& [page, label_key] : pages)
        items.push_back(Object{{"me_address", page_address(words.language(), page)},
                               {"me_label", words(label_key)},
                               {"me_current", page == shown}});
    return items;
}

}  // namespace findings::server
