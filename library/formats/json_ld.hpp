#pragma once

#include "library/formats/formats.hpp"

#include <boost/json/object.hpp>

#include <optional>

namespace findings {

// Works in the words of schema.org as JSON-LD, docs/formats/json_ld.md.

/// True where it names schema.org as its context and a type of work.
bool recognises_json_ld(std::string_view beginning);

/// An object, an array or lines of objects, or a "@graph" of them; what is no work (a person, a web
/// site) is passed over.
void read_json_ld(std::istream& in, std::string_view path, const ReadSink& sink);

/// What one object says, with the place that is given; nullopt where it describes no work.
std::optional<ReadRecord> record_of_json_ld(const boost::json::object& object, const Place& place);

/// The same of an object that is a work whatever its type, such as a page within other documents.
ReadRecord work_of_json_ld(const boost::json::object& object, const Place& place);

/// An array of works; a lone one as an object.
extern const Writer json_ld_writer;

}  // namespace findings
