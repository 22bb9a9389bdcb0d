#include "library/tagging/training.hpp"

#include <algorithm>
#include <map>

namespace findings {
namespace {

constexpr std::size_t parts = 5;
constexpr double trusted_items = 40;  // an area with as many has half a threshold of its own

/// The areas that enough of the items have, and which items have them.
struct Answers {
    std::vector<std::string> areas;
    std::vector<std::size_t> positions;  ///< of them among all areas
    std::vector<std::vector<std::uint32_t>> of_items;
};

Answers answers_of(std::span<const Concept> areas, std::span<const DecidedItem> items,
                   std::size_t least)
{
    std::map<std::string, std::size_t> counts;
    for (const DecidedItem& item : items)
        for (const std::string& area : item.areas)
            ++counts[area];
    Answers answers;
    std::map<std::string, std::uint32_t> columns;
    for (std::size_t position = 0; position < areas.size(); ++position) {
        const std::string& id = areas[position].id;
        if (areas[position].deprecated || counts[id] < least)
            continue;
        columns.emplace(id, static_cast<std::uint32_t>(answers.areas.size()));
        answers.areas.push_back(id);
        answers.positions.push_back(position);
    }
    for (const DecidedItem& item : items) {
        std::vector<std::uint32_t>& own = answers.of_items.emplace_back();
        for (const std::string& area : item.areas)
            if (const auto column = columns.find(area); column != columns.end())
                own.push_back(column->second);
        std::ranges::sort(own);
        own.erase(std::ranges::unique(own).begin(), own.end());
    }
    return answers;
}

bool has(const std::vector<std::uint32_t>& areas, std::size_t column)
{
    return std::ranges::binary_search(areas, static_cast<std::uint32_t>(column));
}

/// What the sources say of every item and area when they have not seen the item, and what is true.
struct HeldOut {
    std::vector<Evidence> said;
    std::vector<bool> right;
};

class Training {
public:
    Training(std::span<const Concept> areas, std::span<const DecidedItem> items,
             const TrainingOptions& options)
        : areas_(areas), items_(items), options_(options),
          answers_(answers_of(areas, items, options.least_of_area))
    {}

    TaggingModel learn()
    {
        if (items_.size() < options_.least_items || answers_.areas.empty())
            return {};
        read_texts();
        model_.areas = answers_.areas;
        take_items();
        model_.neighbours = Neighbours(features_, model_.dictionary.size());
        HeldOut held_out = ask_about_unseen();
        model_.combination = Combination::learn(held_out.said, held_out.right);
        choose_thresholds(held_out);
        model_.words = learn_words(features_, answers_.of_items);
        step();
        return std::move(model_);
    }

private:
    void step()
    {
        if (options_.progress)
            options_.progress(++steps_, parts + 3);
    }

    // The words of a text are many times its size, so those of all are never there at once.
    void read_texts()
    {
        const AreaLabels labels(areas_);
        model_.dictionary =
            Dictionary::of(items_.size(), [&](std::size_t i) { return terms_of(items_[i].text); });
        for (const DecidedItem& item : items_) {
            const std::vector<Term> terms = terms_of(item.text);
            features_.push_back(model_.dictionary.features(terms));
            const std::vector<float> scores =
                label_scores(labels.found_in(terms, language_of(item.text)), areas_.size());
            std::vector<float>& own = labels_.emplace_back();
            for (const std::size_t position : answers_.positions)
                own.push_back(scores[position]);
        }
        step();
    }

    void take_items()
    {
        std::vector<std::size_t> counts(model_.areas.size(), 0);
        for (std::size_t i = 0; i < items_.size(); ++i) {
            model_.items.push_back({items_[i].id, items_[i].text.title, answers_.of_items[i]});
            for (const std::uint32_t column : answers_.of_items[i])
                ++counts[column];
        }
        for (const std::size_t count : counts)
            model_.shares.push_back(static_cast<float>(static_cast<double>(count) /
                                                       static_cast<double>(items_.size())));
    }

    LearnedWords learn_words(std::span<const Features> texts,
                             std::span<const std::vector<std::uint32_t>> areas) const
    {
        return LearnedWords::learn(texts, areas, model_.areas.size(), model_.dictionary.size(),
                                   options_.threads);
    }

    HeldOut ask_about_unseen()
    {
        HeldOut held_out;
        held_out.said.resize(items_.size() * model_.areas.size());
        held_out.right.resize(held_out.said.size());
        for (std::size_t part = 0; part < parts; ++part) {
            const LearnedWords words = learned_without(part);
            for (std::size_t i = part; i < items_.size(); i += parts)
                ask(i, words, held_out);
            step();
        }
        return held_out;
    }

    LearnedWords learned_without(std::size_t part) const
    {
        std::vector<Features> texts;
        std::vector<std::vector<std::uint32_t>> areas;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (i % parts == part)
                continue;
            texts.push_back(features_[i]);
            areas.push_back(answers_.of_items[i]);
        }
        return learn_words(texts, areas);
    }

    void ask(std::size_t item, const LearnedWords& words, HeldOut& held_out) const
    {
        const std::vector<float> margins = words.margins(features_[item]);
        const std::vector<Neighbour> nearest = model_.neighbours.nearest(
            features_[item], nearest_items, static_cast<std::uint32_t>(item));
        const std::vector<float> shares = shares_of(nearest, model_.items, model_.areas.size());
        for (std::size_t column = 0; column < margins.size(); ++column) {
            const std::size_t at = item * margins.size() + column;
            held_out.said[at] = {margins[column], shares[column], labels_[item][column],
                                 model_.shares[column]};
            held_out.right[at] = has(answers_.of_items[item], column);
        }
    }

    struct Scored {
        double score;
        bool is_right;
    };

    /// Half way to the next score, so that a text like those that are kept is kept too.
    static double cut_below(const std::vector<Scored>& scored, std::size_t last)
    {
        const double next = last + 1 < scored.size() ? scored[last + 1].score : 0;
        return (scored[last].score + next) / 2;
    }

    /// The threshold that makes micro-F1 best, and that F1.
    static std::pair<double, double> best_threshold(std::vector<Scored>& scored)
    {
        std::ranges::sort(scored, std::greater{}, &Scored::score);
        double all = 0;
        for (const Scored& one : scored)
            all += one.is_right ? 1 : 0;
        std::pair<double, double> best{0.5, 0};
        double hits = 0;
        for (std::size_t i = 0; i < scored.size(); ++i) {
            hits += scored[i].is_right ? 1 : 0;
            const double f1 = 2 * hits / (static_cast<double>(i + 1) + all);
            const bool is_last = i + 1 == scored.size() || scored[i + 1].score < scored[i].score;
            if (is_last && f1 > best.second)
                best = {cut_below(scored, i), f1};
        }
        return best;
    }

    /// The threshold of one area at which it adds most to the F1 of all (Lipton et al. 2014: a
    /// suggestion pays where it is right more often than half of that F1).
    static double paying_threshold(std::vector<Scored>& scored, double least_share)
    {
        std::ranges::sort(scored, std::greater{}, &Scored::score);
        double gain = 0;
        double best_gain = 0;
        double best = 1;
        for (std::size_t i = 0; i < scored.size(); ++i) {
            gain += (scored[i].is_right ? 1.0 : 0.0) - least_share;
            const bool is_last = i + 1 == scored.size() || scored[i + 1].score < scored[i].score;
            if (is_last && gain > best_gain) {
                best_gain = gain;
                best = cut_below(scored, i);
            }
        }
        return best;
    }

    void choose_thresholds(const HeldOut& held_out)
    {
        const std::size_t count = model_.areas.size();
        std::vector<std::vector<Scored>> by_area(count);
        std::vector<Scored> all;
        for (std::size_t at = 0; at < held_out.said.size(); ++at) {
            const Scored scored{model_.combination.probability(held_out.said[at]),
                                held_out.right[at]};
            by_area[at % count].push_back(scored);
            all.push_back(scored);
        }
        const auto [common, f1] = best_threshold(all);
        for (std::size_t area = 0; area < count; ++area) {
            const double yes =
                static_cast<double>(model_.shares[area]) * static_cast<double>(items_.size());
            const double own = paying_threshold(by_area[area], f1 / 2);
            const double threshold = (yes * own + trusted_items * common) / (yes + trusted_items);
            model_.thresholds.push_back(static_cast<float>(threshold));
        }
        step();
    }

    std::span<const Concept> areas_;
    std::span<const DecidedItem> items_;
    const TrainingOptions& options_;
    Answers answers_;
    TaggingModel model_;
    std::vector<Features> features_;
    std::vector<std::vector<float>> labels_;  ///< by item and column
    std::size_t steps_ = 0;
};

}  // namespace

TaggingModel learn_tagging(std::span<const Concept> areas, std::span<const DecidedItem> items,
                           const TrainingOptions& options)
{
    return Training(areas, items, options).learn();
}

}  // namespace findings
