#include "library/catalogue/people.hpp"

#include "library/base/text.hpp"
#include "library/catalogue/add_person.hpp"
#include "library/catalogue/audit.hpp"
#include "library/catalogue/connection.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace findings {
namespace {

namespace json = boost::json;

std::string object_of(const PersonId& person)
{
    return "person " + person.str();
}

std::string roles_json(Roles roles)
{
    json::array names;
    for (const Role role : all_roles)
        if (roles.has(role))
            names.emplace_back(name(role));
    return json::serialize(json::object{{"roles", std::move(names)}});
}

Roles roles_of(Connection& connection, const PersonId& person)
{
    Roles roles;
    Run run = connection.run("SELECT role FROM person_role WHERE person = ?", person);
    while (run.next())
        if (const auto role = role_named(run.text(0)))
            roles.add(*role);
    return roles;
}

std::vector<OrganisationId> organisations_of(Connection& connection, const PersonId& person)
{
    std::vector<OrganisationId> organisations;
    Run run = connection.run(
        "SELECT organisation FROM membership WHERE person = ? ORDER BY organisation", person);
    while (run.next())
        organisations.push_back(run.id_of<OrganisationId>(0));
    return organisations;
}

/// Of a row that begins with id, name and sign-in name.
Person person_of(Connection& connection, const Run& run)
{
    const PersonId id = run.id_of<PersonId>(0);
    return {.id = id,
            .name = run.text(1),
            .sign_in_name = run.text(2),
            .roles = roles_of(connection, id),
            .organisations = organisations_of(connection, id)};
}

bool is_taken(Connection& connection, std::string_view sign_in_key)
{
    return connection.run("SELECT 1 FROM person WHERE sign_in_key = ?", sign_in_key).next();
}

void put_roles(Connection& connection, const PersonId& person, Roles roles)
{
    connection.execute("DELETE FROM person_role WHERE person = ?", person);
    for (const Role role : all_roles)
        if (roles.has(role))
            connection.execute("INSERT INTO person_role (person, role) VALUES (?, ?)", person,
                               name(role));
}

bool has_other_administrator(Connection& connection, const PersonId& person)
{
    return connection
        .run("SELECT 1 FROM person JOIN person_role ON person_role.person = person.id "
             "WHERE role = 'administrator' AND disabled IS NULL AND id <> ?",
             person)
        .next();
}

}  // namespace

std::optional<Person> People::find(const PersonId& id) const
{
    return guarded(connection_.file(), "look for a person", [&]() -> std::optional<Person> {
        Run run = connection_.run(
            "SELECT id, name, sign_in_name FROM person WHERE id = ? AND disabled IS NULL", id);
        if (!run.next())
            return std::nullopt;
        return person_of(connection_, run);
    });
}

std::optional<SignInEntry> People::to_sign_in(std::string_view sign_in_name) const
{
    return guarded(connection_.file(), "look for a person", [&]() -> std::optional<SignInEntry> {
        Run run = connection_.run(
            "SELECT id, password FROM person WHERE sign_in_key = ? AND disabled IS NULL",
            folded(squeezed(sign_in_name)));
        if (!run.next())
            return std::nullopt;
        return SignInEntry{run.id_of<PersonId>(0), run.text(1)};
    });
}

std::vector<PersonEntry> People::all() const
{
    return guarded(connection_.file(), "list the people", [&] {
        std::vector<PersonEntry> people;
        Run run = connection_.run("SELECT id, name, sign_in_name, added, disabled FROM person "
                                  "ORDER BY name COLLATE NOCASE, id");
        while (run.next())
            people.push_back({person_of(connection_, run), run.time(3), run.optional_time(4)});
        return people;
    });
}

bool People::has_administrator() const
{
    return guarded(connection_.file(), "look for an administrator", [&] {
        return connection_
            .run("SELECT 1 FROM person JOIN person_role ON person_role.person = person.id "
                 "WHERE role = 'administrator' AND disabled IS NULL")
            .next();
    });
}

std::optional<Person> add_person(Connection& connection, const std::optional<PersonId>& who,
                                 const NewPerson& person)
{
    const PersonId id = PersonId::make();
    const std::string key = folded(squeezed(person.sign_in_name));
    if (is_taken(connection, key))
        return std::nullopt;
    connection.execute("INSERT INTO person (id, name, sign_in_name, sign_in_key, password, added) "
                       "VALUES (?, ?, ?, ?, ?, ?)",
                       id, person.name, person.sign_in_name, key, person.password_hash, now());
    put_roles(connection, id, person.roles);
    if (person.organisation)
        connection.execute("INSERT INTO membership (person, organisation) VALUES (?, ?)", id,
                           *person.organisation);
    audit(connection, who, "add", object_of(id), {}, roles_json(person.roles));
    return Person{.id = id,
                  .name = person.name,
                  .sign_in_name = person.sign_in_name,
                  .roles = person.roles,
                  .organisations = organisations_of(connection, id)};
}

Result<Person, NameTaken> People::add(const std::optional<PersonId>& who, const NewPerson& person)
{
    return guarded(connection_.file(), "add a person", [&]() -> Result<Person, NameTaken> {
        Writing writing(connection_);
        const auto added = add_person(connection_, who, person);
        if (!added)
            return NameTaken{};
        writing.commit();
        return *added;
    });
}

bool People::set_roles(const PersonId& who, const PersonId& person, Roles roles)
{
    return guarded(connection_.file(), "change a person's roles", [&] {
        Writing writing(connection_);
        if (!roles.has(Role::administrator) && !has_other_administrator(connection_, person))
            return false;
        const std::string before = roles_json(roles_of(connection_, person));
        put_roles(connection_, person, roles);
        audit(connection_, who, "set roles", object_of(person), before, roles_json(roles));
        writing.commit();
        return true;
    });
}

void People::set_password(const std::optional<PersonId>& who, const PersonId& person,
                          std::string_view hash)
{
    guarded(connection_.file(), "change a password", [&] {
        Writing writing(connection_);
        connection_.execute("UPDATE person SET password = ? WHERE id = ?", hash, person);
        connection_.execute("DELETE FROM session WHERE person = ?", person);
        audit(connection_, who, "set password", object_of(person), {}, {});
        writing.commit();
    });
}

bool People::disable(const std::optional<PersonId>& who, const PersonId& person)
{
    return guarded(connection_.file(), "disable an account", [&] {
        Writing writing(connection_);
        if (!has_other_administrator(connection_, person))
            return false;
        connection_.execute("UPDATE person SET disabled = ? WHERE id = ?", now(), person);
        connection_.execute("DELETE FROM session WHERE person = ?", person);
        connection_.execute("UPDATE api_token SET revoked = ? WHERE person = ? AND revoked IS NULL",
                            now(), person);
        audit(connection_, who, "disable", object_of(person), {}, {});
        writing.commit();
        return true;
    });
}

void People::enable(const PersonId& who, const PersonId& person)
{
    guarded(connection_.file(), "enable an account", [&] {
        Writing writing(connection_);
        connection_.execute("UPDATE person SET disabled = NULL WHERE id = ?", person);
        audit(connection_, who, "enable", object_of(person), {}, {});
        writing.commit();
    });
}

}  // namespace findings
