#pragma once

#include "library/tagging/combination.hpp"
#include "library/tagging/features.hpp"
#include "library/tagging/labels.hpp"
#include "library/tagging/learned_words.hpp"
#include "library/tagging/neighbours.hpp"
#include "library/tagging/reason.hpp"
#include "library/tagging/text.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace findings {

/// An item that the neighbours are of.
struct KnownItem {
    std::string id;
    std::string title;
    std::vector<std::uint32_t> areas;  ///< positions in TaggingModel::areas
    bool operator==(const KnownItem&) const = default;
};

/// What was learned from the items that people have confirmed. A plain value; without areas:
/// nothing yet.
struct TaggingModel {
    std::vector<std::string> areas;  ///< ids
    std::vector<float> shares;       ///< of the items that have each
    std::vector<float> thresholds;   ///< what a score must reach to be suggested
    Dictionary dictionary;
    LearnedWords words;
    Neighbours neighbours;
    std::vector<KnownItem> items;
    Combination combination;
};

/// An area that a text may be about.
struct AreaSuggestion {
    std::string area;
    double score = 0;             ///< 0 to 1: of those that get 0.8, 8 in 10 are right
    std::vector<Reason> because;  ///< what spoke for it, strongest first
};

struct SuggestOptions {
    std::size_t most = 6;
    bool with_parents = false;  ///< also areas above one that is suggested
    /// Ids of areas that the text has: neither these nor those above them are suggested.
    std::span<const std::string> given = {};
};

/// Suggests areas. Never changes once made; any thread may use it.
class Tagger {
public:
    /// Labels only, where the model has nothing. Both must outlive this.
    Tagger(std::span<const Concept> areas, const TaggingModel& model);

    /// The areas whose score reaches their threshold, highest first. Throws std::invalid_argument
    /// where the text is not UTF-8.
    std::vector<AreaSuggestion> suggest(const TaggedText& text,
                                        const SuggestOptions& options = {}) const;

    /// What speaks for each of the areas, by their ids; nothing for one that is not known.
    std::vector<std::vector<Reason>> because(const TaggedText& text,
                                             std::span<const std::string> ids) const;

    /// The score of every area, in their order.
    std::vector<double> scores(const TaggedText& text) const;

    /// What a score of the area must reach to be suggested.
    double threshold(std::size_t area) const { return thresholds_[area]; }

private:
    struct Read;
    Read read(const TaggedText& text) const;
    std::vector<double> scores(const Read& read) const;
    void leave_out_given(std::vector<std::size_t>& kept, std::span<const std::string> given) const;
    std::vector<Reason> reasons(const Read& read, std::size_t area) const;
    Reason learned_reason(const Read& read, std::size_t column) const;

    std::span<const Concept> areas_;
    const TaggingModel& model_;
    AreaLabels labels_;
    std::vector<std::size_t> columns_;  ///< of the model, by area; npos where it knows nothing
    std::vector<double> thresholds_;
    Combination by_labels_;
};

/// The share of the likest items that have each area, by the square of their likeness.
std::vector<float> shares_of(const std::vector<Neighbour>& nearest,
                             std::span<const KnownItem> items, std::size_t areas);

inline constexpr std::size_t nearest_items = 20;

}  // namespace findings
