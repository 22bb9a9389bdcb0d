#pragma once

#include "library/base/date.hpp"
#include "library/base/result.hpp"
#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/person.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

using CpdEntryId = Ulid<struct CpdEntryTag>;

inline constexpr std::size_t longest_cpd_reading = 300;  // characters
inline constexpr std::size_t longest_cpd_text = 8'000;   // characters
inline constexpr int most_cpd_minutes = 24 * 60;

/// Reading that became part of somebody's continuing professional development.
struct CpdEntry {
    CpdEntryId id;
    std::optional<RecordId> record;  ///< absent: something that is not in the library
    std::string reading;             ///< what was read, in words
    Date day;                        ///< with its month and day
    std::string learnt;
    std::string effect;  ///< on practice; may be empty
    int minutes = 0;     ///< 1 to most_cpd_minutes
    bool operator==(const CpdEntry&) const = default;
};

struct CpdYear {
    int year = 0;
    std::int64_t entries = 0;
    std::int64_t minutes = 0;
    bool operator==(const CpdYear&) const = default;
};

/// What is wrong with an entry: "reading", "day", "learnt", "effect" or "minutes".
std::vector<std::string_view> faults_of(const CpdEntry& entry);

/// The CPD records that people keep. Each function sees those of one owner and no other's. The
/// audit trail says that something was written, not what. As Lists.
class CpdEntries {
public:
    explicit CpdEntries(CatalogueFile& file) : connection_(file.connection()) {}

    // --- reading ---

    /// The latest day first; all years, or one.
    std::vector<CpdEntry> of(const PersonId& owner, std::optional<int> year = {}) const;

    /// The latest first.
    std::vector<CpdYear> years(const PersonId& owner) const;

    std::optional<CpdEntry> find(const PersonId& owner, const CpdEntryId& id) const;

    // --- writing: false where it has faults, or its record or itself is not there ---

    bool add(const PersonId& owner, const CpdEntry& entry);

    /// All but its record.
    bool change(const PersonId& owner, const CpdEntry& entry);

    bool remove(const PersonId& owner, const CpdEntryId& id);

private:
    Connection& connection_;
};

}  // namespace findings
