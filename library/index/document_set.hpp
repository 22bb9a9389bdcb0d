#pragma once

#include <xapian.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace findings {

/// Document numbers, one bit each. Sets that meet have the same `end`.
class DocumentSet {
public:
    /// Numbers are below `end`.
    explicit DocumentSet(std::size_t end = 0) : words_((end + 63) / 64) {}
    DocumentSet(std::size_t end, const std::vector<Xapian::docid>& documents);

    void insert(Xapian::docid document) { words_[document / 64] |= bit(document); }
    void erase(Xapian::docid document) { words_[document / 64] &= ~bit(document); }
    bool contains(Xapian::docid document) const
    {
        return (words_[document / 64] & bit(document)) != 0;
    }

    DocumentSet& operator|=(const DocumentSet& other);
    DocumentSet& operator&=(const DocumentSet& other);
    DocumentSet& operator-=(const DocumentSet& other);

    std::size_t count() const;

    /// Ascending.
    std::vector<Xapian::docid> list() const;

    /// Calls take(document) for every one, ascending; it must not change the set.
    template <class Take>
    void each(const Take& take) const
    {
        for (std::size_t i = 0; i < words_.size(); ++i)
            for (std::uint64_t left = words_[i]; left != 0; left &= left - 1)
                take(static_cast<Xapian::docid>(i * 64 +
                                                static_cast<std::size_t>(std::countr_zero(left))));
    }

private:
    static std::uint64_t bit(Xapian::docid document) { return std::uint64_t{1} << document % 64; }

    std::vector<std::uint64_t> words_;
};

}  // namespace findings
