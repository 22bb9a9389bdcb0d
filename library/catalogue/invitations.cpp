#include "library/catalogue/invitations.hpp"

#include "library/base/date.hpp"
#include "library/base/secret.hpp"
#include "library/catalogue/add_person.hpp"
#include "library/catalogue/audit.hpp"
#include "library/catalogue/connection.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace findings {
namespace {

/// Of a row with id, made_by, note, roles, organisation, made, expires, withdrawn and used.
Invitation invitation_of(const Run& run)
{
    return {.id = run.id_of<InvitationId>(0),
            .made_by = run.optional_id_of<PersonId>(1),
            .note = run.text(2),
            .roles = Roles::parse(run.text(3)),
            .organisation = run.optional_id_of<OrganisationId>(4),
            .made = run.time(5),
            .expires = run.time(6),
            .withdrawn = run.optional_time(7),
            .used = run.optional_time(8)};
}

std::optional<Invitation> open_at(Connection& connection, std::string_view secret,
                                  std::chrono::sys_seconds at)
{
    Run run = connection.run("SELECT id, made_by, note, roles, organisation, made, expires, "
                             "withdrawn, used FROM invitation WHERE secret_hash = ?",
                             secret_hash(secret));
    if (!run.next())
        return std::nullopt;
    Invitation invitation = invitation_of(run);
    return invitation.is_open(at) ? std::optional(std::move(invitation)) : std::nullopt;
}

std::string object_of(const InvitationId& invitation)
{
    return "invitation " + invitation.str();
}

std::string audited(const Invitation& invitation)
{
    return boost::json::serialize(boost::json::object{{"roles", invitation.roles.str()},
                                                      {"expires", utc(invitation.expires)}});
}

}  // namespace

std::optional<Invitation> Invitations::find(std::string_view secret,
                                            std::chrono::sys_seconds at) const
{
    return guarded(connection_.file(), "look for an invitation",
                   [&] { return open_at(connection_, secret, at); });
}

std::vector<Invitation> Invitations::all() const
{
    return guarded(connection_.file(), "list invitations", [&] {
        std::vector<Invitation> all;
        Run run = connection_.run("SELECT id, made_by, note, roles, organisation, made, expires, "
                                  "withdrawn, used FROM invitation ORDER BY id DESC");
        while (run.next())
            all.push_back(invitation_of(run));
        return all;
    });
}

void Invitations::add(const Invitation& invitation, std::string_view secret)
{
    guarded(connection_.file(), "keep an invitation", [&] {
        Writing writing(connection_);
        connection_.execute("INSERT INTO invitation (id, secret_hash, made_by, note, roles, "
                            "organisation, made, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                            invitation.id, secret_hash(secret), invitation.made_by, invitation.note,
                            invitation.roles.str(), invitation.organisation, invitation.made,
                            invitation.expires);
        audit(connection_, invitation.made_by, "invite", object_of(invitation.id), {},
              audited(invitation));
        writing.commit();
    });
}

void Invitations::withdraw(const PersonId& who, const InvitationId& invitation,
                           std::chrono::sys_seconds at)
{
    guarded(connection_.file(), "withdraw an invitation", [&] {
        Writing writing(connection_);
        connection_.execute("UPDATE invitation SET withdrawn = ? "
                            "WHERE id = ? AND withdrawn IS NULL AND used IS NULL",
                            at, invitation);
        if (connection_.database().getChanges() == 0)
            return;
        audit(connection_, who, "withdraw", object_of(invitation), {}, {});
        writing.commit();
    });
}

void Invitations::withdraw_first(std::chrono::sys_seconds at)
{
    guarded(connection_.file(), "withdraw the first link", [&] {
        connection_.execute("UPDATE invitation SET withdrawn = ? "
                            "WHERE made_by IS NULL AND withdrawn IS NULL AND used IS NULL",
                            at);
    });
}

Result<Person, NotAccepted> Invitations::accept(std::string_view secret,
                                                std::chrono::sys_seconds at, NewPerson person)
{
    return guarded(
        connection_.file(), "accept an invitation", [&]() -> Result<Person, NotAccepted> {
            Writing writing(connection_);
            const auto invitation = open_at(connection_, secret, at);
            if (!invitation)
                return NotAccepted::is_over;
            person.roles = invitation->roles;
            person.organisation = invitation->organisation;
            const auto added = add_person(connection_, invitation->made_by, person);
            if (!added)
                return NotAccepted::name_taken;
            connection_.execute("UPDATE invitation SET used = ?, used_by = ? WHERE id = ?", at,
                                added->id, invitation->id);
            audit(connection_, added->id, "accept", object_of(invitation->id), {}, {});
            writing.commit();
            return *added;
        });
}

}  // namespace findings
