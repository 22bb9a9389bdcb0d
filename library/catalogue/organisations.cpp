#include "library/catalogue/organisations.hpp"

#include "library/base/text.hpp"
#include "library/catalogue/audit.hpp"
#include "library/catalogue/connection.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace findings {
namespace {

std::string organisations_json(Connection& connection, const PersonId& person)
{
    boost::json::array ids;
    Run run = connection.run(
        "SELECT organisation FROM membership WHERE person = ? ORDER BY organisation", person);
    while (run.next())
        ids.emplace_back(run.text(0));
    return boost::json::serialize(boost::json::object{{"organisations", std::move(ids)}});
}

std::string name_json(std::string_view name)
{
    return boost::json::serialize(boost::json::object{{"name", name}});
}

}  // namespace

std::vector<Organisation> Organisations::all() const
{
    return guarded(connection_.file(), "list organisations", [&] {
        std::vector<Organisation> all;
        Run run = connection_.run("SELECT id, name FROM organisation ORDER BY name_key");
        while (run.next())
            all.push_back({run.id_of<OrganisationId>(0), run.text(1)});
        return all;
    });
}

std::optional<Organisation> Organisations::find(const OrganisationId& id) const
{
    return guarded(connection_.file(), "look for an organisation",
                   [&]() -> std::optional<Organisation> {
                       Run run = connection_.run("SELECT name FROM organisation WHERE id = ?", id);
                       if (!run.next())
                           return std::nullopt;
                       return Organisation{id, run.text(0)};
                   });
}

Result<Organisation, NameTaken> Organisations::add(const PersonId& who, std::string_view name)
{
    return guarded(
        connection_.file(), "add an organisation", [&]() -> Result<Organisation, NameTaken> {
            const Organisation added{OrganisationId::make(), squeezed(name)};
            const std::string key = folded(added.name);
            Writing writing(connection_);
            if (connection_.run("SELECT 1 FROM organisation WHERE name_key = ?", key).next())
                return NameTaken{};
            connection_.execute(
                "INSERT INTO organisation (id, name, name_key, added) VALUES (?, ?, ?, ?)",
                added.id, added.name, key, now());
            audit(connection_, who, "add", "organisation " + added.id.str(), {},
                  name_json(added.name));
            writing.commit();
            return added;
        });
}

std::optional<NameTaken> Organisations::rename(const PersonId& who,
                                               const OrganisationId& organisation,
                                               std::string_view name)
{
    return guarded(connection_.file(), "rename an organisation", [&]() -> std::optional<NameTaken> {
        const std::string wanted = squeezed(name);
        const std::string key = folded(wanted);
        Writing writing(connection_);
        const std::optional<Organisation> before = find(organisation);
        if (!before || before->name == wanted)
            return std::nullopt;
        if (connection_
                .run("SELECT 1 FROM organisation WHERE name_key = ? AND id <> ?", key, organisation)
                .next())
            return NameTaken{};
        connection_.execute("UPDATE organisation SET name = ?, name_key = ? WHERE id = ?", wanted,
                            key, organisation);
        audit(connection_, who, "rename", "organisation " + organisation.str(),
              name_json(before->name), name_json(wanted));
        writing.commit();
        return std::nullopt;
    });
}

void Organisations::set_for(const PersonId& who, const PersonId& person,
                            const std::vector<OrganisationId>& organisations)
{
    guarded(connection_.file(), "change a person's organisations", [&] {
        Writing writing(connection_);
        const std::string before = organisations_json(connection_, person);
        connection_.execute("DELETE FROM membership WHERE person = ?", person);
        for (const OrganisationId& organisation : organisations)
            connection_.execute("INSERT OR IGNORE INTO membership (person, organisation) "
                                "SELECT ?, id FROM organisation WHERE id = ?",
                                person, organisation);
        const std::string after = organisations_json(connection_, person);
        if (after == before)
            return;
        audit(connection_, who, "set organisations", "person " + person.str(), before, after);
        writing.commit();
    });
}

std::vector<Person> Organisations::network_of(const PersonId& person) const
{
    const People people(connection_);
    return guarded(connection_.file(), "list a network", [&] {
        std::vector<Person> all;
        Run run = connection_.run("SELECT member FROM network JOIN person ON person.id = member "
                                  "WHERE owner = ? ORDER BY person.name COLLATE NOCASE, member",
                                  person);
        while (run.next())
            if (auto member = people.find(run.id_of<PersonId>(0)))
                all.push_back(*std::move(member));
        return all;
    });
}

bool Organisations::add_to_network(const PersonId& person, std::string_view sign_in_name)
{
    return guarded(connection_.file(), "add to a network", [&] {
        const std::string key = folded(squeezed(sign_in_name));
        return connection_
            .run("INSERT OR REPLACE INTO network (owner, member) SELECT ?1, id FROM person "
                 "WHERE sign_in_key = ?2 AND disabled IS NULL AND id <> ?1 RETURNING member",
                 person, key)
            .next();
    });
}

void Organisations::remove_from_network(const PersonId& person, const PersonId& member)
{
    guarded(connection_.file(), "remove from a network", [&] {
        connection_.execute("DELETE FROM network WHERE owner = ? AND member = ?", person, member);
    });
}

}  // namespace findings
