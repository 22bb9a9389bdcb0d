#include "search-server/views/sign_in_pages.hpp"

#include "search-server/views/addresses.hpp"
#include "search-server/views/form_field.hpp"
#include "search-server/views/frame.hpp"

namespace findings::server {
namespace {

/// The fields under their names with `before` in front.
List carried_models(const CarriedForm& carried, std::string_view before)
{
    List models;
    for (const auto& [name, value] : carried.fields)
        models.push_back(
            Object{{"carried_name", std::string(before) + name}, {"carried_value", value}});
    return models;
}

}  // namespace

std::string roles_text(Roles roles, const Words& words)
{
    std::string text;
    for (const Role role : all_roles)
        if (roles.has(role))
            text += (text.empty() ? "" : ", ") + words.label("role", name(role));
    return text;
}

std::string sign_in_page(Site& site, std::string_view language, const SignInPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("sign_in.title"),
               .other_address = page_address(words.other_language(), "sign-in") +
                                (page.next.empty() ? "" : "?next=" + query_escaped(page.next)),
               .is_door = true});
    model["problem"] = or_nothing(page.problem);
    model["sign_in_page_address"] = page_address(language, "sign-in");
    model["next"] = page.next;
    model["resend"] = or_nothing(page.carried.address);
    model["carried"] = Model(carried_models(page.carried, carried_prefix));
    model["fields"] = fields_model({{.name = "sign_in_name",
                                     .label = words("sign_in.name"),
                                     .value = page.sign_in_name,
                                     .autocomplete = "username"},
                                    {.name = "password",
                                     .label = words("sign_in.password"),
                                     .type = "password",
                                     .autocomplete = "current-password"}});
    return site.render("sign_in", words, std::move(model));
}

std::string resend_page(Site& site, std::string_view language, const CarriedForm& carried)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("resend.title"),
               .other_address = page_address(words.other_language(), ""),
               .is_door = true});
    model["resend_address"] = carried.address;
    model["carried"] = Model(carried_models(carried, ""));
    return site.render("resend", words, std::move(model));
}

std::string join_page(Site& site, std::string_view language, const JoinPage& page)
{
    const Words words = site.words(language);
    const std::string address = "join/" + page.secret;
    Object model;
    add_frame(model, site, words,
              {.title = words("join.title"),
               .other_address = page_address(words.other_language(), address),
               .is_door = true});
    model["problem"] = or_nothing(page.problem);
    model["join_address"] = page_address(language, address);
    model["join_roles"] = words("join.roles", {{"roles", roles_text(page.roles, words)}});
    model["fields"] = fields_model({{.name = "name",
                                     .label = words("join.name"),
                                     .value = page.name,
                                     .hint = words("join.name_hint"),
                                     .error = page.name_error,
                                     .autocomplete = "name"},
                                    {.name = "sign_in_name",
                                     .label = words("sign_in.name"),
                                     .value = page.sign_in_name,
                                     .hint = words("join.sign_in_name_hint"),
                                     .error = page.sign_in_name_error,
                                     .autocomplete = "username"},
                                    {.name = "password",
                                     .label = words("sign_in.password"),
                                     .type = "password",
                                     .hint = words("join.password_hint"),
                                     .error = page.password_error,
                                     .autocomplete = "new-password"},
                                    {.name = "again",
                                     .label = words("join.again"),
                                     .type = "password",
                                     .error = page.again_error,
                                     .autocomplete = "new-password"}});
    return site.render("join", words, std::move(model));
}

}  // namespace findings::server
