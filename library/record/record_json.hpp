#pragma once

#include "library/record/record.hpp"

#include <boost/json/object.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

namespace findings {

/// JSON that is not a record. what() names the member and what it should be.
struct RecordJsonError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Every field that is not empty, by its name in Record, terms as tokens. The catalogue stores it
/// and the API answers with it, so names are for ever: append, never rename.
boost::json::object to_json(const Record& record);

/// The reverse: from_json(to_json(r)) == r for every record. Unknown members are passed over.
/// Throws RecordJsonError.
Record record_from_json(const boost::json::value& json);

}  // namespace findings
