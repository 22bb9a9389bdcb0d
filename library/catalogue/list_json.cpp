#include "library/catalogue/list_json.hpp"

#include "library/catalogue/catalogue.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <stdexcept>

namespace findings {
namespace {

namespace json = boost::json;

json::object entry_json(const ListEntry& entry)
{
    json::object object{{"id", entry.id.str()},      {"record", entry.record.str()},
                        {"version", entry.version},  {"importance", name(entry.importance)},
                        {"why", entry.why},          {"pages", entry.pages},
                        {"question", entry.question}};
    if (entry.minutes)
        object["minutes"] = *entry.minutes;
    return object;
}

json::object section_json(const ListSection& section)
{
    json::array entries;
    for (const ListEntry& entry : section.entries)
        entries.emplace_back(entry_json(entry));
    return {{"id", section.id.str()}, {"title", section.title}, {"entries", std::move(entries)}};
}

std::string text_at(const json::object& object, std::string_view name)
{
    return std::string(object.at(name).as_string());
}

template <class Id>
Id id_at(const json::object& object, std::string_view name)
{
    return Id::parse(text_at(object, name)).value();
}

ListEntry entry_of(const json::object& object)
{
    ListEntry entry{.id = id_at<EntryId>(object, "id"),
                    .record = id_at<RecordId>(object, "record"),
                    .version = object.at("version").as_int64(),
                    .importance = importance_named(text_at(object, "importance")).value(),
                    .why = text_at(object, "why"),
                    .pages = text_at(object, "pages"),
                    .question = text_at(object, "question")};
    if (const json::value* minutes = object.if_contains("minutes"))
        entry.minutes = static_cast<int>(minutes->as_int64());
    return entry;
}

}  // namespace

std::string list_text(const ReadingList& list)
{
    json::array sections;
    for (const ListSection& section : list.sections)
        sections.emplace_back(section_json(section));
    return json::serialize(json::object{{"title", list.title},
                                        {"description", list.description},
                                        {"sections", std::move(sections)}});
}

void take_list_text(std::string_view text, ReadingList& list)
try {
    const json::value value = json::parse({text.data(), text.size()});
    const json::object& object = value.as_object();
    list.title = text_at(object, "title");
    list.description = text_at(object, "description");
    list.sections.clear();
    for (const json::value& one : object.at("sections").as_array()) {
        const json::object& section = one.as_object();
        list.sections.push_back(
            {.id = id_at<SectionId>(section, "id"), .title = text_at(section, "title")});
        for (const json::value& entry : section.at("entries").as_array())
            list.sections.back().entries.push_back(entry_of(entry.as_object()));
    }
} catch (const std::exception& error) {
    throw CatalogueError(std::string("a reading list that was copied is kept in a form that "
                                     "cannot be read: ") +
                         error.what() + "; put back a backup");
}

}  // namespace findings
