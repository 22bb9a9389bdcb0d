#pragma once

#include "library/index/document_set.hpp"
#include "library/index/posting_lists.hpp"
#include "library/index/search_query.hpp"

#include <xapian.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace findings {

/// Finds every document that a query matches, without ranking any. Reads posting lists into sets
/// and joins these, several times as fast as a match by Xapian, which asks document by document;
/// only phrases and years are left to it. Belongs to one search over one revision.
class DocumentFinder {
public:
    /// Both must outlive it; `lists` are of the same revision.
    DocumentFinder(const Xapian::Database& index, PostingLists& lists)
        : index_(index), lists_(lists)
    {}

    /// All documents that match. Throws Xapian::Error.
    DocumentSet matching(const SearchQuery& query);

    /// As matching(), and reads on the way what postings() will be asked for.
    DocumentSet matching_with_postings(const SearchQuery& query);

    /// The documents with the term. Valid as long as this. Throws Xapian::Error.
    const DocumentSet& holding(const std::string& term) { return lists_.holding(index_, term); }

    /// As holding(), and how often. Valid as long as this. Throws Xapian::Error.
    const PostingList& postings(const std::string& term) { return lists_.counted(index_, term); }

    /// Numbers of documents are below this.
    std::size_t end() const { return lists_.end(); }

private:
    DocumentSet parts(const SearchQuery& query);
    const DocumentSet& by_match(const Xapian::Query& query);
    void read_postings(const SearchQuery& query);

    const Xapian::Database& index_;
    PostingLists& lists_;
    std::unordered_map<std::string, DocumentSet> matched_;  ///< by Query::serialise()
};

}  // namespace findings
