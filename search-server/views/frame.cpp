#include "search-server/views/frame.hpp"

#include "library/catalogue/area_decisions.hpp"
#include "library/catalogue/list.hpp"
#include "library/catalogue/use_reports.hpp"
#include "search-server/views/addresses.hpp"

namespace findings::server {
namespace {

/// A page that is in the menu of people with one of the roles; without any, of all who have signed
/// in.
struct RolePage {
    std::string_view page;
    std::string_view label_key;
    Roles roles = {};
};

// A new one is a line here.
constexpr RolePage role_pages[] = {
    {"add", "frame.add", {Role::researcher, Role::editor, Role::administrator}},
    {"review", "frame.review", {Role::editor, Role::administrator}},
    {"me/saved", "saved.menu", {}},
    {"review/uses", "frame.uses", use_editors},
    {"review/areas", "frame.desk", area_deciders},
    {"admin", "frame.admin", {Role::administrator}},
};

Model menu_item(std::string_view page, std::string_view label_key, const Frame& frame,
                const Words& words)
{
    return Object{{"menu_address", page_address(words.language(), page)},
                  {"menu_label", words(label_key)},
                  {"menu_current", frame.section == page}};
}

List role_menu(const Viewer& viewer, const Frame& frame, const Words& words)
{
    List items;
    for (const RolePage& page : role_pages)
        if (viewer.is_signed_in && (page.roles.empty() || viewer.roles.has_any_of(page.roles)))
            items.push_back(menu_item(page.page, page.label_key, frame, words));
    return items;
}

/// Whoever the page is made for: their name and places, or the way to sign in.
void add_viewer(Object& model, const Site& site, const Words& words, const Frame& frame)
{
    const Viewer& viewer = site.viewer();
    const std::string_view language = words.language();
    std::string sign_in = page_address(language, "sign-in");
    if (!frame.is_door && !viewer.address.empty())
        sign_in += "?next=" + query_escaped(viewer.address);
    model["form_token"] = viewer.form_token;
    model["here_address"] = viewer.address;
    model["save_address"] =
        viewer.is_signed_in ? Model(page_address(language, "me/saved")) : Model(false);
    model["role_menu"] = list_or_nothing(role_menu(viewer, frame, words));
    model["sign_in_address"] = std::move(sign_in);
    model["viewer"] = viewer.is_signed_in
                          ? Model(Object{{"viewer_name", viewer.name},
                                         {"account_address", page_address(language, "me/account")},
                                         {"account_current", frame.section == "me/account"},
                                         {"sign_out_address", page_address(language, "sign-out")}})
                          : Model(false);
}

List feed_models(const std::vector<FeedLink>& feeds)
{
    List models;
    for (const FeedLink& feed : feeds)
        models.push_back(Object{{"feed_type", std::string(feed.type)},
                                {"feed_title", feed.title},
                                {"feed_form", std::string(feed.form)},
                                {"first", models.empty()},
                                {"feed_address", feed.address}});
    return models;
}

List tag_models(const std::vector<MetaTag>& tags)
{
    List models;
    for (const MetaTag& tag : tags)
        models.push_back(Object{{"meta_name", tag.name}, {"meta_content", tag.content}});
    return models;
}

/// Open Graph, which is what social sites and messengers show of a link.
void add_card(Object& model, const Site& site, const Words& words, const Frame& frame)
{
    model["og_type"] = std::string(frame.tags.empty() ? "website" : frame.type);
    model["og_locale"] = words.language() == "fr" ? "fr_FR" : "en_GB";
    model["card_image"] = frame.base_url.empty()
                              ? Model(false)
                              : Model(frame.base_url + site.static_address("card.png"));
    model["meta_tags"] = Model(tag_models(frame.tags));
    model["feeds"] = Model(feed_models(frame.feeds));
    model["open_search_address"] = page_address(words.language(), "opensearch.xml");
}

}  // namespace

std::vector<FeedLink> feed_links(std::string_view before, std::string_view after,
                                 std::string_view title)
{
    const auto link = [&](std::string_view type, std::string_view ending, std::string_view form) {
        return FeedLink{type, form, std::string(title),
                        std::string(before) + std::string(ending) + std::string(after)};
    };
    return {link("application/atom+xml", ".atom", "Atom"),
            link("application/feed+json", ".feed.json", "JSON Feed")};
}

void add_frame(Object& model, const Site& site, const Words& words, const Frame& frame)
{
    const std::string_view other = words.other_language();
    add_card(model, site, words, frame);
    add_viewer(model, site, words, frame);
    model.add({
        {"page_language", std::string(words.language())},
        {"page_title", frame.title},
        {"page_description",
         frame.description.empty() ? words("frame.description") : frame.description},
        {"canonical", or_nothing(frame.canonical)},
        {"style_address", site.static_address("style.css")},
        {"suggest_script_address", site.static_address("suggest.js")},
        {"suggest_address", "/api/v1/suggest?lang=" + std::string(words.language())},
        {"icon_address", site.static_address("mark.svg")},
        {"sample", frame.sample},
        {"home_address", page_address(words.language(), "")},
        {"search_page_address", page_address(words.language(), "search")},
        {"help_address", page_address(words.language(), "help")},
        {"about_address", page_address(words.language(), "about")},
        {"areas_address", page_address(words.language(), "areas")},
        {"lists_address", page_address(words.language(), "lists")},
        {"all_requests_address", page_address(words.language(), "requests")},
        {"makes_lists", site.viewer().roles.has_any_of(list_makers)},
        {"menu", List{menu_item("areas", "frame.areas", frame, words),
                      menu_item("map", "frame.map", frame, words),
                      menu_item("lists", "frame.lists", frame, words),
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
