#pragma once

#include "library/catalogue/list_changes.hpp"
#include "library/catalogue/lists.hpp"
#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/views/list_readings.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <string_view>
#include <vector>

namespace findings::server {

/// The whole list as the API gives it.
boost::json::object list_json(const ListReadings& readings, std::string_view language,
                              const Context& context);

/// A list among others.
boost::json::object summary_json(const ListSummary& list, std::string_view language,
                                 const Context& context);

/// The entries that are not in good health.
boost::json::array health_json(const ListReadings& readings);

boost::json::object changes_json(const ListChanges& changes);

/// 200 with the list and an ETag that begins with its revision.
Response list_answer(const ListReadings& readings, std::string_view language,
                     const Context& context);

}  // namespace findings::server
