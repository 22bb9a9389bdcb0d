#include "library/formats/json_lines.hpp"

#include "library/base/text.hpp"
#include "library/formats/json_object.hpp"
#include "library/record/record_json.hpp"
#include "library/record/terms.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <istream>
#include <ostream>
#include <string>
#include <utility>

namespace findings {
namespace {

namespace json = boost::json;

/// Members that went into no field, such as those that the API adds to a record.
std::vector<std::string> notes_of(const json::object& object, const Record& record)
{
    const json::object known = to_json(record);
    std::vector<std::string> notes;
    for (const auto& [name, value] : object)
        if (!known.contains(name))
            notes.push_back(std::string(name) + ": " + printable(json::serialize(value)));
    return notes;
}

void take_record(const json::object& object, const Place& place, const ReadSink& sink)
try {
    Record record = record_from_json(object);
    std::vector<std::string> notes = notes_of(object, record);
    const bool is_from_outside = is_native_kind(record.kind) && !is_ours(record);
    sink.keep({std::move(record), place, std::move(notes), is_from_outside});
} catch (const RecordJsonError& error) {
    sink.reject({place, error.what(), "docs/record.md has what each field takes"});
}

/// True where a member "kind" has one of our kinds.
bool shows_kind(std::string_view text)
{
    static constexpr std::string_view name = "\"kind\"";
    const std::size_t at = text.find(name);
    if (at == std::string_view::npos)
        return false;
    std::string_view rest = trimmed(text.substr(at + name.size()));
    if (!rest.starts_with(':'))
        return false;
    rest = trimmed(rest.substr(1));
    const std::size_t end = rest.find('"', 1);
    return rest.starts_with('"') && end != std::string_view::npos &&
           parse_term<Kind>(rest.substr(1, end - 1)).has_value();
}

void write_nothing(std::ostream&, std::size_t) {}

void write_record(std::ostream& out, const Record& record, Position)
{
    out << json::serialize(to_json(record)) << '\n';
}

}  // namespace

bool recognises_json_lines(std::string_view beginning)
{
    return shows_kind(json_beginning(beginning));
}

void read_json_lines(std::istream& in, std::string_view path, const ReadSink& sink)
{
    const auto take = [&](const json::object& object, const Place& place) {
        take_record(object, place, sink);
        return true;
    };
    read_json_objects(in, path, sink, take, "there is no record in it",
                      "give a file with one JSON object a line, or name its format");
}

const Writer json_lines_writer{write_nothing, write_record, write_nothing};

}  // namespace findings
