#include "library/index/document_set.hpp"

namespace findings {
namespace {

/// std::popcount() is a call into a table where the compiler may not take the processor to have an
/// instruction for it; this is not, and is made to count several words at once.
std::uint64_t bits_set(std::uint64_t word)
{
    word -= word >> 1 & 0x5555555555555555u;
    word = (word & 0x3333333333333333u) + (word >> 2 & 0x3333333333333333u);
    word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    return word * 0x0101010101010101u >> 56;
}

}  // namespace

DocumentSet::DocumentSet(std::size_t end, const std::vector<Xapian::docid>& documents)
    : DocumentSet(end)
{
    for (const Xapian::docid document : documents)
        insert(document);
}

DocumentSet& DocumentSet::operator|=(const DocumentSet& other)
{
    for (std::size_t i = 0; i < words_.size(); ++i)
        words_[i] |= other.words_[i];
    return *this;
}

DocumentSet& DocumentSet::operator&=(const DocumentSet& other)
{
    for (std::size_t i = 0; i < words_.size(); ++i)
        words_[i] &= other.words_[i];
    return *this;
}

DocumentSet& DocumentSet::operator-=(const DocumentSet& other)
{
    for (std::size_t i = 0; i < words_.size(); ++i)
        words_[i] &= ~other.words_[i];
    return *this;
}

std::size_t DocumentSet::count() const
{
    std::size_t sum = 0;
    for (const std::uint64_t word : words_)
        sum += bits_set(word);
    return sum;
}

std::vector<Xapian::docid> DocumentSet::list() const
{
    std::vector<Xapian::docid> documents;
    documents.reserve(count());
    each([&](Xapian::docid document) { documents.push_back(document); });
    return documents;
}

}  // namespace findings
