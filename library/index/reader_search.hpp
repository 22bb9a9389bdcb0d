#pragma once

#include "library/index/concepts.hpp"
#include "library/index/document_card.hpp"
#include "library/index/facet_column.hpp"
#include "library/index/facet_count.hpp"
#include "library/index/posting_lists.hpp"
#include "library/index/query.hpp"
#include "library/index/search.hpp"

#include <xapian.h>

#include <string>
#include <vector>

namespace findings {

/// One revision of an index as a reader sees it. Everything outlives the searches over it.
struct IndexView {
    const Xapian::Database& database;
    const FacetColumn& column;
    const ConceptSpotter& spotter;
    Stems& stems;
    PostingLists& lists;
};

/// Answers one search, `index_revision` left out. Throws Xapian::Error, IndexError, and nothing for
/// the text.
SearchResult search_index(const IndexView& index, const SearchRequest& request);

/// The records of the whole result with all words, or of that with some where none has all, one a
/// work, in their order; `offset` and `limit` say nothing here. Throws Xapian::Error and
/// IndexError.
std::vector<RecordId> all_results(const IndexView& index, const SearchRequest& request);

/// All documents that have all words, or that have some where none has all, and pass the filters,
/// by their number. Throws Xapian::Error and IndexError.
std::vector<Xapian::docid> matching_documents(const IndexView& index, const SearchRequest& request);

/// Records like this one by their words and areas. Throws Xapian::Error and IndexError.
std::vector<Card> similar_cards(const IndexView& index, const RecordId& id, std::size_t most,
                                const std::string& language);

/// What the document holds, its card completed from the column. Throws Xapian::Error and
/// IndexError.
DocumentData document_data(const IndexView& index, Xapian::docid document);

/// The expression of the document's work in the language, where there is one that passes; else the
/// document itself.
Xapian::docid in_language(const FacetColumn& column, const FacetFilter& filter,
                          Xapian::docid document, std::string_view language);

}  // namespace findings
