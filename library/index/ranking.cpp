#include "library/index/ranking.hpp"

#include "library/index/query_text.hpp"
#include "library/index/ranking_weight.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace findings {
namespace {

constexpr std::size_t most_documents = 100;
constexpr std::size_t least_words_of_sentence = 6;
constexpr std::size_t least_words_for_feedback = 4;  // fewer may mean several things
constexpr double neighbours_scale = 0.3;             // of what a word as rare as the pair weighs
constexpr Xapian::termpos closeness = 3;             // words from the first neighbour to the second
constexpr double feedback_scale = 2.0 / 3;           // of what all words of the query weigh

void put_in_order(std::span<RankedDocument> documents)
{
    std::sort(documents.begin(), documents.end(),
              [](const RankedDocument& a, const RankedDocument& b) {
                  return a.score != b.score ? a.score > b.score : a.document < b.document;
              });
}

void put_by_number(std::span<RankedDocument> documents)
{
    std::sort(
        documents.begin(), documents.end(),
        [](const RankedDocument& a, const RankedDocument& b) { return a.document < b.document; });
}

/// Adds what the documents, by number, score for the words.
void add_scores(const Xapian::Database& index, const FacetColumn& column,
                const std::vector<WeightedTerm>& words, std::span<RankedDocument> documents)
{
    const double average = std::max(1.0, index.get_avlength());
    for (const auto& [term, weight] : words) {
        auto posting = index.postlist_begin(term);
        const auto end = index.postlist_end(term);
        for (RankedDocument& one : documents) {
            if (posting != end)
                posting.skip_to(one.document);
            if (posting == end)
                break;
            if (*posting == one.document)
                one.score +=
                    weight * saturation(posting.get_wdf(), column.length(one.document), average);
        }
    }
}

/// Finds pairs of words that are close in a few documents. Positions are read of documents that may
/// have both, of one word in all of them before the next: they lie side by side in the index.
class CloseWords {
public:
    using Words = std::pair<std::string, std::string>;

    /// `documents` ascending; all must outlive this.
    CloseWords(const Xapian::Database& index, DocumentFinder& finder, const QueryAsText& text,
               std::span<const RankedDocument> documents)
        : index_(index), finder_(finder), text_(text), documents_(documents)
    {}

    /// How often the second word comes soon after the first, by place in `documents`, where it
    /// does.
    std::vector<std::pair<std::size_t, double>> find(const Words& words)
    {
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < documents_.size(); ++i)
            if (may_have(i, words.first) && may_have(i, words.second))
                places.push_back(i);
        std::vector<Positions>& first = read(words.first, places);
        std::erase_if(places, [&](std::size_t i) { return first[i]->empty(); });
        std::vector<Positions>& second = read(words.second, places);
        std::vector<std::pair<std::size_t, double>> close;
        for (const std::size_t i : places)
            if (const double times = count(*first[i], *second[i]); times > 0)
                close.emplace_back(i, times);
        return close;
    }

private:
    using Positions = std::optional<std::vector<Xapian::termpos>>;

    bool may_have(std::size_t place, const std::string& word)
    {
        const std::vector<std::string>& stems = text_.stems.at(word);
        return std::any_of(stems.begin(), stems.end(), [&](const std::string& stem) {
            return finder_.holding(stem).contains(documents_[place].document);
        });
    }

    /// The positions of a word by place, at least in these.
    std::vector<Positions>& read(const std::string& word, const std::vector<std::size_t>& places)
    {
        std::vector<Positions>& known = positions_[word];
        known.resize(documents_.size());
        for (const std::size_t i : places)
            if (!known[i])
                known[i].emplace(index_.positionlist_begin(documents_[i].document, word),
                                 index_.positionlist_end(documents_[i].document, word));
        return known;
    }

    static double count(const std::vector<Xapian::termpos>& firsts,
                        const std::vector<Xapian::termpos>& seconds)
    {
        auto first = firsts.begin();
        auto second = seconds.begin();
        double times = 0;
        while (first != firsts.end() && second != seconds.end()) {
            if (*second <= *first) {
                ++second;
                continue;
            }
            times += *second - *first <= closeness ? 1 : 0;
            ++first;
        }
        return times;
    }

    const Xapian::Database& index_;
    DocumentFinder& finder_;
    const QueryAsText& text_;
    std::span<const RankedDocument> documents_;
    std::map<std::string, std::vector<Positions>> positions_;
};

/// Adds to the score of documents in which neighbours of the query are close. The pair is taken to
/// be as rare as it is among these: others seldom have both words, and to look for the pair in all
/// documents would cost more than the search.
void add_neighbours(const Xapian::Database& index, const FacetColumn& column,
                    DocumentFinder& finder, const QueryAsText& text,
                    std::span<RankedDocument> documents)
{
    put_by_number(documents);
    CloseWords words(index, finder, text, documents);
    const double average = std::max(1.0, index.get_avlength());
    for (const auto& pair : text.neighbours) {
        const auto close = words.find(pair);
        const double weight =
            neighbours_scale * word_weight(index.get_doccount(), static_cast<double>(close.size()));
        for (const auto& [i, times] : close)
            documents[i].score +=
                weight * saturation(times, column.length(documents[i].document), average);
    }
}

}  // namespace

QueryAsText query_as_text(const SearchRequest& request, const ConceptSpotter& spotter, Stems& stems)
{
    QueryAsText text;
    const Word* before = nullptr;
    const QueryText query = read_query(request, spotter);
    for (const auto& group : query.groups) {
        const QueryUnit& unit = group.front();
        if (group.size() > 1 || unit.kind != QueryUnit::Kind::word) {
            before = nullptr;
            continue;
        }
        const Word& word = unit.words.front();
        ++text.words;
        if (before != nullptr && before->folded != word.folded) {
            text.neighbours.emplace_back(before->folded, word.folded);
            text.stems[before->folded] = stems.of_any_language(*before);
            text.stems[word.folded] = stems.of_any_language(word);
        }
        before = &word;
    }
    text.is_sentence = text.words + query.dropped.size() >= least_words_of_sentence;
    std::sort(text.neighbours.begin(), text.neighbours.end());
    text.neighbours.erase(std::unique(text.neighbours.begin(), text.neighbours.end()),
                          text.neighbours.end());
    return text;
}

void score_as_text(const Xapian::Database& index, const FacetColumn& column, DocumentFinder& finder,
                   const QueryAsText& text, std::span<RankedDocument> first)
{
    first = first.first(std::min(first.size(), most_documents));
    if (first.size() < 2)
        return;
    if (!text.neighbours.empty())
        add_neighbours(index, column, finder, text, first);
    if (text.words < least_words_for_feedback)
        return;
    put_in_order(first);
    const std::vector<WeightedTerm> words =
        feedback(index, column, first, feedback_scale * static_cast<double>(text.words));
    put_by_number(first);
    add_scores(index, column, words, first);
}

}  // namespace findings
