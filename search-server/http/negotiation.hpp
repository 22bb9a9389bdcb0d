#pragma once

#include <string_view>

namespace findings::server {

/// How much a client wants something, from the q of RFC 9110 section 12.4.2: 0 (not at all) to
/// 1000.
using Weight = unsigned;

/// What an Accept header says about a media type ("text/html", parameters are passed over): the
/// most specific range that covers it counts. 1000 where the header is empty.
Weight accept_weight(std::string_view accept, std::string_view media_type);

/// What an Accept-Encoding header says about a coding; 0 where it does not name it.
Weight accept_encoding_weight(std::string_view accept_encoding, std::string_view coding);

}  // namespace findings::server
