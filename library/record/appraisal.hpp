#pragma once

#include "library/record/record.hpp"

#include <boost/json/object.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// What a native value of a rating scheme means on our axes; absent where it says nothing.
struct ScaleValue {
    std::optional<ConfidenceInterval> confidence;
    std::optional<Direction> direction;
    std::optional<ReviewQuality> review_quality;
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

    /// What pages call a scheme, or a value of it, in "en" or "fr"; empty where it is not known.
    std::string_view label(std::string_view scheme, std::string_view language) const;
    std::string_view label(std::string_view scheme, std::string_view value,
                           std::string_view language) const;

    const std::string& version() const { return version_; }

private:
    using Labels = std::map<std::string, std::string, std::less<>>;  ///< by language

    void add_scheme(const boost::json::object& scheme);
    void add_value(const std::string& scheme, const boost::json::object& value);

    std::string version_;
    std::map<std::string, ScaleValue, std::less<>> values_;  ///< by "scheme value"
    std::map<std::string, Labels, std::less<>> labels_;      ///< by "scheme" and "scheme value"
};

/// A record's place on the axes, as pages and facets show it. Nothing is averaged.
struct Appraisal {
    ConfidenceInterval confidence;  ///< from the lowest to the highest that anybody gave
    std::optional<Direction> direction;
    bool raters_differ = false;  ///< intervals of one outcome do not overlap, or directions differ
    std::optional<ReviewQuality> review_quality;  ///< the lowest that anybody gave; reviews only
    bool operator==(const Appraisal&) const = default;
};

/// Ratings first, each axis for itself; where no rating says anything about it, what the authors
/// state of the whole or of their outcomes; else not rated. "Not rated", "not tested" and "not an
/// effectiveness question" are silence beside somebody who did rate and test. Where effects go
/// different ways the direction is mixed; one rater is never said to differ from itself.
Appraisal appraise(const Record& record, const EvidenceScales& scales);

}  // namespace findings
