#pragma once

#include <optional>
#include <string>
#include <vector>

namespace findings {

/// What a search matches and what counts in it, as a tree. Xapian's own queries do not tell what
/// they are made of, and so cannot be matched in another way than its own.
struct SearchQuery {
    enum class Kind {
        nothing,
        everything,
        term,
        all_of,
        any_of,
        synonyms,  ///< any of these terms, weighed as if they were one
        phrase,    ///< these terms, one after the other
        narrowed,  ///< the first part where the others match too, which weigh nothing
        without,   ///< the first part where none of the others matches
        years,     ///< of slot::year, weighs nothing
    };

    /// Itself where it is the only one.
    static SearchQuery of(Kind kind, std::vector<SearchQuery> parts);
    static SearchQuery of_term(std::string term);
    static SearchQuery of_years(std::optional<int> from, std::optional<int> to);

    bool empty() const { return kind == Kind::nothing; }
    bool operator==(const SearchQuery&) const = default;

    Kind kind = Kind::nothing;
    std::string term{};
    double scale = 1;  ///< of what it weighs
    std::vector<SearchQuery> parts{};
    std::optional<int> from{};
    std::optional<int> to{};
};

}  // namespace findings
