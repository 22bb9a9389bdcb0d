#pragma once

#include "library/record/record.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/frame.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// The record in the head of its page, in the words that reference managers and scholarly search
/// engines read ("citation_title", …: those of Highwire Press). `address` is the page's, whole.
std::vector<MetaTag> citation_tags(const Record& record, std::string_view address);

/// What Open Graph calls the work. Zotero takes "article" for a journal article unless a tag of the
/// above says better, and none of them says that it is a book.
std::string_view open_graph_type(const Record& record);

/// The record in the words of schema.org, one JSON object, its address being the page's.
std::string item_json_ld(const Record& record, const Vocabulary& vocabulary,
                         std::string_view address);

/// The page with this JSON-LD at the end of its head. Nothing that the JSON says can end the
/// element: "<", ">" and "&" are written as \u escapes.
std::string with_json_ld(std::string html, std::string_view json);

}  // namespace findings::server
