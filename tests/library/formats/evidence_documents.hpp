#pragma once

#include <string>
#include <string_view>

namespace findings::test {

/// A research summary in which every element and attribute of the schema stands, without faults.
std::string full_summary();

/// A practice guide of which the same is true, under <evidence>.
std::string full_guide();

/// The document with the first `from` in it replaced; throws std::logic_error where there is none.
std::string with(std::string document, std::string_view from, std::string_view to);

}  // namespace findings::test
