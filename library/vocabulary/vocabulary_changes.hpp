#pragma once

#include "library/vocabulary/vocabulary.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// What a new version of a vocabulary does to a concept.
enum class ConceptChangeKind {
    merged,      ///< another takes its place
    split,       ///< several take its place: nothing says which for whom
    deprecated,  ///< kept where it is, but not suggested any more
    removed,     ///< not described any more
    restored,    ///< was deprecated or merged, and is in use again
    added,
    changed,  ///< its labels or its relations are others
};

/// "merged", "split" …: in reports.
std::string_view name(ConceptChangeKind kind);

struct ConceptChange {
    ConceptChangeKind kind = ConceptChangeKind::changed;
    std::string area;               ///< id of the concept
    std::string label;              ///< in English, else as preferred_label() says
    std::vector<std::string> into;  ///< ids, of one that is merged or split
    bool operator==(const ConceptChange&) const = default;
};

/// What the new version changes, in the order of the kinds, then of the concepts. A concept is the
/// same where its id is. `is_used` says whether records have an area that the old version does not
/// describe either: it may have been merged meanwhile.
std::vector<ConceptChange> changes_between(const Vocabulary& before, const Vocabulary& after,
                                           const std::function<bool(const std::string&)>& is_used);

/// An area in whose place another counts, wherever it was said.
struct AreaReplacement {
    std::string area;
    std::string by;
    bool operator==(const AreaReplacement&) const = default;
};

/// The replacements that hold with the new version, by area: those of before, but for areas that
/// are in use again, and those that the changes bring. None leads to an area that is itself
/// replaced.
std::vector<AreaReplacement> replacements_after(std::span<const AreaReplacement> before,
                                                std::span<const ConceptChange> changes,
                                                const Vocabulary& after);

}  // namespace findings
