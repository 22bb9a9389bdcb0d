#include "search-server/views/admin_pages.hpp"

#include "library/base/date.hpp"
#include "library/base/text.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/form_field.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/sign_in_pages.hpp"

#include <algorithm>

namespace findings::server {
namespace {

std::string address_below(std::string_view language, std::string_view rest)
{
    return page_address(language, "admin") + std::string(rest);
}

std::string names_of(const std::vector<OrganisationId>& ids,
                     const std::vector<Organisation>& organisations)
{
    std::vector<std::string> names;
    for (const Organisation& organisation : organisations)
        if (std::ranges::find(ids, organisation.id) != ids.end())
            names.push_back(organisation.name);
    return joined(names, ", ");
}

/// "ada@example.org · researcher, editor · The Trust · since 1 May 2026".
std::string facts_of(const PersonEntry& entry, const std::vector<Organisation>& organisations,
                     const Words& words)
{
    std::string facts = entry.person.sign_in_name;
    for (const std::string& fact : {roles_text(entry.person.roles, words),
                                    names_of(entry.person.organisations, organisations),
                                    words("admin.since", {{"date", words.date(entry.added)}})})
        if (!fact.empty())
            facts += " · " + fact;
    return facts;
}

List people_models(const AdminPage& page, const Words& words)
{
    List models;
    for (const PersonEntry& entry : page.people)
        models.push_back(Object{
            {"person_name", entry.person.name},
            {"person_address", address_below(words.language(), "/people/" + entry.person.id.str())},
            {"person_disabled", entry.disabled.has_value()},
            {"person_facts", facts_of(entry, page.organisations, words)}});
    return models;
}

List invitation_models(const AdminPage& page, const Words& words)
{
    List models;
    for (const Invitation& invitation : page.invitations) {
        const std::string until = words("admin.until", {{"date", words.date(invitation.expires)}});
        const std::string note = invitation.note.empty() ? words("admin.no_note") : invitation.note;
        models.push_back(
            Object{{"invitation_note", note},
                   {"invitation_facts", roles_text(invitation.roles, words) + " · " + until},
                   {"withdraw_label", words("admin.withdraw_one", {{"name", note}})},
                   {"withdraw_address",
                    address_below(words.language(),
                                  "/invitations/" + invitation.id.str() + "/withdraw")}});
    }
    return models;
}

Model roles_checks(Roles roles, const Words& words)
{
    std::vector<FormChoice> choices;
    for (const Role role : all_roles)
        choices.push_back(
            {std::string(name(role)), words.label("role", name(role)), roles.has(role)});
    return checks_model("role", words("account.roles"), choices);
}

List invite_selects(const AdminPage& page, const Words& words)
{
    std::vector<FormChoice> organisations{{"", words("admin.no_organisation")}};
    for (const Organisation& organisation : page.organisations)
        organisations.push_back({organisation.id.str(), organisation.name});
    std::vector<FormChoice> days;
    for (const int count : invitation_days)
        days.push_back({std::to_string(count),
                        words.count("account.days", static_cast<std::uint64_t>(count)),
                        count == invitation_days[1]});
    return {select_model("organisation", words("admin.organisation"), organisations),
            select_model("days", words("account.good_for"), days)};
}

void add_invitations(Object& model, const AdminPage& page, const Words& words)
{
    model["invitations_address"] = address_below(words.language(), "/invitations");
    model["invitations"] = list_or_nothing(invitation_models(page, words));
    std::vector<FormField> fields{{.name = "note",
                                   .label = words("admin.note"),
                                   .hint = words("admin.note_hint"),
                                   .is_required = false}};
    if (page.sends_mail)
        fields.push_back({.name = "mail",
                          .label = words("admin.mail"),
                          .type = "email",
                          .hint = words("admin.mail_hint"),
                          .is_required = false});
    model["invite_fields"] = Model(fields_model(fields));
    model["invite_checks"] = Model(List{roles_checks({Role::practitioner}, words)});
    model["invite_selects"] = Model(invite_selects(page, words));
    model["link"] = or_nothing(page.link);
    model["mailed"] = or_nothing(page.mailed);
    model["link_until"] = words("admin.link_until", {{"date", words.date(page.link_until)}});
}

void add_organisations(Object& model, const AdminPage& page, const Words& words)
{
    List organisations;
    for (const Organisation& organisation : page.organisations)
        organisations.push_back(
            Object{{"organisation_name", organisation.name},
                   {"rename_label", words("admin.rename_one", {{"name", organisation.name}})},
                   {"rename_address",
                    address_below(words.language(), "/organisations/" + organisation.id.str())}});
    model["organisations"] = list_or_nothing(organisations);
    model["organisations_address"] = address_below(words.language(), "/organisations");
    model["organisation_fields"] = Model(fields_model(
        {{.name = "name", .label = words("admin.organisation_name"), .autocomplete = "off"}}));
}

/// "set roles" in the language; as it is kept where there is no word for it.
std::string label_of(std::string_view family, std::string_view kept, const Words& words)
{
    std::string token(kept);
    std::ranges::replace(token, ' ', '_');
    return words.label(family, token);
}

/// "list 01J…" in the language.
std::string object_text(const std::string& object, const Words& words)
{
    const std::size_t space = object.rfind(' ');
    const std::string kind = label_of("audit_object", object.substr(0, space), words);
    return space == std::string::npos ? kind : kind + object.substr(space);
}

Model entry_model(const AuditEntry& entry, const Words& words)
{
    return Object{{"who", entry.who.empty() ? words("admin.program") : entry.who},
                  {"happened", utc(entry.happened)},
                  {"action", label_of("audit", entry.action, words)},
                  {"object", object_text(entry.object, words)},
                  {"before", or_nothing(entry.before.value_or(""))},
                  {"after", or_nothing(entry.after.value_or(""))}};
}

}  // namespace

std::string admin_page(Site& site, std::string_view language, const AdminPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("admin.title"),
               .other_address = page_address(words.other_language(), "admin"),
               .section = "admin"});
    model["problem"] = or_nothing(page.problem);
    model["audit_address"] = address_below(language, "/audit");
    model["dashboard_address"] = address_below(language, "/dashboard");
    model["people"] = Model(people_models(page, words));
    add_invitations(model, page, words);
    add_organisations(model, page, words);
    return site.render("admin", words, std::move(model));
}

std::string admin_person_page(Site& site, std::string_view language, const AdminPersonPage& page)
{
    const Words words = site.words(language);
    const Person& person = page.entry.person;
    const std::string below = "/people/" + person.id.str();
    const bool is_disabled = page.entry.disabled.has_value();
    std::vector<FormChoice> organisations;
    for (const Organisation& organisation : page.organisations)
        organisations.push_back({organisation.id.str(), organisation.name,
                                 std::ranges::find(person.organisations, organisation.id) !=
                                     person.organisations.end()});
    List checks{roles_checks(person.roles, words)};
    if (!organisations.empty())
        checks.push_back(
            checks_model("organisation", words("account.organisations"), organisations));
    Object model;
    add_frame(model, site, words,
              {.title = person.name,
               .other_address = address_below(words.other_language(), below),
               .section = "admin"});
    model.add({{"problem", or_nothing(page.problem)},
               {"admin_address", address_below(language, "")},
               {"person_name", person.name},
               {"person_disabled", is_disabled},
               {"person_facts", facts_of(page.entry, page.organisations, words)},
               {"person_address", address_below(language, below)},
               {"checks_groups", checks},
               {"switch_address",
                address_below(language, below + (is_disabled ? "/enable" : "/disable"))},
               {"switch_label", words(is_disabled ? "admin.enable" : "admin.disable")}});
    return site.render("admin_person", words, std::move(model));
}

std::string audit_page(Site& site, std::string_view language, const AuditPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("admin.audit"),
               .other_address = address_below(words.other_language(), "/audit"),
               .section = "admin"});
    List entries;
    for (const AuditEntry& entry : page.entries)
        entries.push_back(entry_model(entry, words));
    model["admin_address"] = address_below(language, "");
    model["entries"] = list_or_nothing(entries);
    model["older_address"] =
        page.older ? Model(address_below(language, "/audit?before=" + std::to_string(*page.older)))
                   : Model(false);
    return site.render("admin_audit", words, std::move(model));
}

}  // namespace findings::server
