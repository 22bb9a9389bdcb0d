#include "library/tagging/tagger.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace findings {
namespace {

constexpr std::size_t unknown = static_cast<std::size_t>(-1);
constexpr double label_threshold = 0.4;
constexpr std::size_t most_labels_told = 3;
constexpr std::size_t most_words_told = 5;
constexpr float least_word = 0.02F;  // what a word must add to the margin to be told

double times(const FoundLabel& label)
{
    double all = 0;
    for (const std::size_t in_place : label.times)
        all += static_cast<double>(in_place);
    return label.weight * (all + 5 * static_cast<double>(label.times[0]));
}

std::vector<Reason> label_reasons(const std::vector<FoundLabel>& found, std::size_t area)
{
    std::vector<const FoundLabel*> labels;
    for (const FoundLabel& label : found)
        if (label.area == area)
            labels.push_back(&label);
    std::ranges::stable_sort(labels, std::greater{},
                             [](const FoundLabel* label) { return times(*label); });
    std::vector<Reason> reasons;
    for (const FoundLabel* label : labels)
        if (reasons.size() < most_labels_told)
            reasons.push_back({ReasonSource::labels, {label->text}, label->times, {}, 0});
    return reasons;
}

Reason neighbour_reason(const std::vector<Neighbour>& nearest, std::span<const KnownItem> items,
                        std::uint32_t column)
{
    Reason reason{.source = ReasonSource::neighbours, .of_items = nearest.size()};
    for (const Neighbour& neighbour : nearest) {
        const KnownItem& item = items[neighbour.item];
        if (std::ranges::find(item.areas, column) != item.areas.end())
            reason.items.push_back({item.id, item.title});
    }
    return reason;
}

/// The areas above those that are kept, which say less than they do.
std::set<std::size_t> parents_of(const std::vector<std::size_t>& kept,
                                 std::span<const Concept> areas)
{
    std::set<std::size_t> parents;
    std::vector<std::size_t> next = kept;
    while (!next.empty()) {
        const std::size_t area = next.back();
        next.pop_back();
        for (const std::size_t parent : areas[area].broader)
            if (parents.insert(parent).second)
                next.push_back(parent);
    }
    return parents;
}

}  // namespace

struct Tagger::Read {
    std::vector<Term> terms;
    std::vector<FoundLabel> found;
    Features features;
    std::vector<float> margins;  ///< by column of the model
    std::vector<Neighbour> nearest;
    std::vector<float> shares;  ///< by column of the model
    std::vector<float> labels;  ///< by area
};

Tagger::Tagger(std::span<const Concept> areas, const TaggingModel& model)
    : areas_(areas), model_(model), labels_(areas), columns_(areas.size(), unknown),
      thresholds_(areas.size(), label_threshold)
{
    std::map<std::string, std::size_t> columns;
    for (std::size_t column = 0; column < model.areas.size(); ++column)
        columns.emplace(model.areas[column], column);
    for (std::size_t area = 0; area < areas.size(); ++area) {
        const auto column = columns.find(areas[area].id);
        if (column == columns.end())
            continue;
        columns_[area] = column->second;
        thresholds_[area] = static_cast<double>(model.thresholds[column->second]);
    }
}

Tagger::Read Tagger::read(const TaggedText& text) const
{
    Read read;
    read.terms = terms_of(text);
    read.found = labels_.found_in(read.terms, language_of(text));
    read.labels = label_scores(read.found, areas_.size());
    if (model_.areas.empty())
        return read;
    read.features = model_.dictionary.features(read.terms);
    read.margins = model_.words.margins(read.features);
    read.nearest = model_.neighbours.nearest(read.features, nearest_items);
    read.shares = shares_of(read.nearest, model_.items, model_.areas.size());
    return read;
}

std::vector<double> Tagger::scores(const Read& read) const
{
    std::vector<double> scores;
    for (std::size_t area = 0; area < areas_.size(); ++area) {
        const std::size_t column = columns_[area];
        if (areas_[area].deprecated)
            scores.push_back(0);
        else if (column == unknown)
            scores.push_back(by_labels_.probability({.labels = read.labels[area]}));
        else
            scores.push_back(
                model_.combination.probability({read.margins[column], read.shares[column],
                                                read.labels[area], model_.shares[column]}));
    }
    return scores;
}

std::vector<double> Tagger::scores(const TaggedText& text) const
{
    return scores(read(text));
}

std::vector<AreaSuggestion> Tagger::suggest(const TaggedText& text,
                                            const SuggestOptions& options) const
{
    const Read what = read(text);
    const std::vector<double> all = scores(what);
    std::vector<std::size_t> kept;
    for (std::size_t area = 0; area < all.size(); ++area)
        if (all[area] >= thresholds_[area])
            kept.push_back(area);
    leave_out_given(kept, options.given);
    if (!options.with_parents) {
        const std::set<std::size_t> parents = parents_of(kept, areas_);
        std::erase_if(kept, [&](std::size_t area) { return parents.contains(area); });
    }
    std::ranges::stable_sort(kept, std::greater{}, [&](std::size_t area) { return all[area]; });
    kept.resize(std::min(kept.size(), options.most));
    std::vector<AreaSuggestion> suggestions;
    for (const std::size_t area : kept)
        suggestions.push_back({areas_[area].id, all[area], reasons(what, area)});
    return suggestions;
}

void Tagger::leave_out_given(std::vector<std::size_t>& kept,
                             std::span<const std::string> given) const
{
    if (given.empty())
        return;
    std::vector<std::size_t> had;
    for (std::size_t area = 0; area < areas_.size(); ++area)
        if (std::ranges::find(given, areas_[area].id) != given.end())
            had.push_back(area);
    const std::set<std::size_t> above = parents_of(had, areas_);
    std::erase_if(kept, [&](std::size_t area) {
        return above.contains(area) || std::ranges::find(had, area) != had.end();
    });
}

std::vector<std::vector<Reason>> Tagger::because(const TaggedText& text,
                                                 std::span<const std::string> ids) const
{
    const Read what = read(text);
    std::vector<std::vector<Reason>> all;
    for (const std::string& id : ids) {
        const auto area = std::ranges::find(areas_, id, &Concept::id);
        all.push_back(area == areas_.end()
                          ? std::vector<Reason>()
                          : reasons(what, static_cast<std::size_t>(area - areas_.begin())));
    }
    return all;
}

std::vector<Reason> Tagger::reasons(const Read& read, std::size_t area) const
{
    std::vector<Reason> reasons = label_reasons(read.found, area);
    const std::size_t column = columns_[area];
    if (column == unknown)
        return reasons;
    Reason learned = learned_reason(read, column);
    if (!learned.words.empty())
        reasons.push_back(std::move(learned));
    Reason similar =
        neighbour_reason(read.nearest, model_.items, static_cast<std::uint32_t>(column));
    if (!similar.items.empty())
        reasons.push_back(std::move(similar));
    return reasons;
}

Reason Tagger::learned_reason(const Read& read, std::size_t column) const
{
    std::map<std::uint32_t, float> adds;
    for (const Feature& feature : read.features)
        adds.emplace(feature.number, feature.weight * model_.words.weight(feature.number, column));
    std::map<std::string, float> of_words;
    for (const Term& term : read.terms) {
        if (of_words.contains(term.word))
            continue;
        float sum = 0;
        for (const std::uint32_t number : model_.dictionary.numbers_of(term))
            sum += adds[number];
        of_words.emplace(term.word, sum);
    }
    std::vector<std::pair<float, std::string>> words;
    for (const auto& [word, sum] : of_words)
        if (sum >= least_word)
            words.emplace_back(-sum, word);
    std::ranges::sort(words);
    Reason reason{.source = ReasonSource::words};
    for (const auto& [sum, word] : words)
        if (reason.words.size() < most_words_told)
            reason.words.push_back(word);
    return reason;
}

std::vector<float> shares_of(const std::vector<Neighbour>& nearest,
                             std::span<const KnownItem> items, std::size_t areas)
{
    std::vector<float> shares(areas, 0.0F);
    float all = 0;
    for (const Neighbour& neighbour : nearest) {
        const float weight = neighbour.likeness * neighbour.likeness;
        all += weight;
        for (const std::uint32_t area : items[neighbour.item].areas)
            shares[area] += weight;
    }
    for (float& share : shares)
        share = all > 0 ? share / all : 0;
    return shares;
}

}  // namespace findings
