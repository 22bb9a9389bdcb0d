#pragma once

#include "search-server/views/model.hpp"
#include "search-server/views/site.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace findings::server {

/// What stands around every page: head, bar, footer (templates/_top and _bottom).
struct Frame {
    std::string title;          ///< without " – Findings"
    std::string description;    ///< for search engines; may be empty
    std::string other_address;  ///< the same page in the other language
    std::string canonical;  ///< the whole address of the page, where it should be found; or empty
    std::string query;      ///< in the search field
    std::string_view section;  ///< "areas", "help" or "about", where the page is one of the menu's
    bool sample = false;       ///< shows sample records: the page says so on top
    bool search_field = true;  ///< in the bar; the home page has its own
};

/// Adds the frame's part to a page's model.
void add_frame(Object& model, const Site& site, const Words& words, const Frame& frame);

/// True for records of the corpus that comes with the program, by their publisher.
bool is_sample(std::string_view publisher);

/// What goes into a lang attribute: the language where it is not that of the page, else nothing.
Model foreign(std::string_view language, const Words& words);

}  // namespace findings::server
