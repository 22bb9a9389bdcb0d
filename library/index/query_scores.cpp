#include "library/index/query_scores.hpp"

#include "library/index/ranking_weight.hpp"

#include <algorithm>
#include <utility>

namespace findings {

QueryScorer::QueryScorer(const Xapian::Database& index, const FacetColumn& column,
                         DocumentFinder& finder)
    : column_(column), finder_(finder), documents_(index.get_doccount()),
      average_length_(std::max(1.0, index.get_avlength()))
{}

std::vector<float> QueryScorer::scores(const SearchQuery& query, const DocumentSet& among)
{
    scores_.assign(finder_.end(), 0);
    add(query, 1, among);
    return std::move(scores_);
}

void QueryScorer::add(const SearchQuery& query, double scale, const DocumentSet& among)
{
    scale *= query.scale;
    switch (query.kind) {
    case SearchQuery::Kind::nothing:
    case SearchQuery::Kind::everything:
    case SearchQuery::Kind::years:
        return;
    case SearchQuery::Kind::term:
        return add_term(query.term, scale, among);
    case SearchQuery::Kind::synonyms:
        return add_synonyms(query, scale, among);
    case SearchQuery::Kind::any_of:
        return add_parts(query, scale, among);
    default:
        break;
    }
    // what follows counts only where all of it matches
    DocumentSet matching = finder_.matching(query);
    matching &= among;
    if (query.kind == SearchQuery::Kind::narrowed || query.kind == SearchQuery::Kind::without)
        return add(query.parts.front(), scale, matching);
    add_parts(query, scale, matching);
}

void QueryScorer::add_parts(const SearchQuery& query, double scale, const DocumentSet& among)
{
    for (const SearchQuery& part : query.parts)
        add(part, scale, among);
}

void QueryScorer::add_term(const std::string& term, double scale, const DocumentSet& among)
{
    const PostingList& postings = finder_.postings(term);
    const double weight =
        scale * word_weight(documents_, static_cast<double>(postings.counts.size()));
    postings.each([&](Xapian::docid document, unsigned count) {
        if (among.contains(document))
            add(document, weight, count);
    });
}

void QueryScorer::add_synonyms(const SearchQuery& query, double scale, const DocumentSet& among)
{
    const auto is_held = [&](const SearchQuery& synonym) {
        return !finder_.postings(synonym.term).counts.empty();
    };
    // a word is in most libraries in one language only
    if (std::count_if(query.parts.begin(), query.parts.end(), is_held) == 1)
        return add_term(std::find_if(query.parts.begin(), query.parts.end(), is_held)->term, scale,
                        among);
    const DocumentSet found = finder_.matching(query);
    const double weight = scale * word_weight(documents_, static_cast<double>(found.count()));
    counts_.resize(finder_.end());
    for (const SearchQuery& synonym : query.parts)
        finder_.postings(synonym.term).each([&](Xapian::docid document, unsigned count) {
            counts_[document] += count;
        });
    found.each([&](Xapian::docid document) {
        const unsigned count = std::exchange(counts_[document], 0);
        if (among.contains(document))
            add(document, weight, count);
    });
}

void QueryScorer::add(Xapian::docid document, double weight, unsigned count)
{
    scores_[document] +=
        static_cast<float>(weight * saturation(count, column_.length(document), average_length_));
}

}  // namespace findings
