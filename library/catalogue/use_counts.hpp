#pragma once

#include "library/catalogue/catalogue_file.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// What of the site's use is counted.
enum class UseKind {
    search,      ///< any; its subject is empty
    unanswered,  ///< for words that no record has all of; its subject is the text as typed
    area,        ///< its page, or a search within it; its subject is the area's id
    item,        ///< its page; its subject is the record's id
};

/// What is counted together. Holds nothing about who.
struct Use {
    UseKind kind = UseKind::search;
    std::string subject;
    std::string language;  ///< of an unanswered search: "en" or "fr"
    auto operator<=>(const Use&) const = default;
};

struct UseCount {
    Use use;
    std::int64_t count = 0;
    bool operator==(const UseCount&) const = default;
};

inline constexpr std::int64_t fewest_shown = 5;
inline constexpr std::chrono::days uses_kept{90};
/// Different subjects of a kind that are counted in a day: the first. Bounds what crawlers write.
inline constexpr std::size_t most_subjects_a_day = 2'000;

/// How much the site was used in the last 90 days. A search text is kept as a sum of its words
/// until it was asked fewest_shown times within them; only then, and only as long, are its words.
/// As Lists.
class UseCounts {
public:
    explicit UseCounts(CatalogueFile& file) : connection_(file.connection()) {}

    // --- reading ---

    /// All of a kind together.
    std::int64_t total(UseKind kind) const;

    /// Subjects that were counted fewest_shown times or more, most first, at most so many.
    std::vector<UseCount> most_used(UseKind kind, std::size_t most) const;

    // --- writing ---

    /// Adds these to the day's counts and forgets what is older than 90 days, in one transaction.
    void add(std::chrono::sys_days day, const std::vector<UseCount>& counts);

private:
    Connection& connection_;
};

}  // namespace findings
