#include "search-server/views/list_edit_page.hpp"

#include "search-server/views/addresses.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/list_model.hpp"

#include <algorithm>

namespace findings::server {
namespace {

Model option(std::string_view value, std::string label, bool is_chosen)
{
    return Object{{"value", std::string(value)},
                  {"option_label", std::move(label)},
                  {"is_chosen", is_chosen}};
}

List audience_options(Audience chosen, const Words& words)
{
    List options;
    for (const Audience audience : all_audiences)
        options.push_back(option(name(audience), words.label("list_audience", name(audience)),
                                 audience == chosen));
    return options;
}

List language_options(std::string_view chosen, const Words& words)
{
    List options;
    bool is_ours = false;
    for (const std::string_view language : site_languages) {
        options.push_back(option(language, words.label("language", language), language == chosen));
        is_ours = is_ours || language == chosen;
    }
    if (!is_ours)
        options.push_back(option(chosen, std::string(chosen), true));
    return options;
}

List importance_options(Importance chosen, const Words& words)
{
    List options;
    for (const Importance importance : all_importances)
        options.push_back(option(name(importance), words.label("importance", name(importance)),
                                 importance == chosen));
    return options;
}

std::string fault_text(const ListFault& fault, const Words& words)
{
    const std::string field = words.label("list_field", fault.field);
    const std::string most = words.number(fault.most);
    switch (fault.kind) {
    case ListFault::Kind::missing:
        return words("list.fault_missing", {{"field", field}});
    case ListFault::Kind::too_long:
        return words("list.fault_long", {{"field", field}, {"most", most}});
    case ListFault::Kind::too_many:
        return words("list.fault_many", {{"field", field}, {"most", most}});
    case ListFault::Kind::not_known:
        break;
    }
    return words("list.fault_unknown", {{"field", field}});
}

Model faults_model(const std::vector<ListFault>& faults, const Words& words)
{
    std::vector<std::string> all;
    for (const ListFault& fault : faults)
        all.push_back(fault_text(fault, words));
    return list_or_nothing(texts(all));
}

/// The fields that say what a list is: templates/_list_about.
void add_about(Object& model, const NewList& list, const Words& words)
{
    model["list_title"] = list.title;
    model["list_description"] = list.description;
    model["audiences"] = Model(audience_options(list.audience, words));
    model["languages"] = Model(language_options(list.language, words));
}

/// The fields of one entry: templates/_list_fields.
void add_fields(Object& model, const std::string& field, const ListEntry& entry, const Words& words)
{
    model["field"] = field;
    model["why"] = entry.why;
    model["pages"] = entry.pages;
    model["minutes"] = entry.minutes ? std::to_string(*entry.minutes) : std::string();
    model["question"] = entry.question;
    model["importances"] = Model(importance_options(entry.importance, words));
}

List section_options(const ReadingList& list, const SectionId& chosen, const Words& words)
{
    List options;
    for (std::size_t i = 0; i < list.sections.size(); ++i) {
        const ListSection& section = list.sections[i];
        const std::string number = std::to_string(i + 1);
        options.push_back(option(section.id.str(),
                                 section.title.empty() ? words("list.section_n", {{"n", number}})
                                                       : number + ". " + section.title,
                                 section.id == chosen));
    }
    return options;
}

struct Place {
    std::size_t number = 1;  ///< from 1, in the list
    std::size_t of = 1;
    std::size_t section = 0;
};

Model entry_model(const ListEditPage& page, const ListReading& reading, const Place& place,
                  const Words& words)
{
    const ReadingList& list = page.readings.list;
    const ListSection& section = list.sections[place.section];
    const ListEntry& entry = reading.entry;
    const std::string minutes = minutes_of(reading) ? std::to_string(*minutes_of(reading)) : "";
    Object model{
        {"entry", entry.id.str()},
        {"record", entry.record.str()},
        {"number", std::to_string(place.number)},
        {"title", title_of(reading, words)},
        {"foreign", false},
        {"is_top", place.number == 1 && place.section == 0},
        {"is_bottom", place.number == place.of && place.section + 1 == list.sections.size()},
        {"summary", words.label("importance", name(entry.importance)) +
                        (minutes.empty() ? "" : ", " + words("card.minutes", {{"n", minutes}}))},
        {"sections", list.sections.size() > 1
                         ? list_or_nothing(section_options(list, section.id, words))
                         : Model(false)},
        {"is_open", entry.why.empty() || page.conflict.has_value()},
        {"problem", reading.problem ? Model(words.label("entry_problem", name(*reading.problem)))
                                    : Model(false)},
        {"newer", reading.item && reading.item->version > entry.version},
        {"successor", reading.successor
                          ? Model(words("list.replaced_by") + " " + reading.successor->title)
                          : Model(false)}};
    if (reading.item && reading.item->record.language)
        model["foreign"] = foreign(reading.item->record.language->str(), words);
    add_fields(model, "e-" + entry.id.str(), entry, words);
    return model;
}

List edit_sections(const ListEditPage& page, const Words& words)
{
    const ReadingList& list = page.readings.list;
    const std::size_t count = entry_count(list);
    List sections;
    Place place{.number = 0, .of = count};
    for (std::size_t i = 0; i < list.sections.size(); ++i) {
        place.section = i;
        const std::size_t first = place.number + 1;
        List entries;
        for (const ListReading& reading : page.readings.sections[i]) {
            ++place.number;
            entries.push_back(entry_model(page, reading, place, words));
        }
        sections.push_back(
            Object{{"section", list.sections[i].id.str()},
                   {"section_heading", words("list.section_n", {{"n", std::to_string(i + 1)}})},
                   {"section_title", list.sections[i].title},
                   {"start", std::to_string(first)},
                   {"is_first", i == 0},
                   {"is_only", list.sections.size() == 1},
                   {"entries", Model(entries)}});
    }
    return sections;
}

Model conflict_model(const ListEditPage& page, const Words& words)
{
    if (!page.conflict)
        return Model(false);
    std::vector<std::string> all;
    const auto add = [&](bool differs, std::string_view key) {
        if (differs)
            all.push_back(words(key));
    };
    add(page.conflict->title, "list.title");
    add(page.conflict->description, "list.description");
    add(page.conflict->sections, "list.sections");
    for (std::size_t i = 0; i < page.conflict->entries.size(); ++i)
        all.push_back(words.label("list_change", name(page.conflict->entries[i].kind)) +
                      words("frame.colon") + " " + page.conflict_titles.at(i));
    return Object{{"differences", list_or_nothing(texts(all))}};
}

List found_models(const std::vector<Card>& found, const Words& words)
{
    List models;
    for (const Card& card : found)
        models.push_back(Object{{"found_record", card.id.str()},
                                {"found_title", card.title},
                                {"found_language", foreign(card.language, words)},
                                {"found_kind", words.label("kind", token(card.kind))}});
    return models;
}

}  // namespace

std::string list_edit_page(Site& site, std::string_view language, const ListEditPage& page)
{
    const Words words = site.words(language);
    const ReadingList& list = page.readings.list;
    const std::string address = list_address(language, list.id);
    Object model;
    add_frame(model, site, words,
              {.title = words("list.edit_title", {{"title", list.title}}),
               .other_address = list_address(words.other_language(), list.id) + "/edit",
               .section = "lists"});
    add_about(model,
              {.title = list.title,
               .description = list.description,
               .language = list.language,
               .audience = list.audience},
              words);
    model["list_address"] = address;
    // a link is called something, also while the title has been emptied
    model["list_name"] = list.title.empty() ? words("list.reading_list") : list.title;
    model["edit_address"] = address + "/edit";
    model["script_address"] = site.static_address("reorder.js");
    model["revision"] = std::to_string(list.revision);
    model["faults"] = faults_model(page.faults, words);
    model["conflict"] = conflict_model(page, words);
    model["done"] = page.done.empty() ? Model(false) : Model(words.label("list_done", page.done));
    model["edit_sections"] = Model(edit_sections(page, words));
    model["find"] = page.find;
    model["found"] = list_or_nothing(found_models(page.found, words));
    model["nothing_found"] = !page.find.empty() && page.found.empty();
    return site.render("list_edit", words, std::move(model));
}

std::string list_new_page(Site& site, std::string_view language, const ListNewPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("lists.new"),
               .other_address = page_address(words.other_language(), "lists/new"),
               .section = "lists"});
    add_about(model, page.list, words);
    model["new_address"] = page_address(language, "lists/new");
    model["faults"] = faults_model(page.faults, words);
    return site.render("list_new", words, std::move(model));
}

std::string list_add_page(Site& site, std::string_view language, const ListAddPage& page)
{
    const Words words = site.words(language);
    const RecordId& id = *page.item.record.id;
    Object model;
    add_frame(model, site, words,
              {.title = words("list.add_title"),
               .other_address = list_add_address(words.other_language(), id),
               .section = "lists"});
    List lists;
    for (const ListSummary& list : page.lists)
        lists.push_back(option(list.id.str(), list.title, page.chosen == list.id));
    const std::string& title = page.item.record.title;
    model["record"] = id.str();
    model["item_title"] = title;
    model["item_address"] = item_address(language, id, title);
    model["item_language"] = foreign(
        page.item.record.language ? page.item.record.language->str() : std::string(), words);
    model["form_address"] = page_address(language, "lists/add");
    model["lists"] = Model(lists);
    model["new_is_chosen"] = !page.chosen;
    model["new_title"] = page.new_title;
    model["faults"] = faults_model(page.faults, words);
    add_fields(model, "e", page.entry, words);
    return site.render("list_add", words, std::move(model));
}

}  // namespace findings::server
