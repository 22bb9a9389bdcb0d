#include "library/formats/json_ld.hpp"

#include "library/base/text.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/json_ld_values.hpp"
#include "library/formats/json_ld_words.hpp"
#include "library/formats/json_object.hpp"

#include <boost/json/value.hpp>

#include <algorithm>
#include <istream>
#include <string>
#include <utility>

namespace findings {
namespace {

namespace json = boost::json;

bool take_work(const json::object& object, const Place& place, const ReadSink& sink)
{
    auto read = record_of_json_ld(object, place);
    if (!read)
        return false;
    if (can_be_found(read->record))
        sink.keep(std::move(*read));
    else
        sink.reject({place, "the work has neither title nor identifier",
                     "give it a \"name\", or an \"identifier\""});
    return true;
}

/// A work, or a "@graph" of them.
bool take_object(const json::object& object, const Place& place, const ReadSink& sink)
{
    if (!object.contains("@graph"))
        return take_work(object, place, sink);
    bool found_any = false;
    json_ld::for_each(object, "@graph", [&](const json::value& value) {
        if (value.is_object())
            found_any = take_work(value.get_object(), place, sink) || found_any;
    });
    return found_any;
}

}  // namespace

bool recognises_json_ld(std::string_view beginning)
{
    const std::string text = json_beginning(beginning);
    if (text.find("\"@context\"") == std::string::npos ||
        text.find("schema.org") == std::string::npos)
        return false;
    const std::string lower = ascii_lower(text);
    return std::any_of(json_ld::work_types.begin(), json_ld::work_types.end(),
                       [&](std::string_view type) {
                           return lower.find('"' + ascii_lower(type) + '"') != std::string::npos;
                       });
}

void read_json_ld(std::istream& in, std::string_view path, const ReadSink& sink)
{
    const auto take = [&](const json::object& object, const Place& place) {
        return take_object(object, place, sink);
    };
    read_json_objects(
        in, path, sink, take, "there is no work of schema.org in it",
        "give a file with an object whose \"@type\" is ScholarlyArticle, Report, Book …");
}

}  // namespace findings
