#include "search-server/views/ratings.hpp"

#include "search-server/views/verdict.hpp"

#include <algorithm>

namespace findings::server {
namespace {

constexpr int years_a_rating_holds = 5;  // CEBC's own cycle is 2; field.md section 5, rule 6

Model scale_model(const std::optional<ConfidenceInterval>& confidence)
{
    if (!confidence || confidence->low == Confidence::not_rated)
        return false;
    List steps;
    for (const Confidence step :
         {Confidence::very_limited, Confidence::limited, Confidence::moderate, Confidence::strong})
        steps.push_back(Object{{"on", confidence->low <= step && step <= confidence->high}});
    return Object{{"steps", steps}};
}

std::string label_or(std::string_view label, const std::string& otherwise)
{
    return label.empty() ? otherwise : std::string(label);
}

std::string meaning(const ScaleValue* value, const Words& words)
{
    if (value == nullptr || (!value->confidence && !value->direction))
        return words("item.no_scale");
    std::string text;
    if (value->confidence)
        text = confidence_phrase(value->confidence->low, value->confidence->high, words) + ".";
    if (value->direction)
        text +=
            (text.empty() ? "" : " ") + words.label("direction", token(*value->direction)) + ".";
    return text;
}

Model rating_model(const Rating& rating, const ItemPage& page, const Words& words)
{
    const ScaleValue* value = page.scales.find(rating.scheme, rating.value);
    const bool old = rating.year && *rating.year + years_a_rating_holds < page.today.year();
    const std::string scheme =
        label_or(page.scales.label(rating.scheme, words.language()), rating.scheme);
    const std::string outcome = within_sentence(words.label("outcome", rating.outcome));
    const std::string unit = within_sentence(words.label("rating_unit", rating.unit));
    const std::string rater = rating.rater.empty() ? scheme : rating.rater;
    return Object{
        {"rater", rater + (rating.year ? ", " + std::to_string(*rating.year) : "")},
        {"old", old},
        {"native",
         label_or(page.scales.label(rating.scheme, rating.value, words.language()), rating.value)},
        {"scheme", scheme},
        {"scale", value == nullptr ? Model(false) : scale_model(value->confidence)},
        {"scale_rule",
         rule_classes(Confidence::not_rated, value == nullptr ? std::nullopt : value->direction)},
        {"meaning", meaning(value, words)},
        {"rated_on", rating.outcome.empty()
                         ? Model(false)
                         : Model(words("item.rated_on", {{"outcome", outcome}}))},
        {"rated_unit",
         rating.unit.empty() ? Model(false) : Model(words("item.rated_unit", {{"unit", unit}}))},
        {"rating_address", rating.url ? Model(rating.url->str()) : Model(false)},
    };
}

Model outcome_model(const Outcome& outcome, const Words& words)
{
    const std::string missing = words("item.not_reported");
    return Object{
        {"outcome", words.label("outcome", outcome.outcome)},
        {"finding",
         outcome.direction ? words.label("direction", token(*outcome.direction)) : missing},
        {"measure", outcome.measure.empty() ? missing : outcome.measure},
        {"studies", outcome.n_studies
                        ? words.number(static_cast<std::uint64_t>(std::max(0, *outcome.n_studies)))
                        : missing},
        {"certainty",
         outcome.certainty ? words.label("confidence", token(*outcome.certainty)) : missing},
    };
}

std::string remark(const Record& record, const Appraisal& appraisal, const Words& words)
{
    if (appraisal.raters_differ)
        return words("item.differ");
    if (!record.ratings.empty())
        return words("item.more_raters");
    const bool stated = appraisal.confidence.low != Confidence::not_rated;
    return stated ? words("item.authors_say") : std::string();
}

}  // namespace

Object ratings_model(const ItemPage& page, const Appraisal& appraisal, const Words& words)
{
    const Record& record = page.item.record;
    List ratings;
    for (const Rating& rating : record.ratings)
        ratings.push_back(rating_model(rating, page, words));
    List outcomes;
    for (const Outcome& outcome : record.outcomes)
        outcomes.push_back(outcome_model(outcome, words));
    return Object{
        {"remark", or_nothing(remark(record, appraisal, words))},
        {"ratings", list_or_nothing(ratings)},
        {"outcomes", list_or_nothing(outcomes)},
        {"limitations", or_nothing(record.limitations)},
        {"review_quality",
         appraisal.review_quality
             ? Model(words.label("review_quality", token(*appraisal.review_quality)))
             : Model(false)},
    };
}

}  // namespace findings::server
