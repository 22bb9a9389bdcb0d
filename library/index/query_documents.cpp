#include "library/index/query_documents.hpp"

#include "library/index/layout.hpp"

namespace findings {
namespace {

/// Writes down every document that matches and wants none of them ranked.
class Recorder : public Xapian::MatchDecider {
public:
    explicit Recorder(DocumentSet& found) : found_(found) {}
    bool operator()(const Xapian::Document& document) const override
    {
        found_.insert(document.get_docid());
        return false;
    }

private:
    DocumentSet& found_;
};

Xapian::Query phrase(const SearchQuery& query)
{
    std::vector<std::string> terms;
    for (const SearchQuery& part : query.parts)
        terms.push_back(part.term);
    return Xapian::Query(Xapian::Query::OP_PHRASE, terms.begin(), terms.end(),
                         static_cast<Xapian::termcount>(terms.size()));
}

Xapian::Query years(const SearchQuery& query)
{
    return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot::year,
                         Xapian::sortable_serialise(query.from.value_or(0)),
                         Xapian::sortable_serialise(query.to.value_or(9999)));
}

}  // namespace

DocumentSet DocumentFinder::matching(const SearchQuery& query)
{
    switch (query.kind) {
    case SearchQuery::Kind::nothing:
        return DocumentSet(end());
    case SearchQuery::Kind::everything:
        return holding({});
    case SearchQuery::Kind::term:
        return holding(query.term);
    case SearchQuery::Kind::phrase:
        return by_match(phrase(query));
    case SearchQuery::Kind::years:
        return by_match(years(query));
    default:
        return parts(query);
    }
}

DocumentSet DocumentFinder::matching_with_postings(const SearchQuery& query)
{
    read_postings(query);
    return matching(query);
}

DocumentSet DocumentFinder::parts(const SearchQuery& query)
{
    DocumentSet found = matching(query.parts.front());
    for (std::size_t i = 1; i < query.parts.size(); ++i) {
        const DocumentSet part = matching(query.parts[i]);
        switch (query.kind) {
        case SearchQuery::Kind::all_of:
        case SearchQuery::Kind::narrowed:
            found &= part;
            break;
        case SearchQuery::Kind::without:
            found -= part;
            break;
        default:
            found |= part;
        }
    }
    return found;
}

const DocumentSet& DocumentFinder::by_match(const Xapian::Query& query)
{
    const auto [known, is_new] = matched_.try_emplace(query.serialise(), end());
    if (is_new) {
        const Recorder recorder(known->second);
        Xapian::Enquire enquire(index_);
        // Without weights Xapian reads neither lengths nor counts of words.
        enquire.set_query(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0));
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.get_mset(0, 1, index_.get_doccount(), nullptr, &recorder);
    }
    return known->second;
}

void DocumentFinder::read_postings(const SearchQuery& query)
{
    for (const SearchQuery& part : query.parts)
        read_postings(part);
    if (query.kind == SearchQuery::Kind::term)
        postings(query.term);
}

}  // namespace findings
