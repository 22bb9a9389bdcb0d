#include "library/index/reader_rank.hpp"

#include "library/index/layout.hpp"
#include "library/index/query_scores.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace findings {
namespace {

constexpr std::size_t looked_at_again = 200;  // of the first results

void appraise(std::vector<RankedDocument>& documents, const FacetColumn& column)
{
    for (RankedDocument& one : documents)
        one.score *= appraisal_factor(column.row(one.document));
}

/// Puts the best at the beginning, in order, so many.
void put_in_order(std::vector<RankedDocument>& documents, std::size_t most,
                  const FacetColumn& column)
{
    const auto end =
        documents.begin() + static_cast<std::ptrdiff_t>(std::min(most, documents.size()));
    std::partial_sort(documents.begin(), end, documents.end(),
                      [&](const RankedDocument& a, const RankedDocument& b) {
                          if (a.score != b.score)
                              return a.score > b.score;
                          return is_before(column.row(a.document), column.row(b.document));
                      });
    documents.erase(end, documents.end());
}

using TitleKeys = std::unordered_map<Xapian::docid, std::string>;

TitleKeys title_keys(const Xapian::Database& index, const std::vector<Xapian::docid>& documents)
{
    TitleKeys keys;
    auto title = index.valuestream_begin(slot::title);
    const auto end = index.valuestream_end(slot::title);
    for (const Xapian::docid document : documents) {
        if (title != end)
            title.skip_to(document);
        if (title != end && title.get_docid() == document)
            keys.emplace(document, *title);
    }
    return keys;
}

}  // namespace

std::vector<RankedDocument> ranked(const Xapian::Database& index, const FacetColumn& column,
                                   DocumentFinder& finder, const RankedBy& by,
                                   const DocumentSet& among, std::size_t most)
{
    if (most == 0)
        return {};
    const std::vector<float> scores = QueryScorer(index, column, finder).scores(by.query, among);
    std::vector<RankedDocument> documents;
    documents.reserve(among.count());
    among.each([&](Xapian::docid document) { documents.push_back({document, scores[document]}); });
    put_in_order(documents, std::max(most, looked_at_again), column);
    const auto rest = documents.begin() +
                      static_cast<std::ptrdiff_t>(std::min(looked_at_again, documents.size()));
    std::vector<RankedDocument> first(documents.begin(), rest);
    score_as_text(index, column, finder, by.text, first);
    if (by.appraisal)
        appraise(first, column);
    put_in_order(first, first.size(), column);
    std::copy(first.begin(), first.end(), documents.begin());
    documents.resize(std::min(most, documents.size()));
    return documents;
}

std::vector<RankedDocument> sorted(const Xapian::Database& index, const FacetColumn& column,
                                   Sort order, const DocumentSet& among, std::size_t most)
{
    std::vector<Xapian::docid> documents = among.list();
    TitleKeys titles;
    if (order == Sort::title)
        titles = title_keys(index, documents);
    const auto comes_first = [&](Xapian::docid a, Xapian::docid b) {
        const FacetColumn::Row& first = column.row(a);
        const FacetColumn::Row& second = column.row(b);
        if (order == Sort::title && titles[a] != titles[b])
            return titles[a] < titles[b];
        if (order == Sort::confidence && first.confidence_low != second.confidence_low)
            return first.confidence_low > second.confidence_low;
        if (order == Sort::oldest && first.issued != second.issued)
            return static_cast<std::uint32_t>(first.issued) + 0x7FFFFFFFu <
                   static_cast<std::uint32_t>(second.issued) + 0x7FFFFFFFu;
        return is_before(first, second);
    };
    most = std::min(most, documents.size());
    std::partial_sort(documents.begin(), documents.begin() + static_cast<std::ptrdiff_t>(most),
                      documents.end(), comes_first);
    std::vector<RankedDocument> first;
    for (std::size_t i = 0; i < most; ++i)
        first.push_back({documents[i], 0});
    return first;
}

double appraisal_factor(const FacetColumn::Row& row)
{
    if (row.retracted)
        return 0.5;
    if (!row.asks_whether_it_works)
        return 1;
    constexpr std::array factors = {1.0, 0.95, 1.0, 1.10, 1.15};  // by Confidence
    return factors[static_cast<std::size_t>(row.confidence_low)];
}

}  // namespace findings
