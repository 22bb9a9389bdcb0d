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
        tally_.shown = DocumentSet(column.end());
    }

    FacetTally take(const DocumentSet& documents)
    {
        DocumentSet alone = documents;
        alone &= column_.alone();
        DocumentSet together = documents;
        together -= alone;
        add_alone(std::move(alone));
        add_together(together);
        tally_.total = tally_.shown.count();
        return std::move(tally_);
    }

private:
    /// Works of one document: most are.
    void add_alone(DocumentSet documents)
    {
        if (filter_.is_set() || values_)
            each_with_values(documents, [&](Xapian::docid document) {
                const std::uint32_t failing = filter_.failing(document);
                if (values_)
                    count_values(document, failing);
                if (failing != 0)
                    failing_.push_back(document);
            });
        tally_.shown = std::move(documents);
        for (const Xapian::docid document : failing_)
            tally_.shown.erase(document);
    }

    /// Waiting for the values of one document after the other would take most of the time.
    template <class Take>
    void each_with_values(const DocumentSet& documents, const Take& take)
    {
        constexpr std::size_t ahead = 8;
        const std::vector<Xapian::docid> list = documents.list();
        for (std::size_t i = 0; i < list.size(); ++i) {
            column_.prefetch_values(list[std::min(i + ahead, list.size() - 1)]);
            take(list[i]);
        }
    }

    void count_values(Xapian::docid document, std::uint32_t failing)
    {
        if (failing == 0) {
            for (const FacetValueId value : column_.values_of(document))
                ++tally_.counts[value];
            return;
        }
        for (const FacetValueId value : column_.values_of(document))
            if (FacetFilter::counts_for(failing, column_.facet_of(value)))
                ++tally_.counts[value];
    }

    void add_together(const DocumentSet& documents)
    {
        each_with_values(documents, [&](Xapian::docid document) {
            work_documents_.assign(1, document);
            for (auto other = column_.next_expression(document); other != document;
                 other = column_.next_expression(other)) {
                if (!documents.contains(other))
                    continue;
                if (other < document)
                    return;  // counted with that one
                work_documents_.push_back(other);
            }
            add_work(work_documents_);
        });
    }

    void add_work(const std::vector<Xapian::docid>& documents)
    {
        passing_.clear();
        ++work_;
        for (const Xapian::docid document : documents) {
            const std::uint32_t failing = filter_.failing(document);
            if (failing == 0)
                passing_.push_back(document);
            if (values_)
                count_once(document, failing);
        }
        count_possible();
        if (!passing_.empty())
            tally_.shown.insert(of_reader());
    }

    /// Counts values that no other document of the work had.
    void count_once(Xapian::docid document, std::uint32_t failing)
    {
        for (const FacetValueId value : column_.values_of(document)) {
            if (counted_for_[value] == work_ ||
                !FacetFilter::counts_for(failing, column_.facet_of(value)))
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
        for (const FacetValueId value : possible_)
            if (counted_for_[column_.counterpart(value)] != work_)
                ++tally_.counts[value];
        possible_.clear();
    }

    Xapian::docid of_reader() const
    {
        for (const Xapian::docid document : passing_)
            if (language_ && column_.language(document) == *language_)
                return document;
        return passing_.front();
    }

    const FacetColumn& column_;
    const FacetFilter& filter_;
    const std::optional<FacetValueId> language_;
    const bool values_;
    FacetTally tally_;
    std::size_t work_ = 0;                  ///< counts works of several up from 1
    std::vector<std::size_t> counted_for_;  ///< by FacetValueId: the last work counted for it
    std::vector<FacetValueId> possible_;    ///< of this work
    std::vector<Xapian::docid> work_documents_;
    std::vector<Xapian::docid> failing_;  ///< works of one document
    std::vector<Xapian::docid> passing_;  ///< documents of this work
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

FacetTally tally(const FacetColumn& column, const FacetFilter& filter, const DocumentSet& documents,
                 std::string_view language, bool values)
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
        const FacetValueId maybe = column.counterpart(id);
        const std::uint32_t possibly = maybe == no_value ? 0 : counts[maybe];
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
