#include "search-server/views/list_page.hpp"

#include "library/base/text.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/item_metadata.hpp"
#include "search-server/views/list_metadata.hpp"
#include "search-server/views/list_model.hpp"
#include "search-server/views/share.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace findings::server {
namespace {

Model summary_model(const ListSummary& list, const Words& words)
{
    return Object{
        {"list_address", list_address(words.language(), list.id)},
        {"list_title", list.title},
        {"list_language", foreign(list.language, words)},
        {"list_readings", words.count("list.n_readings", static_cast<std::uint64_t>(list.entries))},
        {"list_by",
         words("list.by", {{"owner", list.owner_name}, {"date", words.date(list.changed)}})},
        {"list_audience", words.label("list_audience", name(list.audience))}};
}

Model group(std::string_view id, std::string_view title_key,
            const std::vector<ListSummary>& summaries, const Words& words)
{
    List lists;
    for (const ListSummary& list : summaries)
        lists.push_back(summary_model(list, words));
    return Object{{"group_id", std::string(id)},
                  {"group_title", words(title_key)},
                  {"lists", list_or_nothing(lists)}};
}

std::string page_of_lists(std::string_view language, int page)
{
    return page_address(language, page == 1 ? "lists" : "lists?page=" + std::to_string(page));
}

/// "Numbers 3 and 5 …" as links; nothing where all is well.
Model health_model(const ListReadings& readings, const Words& words)
{
    List numbers;
    std::size_t number = 0;
    for (const std::vector<ListReading>& section : readings.sections)
        for (const ListReading& reading : section) {
            ++number;
            if (reading.problem)
                numbers.push_back(
                    Object{{"comma", !numbers.empty()},
                           {"ill_address", "#e-" + reading.entry.id.str()},
                           {"ill_number", std::to_string(number)},
                           {"ill_problem", words.label("entry_problem", name(*reading.problem))}});
        }
    if (numbers.empty())
        return Model(false);
    return Object{{"ill_count", words.count("list.ill", numbers.size())},
                  {"numbers", Model(numbers)}};
}

Model change_model(ListChangeKind kind, const std::string& title, const Words& words)
{
    return Object{{"change_kind", words.label("list_change", name(kind))}, {"change_title", title}};
}

Model changes_model(const OriginalList& original, const Words& words)
{
    List changes;
    const auto add = [&](bool has_changed, std::string_view key) {
        if (has_changed)
            changes.push_back(change_model(ListChangeKind::changed, words(key), words));
    };
    add(original.changes.title, "list.title");
    add(original.changes.description, "list.description");
    add(original.changes.sections, "list.sections");
    for (std::size_t i = 0; i < original.changes.entries.size(); ++i)
        changes.push_back(
            change_model(original.changes.entries[i].kind, original.titles.at(i), words));
    return list_or_nothing(changes);
}

void add_origin(Object& model, const ListPage& page, const Words& words)
{
    const auto& origin = page.readings.list.copied_from;
    model["credit"] =
        origin ? Model(words("list.credit", {{"owner", origin->owner_name}})) : Model(false);
    model["original"] = false;
    model["changes"] = false;
    if (!page.original)
        return;
    model["original"] =
        Object{{"original_address", list_address(words.language(), page.original->id)},
               {"original_title", page.original->title}};
    if (page.is_mine)
        model["changes"] = changes_model(*page.original, words);
}

List export_models(const ListPage& page, const Words& words)
{
    static constexpr std::pair<std::string_view, std::string_view> forms[] = {
        {"html", "list.as_html"},          {"ris", "format.ris"}, {"bib", "format.bibtex"},
        {"csl.json", "format.csl_json"},   {"csv", "format.csv"}, {"imscc", "list.as_imscc"},
        {"moodle.imscc", "list.as_moodle"}};
    List links;
    for (const auto& [ending, key] : forms)
        links.push_back(Object{
            {"first", links.empty()},
            {"label", words(key)},
            {"address",
             fmt::format("{}.{}", list_address(words.language(), page.readings.list.id), ending)}});
    return links;
}

void add_actions(Object& model, const ListPage& page, const Words& words)
{
    const std::string address = list_address(words.language(), page.readings.list.id);
    const auto only = [](bool is_so, const std::string& text) {
        return is_so ? Model(text) : Model(false);
    };
    model["edit_address"] = only(page.is_mine, address + "/edit");
    model["remove_address"] = only(page.is_mine, address + "/remove");
    model["copy_address"] = only(page.may_copy, address + "/copy");
    model["list_json_address"] = "/api/v1/lists/" + page.readings.list.id.str();
}

/// What somebody hands on of a list: its title, for whom it is, and how long it takes.
Shared shared_of(const ListPage& page, const Words& words)
{
    const ReadingList& list = page.readings.list;
    std::string text = list.description + (list.description.empty() ? "" : "\n");
    text += words.count("list.n_readings", entry_count(list));
    if (const std::string minutes = minutes_text(totals_of(page.readings), words); !minutes.empty())
        text += " · " + minutes;
    return {.address = page.base_url + list_address(words.language(), list.id),
            .title = list.title,
            .text = text};
}

/// A program that follows a feed cannot sign in: what is not for everyone is not offered as one.
std::vector<FeedLink> feeds_of(const ListPage& page, const Words& words)
{
    const ReadingList& list = page.readings.list;
    if (list.audience != Audience::everyone)
        return {};
    return feed_links(list_address(words.language(), list.id), "",
                      words("feed.title", {{"what", list.title}}));
}

bool any_sample(const ListReadings& readings)
{
    return std::ranges::any_of(readings.sections, [](const auto& section) {
        return std::ranges::any_of(section, [](const ListReading& reading) {
            return reading.item && is_sample(reading.item->record.publisher);
        });
    });
}

}  // namespace

std::string lists_page(Site& site, std::string_view language, const ListsPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("lists.title"),
               .description = words("lists.intro"),
               .other_address = page_of_lists(words.other_language(), page.page),
               .canonical = page.base_url + page_of_lists(language, page.page),
               .section = "lists"});
    List groups;
    if (page.may_make || !page.mine.empty())
        groups.push_back(group("mine", "lists.mine", page.mine, words));
    if (!page.shared.empty())
        groups.push_back(group("shared", "lists.shared", page.shared, words));
    groups.push_back(group("everyone", "lists.everyone", page.everyone, words));
    model["groups"] = Model(groups);
    model["new_address"] =
        page.may_make ? Model(page_address(language, "lists/new")) : Model(false);
    model["previous_address"] =
        page.page > 1 ? Model(page_of_lists(language, page.page - 1)) : Model(false);
    model["next_address"] =
        page.has_next ? Model(page_of_lists(language, page.page + 1)) : Model(false);
    return site.render("lists", words, std::move(model));
}

std::string list_page(Site& site, std::string_view language, const ListPage& page)
{
    const Words words = site.words(language);
    const ReadingList& list = page.readings.list;
    const std::string address = page.base_url + list_address(language, list.id);
    Object model;
    add_frame(model, site, words,
              {.title = list.title,
               .description = squeezed(cut(list.description, 300)),
               .other_address = list_address(words.other_language(), list.id),
               .canonical = address,
               .section = "lists",
               .sample = any_sample(page.readings),
               .base_url = page.base_url,
               .feeds = feeds_of(page, words)});
    add_share(model, shared_of(page, words));
    model["title"] = list.title;
    model["list_foreign"] = foreign(list.language, words);
    model["byline"] = byline(list, words);
    model["audience"] = words.label("list_audience", name(list.audience));
    model["description"] = lines_model(list.description);
    model["stats"] = Model(stat_models(totals_of(page.readings), words));
    model["list_sections"] = Model(section_models(page.readings, page.base_url, words));
    model["toc"] = list.sections.size() > 1;
    model["empty"] = entry_count(list) == 0;
    model["health"] = health_model(page.readings, words);
    model["exports"] = Model(export_models(page, words));
    model["whole_address"] = address;
    model["for_everyone"] = list.audience == Audience::everyone;
    model["made_year"] = std::to_string(int(
        std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(list.changed)}.year()));
    model["owner_name"] = list.owner_name;
    add_origin(model, page, words);
    add_actions(model, page, words);
    std::string html = site.render("list", words, std::move(model));
    if (list.audience != Audience::everyone)
        return html;
    return with_json_ld(std::move(html), list_json_ld(page.readings, language, page.base_url));
}

std::string list_remove_page(Site& site, std::string_view language, const ReadingList& list)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("list.remove_title"),
               .other_address = list_address(words.other_language(), list.id) + "/remove",
               .section = "lists"});
    model["list_address"] = list_address(language, list.id);
    model["remove_address"] = list_address(language, list.id) + "/remove";
    model["list_title"] = list.title;
    model["list_foreign"] = foreign(list.language, words);
    model["list_readings"] = words.count("list.n_readings", entry_count(list));
    model["revision"] = std::to_string(list.revision);
    return site.render("list_remove", words, std::move(model));
}

}  // namespace findings::server
