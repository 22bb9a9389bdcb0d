#include "search-server/routes/list_body.hpp"

#include "library/base/text.hpp"
#include "search-server/routes/list_changing.hpp"
#include "search-server/routes/problem.hpp"
#include "search-server/routes/routes.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include <charconv>
#include <set>
#include <system_error>

namespace findings::server {
namespace {

namespace json = boost::json;

constexpr std::size_t most_body = 1024 * 1024;  // bytes

const json::value* member(const json::object& body, std::string_view name)
{
    const json::value* const value = body.if_contains(name);
    return value == nullptr || value->is_null() ? nullptr : value;
}

template <class Term, class Parse>
void take_term(const json::object& body, std::string_view name, const Parse& parse, Term& term,
               std::string_view values)
{
    const auto text = text_member(body, name);
    if (!text)
        return;
    const auto parsed = parse(*text);
    if (!parsed)
        throw BadRequest(std::string(name) + " is one of " + std::string(values) + ".");
    term = *parsed;
}

void take_text(const json::object& body, std::string_view name, std::string& text)
{
    if (auto given = text_member(body, name))
        text = std::move(*given);
}

const json::array& array_of(const json::value& value, std::string_view name)
{
    if (!value.is_array())
        throw BadRequest(std::string(name) + " is an array.");
    return value.get_array();
}

const json::object& object_of(const json::value& value, std::string_view name)
{
    if (!value.is_object())
        throw BadRequest(std::string(name) + " holds objects.");
    return value.get_object();
}

template <class Id>
std::optional<Id> id_member(const json::object& body)
{
    const auto text = text_member(body, "id");
    return text ? Id::parse(*text) : std::nullopt;
}

ListEntry entry_of(const json::object& body, const ReadingList& before, const Context& context)
{
    const auto id = id_member<EntryId>(body);
    const ListEntry* const known = id ? find_entry(before, *id) : nullptr;
    const auto item = text_member(body, "item");
    if (known == nullptr || (item && RecordId::parse(*item) != known->record))
        return new_entry(body, context);
    ListEntry entry{.id = known->id, .record = known->record, .version = known->version};
    take_entry(body, entry);
    return entry;
}

std::vector<ListSection> sections_of(const json::value& value, const ReadingList& before,
                                     const Context& context)
{
    std::vector<ListSection> sections;
    for (const json::value& one : array_of(value, "sections")) {
        const json::object& body = object_of(one, "sections");
        const auto known = id_member<SectionId>(body);
        ListSection& section =
            sections.emplace_back(ListSection{.id = known ? *known : SectionId::make()});
        take_text(body, "title", section.title);
        if (const json::value* const entries = member(body, "entries"))
            for (const json::value& entry : array_of(*entries, "entries"))
                section.entries.push_back(entry_of(object_of(entry, "entries"), before, context));
    }
    return sections;
}

void hold_to_unique_ids(const std::vector<ListSection>& sections)
{
    std::set<std::string> ids;
    const auto add = [&](const std::string& id) {
        if (!ids.insert(id).second)
            throw BadRequest("sections names the id " + id + " twice.");
    };
    for (const ListSection& section : sections) {
        add(section.id.str());
        for (const ListEntry& entry : section.entries)
            add(entry.id.str());
    }
}

}  // namespace

SeenRevision seen_revision(const Request& request, bool is_needed)
{
    const auto header = request.header("if-match");
    if (!header && is_needed)
        return {.refusal = problem(428, "Say in If-Match which revision of the list you change: "
                                        "the ETag that it was given with.")};
    if (!header || trimmed(*header) == "*")
        return {};
    std::string_view tag = trimmed(*header);
    std::int64_t revision = 0;
    if (tag.starts_with('"'))
        tag.remove_prefix(1);
    const auto end = std::from_chars(tag.data(), tag.data() + tag.size(), revision);
    if (end.ec == std::errc() && revision > 0)
        return {.revision = revision};
    return {.refusal = problem(412, "If-Match names no revision of a list; take the ETag that the "
                                    "list was given with.")};
}

json::object list_body(const Request& request)
{
    if (request.body.empty())
        return {};
    const std::string_view type = request.header("content-type").value_or("");
    if (ascii_lower(trimmed(type.substr(0, type.find(';')))) != "application/json")
        throw BadRequest("The body is application/json.");
    if (request.body.size() > most_body)
        throw BadRequest("The body is larger than 1,048,576 bytes.");
    json::error_code error;
    json::value value = json::parse(request.body, error);
    if (error || !value.is_object())
        throw BadRequest("The body is not a JSON object" +
                         (error ? ": " + error.message() + "." : std::string(".")));
    return std::move(value.get_object());
}

std::optional<std::string> text_member(const json::object& body, std::string_view name)
{
    const json::value* const value = member(body, name);
    if (value == nullptr)
        return std::nullopt;
    if (!value->is_string())
        throw BadRequest(std::string(name) + " is a text.");
    return std::string(value->get_string());
}

std::optional<std::size_t> count_member(const json::object& body, std::string_view name)
{
    const json::value* const value = member(body, name);
    if (value == nullptr)
        return std::nullopt;
    if (!value->is_int64() || value->get_int64() < 0)
        throw BadRequest(std::string(name) + " is a whole number of 0 or more.");
    return static_cast<std::size_t>(value->get_int64());
}

void take_list(const json::object& body, ReadingList& list, const Context& context)
{
    take_text(body, "title", list.title);
    take_text(body, "description", list.description);
    take_text(body, "language", list.language);
    take_term(body, "audience", audience_named, list.audience,
              "me, network, organisation, everyone");
    const json::value* const sections = member(body, "sections");
    if (sections == nullptr)
        return;
    list.sections = sections_of(*sections, list, context);
    hold_to_unique_ids(list.sections);
    if (list.sections.empty())
        list.sections.push_back({.id = SectionId::make()});
}

void take_entry(const json::object& body, ListEntry& entry)
{
    take_term(body, "importance", importance_named, entry.importance,
              "essential, recommended, further");
    take_text(body, "why", entry.why);
    take_text(body, "pages", entry.pages);
    take_text(body, "question", entry.question);
    const auto minutes = count_member(body, "minutes");
    if (minutes && (*minutes < 1 || *minutes > std::size_t{most_entry_minutes}))
        throw BadRequest("minutes is from 1 to " + std::to_string(most_entry_minutes) + ".");
    if (body.contains("minutes"))
        entry.minutes =
            minutes ? std::optional<int>(static_cast<int>(*minutes)) : std::optional<int>();
}

ListEntry new_entry(const json::object& body, const Context& context)
{
    const auto item = text_member(body, "item");
    const auto id = item ? RecordId::parse(*item) : std::nullopt;
    auto entry = id ? entry_for(*id, context) : std::nullopt;
    if (!entry)
        throw BadRequest("item is the id of a record of the library.");
    take_entry(body, *entry);
    return std::move(*entry);
}

}  // namespace findings::server
