#include "library/base/date.hpp"
#include "library/formats/formats.hpp"
#include "library/record/record_json.hpp"
#include "search-server/http/finish.hpp"
#include "search-server/http/negotiation.hpp"
#include "search-server/routes/api.hpp"
#include "search-server/routes/exports.hpp"
#include "search-server/routes/parameters.hpp"
#include "search-server/routes/problem.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/routes/search_json.hpp"
#include "search-server/views/addresses.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>

namespace findings::server {
namespace {

namespace json = boost::json;

constexpr std::size_t most_similar = 10;
constexpr std::string_view json_type = "application/json";

/// A record that may be shown, or the answer that says why not.
struct Found {
    std::optional<CatalogueRecord> entry;
    Response otherwise;
};

Found find_shown(std::string_view id, const Catalogue& catalogue)
{
    const auto parsed = RecordId::parse(id);
    auto entry = parsed ? find_public(*parsed, catalogue) : std::nullopt;
    if (!entry)
        return {.otherwise = problem(404, "The library has no record with this id.")};
    if (entry->record.status == Status::withdrawn)
        return {.otherwise = problem(410, "This record was withdrawn from the library.")};
    return {.entry = std::move(entry)};
}

/// The areas that count, each with who put it there.
json::array item_areas(const CatalogueRecord& entry, std::string_view language,
                       const Vocabulary& vocabulary)
{
    const std::vector<std::string> counted = counted_areas(entry);
    json::array out;
    for (const AreaTag& tag : entry.areas) {
        if (std::ranges::find(counted, tag.area) == counted.end())
            continue;
        json::value area = areas_json({tag.area}, language, vocabulary).front();
        area.as_object()["source"] = name(tag.source);
        out.push_back(std::move(area));
    }
    return out;
}

std::string item_json(const CatalogueRecord& entry, std::string_view language,
                      const Context& context)
{
    json::object body = to_json(entry.record);
    body["version"] = entry.version;
    body["added"] = utc(entry.added);
    body["changed"] = utc(entry.changed);
    body["areas"] = item_areas(entry, language, context.vocabulary);
    if (entry.record.url)
        body["source_url"] = entry.record.url->str();
    body["url"] = context.base_url + item_address(language, *entry.record.id, entry.record.title);
    return json::serialize(body);
}

/// "id.ending": which form is wanted.
struct ItemName {
    std::string_view id;
    std::string_view ending;  ///< empty: as Accept says
};

ItemName item_name(std::string_view segment)
{
    const std::size_t dot = segment.find('.');
    return dot == std::string_view::npos
               ? ItemName{segment, ""}
               : ItemName{segment.substr(0, dot), segment.substr(dot + 1)};
}

bool prefers_xml(const Request& request)
{
    const std::string_view accept = request.header("accept").value_or("");
    return accept_weight(accept, "application/xml") > accept_weight(accept, json_type);
}

Response json_item(const CatalogueRecord& entry, std::string_view language, const Context& context)
{
    Response response{.body = item_json(entry, language, context)};
    response.set("Content-Type", std::string(json_type));
    response.set("ETag", etag_of(response.text()));
    return response;
}

void allow_language_only(const Request& request)
{
    static constexpr std::array<std::string_view, 1> known{"lang"};
    allow_only(request, known);
}

json::array cards_json(const std::vector<Card>& cards, std::string_view language,
                       const Context& context)
{
    json::array out;
    for (const Card& card : cards)
        out.emplace_back(card_json(card, language, context));
    return out;
}

}  // namespace

Response get_item(const Request& request, const PathParts& parts, Context& context)
{
    allow_language_only(request);
    const std::string language = reader_locale(request).language;
    const ItemName name = item_name(parts[0]);
    Found found = find_shown(name.id, context.catalogue);
    if (!found.entry)
        return found.otherwise;
    const bool by_accept = name.ending.empty();
    const bool is_json = by_accept ? !prefers_xml(request) : name.ending == "json";
    const Format* const format = format_written_as(by_accept ? "xml" : name.ending);
    if (!is_json && format == nullptr)
        return no_such_form(name.ending);
    Response response = is_json ? json_item(*found.entry, language, context)
                                : exported_item(*found.entry, *format, context);
    response.set("Last-Modified", http_date(found.entry->changed));
    if (by_accept)
        response.set("Vary", "Accept");
    return response;
}

Response get_similar_items(const Request& request, const PathParts& parts, Context& context)
{
    allow_language_only(request);
    const std::string language = reader_locale(request).language;
    const Found found = find_shown(parts[0], context.catalogue);
    if (!found.entry)
        return found.otherwise;
    const auto cards = context.index.similar(*found.entry->record.id, most_similar, language);
    return json_answer(json::object{{"id", found.entry->record.id->str()},
                                    {"results", cards_json(cards, language, context)}});
}

Response get_item_versions(const Request& request, const PathParts& parts, Context& context)
{
    allow_only(request, {});
    const Found found = find_shown(parts[0], context.catalogue);
    if (!found.entry)
        return found.otherwise;
    json::array versions;
    // where a version came from is the library's own business: paths of its machine, names of
    // people
    for (const VersionInfo& version : context.catalogue.versions(*found.entry->record.id))
        versions.emplace_back(json::object{{"version", version.version},
                                           {"stored", utc(version.stored)},
                                           {"batch", version.batch.value},
                                           {"format", version.origin.format}});
    return json_answer(
        json::object{{"id", found.entry->record.id->str()}, {"versions", std::move(versions)}});
}

}  // namespace findings::server
