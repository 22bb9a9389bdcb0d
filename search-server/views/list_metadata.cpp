#include "search-server/views/list_metadata.hpp"

#include "library/base/date.hpp"
#include "search-server/views/addresses.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/core.h>

namespace findings::server {
namespace {

namespace json = boost::json;

/// The whole record says what it is on its own page.
json::object item_of(const Record& record, const std::string& address)
{
    json::object item{
        {"@type", "CreativeWork"}, {"@id", address}, {"url", address}, {"name", record.title}};
    if (record.language)
        item["inLanguage"] = record.language->str();
    return item;
}

json::array elements_of(const ListReadings& readings, std::string_view language,
                        const std::string& base_url)
{
    json::array elements;
    for (const std::vector<ListReading>& section : readings.sections)
        for (const ListReading& reading : section) {
            if (!reading.item)
                continue;
            const Record& record = reading.item->record;
            const std::string address =
                base_url + item_address(language, reading.entry.record, record.title);
            json::object element{{"@type", "ListItem"},
                                 {"position", elements.size() + 1},
                                 {"item", item_of(record, address)}};
            if (!reading.entry.why.empty())
                element["description"] = reading.entry.why;
            elements.emplace_back(std::move(element));
        }
    return elements;
}

}  // namespace

std::string list_json_ld(const ListReadings& readings, std::string_view language,
                         const std::string& base_url)
{
    const ReadingList& list = readings.list;
    const std::string address = base_url + list_address(language, list.id);
    json::array elements = elements_of(readings, language, base_url);
    json::object object{{"@context", "https://schema.org"},
                        {"@type", json::array{"LearningResource", "ItemList"}},
                        {"@id", address},
                        {"url", address},
                        {"name", list.title},
                        {"learningResourceType", "reading list"},
                        {"inLanguage", list.language},
                        {"author", json::object{{"@type", "Person"}, {"name", list.owner_name}}},
                        {"dateCreated", utc(list.made)},
                        {"dateModified", utc(list.changed)},
                        {"isAccessibleForFree", true},
                        {"itemListOrder", "https://schema.org/ItemListOrderAscending"},
                        {"numberOfItems", elements.size()},
                        {"itemListElement", std::move(elements)}};
    if (!list.description.empty())
        object["description"] = list.description;
    if (const int minutes = totals_of(readings).minutes; minutes > 0)
        object["timeRequired"] = fmt::format("PT{}M", minutes);
    return json::serialize(object);
}

}  // namespace findings::server
