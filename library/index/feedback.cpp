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

std::vector<Telling> stems_of(const Xapian::Database& index, std::span<const RankedDocument> first)
{
    std::unordered_map<std::string, double> weights;
    const double average = std::max(1.0, index.get_avlength());
    for (const RankedDocument& one : first) {
        const double counts = std::exp(steepness * (one.score / first.front().score - 1));
        const double length = index.get_doclength(one.document);
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
        stems.push_back({term, weight});
    return stems;
}

/// Those with the most weight, that first; equals by their letters.
void keep_heaviest(std::vector<Telling>& stems, std::size_t most)
{
    const auto end = stems.begin() + static_cast<std::ptrdiff_t>(std::min(most, stems.size()));
    std::partial_sort(stems.begin(), end, stems.end(), [](const Telling& a, const Telling& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
    });
    stems.erase(end, stems.end());
}

}  // namespace

Xapian::Query feedback(const Xapian::Database& index, std::span<const RankedDocument> first,
                       double weight)
{
    if (first.empty() || first.front().score <= 0)
        return Xapian::Query();
    std::vector<Telling> stems =
        stems_of(index, first.first(std::min(most_documents, first.size())));
    keep_heaviest(stems, most_candidates);
    // Chosen by what they tell; weighed without it, as the ranking weighs them by it again.
    std::unordered_map<std::string, double> plain;
    for (Telling& stem : stems) {
        plain.emplace(stem.term, stem.weight);
        stem.weight *= word_weight(index.get_doccount(), index.get_termfreq(stem.term));
    }
    keep_heaviest(stems, most_words);
    double sum = 0;
    for (const Telling& stem : stems)
        sum += plain[stem.term];
    std::vector<Xapian::Query> parts;
    for (const Telling& stem : stems)
        parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(stem.term),
                           weight * plain[stem.term] / sum);
    return Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
}

}  // namespace findings
