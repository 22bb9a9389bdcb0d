#pragma once

#include "library/index/facet_column.hpp"

#include <cstdint>
#include <vector>

namespace findings {

/// What is ticked beside a search, over one column. Holds the column by reference; belongs to one
/// search.
class FacetFilter {
public:
    FacetFilter(const FacetColumn& column, const SearchRequest& request);

    /// Whether anything is ticked: else every document passes.
    bool is_set() const { return active_ != 0; }

    /// One bit a facet, and one for minutes, set where the document does not pass it.
    std::uint32_t failing(Xapian::docid document) const;

    /// Whether the facet's value is ticked (for a year: in the range).
    bool is_selected(FacetValueId value) const { return selected_[value] != 0; }

    /// Whether a document that fails these counts for values of this facet: by no other filter.
    static bool counts_for(std::uint32_t failing, Facet facet)
    {
        return (failing & ~bit(facet)) == 0;
    }

private:
    static std::uint32_t bit(Facet facet) { return 1u << static_cast<unsigned>(facet); }
    static constexpr std::uint32_t minutes_bit = 1u << facet_count;

    void select(Facet facet, const std::vector<std::string>& values);
    void select_years(std::optional<int> from, std::optional<int> to);

    const FacetColumn& column_;
    std::vector<std::uint8_t> selected_;  ///< by FacetValueId
    std::uint32_t active_ = 0;            ///< filters that are set
    std::optional<int> minutes_max_;
};

}  // namespace findings
