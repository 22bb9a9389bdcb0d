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

Rejection rejected(TextPosition position, std::string_view path, std::string what, std::string mend)
{
    return {{std::string(path), position.line, position.column}, std::move(what), std::move(mend)};
}

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

/// Reads the records of one document.
class Reading {
public:
    Reading(std::istream& in, std::string_view path, const ReadSink& sink)
        : items_(in), path_(path), sink_(sink)
    {}

    void run()
    {
        while (items_.next())
            take();
        if (!items_.fault().empty())
            sink_.reject(rejected(items_.fault_position(), path_, std::string(items_.fault()),
                                  "mend the JSON here, or write the file anew"));
        else if (!found_any_)
            sink_.reject({{path_},
                          "there is no record in it",
                          "give a file with one JSON object a line, or name its format"});
    }

private:
    void take()
    {
        found_any_ = true;
        auto object = json_object(items_, path_);
        if (object.has_error())
            return sink_.reject(object.error());
        const auto [line, column] = items_.position();
        try {
            Record record = record_from_json(*object);
            std::vector<std::string> notes = notes_of(*object, record);
            const bool is_from_outside = is_native_kind(record.kind) && !is_ours(record);
            sink_.keep(
                {std::move(record), {path_, line, column}, std::move(notes), is_from_outside});
        } catch (const RecordJsonError& error) {
            sink_.reject(rejected(items_.position(), path_, error.what(),
                                  "docs/record.md has what each field takes"));
        }
    }

    JsonItems items_;
    std::string path_;
    const ReadSink& sink_;
    bool found_any_ = false;
};

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
    Reading(in, path, sink).run();
}

const Writer json_lines_writer{write_nothing, write_record, write_nothing};

}  // namespace findings
