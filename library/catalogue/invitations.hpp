#pragma once

#include "library/base/result.hpp"
#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/people.hpp"
#include "library/catalogue/person.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

using InvitationId = Ulid<struct InvitationTag>;

/// A link that makes one account.
struct Invitation {
    InvitationId id = InvitationId::make();
    std::optional<PersonId> made_by = {};  ///< absent: the program, at its first start
    std::string note = {};                 ///< for whom, as who made it wrote
    Roles roles;
    std::optional<OrganisationId> organisation = {};
    std::chrono::sys_seconds made;
    std::chrono::sys_seconds expires;
    std::optional<std::chrono::sys_seconds> withdrawn = {};
    std::optional<std::chrono::sys_seconds> used = {};

    bool is_open(std::chrono::sys_seconds at) const { return !withdrawn && !used && at < expires; }
};

/// Why an invitation did not become an account.
enum class NotAccepted { is_over, name_taken };

/// Invitations, by the secrets in their links; of those the hashes alone are kept. As People.
class Invitations {
public:
    explicit Invitations(CatalogueFile& file) : connection_(file.connection()) {}

    /// The invitation of the secret, where it is open at that time.
    std::optional<Invitation> find(std::string_view secret, std::chrono::sys_seconds at) const;

    /// All, the newest first.
    std::vector<Invitation> all() const;

    void add(const Invitation& invitation, std::string_view secret);

    /// Nothing happens where it is over.
    void withdraw(const PersonId& who, const InvitationId& invitation, std::chrono::sys_seconds at);

    /// Withdraws what the program itself made: there is one first link at a time.
    void withdraw_first(std::chrono::sys_seconds at);

    /// Makes the account, with the roles and the organisation of the invitation in place of those
    /// in `person`, and uses the invitation up: of two at once, one is told that it is over.
    Result<Person, NotAccepted> accept(std::string_view secret, std::chrono::sys_seconds at,
                                       NewPerson person);

private:
    Connection& connection_;
};

}  // namespace findings
