#pragma once

#include "library/base/ids.hpp"
#include "library/record/terms.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace findings {

/// What can be counted and filtered by: the names are those of the API's parameters. Each is a line
/// in layout.hpp.
enum class Facet {
    area,
    kind,
    evidence_type,
    confidence,
    direction,
    population,
    intervention,
    setting,
    outcome,
    country,
    language,
    audience,
    publisher,
    year,
};
inline constexpr std::size_t facet_count = 14;

/// relevance_only is relevance that no appraisal moves.
enum class Sort { relevance, newest, oldest, title, confidence, relevance_only };

/// A search as anybody may ask it. A plain value.
struct SearchRequest {
    std::string text;  ///< as typed, UTF-8, ≤ largest_query_text bytes; empty matches all
    /// Values that are ticked: OR within a facet, AND between them. An area stands for all below
    /// it. Facet::confidence takes at most one value, the least that the lower end must reach;
    /// Facet::year takes none (year_from and year_to).
    std::map<Facet, std::vector<std::string>> filters;
    std::optional<int> year_from;
    std::optional<int> year_to;
    std::optional<int> minutes_max;
    Sort sort = Sort::relevance;
    std::size_t offset = 0;  ///< offset + limit ≤ deepest_result
    std::size_t limit = 20;  ///< ≤ most_results
    bool facets = true;
    bool expand = true;             ///< search the other words of the concepts spotted
    std::vector<std::string> drop;  ///< concepts not to expand
    std::string language = "en";    ///< the reader's: its expression of a work is the one shown
    std::string country;  ///< the reader's, for words that mean different things; may be empty
    bool operator==(const SearchRequest&) const = default;
};

inline constexpr std::size_t largest_query_text = 4096;  ///< bytes
inline constexpr std::size_t most_query_words = 64;
inline constexpr std::size_t most_results = 100;  ///< a page
inline constexpr std::size_t deepest_result = 10'000;

/// A stretch of text, marked where it matched.
struct TextRun {
    std::string text;
    bool hit = false;
    bool operator==(const TextRun&) const = default;
};

/// What a page of results shows of a record. Kept in the index, so that results need no catalogue.
struct Card {
    RecordId id;
    RecordId work;
    Kind kind = Kind::study;
    Status status = Status::published;
    std::string title;
    std::string bottom_line;
    std::string language;
    std::optional<int> year;
    std::string publisher;
    std::optional<int> minutes;
    std::vector<std::string> areas;  ///< the record's own, without broader ones
    std::optional<EvidenceType> evidence_type;
    Confidence confidence_low = Confidence::not_rated;
    Confidence confidence_high = Confidence::not_rated;
    std::optional<Direction> direction;
    bool raters_differ = false;
    std::vector<std::string> authors;  ///< display names, the first three
    std::size_t author_count = 0;
    std::vector<std::string> countries;  ///< studied in, else applies in
    std::optional<RecordId> superseded_by;
    std::vector<std::string> languages;  ///< of all expressions of the work
    bool stale_translation = false;
    bool operator==(const Card&) const = default;
};

/// Why a record is among the results.
struct MatchReason {
    std::string field;  ///< "title", "key_messages", …
    std::string term;   ///< word or phrase as the record has it
    std::string via;    ///< concept id, where it matched by another wording; else empty
    bool operator==(const MatchReason&) const = default;
};

struct Hit {
    Card card;
    double score = 0;
    bool all_words = true;  ///< false: holds some of the words only
    std::vector<TextRun> snippet;
    std::vector<MatchReason> why;
};

struct FacetValue {
    std::string value;
    std::uint32_t count = 0;  ///< works
    bool selected = false;
    std::uint32_t possibly = 0;  ///< Facet::confidence only: upper end reaches it, lower does not
    bool operator==(const FacetValue&) const = default;
};

/// A concept that was spotted in the text.
struct SpottedConcept {
    std::string id;
    std::string matched;            ///< as typed
    std::vector<std::string> also;  ///< labels searched besides, none hidden
    bool operator==(const SpottedConcept&) const = default;
};

struct SearchResult {
    std::string understood;  ///< the query as it was read, in the query language
    std::vector<SpottedConcept> concepts;
    std::optional<std::string> did_you_mean;
    std::vector<std::string>
        dropped;                   ///< words left out, and why, e.g. "the" or what no record holds
    std::uint32_t total = 0;       ///< works with all words: exact
    std::uint32_t total_some = 0;  ///< works with some of them but not all: exact
    std::vector<Hit> hits;
    std::map<Facet, std::vector<FacetValue>>
        facets;                  ///< over `total`, or over `total_some` where it is 0
    std::string index_revision;  ///< changes whenever any answer may
};

/// What begins like what somebody is typing.
struct Suggestion {
    std::string area;  ///< id of a practice area; empty where it is a record
    std::optional<RecordId> record;
    std::string label;    ///< the area's in the reader's language, or the record's title
    std::string matched;  ///< label that begins so; the shown one where that is a hidden one
    std::string country;  ///< whose wording `matched` is ("CA"); empty: everybody's
    bool operator==(const Suggestion&) const = default;
};
inline constexpr std::size_t most_suggestions = 10;

/// The names of facets, as in the API.
std::string_view name(Facet facet);
std::optional<Facet> parse_facet(std::string_view name);
std::string_view name(Sort sort);
std::optional<Sort> parse_sort(std::string_view name);

}  // namespace findings
