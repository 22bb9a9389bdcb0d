#pragma once

#include "library/base/result.hpp"
#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/people.hpp"
#include "library/catalogue/person.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// A body that people work for: what one of them shows to the organisation, all of them see.
struct Organisation {
    OrganisationId id;
    std::string name;
    bool operator==(const Organisation&) const = default;
};

/// Organisations and who is in them, and the people whom a person names as their network. As
/// People.
class Organisations {
public:
    explicit Organisations(CatalogueFile& file) : connection_(file.connection()) {}

    /// All, by name.
    std::vector<Organisation> all() const;

    std::optional<Organisation> find(const OrganisationId& id) const;

    Result<Organisation, NameTaken> add(const PersonId& who, std::string_view name);

    /// Gives it another name. Its people stay in it. Nothing happens where it has that name, or is
    /// not there.
    std::optional<NameTaken> rename(const PersonId& who, const OrganisationId& organisation,
                                    std::string_view name);

    /// Makes these the organisations of the person; those that are not there are left out.
    void set_for(const PersonId& who, const PersonId& person,
                 const std::vector<OrganisationId>& organisations);

    /// Whom the person has named, those who may sign in only, by name.
    std::vector<Person> network_of(const PersonId& person) const;

    /// Names somebody by what they sign in with; false where there is nobody, or it is the person.
    bool add_to_network(const PersonId& person, std::string_view sign_in_name);

    void remove_from_network(const PersonId& person, const PersonId& member);

private:
    Connection& connection_;
};

}  // namespace findings
