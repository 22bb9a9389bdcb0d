#include "library/index/concepts.hpp"

#include "library/index/layout.hpp"

#include <algorithm>

namespace findings {
std::string country_of(const Language& language)
{
    const std::string& tag = language.str();
    const std::size_t hyphen = tag.rfind('-');
    if (hyphen == std::string::npos || tag.size() - hyphen != 3)
        return {};
    return tag.substr(hyphen + 1);
}

namespace {

/// No word begins so.
std::string acronym_key(const std::string& folded)
{
    return '=' + folded;
}

}  // namespace

ConceptSpotter::ConceptSpotter(const Vocabulary& vocabulary) : vocabulary_(vocabulary), nodes_(1)
{
    const auto& concepts = vocabulary.concepts();
    for (std::size_t i = 0; i < concepts.size(); ++i)
        if (!concepts[i].deprecated)
            for (std::size_t label = 0; label < concepts[i].labels.size(); ++label) {
                add(concepts[i].labels[label], i);
                label_keys_.push_back({word_key(concepts[i].labels[label].text), {i, label}});
            }
    std::sort(label_keys_.begin(), label_keys_.end());
    std::sort(label_words_.begin(), label_words_.end());
    label_words_.erase(std::unique(label_words_.begin(), label_words_.end()), label_words_.end());
}

std::vector<LabelPlace> ConceptSpotter::labels_beginning(const std::string& key) const
{
    std::vector<LabelPlace> found;
    auto label = std::lower_bound(label_keys_.begin(), label_keys_.end(),
                                  std::pair<std::string, LabelPlace>(key, {}));
    for (; label != label_keys_.end() && label->first.starts_with(key); ++label)
        found.push_back(label->second);
    return found;
}

void ConceptSpotter::add(const Label& label, std::size_t concept_position)
{
    std::size_t at = 0;
    for (const Word& word : words(label.text)) {
        const auto [next, is_new] = nodes_[at].next.emplace(
            word.acronym ? acronym_key(word.folded) : base_form(word.folded), nodes_.size());
        at = next->second;
        if (is_new)
            nodes_.emplace_back();
        if (label.kind != LabelKind::hidden && !word.acronym)
            label_words_.push_back(
                {primary(label.language) == "fr" ? spelling::french : spelling::english,
                 word.folded, word.cased});
    }
    if (at != 0)
        nodes_[at].meanings.push_back(
            {concept_position, country_of(label.language), label.kind == LabelKind::hidden});
}

std::vector<ConceptSpotter::Key> ConceptSpotter::keys(std::span<const Word> words,
                                                      bool acronyms_in_capitals)
{
    std::vector<Key> keys;
    keys.reserve(words.size());
    for (const Word& word : words)
        keys.push_back({base_form(word.folded), word.acronym || !acronyms_in_capitals
                                                    ? acronym_key(word.folded)
                                                    : std::string()});
    return keys;
}

template <class Take>
void ConceptSpotter::each_from(Keys keys, const Take& take) const
{
    const auto& first = nodes_.front().next;
    if (!first.contains(keys.front().form) && !first.contains(keys.front().acronym))
        return;                      // most words
    std::vector<std::size_t> at{0};  // two where a word may be an acronym and is a word too
    for (std::size_t count = 1; count <= keys.size() && !at.empty(); ++count) {
        std::vector<std::size_t> after;
        std::vector<Meaning> meanings;
        const auto step = [&](std::size_t node, const std::string& key) {
            const auto next = nodes_[node].next.find(key);
            if (key.empty() || next == nodes_[node].next.end())
                return;
            after.push_back(next->second);
            const auto& found = nodes_[next->second].meanings;
            meanings.insert(meanings.end(), found.begin(), found.end());
        };
        for (const std::size_t node : at) {
            step(node, keys[count - 1].form);
            step(node, keys[count - 1].acronym);
        }
        if (!meanings.empty())
            take(count, meanings);
        at.swap(after);
    }
}

std::vector<SpottedLabel> ConceptSpotter::all(std::span<const Word> words) const
{
    std::vector<SpottedLabel> found;
    std::unordered_map<std::size_t, std::size_t>
        covered;  // concept: first word past its last label
    const std::vector<Key> looked_up = keys(words, true);
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::vector<SpottedLabel> here;
        each_from(Keys(looked_up).subspan(i),
                  [&](std::size_t count, const std::vector<Meaning>& meanings) {
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
    const std::vector<Key> looked_up = keys(words, false);
    for (std::size_t i = 0; i < words.size(); ++i)
        each_from(Keys(looked_up).subspan(i), [&](std::size_t count,
                                                  const std::vector<Meaning>& meanings) {
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

bool ConceptSpotter::has_hidden_label(std::span<const Word> words) const
{
    const std::vector<Key> looked_up = keys(words, false);
    bool found = false;
    for (std::size_t i = 0; i < words.size(); ++i)
        each_from(Keys(looked_up).subspan(i), [&](std::size_t, const auto& meanings) {
            found = found || std::all_of(meanings.begin(), meanings.end(),
                                         [](const Meaning& meaning) { return meaning.hidden; });
        });
    return found;
}

}  // namespace findings
