#include "library/index/facet_filter.hpp"

#include <cstdlib>

namespace findings {

FacetFilter::FacetFilter(const FacetColumn& column, const SearchRequest& request)
    : column_(column), selected_(column.values().size()), minutes_max_(request.minutes_max)
{
    for (const auto& [facet, values] : request.filters)
        if (!values.empty())
            select(facet, values);
    if (request.year_from || request.year_to)
        select_years(request.year_from, request.year_to);
    if (minutes_max_)
        active_ |= minutes_bit;
}

std::uint32_t FacetFilter::failing(Xapian::docid document) const
{
    if (active_ == 0)
        return 0;
    std::uint32_t failing = active_;
    for (const FacetValueId value : column_.values_of(document))
        if (selected_[value] != 0)
            failing &= ~bit(column_.facet_of(value));
    if (minutes_max_) {
        const std::int32_t minutes = column_.row(document).minutes;
        if (minutes >= 0 && minutes <= *minutes_max_)
            failing &= ~minutes_bit;
    }
    return failing;
}

void FacetFilter::select(Facet facet, const std::vector<std::string>& values)
{
    active_ |= bit(facet);
    for (const std::string& value : values)
        if (const auto known = column_.find({facet, value, false}))
            selected_[*known] = 1;
}

void FacetFilter::select_years(std::optional<int> from, std::optional<int> to)
{
    active_ |= bit(Facet::year);
    for (FacetValueId id = 0; id < selected_.size(); ++id) {
        const KnownFacetValue& known = column_.values()[id];
        if (known.facet != Facet::year)
            continue;
        const int year = std::atoi(known.value.c_str());
        if ((!from || year >= *from) && (!to || year <= *to))
            selected_[id] = 1;
    }
}

}  // namespace findings
