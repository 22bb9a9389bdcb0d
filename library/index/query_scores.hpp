#pragma once

#include "library/index/facet_column.hpp"
#include "library/index/query_documents.hpp"
#include "library/index/search_query.hpp"

#include <xapian.h>

#include <string>
#include <vector>

namespace findings {

/// Scores documents by the words of a query, from the posting lists that a DocumentFinder has read
/// to find them: every part that a document matches counts, a word as ranking_weight.hpp says.
/// Synonyms count as one word that each of them is. Belongs to one search over one revision.
class QueryScorer {
public:
    /// All must outlive it.
    QueryScorer(const Xapian::Database& index, const FacetColumn& column, DocumentFinder& finder);

    /// By document number; 0 for those that are not `among`. Throws Xapian::Error.
    std::vector<float> scores(const SearchQuery& query, const DocumentSet& among);

private:
    void add(const SearchQuery& query, double scale, const DocumentSet& among);
    void add_parts(const SearchQuery& query, double scale, const DocumentSet& among);
    void add_term(const std::string& term, double scale, const DocumentSet& among);
    void add_synonyms(const SearchQuery& query, double scale, const DocumentSet& among);
    void add(Xapian::docid document, double weight, unsigned count);

    const FacetColumn& column_;
    DocumentFinder& finder_;
    double documents_;
    double average_length_;
    std::vector<float> scores_;
    std::vector<unsigned> counts_;  ///< of synonyms, all 0 between two of them
};

}  // namespace findings
