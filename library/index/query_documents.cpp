#include "library/index/query_documents.hpp"

#include "library/index/reader_rank.hpp"

namespace findings {

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

std::vector<Xapian::docid> DocumentSet::list() const
{
    std::vector<Xapian::docid> documents;
    for (std::size_t i = 0; i < words_.size(); ++i)
        for (std::uint64_t left = words_[i]; left != 0; left &= left - 1)
            documents.push_back(static_cast<Xapian::docid>(
                i * 64 + static_cast<std::size_t>(__builtin_ctzll(left))));
    return documents;
}

DocumentFinder::DocumentFinder(const Xapian::Database& index)
    : index_(index), end_(index.get_lastdocid() + std::size_t{1})
{}

std::vector<Xapian::docid> DocumentFinder::matching(const Xapian::Query& query)
{
    if (query.empty())
        return {};
    return find(query).list();
}

DocumentSet DocumentFinder::find(const Xapian::Query& query)
{
    switch (query.get_type()) {
    case Xapian::Query::LEAF_TERM:
        return holding(*query.get_unique_terms_begin());
    case Xapian::Query::LEAF_MATCH_ALL:
        return holding({});
    case Xapian::Query::LEAF_MATCH_NOTHING:
        return DocumentSet(end_);
    case Xapian::Query::OP_SCALE_WEIGHT:
        return find(query.get_subquery(0));
    case Xapian::Query::OP_AND:
    case Xapian::Query::OP_FILTER:
    case Xapian::Query::OP_OR:
    case Xapian::Query::OP_SYNONYM:
    case Xapian::Query::OP_AND_NOT:
        return parts(query);
    default:
        return by_match(query);
    }
}

DocumentSet DocumentFinder::parts(const Xapian::Query& query)
{
    DocumentSet found = find(query.get_subquery(0));
    for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) {
        const DocumentSet part = find(query.get_subquery(i));
        switch (query.get_type()) {
        case Xapian::Query::OP_AND:
        case Xapian::Query::OP_FILTER:
            found &= part;
            break;
        case Xapian::Query::OP_AND_NOT:
            found -= part;
            break;
        default:
            found |= part;
        }
    }
    return found;
}

DocumentSet DocumentFinder::by_match(const Xapian::Query& query) const
{
    DocumentSet found(end_);
    for (const Xapian::docid document : findings::matching(index_, query))
        found.insert(document);
    return found;
}

const DocumentSet& DocumentFinder::holding(const std::string& term)
{
    const auto [known, is_new] = terms_.try_emplace(term, end_);
    if (is_new) {
        const auto end = index_.postlist_end(term);
        for (auto document = index_.postlist_begin(term); document != end; ++document)
            known->second.insert(*document);
    }
    return known->second;
}

}  // namespace findings
