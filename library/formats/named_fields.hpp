#pragma once

#include "library/record/record.hpp"

#include <boost/json/object.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace findings {

// Fields of a record by their names, for formats that carry what they have no place for as our
// JSON.

/// All fields of a record but these, which the format has a place for: a new field is carried by
/// itself.
std::vector<std::string_view> fields_but(std::span<const std::string_view> held);

/// Those of the fields that are not empty, as to_json() has them.
boost::json::object named_fields(const Record& record, std::span<const std::string_view> names);

/// Sets all the fields, to nothing where the object has none of them. Throws RecordJsonError, and
/// then nothing is set.
void set_named_fields(const boost::json::object& object, std::span<const std::string_view> names,
                      Record& record);

}  // namespace findings
