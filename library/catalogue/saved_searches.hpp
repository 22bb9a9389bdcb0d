#pragma once

#include "library/base/result.hpp"
#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/person.hpp"
#include "library/catalogue/saved_items.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

using SavedSearchId = Ulid<struct SavedSearchTag>;

inline constexpr std::size_t longest_search_name = 200;           // characters
inline constexpr std::size_t longest_search_parameters = 16'384;  // bytes
inline constexpr std::size_t most_saved_searches = 50;

/// A search that a person keeps, to see what is new in it.
struct SavedSearch {
    SavedSearchId id;
    std::string name;
    std::string language;    ///< of its page: "en" or "fr"
    std::string parameters;  ///< "q=…&area=…"; may be empty
    std::chrono::sys_seconds seen;
    std::int64_t seen_record = 0;  ///< up to where its owner has seen the library, for added_past()
    bool has_feed = false;
    bool operator==(const SavedSearch&) const = default;
};

struct NewSavedSearch {
    std::string name;
    std::string language = "en";
    std::string parameters;
};

/// The searches that people saved. Each function sees those of one owner and no other's, but for
/// by_feed(). As SavedItems.
class SavedSearches {
public:
    explicit SavedSearches(CatalogueFile& file) : connection_(file.connection()) {}

    // --- reading ---

    /// The one made last first.
    std::vector<SavedSearch> of(const PersonId& owner) const;

    std::optional<SavedSearch> find(const PersonId& owner, const SavedSearchId& id) const;

    /// Whosever it is: who knows the secret in the address of a feed may read it.
    std::optional<SavedSearch> by_feed(std::string_view secret) const;

    /// Records that came past that one (SavedSearch::seen_record) and are there, at most so many,
    /// the newest first.
    std::vector<RecordId> added_past(std::int64_t seen_record, std::size_t most) const;

    // --- writing ---

    /// What is in the index, which holds everything up to that change, counts as seen.
    Result<SavedSearch, SavedRefusal> add(const PersonId& owner, const NewSavedSearch& search,
                                          ChangeNumber upto);

    /// Its owner has looked at what is in the index now.
    std::optional<SavedRefusal> see(const PersonId& owner, const SavedSearchId& id,
                                    ChangeNumber upto);

    std::optional<SavedRefusal> rename(const PersonId& owner, const SavedSearchId& id,
                                       std::string_view name);

    /// Gives it a feed at another address than before, or takes it away. Its hash is kept, not the
    /// secret.
    std::optional<SavedRefusal> set_feed(const PersonId& owner, const SavedSearchId& id,
                                         const std::optional<std::string>& secret);

    std::optional<SavedRefusal> remove(const PersonId& owner, const SavedSearchId& id);

private:
    Connection& connection_;
};

}  // namespace findings
