#pragma once

#include "library/index/search.hpp"

#include <boost/json/object.hpp>

#include <string_view>

namespace findings::indexer {

/// The result under the names of `GET /api/v1/search`, for programs that call this one; without
/// what only a server knows: addresses, labels and pages.
boost::json::object to_json(const SearchResult& result, std::string_view query);

}  // namespace findings::indexer
