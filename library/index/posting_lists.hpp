#pragma once

#include "library/index/document_set.hpp"

#include <xapian.h>

#include <cstddef>
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

/// The posting lists of one revision of an index that searches have read, kept for the next: what
/// people ask for has much in common, and to decode a list costs more than all that is done with
/// it. Belongs to one thread at a time.
class PostingLists {
public:
    /// Numbers of documents are below this.
    std::size_t end() const { return end_; }

    /// The documents with the term; the empty one is in all. Valid until begin() or forget().
    /// Throws Xapian::Error.
    const DocumentSet& holding(const Xapian::Database& index, const std::string& term);

    /// As holding(), and how often.
    const PostingList& counted(const Xapian::Database& index, const std::string& term);

    /// A search begins: where too much is kept (32 MiB), all of it goes.
    void begin();

    /// Another revision, whose numbers of documents are below `end`.
    void forget(std::size_t end);

private:
    const PostingList& keep(const std::string& term, PostingList list);

    std::size_t end_ = 0;
    std::size_t bytes_ = 0;  ///< of lists_, about
    std::unordered_map<std::string, PostingList> lists_;
};

}  // namespace findings
