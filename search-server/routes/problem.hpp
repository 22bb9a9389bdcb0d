#pragma once

#include "search-server/http/message.hpp"

#include <boost/json/value.hpp>

#include <string_view>

namespace findings::server {

/// 200 with this as application/json.
Response json_answer(const boost::json::value& body);

/// Problem details (RFC 9457): `detail` is a sentence that a person can act on. 503 says when to
/// come again.
Response problem(unsigned status, std::string_view detail);

}  // namespace findings::server
