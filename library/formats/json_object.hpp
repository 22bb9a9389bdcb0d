#pragma once

#include "library/formats/formats.hpp"

#include <boost/json/object.hpp>

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace findings {

/// Takes one object of a document; false where it is none of the kind that is looked for.
using TakeObject = std::function<bool(const boost::json::object&, const Place&)>;

/// Gives each object of a document (json_items.hpp) to `take`, and rejects what is none at its
/// place. `what` and `mend` are said of a document that holds nothing of the kind. Memory stays
/// flat. Throws std::runtime_error where the stream fails.
void read_json_objects(std::istream& in, std::string_view path, const ReadSink& sink,
                       const TakeObject& take, const std::string& what, const std::string& mend);

/// The beginning of a file for a look at its first member names: without byte order mark, leading
/// white space and the zeros of UTF-16; empty where it is neither array nor object.
std::string json_beginning(std::string_view beginning);

}  // namespace findings
