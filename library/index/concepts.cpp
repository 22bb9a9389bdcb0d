#include "library/index/concepts.hpp"

#include <algorithm>

namespace findings {
namespace {

/// "CA" of "fr-CA", empty for "fr".
std::string country_of(const Language& language)
{
    const std::string& tag = language.str();
    const std::size_t hyphen = tag.rfind('-');
    if (hyphen == std::string::npos || tag.size() - hyphen != 3)
        return {};
    return tag.substr(hyphen + 1);
}

}  // namespace

ConceptSpotter::ConceptSpotter(const Vocabulary& vocabulary) : vocabulary_(vocabulary), nodes_(1)
{
    const auto& concepts = vocabulary.concepts();
    for (std::size_t i = 0; i < concepts.size(); ++i)
        if (!concepts[i].deprecated)
            for (const Label& label : concepts[i].labels)
                add(label, i);
}

void ConceptSpotter::add(const Label& label, std::size_t concept_position)
{
    std::size_t at = 0;
    for (const Word& word : words(label.text)) {
        const auto [next, is_new] = nodes_[at].next.emplace(word.folded, nodes_.size());
        at = next->second;
        if (is_new)
            nodes_.emplace_back();
    }
    if (at != 0)
        nodes_[at].meanings.push_back({concept_position, country_of(label.language)});
}

template <class Take>
void ConceptSpotter::each_from(std::span<const Word> words, const Take& take) const
{
    std::size_t at = 0;
    for (std::size_t count = 1; count <= words.size(); ++count) {
        const auto next = nodes_[at].next.find(words[count - 1].folded);
        if (next == nodes_[at].next.end())
            return;
        at = next->second;
        if (!nodes_[at].meanings.empty())
            take(count, nodes_[at].meanings);
    }
}

std::vector<SpottedLabel> ConceptSpotter::all(std::span<const Word> words) const
{
    std::vector<SpottedLabel> found;
    std::unordered_map<std::size_t, std::size_t>
        covered;  // concept: first word past its last label
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::vector<SpottedLabel> here;
        each_from(words.subspan(i), [&](std::size_t count, const std::vector<Meaning>& meanings) {
            SpottedLabel label{.first = i, .count = count};
            for (const Meaning& meaning : meanings)
                if (std::find(label.concepts.begin(), label.concepts.end(),
                              meaning.concept_position) == label.concepts.end())
                    label.concepts.push_back(meaning.concept_position);
            here.insert(here.begin(), std::move(label));
        });
        for (SpottedLabel& label : here) {
            std::erase_if(label.concepts, [&](std::size_t position) {
                std::size_t& past = covered[position];
                const bool inside = i < past;
                past = std::max(past, i + label.count);
                return inside;
            });
            if (!label.concepts.empty())
                found.push_back(std::move(label));
        }
    }
    return found;
}

std::vector<SpottedLabel> ConceptSpotter::longest(std::span<const Word> words,
                                                  std::string_view country) const
{
    std::vector<SpottedLabel> candidates;
    for (std::size_t i = 0; i < words.size(); ++i)
        each_from(words.subspan(i), [&](std::size_t count, const std::vector<Meaning>& meanings) {
            const bool here = std::any_of(meanings.begin(), meanings.end(), [&](const Meaning& m) {
                return !country.empty() && m.country == country;
            });
            SpottedLabel label{.first = i, .count = count};
            for (const Meaning& meaning : meanings)
                if (!here || meaning.country == country)
                    label.concepts.push_back(meaning.concept_position);
            std::sort(label.concepts.begin(), label.concepts.end());
            label.concepts.erase(std::unique(label.concepts.begin(), label.concepts.end()),
                                 label.concepts.end());
            candidates.push_back(std::move(label));
        });
    std::stable_sort(
        candidates.begin(), candidates.end(),
        [](const SpottedLabel& a, const SpottedLabel& b) { return a.count > b.count; });
    std::vector<SpottedLabel> chosen;
    for (SpottedLabel& label : candidates) {
        const bool clashes = std::any_of(chosen.begin(), chosen.end(), [&](const SpottedLabel& c) {
            return label.first < c.first + c.count && c.first < label.first + label.count;
        });
        if (!clashes)
            chosen.push_back(std::move(label));
    }
    std::sort(chosen.begin(), chosen.end(),
              [](const SpottedLabel& a, const SpottedLabel& b) { return a.first < b.first; });
    return chosen;
}

}  // namespace findings
