#include "library/index/posting_lists.hpp"

#include <algorithm>

namespace findings {
namespace {

constexpr std::size_t most_bytes = 32 * 1024 * 1024;

}  // namespace

const DocumentSet& PostingLists::holding(const Xapian::Database& index, const std::string& term)
{
    if (const auto known = lists_.find(term); known != lists_.end())
        return known->second.documents;
    PostingList list{DocumentSet(end_)};
    const auto end = index.postlist_end(term);
    for (auto posting = index.postlist_begin(term); posting != end; ++posting)
        list.documents.insert(*posting);
    return keep(term, std::move(list)).documents;
}

const PostingList& PostingLists::counted(const Xapian::Database& index, const std::string& term)
{
    if (const auto known = lists_.find(term); known != lists_.end() && known->second.is_counted)
        return known->second;
    PostingList list{.documents = DocumentSet(end_), .is_counted = true};
    const auto end = index.postlist_end(term);
    auto posting = index.postlist_begin(term);
    if (posting != end)
        list.counts.reserve(index.get_termfreq(term));
    for (; posting != end; ++posting) {
        list.documents.insert(*posting);
        list.counts.push_back(
            static_cast<std::uint8_t>(std::min(posting.get_wdf(), Xapian::termcount{UINT8_MAX})));
    }
    return keep(term, std::move(list));
}

void PostingLists::begin()
{
    if (bytes_ > most_bytes)
        forget(end_);
}

void PostingLists::forget(std::size_t end)
{
    end_ = end;
    bytes_ = 0;
    lists_.clear();
}

const PostingList& PostingLists::keep(const std::string& term, PostingList list)
{
    bytes_ += end_ / 8 + list.counts.size();
    PostingList& kept = lists_[term];
    kept = std::move(list);
    return kept;
}

}  // namespace findings
