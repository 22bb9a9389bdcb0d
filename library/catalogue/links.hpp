#pragma once

#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/person.hpp"
#include "library/record/record.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Why a link that was followed got no answer. Kept by name.
enum class LinkTrouble {
    no_host,      ///< nobody has the name
    no_answer,    ///< nothing listens, or it takes too long
    not_trusted,  ///< its certificate
    redirects,    ///< too many
    not_public,   ///< it leads to where programs do not go unless they are told to
    other,
};

/// "no_host", …: in the catalogue and in messages.
std::string_view name(LinkTrouble trouble);

/// What came of following a link.
struct LinkAnswer {
    int status = 0;  ///< of HTTP, after all redirects; 0: no answer came
    std::optional<LinkTrouble> trouble = {};
    bool operator==(const LinkAnswer&) const = default;
};

/// What an answer says of a link. It works below 400; nothing is there for 404, 410 and a host that
/// nobody has. Everything else says nothing: who is busy, slow, broken or does not let programs in
/// may be well tomorrow.
enum class LinkState { works, gone, unclear };
LinkState state_of(const LinkAnswer& answer);

/// How long nothing must be there, from the first look that says so to the last, before a link
/// counts as dead.
inline constexpr std::chrono::hours dead_after{24};

struct LinkingRecord {
    RecordId id;
    std::string title;
    bool operator==(const LinkingRecord&) const = default;
};

/// A link that leads nowhere, and the public records that still have it.
struct DeadLink {
    std::string url;
    std::chrono::sys_seconds since;   ///< the first look that found nothing
    std::chrono::sys_seconds looked;  ///< last
    LinkAnswer answer;                ///< to that
    std::vector<LinkingRecord> records;
    bool operator==(const DeadLink&) const = default;
};

struct LinkCounts {
    std::int64_t all = 0;
    std::int64_t dead = 0;
    bool operator==(const LinkCounts&) const = default;
};

/// The links of published records (library/record/links.hpp) and what came of following them. As
/// Catalogue: what a call that writes has returned stays; belongs to one thread at a time; every
/// function throws CatalogueError where the file or the disk fails.
class Links {
public:
    explicit Links(CatalogueFile& file) : connection_(file.connection()) {}

    // --- reading ---

    /// Up to `most` links to be followed: first those that seem gone and were not looked at for
    /// dead_after, then those that never were, then those that were not since `before`, the one of
    /// longest ago first.
    std::vector<Url> to_follow(std::chrono::sys_seconds now, std::chrono::sys_seconds before,
                               std::size_t most) const;

    /// Dead links, the one of longest ago first, at most 500 pairs of link and record. What a newer
    /// version of a record does not have any more is left out.
    std::vector<DeadLink> dead() const;

    /// True for a record with links of its own all of which are dead.
    bool is_unreachable(const Record& record) const;

    LinkCounts counts() const;

    // --- writing ---

    /// Takes up the links of records that changed since the last call, some 1,000 changes in one
    /// transaction. False where nothing is left to be taken up.
    bool gather();

    /// Keeps what came of following a link; one that is not among the links is passed over. It dies
    /// when nothing is there for dead_after without having worked in between, and lives again when
    /// it works.
    void keep(const Url& url, const LinkAnswer& answer, std::chrono::sys_seconds at);

    /// An editor's word on a dead link: it counts as one that was never followed. False where it is
    /// not dead, or not theirs to say.
    bool look_again(const Person& who, std::string_view url);

private:
    Connection& connection_;
};

}  // namespace findings
