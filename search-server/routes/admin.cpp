#include "search-server/routes/admin.hpp"

#include "library/base/secret.hpp"
#include "library/base/text.hpp"
#include "search-server/mail/mailer.hpp"
#include "search-server/routes/form_values.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/admin_pages.hpp"
#include "search-server/views/invitation_mail.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace findings::server {
namespace {

constexpr std::size_t audit_entries_a_page = 50;

AdminPage everything(const Context& context)
{
    std::vector<Invitation> invitations = context.stores.invitations.all();
    std::erase_if(invitations, [&](const Invitation& one) { return !one.is_open(context.now); });
    return {.people = context.stores.people.all(),
            .organisations = context.stores.organisations.all(),
            .invitations = std::move(invitations),
            .link_until = context.now,
            .sends_mail = context.mailer != nullptr};
}

Response shown(const AdminPage& page, std::string_view language, unsigned status, Context& context)
{
    Response response = html_page(admin_page(context.site, language, page), language);
    response.status = status;
    return response;
}

std::optional<PersonEntry> entry_of(const PathParts& parts, const Context& context)
{
    const auto id = PersonId::parse(parts.at(1));
    for (PersonEntry& entry : context.stores.people.all())
        if (id && entry.person.id == *id)
            return std::move(entry);
    return std::nullopt;
}

Response not_there(const PathParts& parts, Context& context)
{
    return error_page(parts.at(0), 404, "", context);
}

Response person_shown(const PersonEntry& entry, const PathParts& parts, const std::string& problem,
                      Context& context)
{
    const AdminPersonPage page{
        .entry = entry, .organisations = context.stores.organisations.all(), .problem = problem};
    Response response = html_page(admin_person_page(context.site, parts.at(0), page), parts.at(0));
    response.status = problem.empty() ? 200 : 422;
    return response;
}

Response to_person(const PathParts& parts)
{
    return redirect(303, page_address(parts.at(0), "admin/people/" + parts.at(1)));
}

Roles roles_in(const Form& form)
{
    Roles roles;
    for (const std::string_view text : form.values("role"))
        if (const auto role = role_named(text))
            roles.add(*role);
    return roles;
}

std::vector<OrganisationId> organisations_in(const Form& form)
{
    std::vector<OrganisationId> ids;
    for (const std::string_view text : form.values("organisation"))
        if (const auto id = OrganisationId::parse(text))
            ids.push_back(*id);
    return ids;
}

Invitation invitation_in(const Context& context)
{
    const Form& form = context.form;
    Invitation invitation{.made_by = context.person->id,
                          .note = std::string(cut(squeezed(form.value("note")), longest_name)),
                          .roles = roles_in(form),
                          .made = context.now,
                          .expires = context.now +
                                     std::chrono::days(one_of(invitation_days, form, "days"))};
    const auto organisation = OrganisationId::parse(form.value("organisation"));
    if (organisation && context.stores.organisations.find(*organisation))
        invitation.organisation = organisation;
    return invitation;
}

/// The address that the link is to be sent to; nothing where no mail is sent.
std::string mail_address_in(const Context& context)
{
    return context.mailer == nullptr ? "" : std::string(trimmed(context.form.value("mail")));
}

std::string_view key_of(MailOutcome outcome)
{
    switch (outcome) {
    case MailOutcome::sent:
        return "admin.mailed_sent";
    case MailOutcome::failed:
        return "admin.mailed_failed";
    case MailOutcome::under_way:
        break;
    }
    return "admin.mailed_under_way";
}

/// Sends the link by mail; what became of that, in the language.
std::string mailed(const std::string& address, const InvitationMail& invitation,
                   std::string_view language, Context& context)
{
    MailText text = invitation_mail(context.site, language, invitation);
    const MailOutcome outcome = context.mailer->send({.to = address,
                                                      .subject = std::move(text.subject),
                                                      .text = std::move(text.text),
                                                      .date = context.now});
    return context.site.words(language)(key_of(outcome));
}

Response refused_with(std::string_view why, std::string_view language, Context& context)
{
    AdminPage page = everything(context);
    page.problem = context.site.words(language)(why);
    return shown(page, language, 422, context);
}

/// Nothing where it is none.
std::string organisation_name_in(const Form& form)
{
    std::string name = squeezed(form.value("name"));
    return name.size() <= longest_name ? name : std::string();
}

Response name_refused(std::string_view language, Context& context)
{
    return refused_with("admin.organisation_missing", language, context);
}

}  // namespace

Response get_admin_page(const Request&, const PathParts& parts, Context& context)
{
    return shown(everything(context), parts.at(0), 200, context);
}

Response post_invitation(const Request& request, const PathParts& parts, Context& context)
{
    const Invitation invitation = invitation_in(context);
    if (invitation.roles.empty())
        return refused_with("admin.no_roles", parts.at(0), context);
    const std::string address = mail_address_in(context);
    if (!address.empty() && !is_mail_address(address))
        return refused_with("admin.mail_wrong", parts.at(0), context);
    const std::string secret = make_secret();
    context.write([&](Stores& stores) { stores.invitations.add(invitation, secret); });
    AdminPage page = everything(context);
    const std::string base_url = shown_base_url(request, context);
    page.link = base_url + page_address(parts.at(0), "join/" + secret);
    page.link_until = invitation.expires;
    if (!address.empty())
        page.mailed = mailed(address,
                             {.who = context.person->name,
                              .base_url = base_url,
                              .secret = secret,
                              .until = invitation.expires},
                             parts.at(0), context);
    return shown(page, parts.at(0), 200, context);
}

Response post_invitation_withdraw(const Request&, const PathParts& parts, Context& context)
{
    const auto id = InvitationId::parse(parts.at(1));
    if (!id)
        return not_there(parts, context);
    context.write(
        [&](Stores& stores) { stores.invitations.withdraw(context.person->id, *id, context.now); });
    return redirect(303, page_address(parts.at(0), "admin"));
}

Response post_organisation(const Request&, const PathParts& parts, Context& context)
{
    const std::string name = organisation_name_in(context.form);
    const bool is_added = !name.empty() && context.write([&](Stores& stores) {
        return stores.organisations.add(context.person->id, name).has_value();
    });
    return is_added ? redirect(303, page_address(parts.at(0), "admin"))
                    : name_refused(parts.at(0), context);
}

Response post_organisation_name(const Request&, const PathParts& parts, Context& context)
{
    const auto id = OrganisationId::parse(parts.at(1));
    if (!id || !context.stores.organisations.find(*id))
        return not_there(parts, context);
    const std::string name = organisation_name_in(context.form);
    const bool is_refused = name.empty() || context.write([&](Stores& stores) {
        return stores.organisations.rename(context.person->id, *id, name).has_value();
    });
    return is_refused ? name_refused(parts.at(0), context)
                      : redirect(303, page_address(parts.at(0), "admin#organisations"));
}

Response get_admin_person_page(const Request&, const PathParts& parts, Context& context)
{
    const auto entry = entry_of(parts, context);
    return entry ? person_shown(*entry, parts, "", context) : not_there(parts, context);
}

Response post_admin_person(const Request&, const PathParts& parts, Context& context)
{
    const auto entry = entry_of(parts, context);
    if (!entry)
        return not_there(parts, context);
    const PersonId& person = entry->person.id;
    const Words words = context.site.words(parts.at(0));
    const Roles roles = roles_in(context.form);
    if (roles.empty())
        return person_shown(*entry, parts, words("admin.no_roles"), context);
    const bool is_set = context.write([&](Stores& stores) {
        if (roles != entry->person.roles &&
            !stores.people.set_roles(context.person->id, person, roles))
            return false;
        stores.organisations.set_for(context.person->id, person, organisations_in(context.form));
        return true;
    });
    return is_set ? to_person(parts)
                  : person_shown(*entry, parts, words("admin.last_one"), context);
}

Response post_person_disable(const Request&, const PathParts& parts, Context& context)
{
    const auto entry = entry_of(parts, context);
    if (!entry)
        return not_there(parts, context);
    const bool is_disabled = context.write([&](Stores& stores) {
        return stores.people.disable(context.person->id, entry->person.id);
    });
    if (is_disabled)
        return to_person(parts);
    return person_shown(*entry, parts, context.site.words(parts.at(0))("admin.last_one"), context);
}

Response post_person_enable(const Request&, const PathParts& parts, Context& context)
{
    const auto entry = entry_of(parts, context);
    if (!entry)
        return not_there(parts, context);
    context.write(
        [&](Stores& stores) { stores.people.enable(context.person->id, entry->person.id); });
    return to_person(parts);
}

Response get_audit_page(const Request& request, const PathParts& parts, Context& context)
{
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    if (const auto text = request.parameter("before"))
        std::from_chars(text->data(), text->data() + text->size(), before);
    AuditPage page{.entries = context.stores.audit_trail.before(before, audit_entries_a_page)};
    if (page.entries.size() == audit_entries_a_page)
        page.older = page.entries.back().number;
    return html_page(audit_page(context.site, parts.at(0), page), parts.at(0));
}

}  // namespace findings::server
