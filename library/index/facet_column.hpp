#pragma once

#include "library/index/document_set.hpp"
#include "library/index/facet_entry.hpp"
#include "library/index/search.hpp"

#include <xapian.h>

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace findings {

/// The 128 bits of a ULID, which sort as its text does.
struct UlidBits {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const UlidBits&) const = default;
};

/// The id of a record with these bits.
RecordId record_id(const UlidBits& bits);

using FacetValueId = std::uint32_t;  ///< position in FacetColumn::values()
inline constexpr FacetValueId no_value = UINT32_MAX;
using WorkNumber = std::uint32_t;  ///< counts works up from 0, in one column

/// A value that documents have, for counting.
struct KnownFacetValue {
    Facet facet = Facet::area;
    std::string value;
    /// Facet::confidence: the upper end reaches it and the lower does not.
    bool possibly = false;
    auto operator<=>(const KnownFacetValue&) const = default;
};

/// What every document of an index is counted, filtered, sorted, weighed and joined by, in memory
/// by document number: 60 to 120 bytes a document. Confidence and years are values like all others
/// here: a document has every level that its lower end reaches (or not_rated), and the year it was
/// issued. Never changes once made; any thread may read it.
class FacetColumn {
public:
    struct Row {
        UlidBits id;
        WorkNumber work = 0;
        std::int32_t issued = unknown_date;  ///< days since 1970
        std::int32_t minutes = -1;           ///< -1 unknown
        std::int32_t version = 1;
        std::int32_t based_on = 0;  ///< for a translation; 0 unknown
        Confidence confidence_low = Confidence::not_rated;
        bool retracted = false;
        bool asks_whether_it_works = false;
        bool is_there = false;  ///< false for numbers that no findable document has
    };
    static constexpr std::int32_t unknown_date = INT32_MIN;

    /// Reads all documents; those that `before` (of an earlier revision of the same database, else
    /// nullptr) has are taken from it: a document number never gets another document
    /// (store_document()). Throws Xapian::Error and IndexError.
    static std::unique_ptr<const FacetColumn> load(const Xapian::Database& index,
                                                   const FacetColumn* before);

    const std::vector<KnownFacetValue>& values() const { return values_; }
    Facet facet_of(FacetValueId value) const { return facets_[value]; }
    std::optional<FacetValueId> find(const KnownFacetValue& value) const;

    /// The same value for sure where this one is `possibly`, and the other way; no_value for none.
    FacetValueId counterpart(FacetValueId value) const { return counterparts_[value]; }

    /// Document numbers are below this.
    std::size_t end() const { return rows_.size(); }
    const Row& row(Xapian::docid document) const { return rows_[document]; }

    /// Words in the document, as often as they count (Xapian's document length).
    std::uint32_t length(Xapian::docid document) const { return lengths_[document]; }

    /// The documents that are there, and those of them that are all there is of their work: most.
    const DocumentSet& findable() const { return findable_; }
    const DocumentSet& alone() const { return alone_; }

    /// The document after this one of its work, the first after the last; of one that is there.
    Xapian::docid next_expression(Xapian::docid document) const { return next_[document]; }

    /// Its language's value; no_value for none.
    FacetValueId language(Xapian::docid document) const { return languages_[document]; }

    /// Asks the processor for what values_of() will read.
    void prefetch_values(Xapian::docid document) const
    {
        __builtin_prefetch(value_ids_.data() + begins_[document]);
    }

    std::span<const FacetValueId> values_of(Xapian::docid document) const
    {
        return std::span(value_ids_)
            .subspan(begins_[document], begins_[document + std::size_t{1}] - begins_[document]);
    }
    bool has(Xapian::docid document, FacetValueId value) const;

    std::size_t work_count() const { return works_.size(); }

    /// The documents of a work, by their number; empty for one that is gone.
    const std::vector<Xapian::docid>& expressions(WorkNumber work) const
    {
        return works_[work].expressions;
    }

    /// The value of a facet that has one a document ("fr" of Facet::language); empty for none.
    std::string_view value_of(Xapian::docid document, Facet facet) const;

    /// True for a translation of an earlier version than the work's original has now.
    bool is_stale_translation(Xapian::docid document) const;

private:
    struct Work {
        UlidBits id;
        std::vector<Xapian::docid> expressions;
    };

    void grow(std::size_t end);
    void append(Xapian::docid document, const FacetEntry& entry);
    void remove_gone(const Xapian::Database& index, Xapian::docid end);
    void read_lengths(const Xapian::Database& index, Xapian::docid from);
    void see_works();
    FacetValueId intern(KnownFacetValue value);
    WorkNumber work_number(const UlidBits& id);

    std::vector<Row> rows_{1};
    std::vector<std::uint32_t> lengths_;
    std::vector<FacetValueId> languages_{no_value};
    DocumentSet findable_;
    DocumentSet alone_;
    std::vector<Xapian::docid> next_;          ///< next_expression()
    std::vector<std::uint32_t> begins_{0, 0};  ///< one more than rows_
    std::vector<FacetValueId> value_ids_;
    std::vector<KnownFacetValue> values_;
    std::vector<Facet> facets_;               ///< of values_
    std::vector<FacetValueId> counterparts_;  ///< of values_
    std::map<KnownFacetValue, FacetValueId> known_;
    std::vector<Work> works_;
    std::map<UlidBits, WorkNumber> work_numbers_;
};

/// Newest first, then by id: the order among equals.
bool is_before(const FacetColumn::Row& a, const FacetColumn::Row& b);

}  // namespace findings
