#pragma once

#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/person.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Names a saved item in the audit trail, which does not say what was saved.
using SavedItemId = Ulid<struct SavedItemTag>;

inline constexpr std::size_t longest_note = 4'000;  ///< characters
inline constexpr std::size_t most_saved_items = 2'000;

/// A record that a person keeps at hand, with what they noted on it.
struct SavedItem {
    RecordId record;
    std::string note;  ///< may be empty
    std::chrono::sys_seconds saved;
    bool operator==(const SavedItem&) const = default;
};

/// Why something was not kept.
enum class SavedRefusal {
    not_there,  ///< or somebody else's
    too_long,
    too_many,
};

/// The records that people saved. Each function sees those of one owner and no other's. The audit
/// trail says that something was saved, not what. As Lists.
class SavedItems {
public:
    explicit SavedItems(CatalogueFile& file) : connection_(file.connection()) {}

    // --- reading ---

    /// The one saved last first.
    std::vector<SavedItem> of(const PersonId& owner) const;

    std::optional<SavedItem> find(const PersonId& owner, const RecordId& record) const;

    // --- writing: nullopt where it was done ---

    /// One that is saved already stays as it is.
    std::optional<SavedRefusal> save(const PersonId& owner, const RecordId& record);

    std::optional<SavedRefusal> set_note(const PersonId& owner, const RecordId& record,
                                         std::string_view note);

    std::optional<SavedRefusal> remove(const PersonId& owner, const RecordId& record);

private:
    Connection& connection_;
};

}  // namespace findings
