#include "search-server/views/frame.hpp"

#include "search-server/views/addresses.hpp"

namespace findings::server {
namespace {

Model menu_item(std::string_view page, std::string_view label_key, const Frame& frame,
                const Words& words)
{
    return Object{{"menu_address", page_address(words.language(), page)},
                  {"menu_label", words(label_key)},
                  {"menu_current", frame.section == page}};
}

}  // namespace

void add_frame(Object& model, const Site& site, const Words& words, const Frame& frame)
{
    const std::string_view other = words.other_language();
    model.add({
        {"page_language", std::string(words.language())},
        {"page_title", frame.title},
        {"page_description",
         frame.description.empty() ? words("frame.description") : frame.description},
        {"canonical", or_nothing(frame.canonical)},
        {"style_address", site.static_address("style.css")},
        {"icon_address", site.static_address("mark.svg")},
        {"sample", frame.sample},
        {"home_address", page_address(words.language(), "")},
        {"search_page_address", page_address(words.language(), "search")},
        {"help_address", page_address(words.language(), "help")},
        {"about_address", page_address(words.language(), "about")},
        {"areas_address", page_address(words.language(), "areas")},
        {"menu", List{menu_item("areas", "frame.areas", frame, words),
                      menu_item("help", "frame.help", frame, words),
                      menu_item("about", "frame.about", frame, words)}},
        {"other_language", std::string(other)},
        {"other_language_name", other == "fr" ? "Français" : "English"},
        {"other_address", frame.other_address},
        {"search_field", frame.search_field},
        {"query", frame.query},
    });
}

bool is_sample(std::string_view publisher)
{
    return publisher.starts_with("Findings sample corpus");
}

Model foreign(std::string_view language, const Words& words)
{
    const bool same = language.substr(0, language.find('-')) == words.language();
    return same ? Model(false) : or_nothing(language);
}

}  // namespace findings::server
