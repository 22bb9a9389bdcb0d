#pragma once

#include "library/base/ids.hpp"
#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/person.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Who decides about the areas of records.
inline constexpr Roles area_deciders{Role::trainer, Role::editor, Role::administrator};

/// A suggested area that nobody has said a word about.
struct UndecidedArea {
    RecordId record;
    std::string area;
    double score = 0;  ///< 0 to 1; the nearer to 0.5, the less is certain
    bool operator==(const UndecidedArea&) const = default;
};

struct DecisionCounts {
    std::int64_t confirmed = 0;
    std::int64_t rejected = 0;
    std::int64_t undecided = 0;  ///< suggestions that nobody has said a word about
    std::int64_t since_learned =
        0;  ///< decided since the model was learned; all where there is none
    bool operator==(const DecisionCounts&) const = default;
};

/// What people say about the areas of records. A word stays, with who said it and when, through new
/// versions of the record, suggestions made anew and changes of the vocabulary (area_tags.hpp). As
/// Catalogue: what a call that writes has returned stays and is in the audit trail; belongs to one
/// thread at a time; every function throws CatalogueError where the file or the disk fails.
class AreaDecisions {
public:
    explicit AreaDecisions(CatalogueFile& file) : connection_(file.connection()) {}

    /// Keeps the person's word in place of the one before, and marks the record as changed. False
    /// where there is no such record.
    bool decide(const PersonId& who, const RecordId& record, std::string_view area, bool confirmed);

    /// Takes the word about the area back, whoever said it: it is undecided again. False where
    /// there is none.
    bool withdraw(const PersonId& who, const RecordId& record, std::string_view area);

    /// The least certain first, from the `skip`th on; of one area, or of all where it is empty.
    std::vector<UndecidedArea> undecided(std::string_view area, std::size_t skip,
                                         std::size_t most) const;

    DecisionCounts counts() const;

private:
    Connection& connection_;
};

}  // namespace findings
