#pragma once

#include "library/index/facet_column.hpp"
#include "library/index/query_documents.hpp"
#include "library/index/ranking.hpp"
#include "library/index/search.hpp"

#include <xapian.h>

#include <cstddef>
#include <vector>

namespace findings {

/// What documents are ranked by.
struct RankedBy {
    const SearchQuery& query;
    QueryAsText text{};     ///< of the query, for the first 100
    bool appraisal = true;  ///< move the first 200 by how sure the evidence is
};

/// The best of the documents `among`, at most so many: by relevance, the first 100 then by the
/// query as a text too (score_as_text()), the first 200 moved within bounds by how sure the
/// evidence is (field.md, section 5, rule 4); equals as is_before(). Fewer are always the beginning
/// of more. Throws Xapian::Error.
std::vector<RankedDocument> ranked(const Xapian::Database& index, const FacetColumn& column,
                                   DocumentFinder& finder, const RankedBy& by,
                                   const DocumentSet& among, std::size_t most);

/// The first of the documents in that order, at most so many, without a score. For Sort::relevance,
/// the newest. Throws Xapian::Error.
std::vector<RankedDocument> sorted(const Xapian::Database& index, const FacetColumn& column,
                                   Sort order, const DocumentSet& among, std::size_t most);

/// By how much appraisal moves a document: 0.95 to 1.15, 0.5 for a retracted one.
double appraisal_factor(const FacetColumn::Row& row);

}  // namespace findings
