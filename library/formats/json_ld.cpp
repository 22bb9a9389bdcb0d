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

/// Reads the objects of one document.
class Document {
public:
    Document(std::istream& in, std::string_view path, const ReadSink& sink)
        : items_(in), path_(path), sink_(sink)
    {}

    void run()
    {
        while (items_.next()) {
            const auto object = json_object(items_, path_);
            if (object.has_error())
                reject(object.error());
            else
                take(*object, true);
        }
        if (!items_.fault().empty())
            reject({{path_, items_.fault_position().line, items_.fault_position().column},
                    std::string(items_.fault()),
                    "mend the JSON here, or write the file anew"});
        else if (!found_any_)
            sink_.reject({{path_},
                          "there is no work of schema.org in it",
                          "give a file with an object whose \"@type\" is ScholarlyArticle, Report, "
                          "Book …"});
    }

private:
    void reject(Rejection rejection)
    {
        found_any_ = true;
        sink_.reject(std::move(rejection));
    }

    void take(const json::object& object, bool may_be_graph)
    {
        const json::value* graph = object.if_contains("@graph");
        if (graph && may_be_graph)
            return json_ld::for_each(object, "@graph", [&](const json::value& value) {
                if (value.is_object())
                    take(value.get_object(), false);
            });
        const Place place{path_, items_.position().line, items_.position().column};
        auto read = record_of_json_ld(object, place);
        if (!read)
            return;
        if (!can_be_found(read->record))
            return reject({place, "the work has neither title nor identifier",
                           "give it a \"name\", or an \"identifier\""});
        found_any_ = true;
        sink_.keep(std::move(*read));
    }

    JsonItems items_;
    std::string path_;
    const ReadSink& sink_;
    bool found_any_ = false;
};

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
    Document(in, path, sink).run();
}

}  // namespace findings
