#pragma once

#include "library/base/result.hpp"
#include "library/formats/formats.hpp"
#include "library/formats/json_items.hpp"

#include <boost/json/object.hpp>

#include <string_view>

namespace findings {

/// The item where the reading is, as an object; else what is wrong with it, at its place.
Result<boost::json::object, Rejection> json_object(const JsonItems& items, std::string_view path);

/// The beginning of a file for a look at its first member names: without byte order mark, leading
/// white space and the zeros of UTF-16; empty where it is neither array nor object.
std::string json_beginning(std::string_view beginning);

}  // namespace findings
