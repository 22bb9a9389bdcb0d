#include "search-server/routes/api.hpp"
#include "search-server/routes/parameters.hpp"
#include "search-server/routes/problem.hpp"
#include "search-server/views/addresses.hpp"

#include <boost/json/object.hpp>

#include <array>
#include <map>

namespace findings::server {
namespace {

namespace json = boost::json;

using Counts = std::map<std::string, std::uint32_t>;

std::uint32_t count_of(const Counts& counts, const std::string& id)
{
    const auto found = counts.find(id);
    return found == counts.end() ? 0 : found->second;
}

/// Labels that may be shown: hidden ones are searched for only.
json::array labels_json(const Concept& area)
{
    json::array out;
    for (const Label& label : area.labels) {
        if (label.kind == LabelKind::hidden)
            continue;
        out.emplace_back(json::object{
            {"text", label.text},
            {"language", label.language.str()},
            {"kind", label.kind == LabelKind::preferred ? "preferred" : "alternative"}});
    }
    return out;
}

json::array relations_json(const std::vector<std::size_t>& positions, std::string_view language,
                           const Vocabulary& vocabulary, const Counts& counts)
{
    json::array out;
    for (const std::size_t position : positions) {
        const Concept& other = vocabulary.concepts()[position];
        out.emplace_back(json::object{{"id", other.id},
                                      {"label", preferred_label(other, language)},
                                      {"count", count_of(counts, other.id)}});
    }
    return out;
}

/// The definition in the language, else in English, else the first there is.
json::value definition_json(const Concept& area, std::string_view language)
{
    for (const std::string_view wanted : {language, std::string_view("en")})
        for (const auto& [in, text] : area.definitions)
            if (primary(in) == wanted)
                return json::value(text);
    return area.definitions.empty() ? json::value(nullptr)
                                    : json::value(area.definitions.front().second);
}

json::object area_json(const Concept& area, std::string_view language, const Context& context,
                       const Counts& counts)
{
    const Vocabulary& vocabulary = context.vocabulary;
    return {{"id", area.id},
            {"uri", area.uri},
            {"url", context.base_url + area_address(language, area.id)},
            {"label", preferred_label(area, language)},
            {"definition", definition_json(area, language)},
            {"labels", labels_json(area)},
            {"broader", relations_json(area.broader, language, vocabulary, counts)},
            {"narrower", relations_json(area.narrower, language, vocabulary, counts)},
            {"related", relations_json(area.related, language, vocabulary, counts)},
            {"deprecated", area.deprecated},
            {"count", count_of(counts, area.id)}};
}

std::string language_of(const Request& request)
{
    static constexpr std::array<std::string_view, 1> known{"lang"};
    allow_only(request, known);
    return reader_locale(request).language;
}

}  // namespace

Response get_areas(const Request& request, const PathParts&, Context& context)
{
    const std::string language = language_of(request);
    const Counts counts = context.index.area_counts();
    json::array areas;
    for (const Concept& area : context.vocabulary.concepts())
        areas.emplace_back(area_json(area, language, context, counts));
    return json_answer(json::object{{"areas", std::move(areas)}});
}

Response get_area(const Request& request, const PathParts& parts, Context& context)
{
    const std::string language = language_of(request);
    const Concept* const area = context.vocabulary.find(parts[0]);
    if (area == nullptr)
        return problem(404, "There is no such practice area. /api/v1/areas lists them.");
    return json_answer(area_json(*area, language, context, context.index.area_counts()));
}

}  // namespace findings::server
