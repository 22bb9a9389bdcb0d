#include "search-server/routes/list_form.hpp"

#include "library/base/text.hpp"
#include "library/catalogue/list_edits.hpp"
#include "search-server/routes/list_changing.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <vector>

namespace findings::server {
namespace {

template <class Number>
std::optional<Number> number_of(std::string_view text)
{
    Number number{};
    const std::string_view digits = trimmed(text);
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || end.ec != std::errc() || end.ptr != digits.data() + digits.size())
        return std::nullopt;
    return number;
}

void take_text(const Form& form, const std::string& name, std::string& text)
{
    if (const auto value = form.field(name))
        text = std::string(*value);
}

std::size_t section_index(const ReadingList& list, const SectionId& id)
{
    return static_cast<std::size_t>(std::ranges::find(list.sections, id, &ListSection::id) -
                                    list.sections.begin());
}

/// Entries for which another section was chosen go to its end.
void take_sections(const Form& form, ReadingList& list)
{
    struct Move {
        EntryId entry;
        SectionId to;
    };
    std::vector<Move> moves;
    for (const ListSection& section : list.sections)
        for (const ListEntry& entry : section.entries) {
            const auto to = SectionId::parse(form.value("e-" + entry.id.str() + "-section"));
            if (to && *to != section.id)
                moves.push_back({entry.id, *to});
        }
    for (const Move& move : moves)
        move_entry(list, move.entry, move.to, most_entries);
}

/// "section:entry,entry;section:…": each entry to its place. What is not known is passed over.
void take_order(std::string_view order, ReadingList& list)
{
    if (order.empty())
        return;
    for (const std::string_view part : split(order, ';')) {
        const std::size_t colon = std::min(part.find(':'), part.size());
        const auto section = SectionId::parse(part.substr(0, colon));
        if (!section || section_index(list, *section) == list.sections.size())
            continue;
        std::size_t place = 0;
        for (const std::string_view one :
             split(part.substr(std::min(colon + 1, part.size())), ',')) {
            const auto entry = EntryId::parse(one);
            place += entry && move_entry(list, *entry, *section, place) ? 1 : 0;
        }
    }
}

/// Entries that the form has and the list has not: somebody took them off meanwhile.
void put_back(const Form& form, const Context& context, ReadingList& list)
{
    for (const auto& [name, value] : form.fields()) {
        if (!name.starts_with("e-") || !name.ends_with("-item"))
            continue;
        const std::string field = name.substr(0, name.size() - 5);
        const auto id = EntryId::parse(std::string_view(field).substr(2));
        const auto record = RecordId::parse(value);
        if (!id || !record || find_entry(list, *id) != nullptr)
            continue;
        auto entry = entry_for(*record, context);
        if (!entry)
            continue;
        entry->id = *id;
        take_entry(form, field, *entry);
        add_entry(list, {}, std::move(*entry));
    }
}

/// The record that took the place of the entry's; false where it names none that is public.
bool swap(ReadingList& list, const EntryId& id, const Context& context)
{
    for (ListSection& section : list.sections)
        for (ListEntry& entry : section.entries) {
            if (entry.id != id)
                continue;
            const auto item = context.catalogue.find(entry.record);
            const auto next = item && item->record.superseded_by
                                  ? entry_for(*item->record.superseded_by, context)
                                  : std::nullopt;
            if (!next)
                return false;
            entry.record = next->record;
            entry.version = next->version;
            return true;
        }
    return false;
}

bool act_on_entry(std::string_view name, const EntryId& id, ReadingList& list,
                  const Context& context)
{
    if (name == "up")
        return move_entry_up(list, id);
    if (name == "down")
        return move_entry_down(list, id);
    if (name == "remove")
        return remove_entry(list, id);
    return name == "swap" && swap(list, id, context);
}

bool add_record(std::string_view id, ReadingList& list, const Context& context)
{
    const auto record = RecordId::parse(id);
    auto entry = record ? entry_for(*record, context) : std::nullopt;
    return entry && add_entry(list, {}, std::move(*entry));
}

}  // namespace

NewList list_in(const Form& form)
{
    NewList list{.title = std::string(form.value("title")),
                 .description = std::string(form.value("description"))};
    if (const auto language = form.field("language"))
        list.language = std::string(*language);
    if (const auto audience = audience_named(form.value("audience")))
        list.audience = *audience;
    return list;
}

void take_entry(const Form& form, std::string_view name, ListEntry& entry)
{
    const std::string field = std::string(name) + "-";
    take_text(form, field + "why", entry.why);
    take_text(form, field + "pages", entry.pages);
    take_text(form, field + "question", entry.question);
    if (const auto importance = importance_named(form.value(field + "importance")))
        entry.importance = *importance;
    const auto minutes = form.field(field + "minutes");
    if (!minutes)
        return;
    entry.minutes.reset();
    if (!trimmed(*minutes).empty())
        entry.minutes = number_of<int>(*minutes).value_or(0);
}

void take_list(const Form& form, const Context& context, ReadingList& list)
{
    if (form.field("title")) {
        const NewList about = list_in(form);
        list.title = about.title;
        list.description = about.description;
        list.language = about.language;
        list.audience = about.audience;
    }
    for (ListSection& section : list.sections) {
        take_text(form, "s-" + section.id.str() + "-title", section.title);
        for (ListEntry& entry : section.entries)
            take_entry(form, "e-" + entry.id.str(), entry);
    }
    take_order(form.value("order"), list);
    take_sections(form, list);
    put_back(form, context, list);
}

std::optional<std::int64_t> revision_in(const Form& form)
{
    return number_of<std::int64_t>(form.value("revision"));
}

ListAction action_in(const Form& form)
{
    const std::string_view said = form.value("do");
    const std::size_t colon = said.find(':');
    if (colon == std::string_view::npos)
        return {.name = said};
    return {.name = said.substr(0, colon), .of = said.substr(colon + 1)};
}

bool act(const ListAction& action, ReadingList& list, const Context& context)
{
    if (action.name.empty() || action.name == "save" || action.name == "find")
        return true;
    if (action.name == "section") {
        add_section(list, "");
        return true;
    }
    if (action.name == "add")
        return add_record(action.of, list, context);
    if (action.name.starts_with("section-")) {
        const auto id = SectionId::parse(action.of);
        if (!id || action.name == "section-remove")
            return id && remove_section(list, *id);
        const std::size_t at = section_index(list, *id);
        return at > 0 && move_section(list, *id, at - 1);
    }
    const auto id = EntryId::parse(action.of);
    return id && act_on_entry(action.name, *id, list, context);
}

}  // namespace findings::server
