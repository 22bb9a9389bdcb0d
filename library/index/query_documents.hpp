#pragma once

#include "library/index/document_set.hpp"
#include "library/index/search_query.hpp"

#include <xapian.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace findings {

/// The documents that hold a term.
struct PostingList {
    DocumentSet documents;
    /// How often each of them holds it, in their order; 255 is that or more, which weighs nearly
    /// the same. Read where they are asked for.
    std::vector<std::uint8_t> counts{};
    bool is_counted = false;

    /// Calls take(document, count) for each, ascending.
    template <class Take>
    void each(const Take& take) const
    {
        auto count = counts.begin();
        documents.each([&](Xapian::docid document) { take(document, *count++); });
    }
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

    /// The documents with the term. Valid as long as this. Throws Xapian::Error.
    const DocumentSet& holding(const std::string& term);

    /// As holding(), and how often. Valid as long as this. Throws Xapian::Error.
    const PostingList& postings(const std::string& term);

    /// Numbers of documents are below this.
    std::size_t end() const { return end_; }

private:
    DocumentSet parts(const SearchQuery& query);
    const DocumentSet& by_match(const Xapian::Query& query);
    void read_postings(const SearchQuery& query);

    const Xapian::Database& index_;
    std::size_t end_;
    std::unordered_map<std::string, PostingList> lists_;    ///< most stand in a query several times
    std::unordered_map<std::string, DocumentSet> matched_;  ///< by Query::serialise()
};

}  // namespace findings
