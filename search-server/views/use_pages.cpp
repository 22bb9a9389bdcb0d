#include "search-server/views/use_pages.hpp"

#include "search-server/views/addresses.hpp"
#include "search-server/views/form_field.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/me_menu.hpp"
#include "search-server/views/private_model.hpp"
#include "search-server/views/use_model.hpp"

#include <algorithm>
#include <array>

namespace findings::server {
namespace {

std::string error_of(std::string_view field, const UseForm& form, const Words& words)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> keys{
        {{"setting", "use.bad_setting"},
         {"adapted", "use.bad_adapted"},
         {"happened", "use.bad_happened"}}};
    for (const auto& [name, key] : keys)
        if (name == field && std::ranges::find(form.faults, field) != form.faults.end())
            return words(key);
    return {};
}

List text_fields(const UseForm& form, const Words& words)
{
    return fields_model({{.name = "adapted",
                          .label = words("use.adapted"),
                          .value = form.report.adapted,
                          .hint = words("use.adapted_hint"),
                          .error = error_of("adapted", form, words),
                          .is_required = false},
                         {.name = "happened",
                          .label = words("use.happened"),
                          .value = form.report.happened,
                          .hint = words("use.happened_hint"),
                          .error = error_of("happened", form, words)}});
}

Model entry_model(const UseEntry& entry, std::string_view page, const Words& words)
{
    const UseReport& report = entry.report;
    Object model = use_model(report, words);
    const std::string title = entry.record ? entry.record->title : words("saved.gone");
    model.add({{"title", title},
               {"foreign", foreign(entry.record ? entry.record->language : "", words)},
               {"item_address", entry.record
                                    ? Model(item_address(words.language(), entry.record->id, title))
                                    : Model(false)},
               {"use_state", words.label("use_state", name(report.state))},
               {"shown_as", words(report.shows_name ? "use.with_name" : "use.without_name",
                                  {{"name", report.person_name}})},
               {"reason", or_nothing(report.reason)},
               {"use_id", report.id.str()},
               {"use_address",
                page_address(words.language(), std::string(page) + "/" + report.id.str())}});
    return model;
}

void add_uses(Object& model, const UsesPage& page, std::string_view address, const Words& words)
{
    List uses;
    for (const UseEntry& entry : page.uses)
        uses.push_back(entry_model(entry, address, words));
    model["uses"] = list_or_nothing(uses);
    model["done"] = or_nothing(page.done);
    model["problem"] = or_nothing(page.problem);
}

}  // namespace

std::string use_form_page(Site& site, std::string_view language, const UseForm& form)
{
    const Words words = site.words(language);
    const std::string id = form.record.id.str();
    Object model;
    add_frame(model, site, words,
              {.title = words("use.title"),
               .other_address = page_address(words.other_language(), "uses/new?item=" + id)});
    model["item_address"] = item_address(language, form.record.id, form.record.title);
    model["item"] = id;
    model["title"] = form.record.title;
    model["foreign"] = foreign(form.record.language, words);
    model["form_address"] = page_address(language, "uses/new");
    model["problem"] = or_nothing(form.problem);
    model["private"] = private_model(form.found, form.may_insist, words);
    model["first_fields"] = fields_model({{.name = "setting",
                                           .label = words("use.setting"),
                                           .value = form.report.setting,
                                           .hint = words("use.setting_hint"),
                                           .error = error_of("setting", form, words)}});
    model["text_fields"] = text_fields(form, words);
    model["shows_name"] = form.report.shows_name;
    return site.render("use_form", words, std::move(model));
}

std::string my_uses_page(Site& site, std::string_view language, const UsesPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("my_uses.title"),
               .other_address = page_address(words.other_language(), "me/uses"),
               .section = "me/saved"});
    model["me_menu"] = me_menu_model("me/uses", words);
    add_uses(model, page, "me/uses", words);
    return site.render("my_uses", words, std::move(model));
}

std::string use_desk_page(Site& site, std::string_view language, const UsesPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("use_desk.title"),
               .other_address = page_address(words.other_language(), "review/uses"),
               .section = "review/uses"});
    add_uses(model, page, "review/uses", words);
    return site.render("use_desk", words, std::move(model));
}

}  // namespace findings::server
