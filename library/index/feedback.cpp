#include "library/index/feedback.hpp"

#include "library/index/layout.hpp"
#include "library/index/ranking_weight.hpp"
#include "library/index/words.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <vector>

namespace findings {
namespace {

constexpr std::size_t most_documents = 10;
constexpr std::size_t most_words = 30;
// Only of these is it looked up how many documents have them.
constexpr std::size_t most_candidates = 100;
// A document counts by exp(8 × (score / first score - 1)): half for 9 % less than the first, a
// seventh for 25 % less.
constexpr double steepness = 8;

/// A word of the first results and how much they are about it.
struct Telling {
    std::string term;
    double weight = 0;
    double tells = 0;  ///< the weight and how rare the word is
};

bool is_word_stem(std::string_view term)
{
    const auto has = [&](std::string_view prefix) {
        // a capital letter behind it begins a field's own prefix
        return term.starts_with(prefix) && term.size() > prefix.size() + 1 &&
               !(term[prefix.size()] >= 'A' && term[prefix.size()] <= 'Z') &&
               !is_common_word(term.substr(prefix.size()));
    };
    return has(prefix::english_stem) || has(prefix::french_stem) || has(prefix::other_stem);
}

std::vector<Telling> stems_of(const Xapian::Database& index, const FacetColumn& column,
                              std::span<const RankedDocument> first)
{
    std::unordered_map<std::string, double> weights;
    const double average = std::max(1.0, index.get_avlength());
    for (const RankedDocument& one : first) {
        const double counts = std::exp(steepness * (one.score / first.front().score - 1));
        const double length = column.length(one.document);
        auto term = index.termlist_begin(one.document);
        const auto end = index.termlist_end(one.document);
        for (term.skip_to("Z"); term != end; ++term) {
            const std::string text = *term;
            if (is_word_stem(text))
                weights[text] += counts * saturation(term.get_wdf(), length, average);
        }
    }
    std::vector<Telling> stems;
    stems.reserve(weights.size());
    for (auto& [term, weight] : weights)
        stems.push_back({term, weight, weight});
    return stems;
}

/// Those that tell the most, that first; equals by their letters.
void keep_most_telling(std::vector<Telling>& stems, std::size_t most)
{
    const auto end = stems.begin() + static_cast<std::ptrdiff_t>(std::min(most, stems.size()));
    std::partial_sort(stems.begin(), end, stems.end(), [](const Telling& a, const Telling& b) {
        return a.tells != b.tells ? a.tells > b.tells : a.term < b.term;
    });
    stems.erase(end, stems.end());
}

}  // namespace

std::vector<WeightedTerm> feedback(const Xapian::Database& index, const FacetColumn& column,
                                   std::span<const RankedDocument> first, double weight)
{
    if (first.empty() || first.front().score <= 0)
        return {};
    std::vector<Telling> stems =
        stems_of(index, column, first.first(std::min(most_documents, first.size())));
    keep_most_telling(stems, most_candidates);
    for (Telling& stem : stems)
        stem.tells *= word_weight(index.get_doccount(), index.get_termfreq(stem.term));
    keep_most_telling(stems, most_words);
    double sum = 0;
    for (const Telling& stem : stems)
        sum += stem.weight;
    std::vector<WeightedTerm> terms;
    for (const Telling& stem : stems)
        terms.push_back({stem.term, weight * stem.tells / sum});
    return terms;
}

}  // namespace findings
