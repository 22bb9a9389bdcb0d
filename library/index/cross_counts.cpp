#include "library/index/cross_counts.hpp"

#include "library/index/reader_search.hpp"

#include <algorithm>

namespace findings {
namespace {

/// The values of one facet that documents have, numbered in their order.
class Axis {
public:
    Axis(const FacetColumn& column, Facet facet, const std::vector<Xapian::docid>& documents)
        : column_(column), places_(column.values().size(), no_value)
    {
        for (const Xapian::docid document : documents)
            for (const FacetValueId value : column.values_of(document))
                if (column.values()[value].facet == facet && !column.values()[value].possibly)
                    places_[value] = 0;
        std::vector<FacetValueId> used;
        for (FacetValueId value = 0; value < places_.size(); ++value)
            if (places_[value] == 0)
                used.push_back(value);
        std::sort(used.begin(), used.end(), [&](FacetValueId a, FacetValueId b) {
            return column.values()[a] < column.values()[b];
        });
        for (const FacetValueId value : used) {
            places_[value] = static_cast<std::uint32_t>(values.size());
            values.push_back(column.values()[value].value);
        }
    }

    /// Where a document counts: its values and the place behind the last one.
    void take_places(Xapian::docid document, std::vector<std::size_t>& places) const
    {
        places.assign(1, values.size());
        for (const FacetValueId value : column_.values_of(document))
            if (places_[value] != no_value)
                places.push_back(places_[value]);
    }

    std::vector<std::string> values;

private:
    const FacetColumn& column_;
    std::vector<std::uint32_t> places_;  ///< by FacetValueId
};

bool is_of_concern(const FacetColumn& column, Xapian::docid document)
{
    static const std::string harm(token(Direction::harm_or_concern));
    return column.value_of(document, Facet::direction) == harm;
}

/// Counts documents, those of one work one after the other.
class CrossTally {
public:
    CrossTally(const FacetColumn& column, Axis rows, Axis columns)
        : column_(column), rows_(std::move(rows)), columns_(std::move(columns)),
          cells_((rows_.values.size() + 1) * (columns_.values.size() + 1)),
          counted_for_(cells_.size(), no_work), of_concern_for_(cells_.size(), no_work)
    {}

    void add(Xapian::docid document)
    {
        const FacetColumn::Row& row = column_.row(document);
        const bool concern = is_of_concern(column_, document);
        rows_.take_places(document, row_places_);
        columns_.take_places(document, column_places_);
        for (const std::size_t r : row_places_)
            for (const std::size_t c : column_places_)
                add_to(r * (columns_.values.size() + 1) + c, row, concern);
    }

    CrossCounts take()
    {
        return {std::move(rows_.values), std::move(columns_.values), std::move(cells_)};
    }

private:
    static constexpr WorkNumber no_work = UINT32_MAX;

    void add_to(std::size_t place, const FacetColumn::Row& row, bool concern)
    {
        CrossCell& cell = cells_[place];
        cell.surest = std::max(cell.surest, row.confidence_low);
        if (counted_for_[place] != row.work) {
            counted_for_[place] = row.work;
            ++cell.count;
        }
        if (concern && of_concern_for_[place] != row.work) {
            of_concern_for_[place] = row.work;
            ++cell.of_concern;
        }
    }

    const FacetColumn& column_;
    Axis rows_;
    Axis columns_;
    std::vector<CrossCell> cells_;
    std::vector<WorkNumber> counted_for_;  ///< by cell: the last work counted for it
    std::vector<WorkNumber> of_concern_for_;
    std::vector<std::size_t> row_places_;  ///< of the document at hand
    std::vector<std::size_t> column_places_;
};

}  // namespace

CrossCounts cross_counts(const IndexView& index, const SearchRequest& request, Facet rows,
                         Facet columns)
{
    std::vector<Xapian::docid> documents = matching_documents(index, request);
    CrossTally tally(index.column, Axis(index.column, rows, documents),
                     Axis(index.column, columns, documents));
    std::stable_sort(documents.begin(), documents.end(), [&](Xapian::docid a, Xapian::docid b) {
        return index.column.row(a).work < index.column.row(b).work;
    });
    for (const Xapian::docid document : documents)
        tally.add(document);
    return tally.take();
}

}  // namespace findings
