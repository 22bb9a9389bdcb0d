#pragma once

#include <string>
#include <string_view>

namespace findings {

/// Pages with a plain hyphen and no space around it: "12–19", "12--19" and "12 - 19" are "12-19".
/// Nothing is made longer ("475-82" stays). The text must be UTF-8.
std::string page_range(std::string_view pages);

/// From the first and the last page; the first may be the whole range already.
std::string page_range(std::string_view first, std::string_view last);

/// "475-482" for "475-82", as MEDLINE and others shorten the last page; every other text as it is.
std::string expanded_page_range(std::string_view pages);

}  // namespace findings
