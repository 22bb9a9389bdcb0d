#include "library/catalogue/list_edits.hpp"
#include "search-server/routes/api_lists.hpp"
#include "search-server/routes/list_body.hpp"
#include "search-server/routes/list_changing.hpp"
#include "search-server/routes/list_json.hpp"
#include "search-server/routes/list_reading.hpp"
#include "search-server/routes/parameters.hpp"
#include "search-server/routes/problem.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace findings::server {
namespace {

namespace json = boost::json;

/// Changes the list that the first part names and answers with all of it.
Response changed(const Request& request, const PathParts& parts, bool needs_revision,
                 unsigned status, const std::function<bool(ReadingList&)>& edit, Context& context)
{
    static constexpr std::array<std::string_view, 1> known{"lang"};
    allow_only(request, known);
    const auto id = ListId::parse(parts.at(0));
    if (!id)
        return refused_change(ListRefusal::not_there, {});
    const SeenRevision seen = seen_revision(request, needs_revision);
    if (seen.refusal)
        return *seen.refusal;
    const auto answer = change_list(*id, seen.revision, edit, context);
    if (!answer.list)
        return refused_change(answer.refusal, answer.faults);
    Response response =
        list_answer(readings_of(*answer.list, context), reader_locale(request).language, context);
    response.status = status;
    return response;
}

/// The section that the member "section" names; nullopt where there is none.
std::optional<SectionId> section_member(const json::object& body)
{
    const auto text = text_member(body, "section");
    if (!text)
        return std::nullopt;
    const auto id = SectionId::parse(*text);
    if (!id)
        throw BadRequest("section is the id of a section of the list.");
    return id;
}

ListEntry* entry_in(ReadingList& list, const EntryId& id)
{
    for (ListSection& section : list.sections)
        for (ListEntry& entry : section.entries)
            if (entry.id == id)
                return &entry;
    return nullptr;
}

/// Where the entry stands now.
SectionId section_of(const ReadingList& list, const EntryId& id)
{
    for (const ListSection& section : list.sections)
        if (std::ranges::find(section.entries, id, &ListEntry::id) != section.entries.end())
            return section.id;
    return list.sections.front().id;
}

/// To the section and place that the body names; another section without a place is its end.
bool take_place(const json::object& body, ReadingList& list, const EntryId& id)
{
    const auto section = section_member(body);
    const auto place = count_member(body, "position");
    if (!section && !place)
        return true;
    return move_entry(list, id, section ? *section : section_of(list, id),
                      place.value_or(most_entries));
}

}  // namespace

Response post_list_section(const Request& request, const PathParts& parts, Context& context)
{
    const json::object body = list_body(request);
    return changed(
        request, parts, false, 201,
        [&](ReadingList& list) {
            const SectionId id = add_section(list, text_member(body, "title").value_or(""));
            const auto place = count_member(body, "position");
            return !place || move_section(list, id, *place);
        },
        context);
}

Response put_list_section(const Request& request, const PathParts& parts, Context& context)
{
    const json::object body = list_body(request);
    const auto id = SectionId::parse(parts.at(1));
    return changed(
        request, parts, true, 200,
        [&](ReadingList& list) {
            const auto section = std::ranges::find_if(
                list.sections, [&](const ListSection& one) { return id && one.id == *id; });
            if (section == list.sections.end())
                return false;
            if (auto title = text_member(body, "title"))
                section->title = std::move(*title);
            const auto place = count_member(body, "position");
            return !place || move_section(list, *id, *place);
        },
        context);
}

Response delete_list_section(const Request& request, const PathParts& parts, Context& context)
{
    const auto id = SectionId::parse(parts.at(1));
    return changed(
        request, parts, true, 200,
        [&](ReadingList& list) { return id && remove_section(list, *id); }, context);
}

Response post_list_entry(const Request& request, const PathParts& parts, Context& context)
{
    const json::object body = list_body(request);
    const ListEntry entry = new_entry(body, context);
    return changed(
        request, parts, false, 201,
        [&](ReadingList& list) {
            return add_entry(list, section_member(body), entry) && take_place(body, list, entry.id);
        },
        context);
}

Response put_list_entry(const Request& request, const PathParts& parts, Context& context)
{
    const json::object body = list_body(request);
    const auto id = EntryId::parse(parts.at(1));
    return changed(
        request, parts, true, 200,
        [&](ReadingList& list) {
            ListEntry* const entry = id ? entry_in(list, *id) : nullptr;
            if (entry == nullptr)
                return false;
            take_entry(body, *entry);
            return take_place(body, list, *id);
        },
        context);
}

Response delete_list_entry(const Request& request, const PathParts& parts, Context& context)
{
    const auto id = EntryId::parse(parts.at(1));
    return changed(
        request, parts, true, 200, [&](ReadingList& list) { return id && remove_entry(list, *id); },
        context);
}

}  // namespace findings::server
