#pragma once

#include "library/record/record.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// What a native value of a rating scheme means on our two axes; absent where it says nothing.
struct ScaleValue {
    std::optional<ConfidenceInterval> confidence;
    std::optional<Direction> direction;
    bool operator==(const ScaleValue&) const = default;
};

/// The rating schemes and what their values mean: schemas/evidence-scales.json, with its version.
/// Never changes once made; any thread may read it.
class EvidenceScales {
public:
    /// From the JSON text. Throws std::runtime_error that names what is wrong with it.
    static EvidenceScales from_json(std::string_view json);

    /// nullptr for a scheme or value that is not known. Upper and lower case are the same.
    const ScaleValue* find(std::string_view scheme, std::string_view value) const;

    const std::string& version() const { return version_; }

private:
    std::string version_;
    std::map<std::string, ScaleValue, std::less<>> values_;  ///< by "scheme value"
};

/// A record's place on the axes, as pages and facets show it. Nothing is averaged.
struct Appraisal {
    ConfidenceInterval confidence;  ///< from the lowest to the highest that anybody gave
    std::optional<Direction> direction;
    bool raters_differ = false;  ///< intervals of one outcome do not overlap, or directions differ
    bool operator==(const Appraisal&) const = default;
};

/// Ratings first; where there is none that the scales know, what the authors state; else not rated.
Appraisal appraise(const Record& record, const EvidenceScales& scales);

}  // namespace findings
