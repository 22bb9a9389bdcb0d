#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace findings {

/// Document numbers, one bit each.
class DocumentSet {
public:
    /// Numbers are below `end`.
    explicit DocumentSet(std::size_t end) : words_((end + 63) / 64) {}

    void insert(Xapian::docid document) { words_[document / 64] |= bit(document); }
    bool contains(Xapian::docid document) const
    {
        return (words_[document / 64] & bit(document)) != 0;
    }

    DocumentSet& operator|=(const DocumentSet& other);
    DocumentSet& operator&=(const DocumentSet& other);
    DocumentSet& operator-=(const DocumentSet& other);

    /// Ascending.
    std::vector<Xapian::docid> list() const;

private:
    static std::uint64_t bit(Xapian::docid document) { return std::uint64_t{1} << document % 64; }

    std::vector<std::uint64_t> words_;
};

/// Finds every document that a query matches, without ranking any. Reads posting lists into sets
/// and joins these, several times as fast as a match by Xapian, which asks document by document;
/// only phrases and ranges of values are left to it. Belongs to one search over one revision.
class DocumentFinder {
public:
    explicit DocumentFinder(const Xapian::Database& index);

    /// Numbers of all documents that match, ascending. Throws Xapian::Error.
    std::vector<Xapian::docid> matching(const Xapian::Query& query);

private:
    DocumentSet find(const Xapian::Query& query);
    DocumentSet parts(const Xapian::Query& query);
    DocumentSet by_match(const Xapian::Query& query) const;
    const DocumentSet& holding(const std::string& term);

    const Xapian::Database& index_;
    std::size_t end_;
    std::unordered_map<std::string, DocumentSet> terms_;  ///< most stand in a query several times
};

}  // namespace findings
