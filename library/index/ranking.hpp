#pragma once

#include "library/index/concepts.hpp"
#include "library/index/feedback.hpp"
#include "library/index/query_documents.hpp"
#include "library/index/search.hpp"

#include <xapian.h>

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace findings {

/// What a query says as a text, beyond the words that it holds. The labels of concepts are no part
/// of it, so that nobody's own wording wins.
struct QueryAsText {
    /// Words that stand beside each other but for common ones, folded, each pair once.
    std::vector<std::pair<std::string, std::string>> neighbours;
    /// Their stem terms: a document without any of a word's does not have the word.
    std::map<std::string, std::vector<std::string>> stems;
    std::size_t words = 0;
    /// Six words or more, common ones too: asked as one asks a person. Hardly a record has all
    /// words of a sentence, and those that do are not the best, so it is ranked in one list.
    bool is_sentence = false;
};

/// Reads the request as a text.
QueryAsText query_as_text(const SearchRequest& request, const ConceptSpotter& spotter,
                          Stems& stems);

/// Scores the first 100 results again: more where neighbours of the query stand close to each other
/// in them, then, for a query of four words or more, for what is said in those that are now the
/// first (feedback()). No score becomes less. `first` comes in order and leaves in any. Throws
/// Xapian::Error.
void score_as_text(const Xapian::Database& index, const FacetColumn& column, DocumentFinder& finder,
                   const QueryAsText& text, std::span<RankedDocument> first);

}  // namespace findings
