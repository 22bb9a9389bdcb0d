#include "library/index/reader_rank.hpp"

#include "library/index/layout.hpp"
#include "library/index/ranking_weight.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace findings {
namespace {

constexpr std::size_t looked_at_again = 200;  // of the first results

/// Writes down every document that matches and wants none of them ranked.
class Recorder : public Xapian::MatchDecider {
public:
    bool operator()(const Xapian::Document& document) const override
    {
        found.push_back(document.get_docid());
        return false;
    }
    mutable std::vector<Xapian::docid> found;
};

/// Lets some documents through.
class OnlyThese : public Xapian::MatchDecider {
public:
    OnlyThese(std::size_t end, const std::vector<Xapian::docid>& documents) : through_(end)
    {
        for (const Xapian::docid document : documents)
            through_[document] = true;
    }
    bool operator()(const Xapian::Document& document) const override
    {
        return through_[document.get_docid()];
    }

private:
    std::vector<bool> through_;
};

/// is_before() as bytes, the first ones lowest.
class NewestFirst : public Xapian::KeyMaker {
public:
    explicit NewestFirst(const FacetColumn& column) : column_(column) {}

    std::string operator()(const Xapian::Document& document) const override
    {
        const FacetColumn::Row& row = column_.row(document.get_docid());
        std::string key;
        append(key, ~(static_cast<std::uint32_t>(row.issued) ^ 0x80000000u));
        append(key, row.id.high);
        append(key, row.id.low);
        return key;
    }

private:
    template <class Unsigned>
    static void append(std::string& key, Unsigned value)
    {
        for (int shift = 8 * (static_cast<int>(sizeof value) - 1); shift >= 0; shift -= 8)
            key += static_cast<char>(value >> shift & 0xFF);
    }

    const FacetColumn& column_;
};

void appraise(std::vector<RankedDocument>& documents, const FacetColumn& column)
{
    for (RankedDocument& one : documents)
        one.score *= appraisal_factor(column.row(one.document));
}

void put_in_order(std::vector<RankedDocument>& documents, const FacetColumn& column)
{
    std::sort(documents.begin(), documents.end(),
              [&](const RankedDocument& a, const RankedDocument& b) {
                  if (a.score != b.score)
                      return a.score > b.score;
                  return is_before(column.row(a.document), column.row(b.document));
              });
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

std::vector<Xapian::docid> matching(const Xapian::Database& index, const Xapian::Query& query)
{
    if (query.empty())
        return {};
    Recorder recorder;
    Xapian::Enquire enquire(index);
    // Without weights Xapian reads neither lengths nor counts of words.
    enquire.set_query(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.get_mset(0, 1, index.get_doccount(), nullptr, &recorder);
    return std::move(recorder.found);
}

std::vector<RankedDocument> ranked(const Xapian::Database& index, const FacetColumn& column,
                                   const RankedBy& by, const std::vector<Xapian::docid>& among,
                                   std::size_t most)
{
    if (among.empty() || most == 0)
        return {};
    const OnlyThese decider(column.end(), among);
    NewestFirst order(column);
    Xapian::Enquire enquire(index);
    enquire.set_query(by.query);
    enquire.set_weighting_scheme(RankingWeight());
    enquire.set_sort_by_relevance_then_key(&order, false);
    const auto wanted = static_cast<Xapian::doccount>(std::max(most, looked_at_again));
    const Xapian::MSet found = enquire.get_mset(0, wanted, 0, nullptr, &decider);
    std::vector<RankedDocument> documents;
    std::vector<RankedDocument> rest;
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        (documents.size() < looked_at_again ? documents : rest).push_back({*hit, hit.get_weight()});
    score_as_text(index, by.text, documents);
    if (by.appraisal)
        appraise(documents, column);
    put_in_order(documents, column);
    documents.insert(documents.end(), rest.begin(), rest.end());
    documents.resize(std::min(most, documents.size()));
    return documents;
}

std::vector<RankedDocument> sorted(const Xapian::Database& index, const FacetColumn& column,
                                   Sort order, const std::vector<Xapian::docid>& among,
                                   std::size_t most)
{
    TitleKeys titles;
    if (order == Sort::title)
        titles = title_keys(index, among);
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
    std::vector<Xapian::docid> documents = among;
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
