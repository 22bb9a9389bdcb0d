#pragma once

#include "library/index/query_text.hpp"
#include "library/index/search_query.hpp"

#include <xapian.h>

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace findings {

/// What to mark in the text of a result, and why it matched.
struct QueryMarks {
    std::unordered_set<std::string> stems;          ///< terms of Stems
    std::unordered_set<std::string> beginnings;     ///< folded
    std::vector<std::vector<std::string>> phrases;  ///< folded words
    /// Concepts searched for, by position, and the typed words (folded, a space between) that named
    /// them.
    std::unordered_map<std::size_t, std::string> concepts;
    /// Stems of the words that named a concept, for records that hold them apart.
    std::unordered_set<std::string> loose_stems;
    /// Words as typed with the stems that stand for them, for matches in texts that a result does
    /// not show.
    std::vector<std::pair<std::string, std::vector<std::string>>> typed;
    /// What narrows the search: concepts of area:, a DOI or years as they are written.
    std::unordered_set<std::size_t> areas;
    std::vector<std::pair<std::string, std::string>> filters;  ///< ("doi", "10.1000/182")
};

/// A search as Xapian runs it.
struct BuiltQuery {
    SearchQuery all;   ///< documents with all that is asked for; empty where nothing is
    SearchQuery some;  ///< those with some of it; empty where it is the same
    QueryMarks marks;
    std::string understood;
    std::vector<std::string> dropped;
    std::vector<SpottedConcept> concepts;
    bool matches_everything = false;  ///< nothing was asked for
    bool has_unknown_words = false;   ///< some of `dropped` are words that no document holds
};

/// Turns queries into Xapian's. Belongs to one thread at a time; all must outlive it.
class QueryBuilder {
public:
    QueryBuilder(const Xapian::Database& index, const ConceptSpotter& spotter, Stems& stems);

    /// Words that no document holds are dropped, and of more than most_query_words the commonest.
    /// Throws Xapian::Error, and nothing for the text.
    BuiltQuery build(const SearchRequest& request);

private:
    struct Clause {
        SearchQuery all;
        SearchQuery some;
        bool is_filter = false;
    };

    void drop_unknown(QueryText& text);
    bool is_unknown(const QueryUnit& unit) const;
    void keep_rarest(QueryText& text) const;
    Xapian::doccount frequency(const QueryUnit& unit) const;
    Xapian::doccount frequency(const Word& word) const;

    Clause clause(const std::vector<QueryUnit>& group);
    SearchQuery query_of(const QueryUnit& unit);
    SearchQuery some_of(const QueryUnit& unit);
    SearchQuery any_form(const Word& word, std::string_view field_prefix) const;
    SearchQuery phrase(const std::vector<Word>& words) const;
    SearchQuery beginning(const QueryUnit& unit);
    SearchQuery named(const QueryUnit& unit, const SearchQuery& loose_words) const;
    SearchQuery tagged(const std::vector<std::size_t>& concepts) const;
    SearchQuery areas(const std::vector<std::size_t>& concepts) const;
    std::vector<std::size_t> below(const std::vector<std::size_t>& concepts) const;

    void mark(const QueryUnit& unit);
    void mark_stems(const Word& word, std::unordered_set<std::string>& marked);
    void tell_concepts(const QueryText& text);

    const Xapian::Database& index_;
    const ConceptSpotter& spotter_;
    Stems& stems_;
    BuiltQuery built_;
    std::size_t expansions_left_ = 0;
};

}  // namespace findings
