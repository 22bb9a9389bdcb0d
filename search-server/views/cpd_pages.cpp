#include "search-server/views/cpd_pages.hpp"

#include "library/formats/csv_cells.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/form_field.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/me_menu.hpp"

#include <algorithm>
#include <array>

namespace findings::server {
namespace {

std::string minutes_in_words(std::int64_t minutes, const Words& words)
{
    const auto hours = static_cast<std::uint64_t>(minutes / 60);
    const auto rest = static_cast<std::uint64_t>(minutes % 60);
    if (hours == 0)
        return words.count("cpd.minutes_n", rest);
    std::string text = words.count("cpd.hours_n", hours);
    return rest == 0 ? text : text + " " + words.count("cpd.minutes_n", rest);
}

std::string with_year(std::string address, const CpdPage& page)
{
    return page.year ? address + "?year=" + std::to_string(*page.year) : address;
}

std::string record_address(const CpdEntry& entry, const Words& words)
{
    return item_address(words.language(), *entry.record, entry.reading);
}

List entry_models(const CpdPage& page, const std::string& base_url, const Words& words)
{
    List models;
    for (const CpdEntry& entry : page.entries) {
        const std::string address = page_address(words.language(), "me/cpd/" + entry.id.str());
        models.push_back(
            Object{{"entry_id", entry.id.str()},
                   {"day", words.date(entry.day)},
                   {"reading", entry.reading},
                   {"reading_address",
                    entry.record ? Model(base_url + record_address(entry, words)) : Model(false)},
                   {"learnt", entry.learnt},
                   {"effect", or_nothing(entry.effect)},
                   {"minutes", minutes_in_words(entry.minutes, words)},
                   {"entry_address", address}});
    }
    return models;
}

Model year_model(const CpdYear& year, const CpdPage& page, const Words& words)
{
    return Object{
        {"year", std::to_string(year.year)},
        {"year_total",
         words("cpd.total",
               {{"entries", words.count("cpd.entries_n", static_cast<std::uint64_t>(year.entries))},
                {"time", minutes_in_words(year.minutes, words)}})},
        {"year_address",
         page_address(words.language(), "me/cpd?year=" + std::to_string(year.year))},
        {"year_current", page.year == year.year}};
}

List year_models(const CpdPage& page, bool only_shown, const Words& words)
{
    List models;
    for (const CpdYear& year : page.years)
        if (!only_shown || !page.year || page.year == year.year)
            models.push_back(year_model(year, page, words));
    return models;
}

std::string error_of(std::string_view field, const CpdForm& form, const Words& words)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> keys{
        {{"reading", "cpd.bad_reading"},
         {"day", "cpd.bad_day"},
         {"learnt", "cpd.bad_learnt"},
         {"effect", "cpd.bad_effect"},
         {"minutes", "cpd.bad_minutes"}}};
    for (const auto& [name, key] : keys)
        if (name == field && std::ranges::find(form.faults, field) != form.faults.end())
            return words(key);
    return {};
}

List first_fields(const CpdForm& form, const Words& words)
{
    return fields_model({{.name = "reading",
                          .label = words("cpd.reading"),
                          .value = form.reading,
                          .error = error_of("reading", form, words)},
                         {.name = "day",
                          .label = words("cpd.day"),
                          .type = "date",
                          .value = form.day,
                          .error = error_of("day", form, words)},
                         {.name = "minutes",
                          .label = words("cpd.minutes"),
                          .type = "number",
                          .value = form.minutes,
                          .error = error_of("minutes", form, words)}});
}

List text_fields(const CpdForm& form, const Words& words)
{
    return fields_model({{.name = "learnt",
                          .label = words("cpd.learnt"),
                          .value = form.learnt,
                          .hint = words("cpd.learnt_hint"),
                          .error = error_of("learnt", form, words)},
                         {.name = "effect",
                          .label = words("cpd.effect"),
                          .value = form.effect,
                          .hint = words("cpd.effect_hint"),
                          .error = error_of("effect", form, words),
                          .is_required = false}});
}

std::string csv_row(const std::array<std::string, 6>& cells)
{
    std::string row;
    for (const std::string& cell : cells)
        row += (row.empty() ? "" : ",") + csv_cell(cell);
    return row + "\r\n";
}

}  // namespace

std::string cpd_page(Site& site, std::string_view language, const CpdPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("cpd.title"),
               .other_address = page_address(words.other_language(), with_year("me/cpd", page)),
               .section = "me/saved"});
    model["me_menu"] = me_menu_model("me/cpd", words);
    model["done"] = or_nothing(page.done);
    model["years"] = list_or_nothing(year_models(page, false, words));
    model["all_address"] = page_address(language, "me/cpd");
    model["all_current"] = !page.year;
    model["entries"] = list_or_nothing(entry_models(page, {}, words));
    model["new_address"] = page_address(language, "me/cpd/new");
    model["csv_address"] = page_address(language, with_year("me/cpd.csv", page));
    model["html_address"] = page_address(language, with_year("me/cpd.html", page));
    return site.render("cpd", words, std::move(model));
}

std::string cpd_form_page(Site& site, std::string_view language, const CpdForm& form)
{
    const Words words = site.words(language);
    const std::string page = "me/cpd/" + (form.id ? form.id->str() : std::string("new"));
    const std::string item = form.record && !form.id ? "?item=" + form.record->str() : "";
    Object model;
    add_frame(model, site, words,
              {.title = words(form.id ? "cpd.edit_title" : "cpd.new_title"),
               .other_address = page_address(words.other_language(), page + item),
               .section = "me/saved"});
    model["me_menu"] = me_menu_model("me/cpd", words);
    model["heading"] = words(form.id ? "cpd.edit_title" : "cpd.new_title");
    model["has_faults"] = !form.faults.empty();
    model["form_address"] = page_address(language, page);
    model["item"] = form.record ? Model(form.record->str()) : Model(false);
    model["first_fields"] = first_fields(form, words);
    model["text_fields"] = text_fields(form, words);
    model["is_kept"] = form.id.has_value();
    model["cpd_address"] = page_address(language, "me/cpd");
    return site.render("cpd_form", words, std::move(model));
}

std::string cpd_file(Site& site, std::string_view language, const CpdPage& page,
                     const std::string& base_url)
{
    const Words words = site.words(language);
    Object model{{"page_language", std::string(language)},
                 {"title", words("cpd.file_title", {{"name", page.person}})},
                 {"years", list_or_nothing(year_models(page, true, words))},
                 {"entries", list_or_nothing(entry_models(page, base_url, words))}};
    return site.render("cpd_file", words, std::move(model));
}

std::string cpd_csv(const CpdPage& page, const Words& words, const std::string& base_url)
{
    std::string csv = csv_row({words("cpd.day"), words("cpd.reading"), words("cpd.learnt"),
                               words("cpd.effect"), words("cpd.minutes"), words("cpd.address")});
    for (const CpdEntry& entry : page.entries)
        csv += csv_row({entry.day.str(), entry.reading, entry.learnt, entry.effect,
                        std::to_string(entry.minutes),
                        entry.record ? base_url + record_address(entry, words) : ""});
    return csv;
}

}  // namespace findings::server
