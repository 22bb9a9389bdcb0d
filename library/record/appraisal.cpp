#include "library/record/appraisal.hpp"

#include "library/base/text.hpp"

#include <algorithm>
#include <vector>

namespace findings {
namespace {

/// A rating with what its value means.
struct Reading {
    const Rating* rating;
    ScaleValue meaning;
};

std::vector<Reading> understood(const std::vector<Rating>& ratings, const EvidenceScales& scales)
{
    std::vector<Reading> readings;
    for (const Rating& rating : ratings)
        if (const ScaleValue* meaning = scales.find(rating.scheme, rating.value))
            readings.push_back({&rating, *meaning});
    return readings;
}

bool is_rated(const std::optional<ConfidenceInterval>& interval)
{
    return interval && interval->low != Confidence::not_rated;
}

bool is_effect(const std::optional<Direction>& direction)
{
    return direction && *direction != Direction::not_an_effectiveness_question &&
           *direction != Direction::not_tested;
}

/// From the lowest to the highest of those that say something; nullopt where none does.
std::optional<ConfidenceInterval>
range(const std::vector<std::optional<ConfidenceInterval>>& intervals)
{
    std::optional<ConfidenceInterval> all;
    for (const auto& interval : intervals) {
        if (!is_rated(interval))
            continue;
        if (!all)
            all = interval;
        all->low = std::min(all->low, interval->low);
        all->high = std::max(all->high, interval->high);
    }
    return all;
}

/// The one direction that all have, mixed where effects go different ways, nullopt where none is
/// said. One that was tested is heard before one that was not.
std::optional<Direction> together(const std::vector<std::optional<Direction>>& directions)
{
    std::optional<Direction> effect;
    std::optional<Direction> silence;
    for (const auto& direction : directions) {
        if (is_effect(direction))
            effect = effect && *effect != *direction ? Direction::mixed : *direction;
        else if (direction && (!silence || *direction < *silence))
            silence = direction;
    }
    return effect ? effect : silence;
}

bool same_rater(const Rating& one, const Rating& other)
{
    return one.scheme == other.scheme && one.rater == other.rater;
}

bool same_outcome(const Rating& one, const Rating& other)
{
    return ascii_lower(trimmed(one.outcome)) == ascii_lower(trimmed(other.outcome));
}

bool contradict(const ScaleValue& one, const ScaleValue& other)
{
    const bool apart = is_rated(one.confidence) && is_rated(other.confidence) &&
                       (one.confidence->high < other.confidence->low ||
                        other.confidence->high < one.confidence->low);
    const bool different_ways = is_effect(one.direction) && is_effect(other.direction) &&
                                *one.direction != *other.direction;
    return apart || different_ways;
}

bool do_raters_differ(const std::vector<Reading>& readings)
{
    for (const Reading& one : readings)
        for (const Reading& other : readings)
            if (same_outcome(*one.rating, *other.rating) &&
                !same_rater(*one.rating, *other.rating) && contradict(one.meaning, other.meaning))
                return true;
    return false;
}

std::optional<ConfidenceInterval> stated_confidence(const Record& record)
{
    if (record.confidence)
        return record.confidence;
    std::vector<std::optional<ConfidenceInterval>> intervals;
    for (const Outcome& outcome : record.outcomes)
        if (outcome.certainty)
            intervals.push_back(ConfidenceInterval{*outcome.certainty, *outcome.certainty});
    return range(intervals);
}

std::optional<Direction> stated_direction(const Record& record)
{
    if (record.direction)
        return record.direction;
    std::vector<std::optional<Direction>> directions;
    for (const Outcome& outcome : record.outcomes)
        directions.push_back(outcome.direction);
    return together(directions);
}

}  // namespace

Appraisal appraise(const Record& record, const EvidenceScales& scales)
{
    const std::vector<Reading> readings = understood(record.ratings, scales);
    std::vector<std::optional<ConfidenceInterval>> intervals;
    std::vector<std::optional<Direction>> directions;
    std::optional<ReviewQuality> quality;
    for (const Reading& reading : readings) {
        intervals.push_back(reading.meaning.confidence);
        directions.push_back(reading.meaning.direction);
        if (const auto given = reading.meaning.review_quality)
            quality = quality ? std::min(*quality, *given) : *given;
    }

    std::optional<ConfidenceInterval> confidence = range(intervals);
    if (!confidence)
        confidence = stated_confidence(record);
    std::optional<Direction> direction = together(directions);
    if (!is_effect(direction))
        direction = together({direction, stated_direction(record)});
    return {
        .confidence = confidence.value_or(ConfidenceInterval{}),
        .direction = direction,
        .raters_differ = do_raters_differ(readings),
        .review_quality = quality ? quality : record.review_quality,
    };
}

}  // namespace findings
