#include "library/index/facet_count.hpp"

#include <algorithm>
#include <optional>

namespace findings {
namespace {

/// Adds documents up, those of one work together.
class Tallier {
public:
    Tallier(const FacetColumn& column, const FacetFilter& filter, std::string_view language,
            bool values)
        : column_(column), filter_(filter),
          language_(column.find(
              {Facet::language, std::string(language.substr(0, language.find('-'))), false})),
          values_(values)
    {
        tally_.counts.resize(column.values().size());
        counted_for_.resize(column.values().size());
    }

    FacetTally take(std::span<const Xapian::docid> documents)
    {
        for (const Xapian::docid document : documents) {
            const auto& expressions = column_.expressions(column_.row(document).work);
            if (expressions.size() == 1)
                add_alone(document);
            else
                together_.push_back(document);
        }
        const auto alone = static_cast<std::ptrdiff_t>(tally_.shown.size());
        add_together();
        const auto middle = tally_.shown.begin() + alone;
        std::sort(middle, tally_.shown.end());
        std::inplace_merge(tally_.shown.begin(), middle, tally_.shown.end());
        return std::move(tally_);
    }

private:
    /// A work of one document: most are.
    void add_alone(Xapian::docid document)
    {
        const std::uint32_t failing = filter_.failing(document);
        if (values_)
            count_values(document, failing);
        if (failing == 0)
            tally_.shown.push_back(document);
    }

    void count_values(Xapian::docid document, std::uint32_t failing)
    {
        if (failing == 0) {
            for (const FacetValueId value : column_.values_of(document))
                ++tally_.counts[value];
            return;
        }
        for (const FacetValueId value : column_.values_of(document))
            if (FacetFilter::counts_for(failing, column_.values()[value].facet))
                ++tally_.counts[value];
    }

    void add_together()
    {
        std::stable_sort(together_.begin(), together_.end(), [&](Xapian::docid a, Xapian::docid b) {
            return column_.row(a).work < column_.row(b).work;
        });
        for (std::size_t from = 0; from < together_.size();) {
            std::size_t to = from;
            while (to < together_.size() &&
                   column_.row(together_[to]).work == column_.row(together_[from]).work)
                ++to;
            add_work(std::span(together_).subspan(from, to - from));
            from = to;
        }
    }

    void add_work(std::span<const Xapian::docid> documents)
    {
        std::vector<Xapian::docid> passing;
        ++work_;
        for (const Xapian::docid document : documents) {
            const std::uint32_t failing = filter_.failing(document);
            if (failing == 0)
                passing.push_back(document);
            if (values_)
                count_once(document, failing);
        }
        count_possible();
        if (!passing.empty())
            tally_.shown.push_back(of_reader(passing));
    }

    /// Counts values that no other document of the work had.
    void count_once(Xapian::docid document, std::uint32_t failing)
    {
        for (const FacetValueId value : column_.values_of(document)) {
            if (counted_for_[value] == work_ ||
                !FacetFilter::counts_for(failing, column_.values()[value].facet))
                continue;
            counted_for_[value] = work_;
            if (column_.values()[value].possibly)
                possible_.push_back(value);
            else
                ++tally_.counts[value];
        }
    }

    /// Counts what the work may have, but for what another expression of it has for sure.
    void count_possible()
    {
        for (const FacetValueId value : possible_) {
            const auto sure =
                column_.find({column_.values()[value].facet, column_.values()[value].value, false});
            if (!sure || counted_for_[*sure] != work_)
                ++tally_.counts[value];
        }
        possible_.clear();
    }

    Xapian::docid of_reader(const std::vector<Xapian::docid>& passing) const
    {
        for (const Xapian::docid document : passing)
            if (language_ && column_.row(document).language == *language_)
                return document;
        return passing.front();
    }

    const FacetColumn& column_;
    const FacetFilter& filter_;
    const std::optional<FacetValueId> language_;
    const bool values_;
    FacetTally tally_;
    std::vector<Xapian::docid> together_;   ///< documents of works with several
    std::size_t work_ = 0;                  ///< counts works of several up from 1
    std::vector<std::size_t> counted_for_;  ///< by FacetValueId: the last work counted for it
    std::vector<FacetValueId> possible_;    ///< of this work
};

int confidence_order(const std::string& value)
{
    const auto level = parse_term<Confidence>(value);
    return level ? -static_cast<int>(*level) : 1;
}

bool is_shown_before(Facet facet, const FacetValue& a, const FacetValue& b)
{
    if (facet == Facet::confidence)
        return confidence_order(a.value) < confidence_order(b.value);
    if (facet == Facet::year && a.value.size() != b.value.size())
        return a.value.size() < b.value.size();
    if (facet != Facet::year && a.count != b.count)
        return a.count > b.count;
    return a.value < b.value;
}

/// A value that no document has can be ticked in an address all the same.
void add_unknown(std::vector<FacetValue>& values, const std::vector<std::string>& ticked)
{
    for (const std::string& value : ticked) {
        const bool there = std::any_of(values.begin(), values.end(),
                                       [&](const FacetValue& v) { return v.value == value; });
        if (!there)
            values.push_back({.value = value, .selected = true});
    }
}

}  // namespace

FacetTally tally(const FacetColumn& column, const FacetFilter& filter,
                 std::span<const Xapian::docid> documents, std::string_view language, bool values)
{
    return Tallier(column, filter, language, values).take(documents);
}

std::map<Facet, std::vector<FacetValue>> facet_values(const FacetColumn& column,
                                                      const FacetFilter& filter,
                                                      const std::vector<std::uint32_t>& counts,
                                                      const SearchRequest& request)
{
    std::map<Facet, std::vector<FacetValue>> facets;
    for (FacetValueId id = 0; id < counts.size(); ++id) {
        const KnownFacetValue& known = column.values()[id];
        if (known.possibly)
            continue;
        std::uint32_t possibly = 0;
        if (const auto maybe = column.find({known.facet, known.value, true}))
            possibly = counts[*maybe];
        if (counts[id] == 0 && possibly == 0 && !filter.is_selected(id))
            continue;
        facets[known.facet].push_back({known.value, counts[id], filter.is_selected(id), possibly});
    }
    for (const auto& [facet, ticked] : request.filters)
        add_unknown(facets[facet], ticked);
    for (auto& [facet, values] : facets)
        std::sort(values.begin(), values.end(), [&](const FacetValue& a, const FacetValue& b) {
            return is_shown_before(facet, a, b);
        });
    return facets;
}

}  // namespace findings
