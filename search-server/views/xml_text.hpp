#pragma once

#include <string>
#include <string_view>

namespace findings::server {

/// The text as it stands in XML, between tags and in attributes in double quotes: what XML 1.0
/// cannot hold at all (control characters) is left out. The text must be UTF-8.
std::string xml_escaped(std::string_view text);

}  // namespace findings::server
