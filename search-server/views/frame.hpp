#pragma once

#include "search-server/views/model.hpp"
#include "search-server/views/site.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// <meta name="…" content="…"> in the head of a page.
struct MetaTag {
    std::string name;
    std::string content;
    bool operator==(const MetaTag&) const = default;
};

/// A feed of what the page shows.
struct FeedLink {
    std::string_view type;  ///< of its media
    std::string_view form;  ///< what people call that: "Atom"
    std::string title;
    std::string address;
};

/// The same feed in both forms: `before`, the ending of the form, `after`.
std::vector<FeedLink> feed_links(std::string_view before, std::string_view after,
                                 std::string_view title);

/// What stands around every page: head, bar, footer (templates/_top and _bottom).
struct Frame {
    std::string title;          ///< without " – Findings"
    std::string description;    ///< for search engines; may be empty
    std::string other_address;  ///< the same page in the other language
    std::string canonical;  ///< the whole address of the page, where it should be found; or empty
    std::string query;      ///< in the search field
    std::string_view section;  ///< "areas", "help", "admin" …, where the page is one of the menu's
    bool sample = false;       ///< shows sample records: the page says so on top
    bool search_field = true;  ///< in the bar; the home page has its own
    bool is_door = false;      ///< where people come in: nothing to come back to after it
    std::string base_url;      ///< in front of addresses for others; empty: none are given
    std::vector<FeedLink> feeds;
    std::vector<MetaTag> tags;          ///< what the page is about, for programs
    std::string_view type = "article";  ///< og:type of a page that has tags
};

/// Adds the frame's part to a page's model.
void add_frame(Object& model, const Site& site, const Words& words, const Frame& frame);

/// True for records of the corpus that comes with the program, by their publisher.
bool is_sample(std::string_view publisher);

/// What goes into a lang attribute: the language where it is not that of the page, else nothing.
Model foreign(std::string_view language, const Words& words);

}  // namespace findings::server
