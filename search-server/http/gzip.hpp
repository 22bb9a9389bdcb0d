#pragma once

#include <string>
#include <string_view>

namespace findings::server {

/// The text in the gzip format (RFC 1952), without a time stamp: equal text gives equal bytes.
std::string gzipped(std::string_view text);

}  // namespace findings::server
