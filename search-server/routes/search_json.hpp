#pragma once

#include "library/index/search.hpp"
#include "search-server/routes/context.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// What the API says of a record in a list: names are for ever, append only.
boost::json::object card_json(const Card& card, std::string_view language, const Context& context);

/// [{id,label}] of practice areas, labels in the language.
boost::json::array areas_json(const std::vector<std::string>& areas, std::string_view language,
                              const Vocabulary& vocabulary);

/// {text,understood,concepts,did_you_mean,dropped}: how the text was read.
boost::json::object query_json(const SearchRequest& request, const SearchResult& result,
                               const Vocabulary& vocabulary);

/// A result: its card with the snippet, the score and the reasons.
boost::json::object hit_json(const Hit& hit, std::string_view language, const Context& context);

/// {area:[{value,label,count,selected}],…}, labels in the language.
boost::json::object facets_json(const SearchResult& result, std::string_view language,
                                const Context& context);

}  // namespace findings::server
