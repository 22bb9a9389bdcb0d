#pragma once

#include "library/index/document_set.hpp"
#include "library/index/search_query.hpp"

#include <xapian.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace findings {

/// A document that holds a term, and how often.
struct Posting {
    Xapian::docid document = 0;
    Xapian::termcount count = 0;
};

/// Finds every document that a query matches, without ranking any. Reads posting lists into sets
/// and joins these, several times as fast as a match by Xapian, which asks document by document;
/// only phrases and years are left to it. Belongs to one search over one revision.
class DocumentFinder {
public:
    explicit DocumentFinder(const Xapian::Database& index);

    /// All documents that match. Throws Xapian::Error.
    DocumentSet matching(const SearchQuery& query);

    /// As matching(), and reads on the way what postings() will be asked for.
    DocumentSet matching_with_postings(const SearchQuery& query);

    /// The documents with the term, ascending. Valid as long as this. Throws Xapian::Error.
    const std::vector<Posting>& postings(const std::string& term);

    /// Numbers of documents are below this.
    std::size_t end() const { return end_; }

private:
    DocumentSet parts(const SearchQuery& query);
    const DocumentSet& by_match(const Xapian::Query& query);
    const DocumentSet& holding(const std::string& term);
    void read_postings(const SearchQuery& query);

    const Xapian::Database& index_;
    std::size_t end_;
    std::unordered_map<std::string, DocumentSet> holding_;  ///< most stand in a query several times
    std::unordered_map<std::string, std::vector<Posting>> postings_;
    std::unordered_map<std::string, DocumentSet> matched_;  ///< by Query::serialise()
};

}  // namespace findings
