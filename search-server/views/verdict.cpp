#include "search-server/views/verdict.hpp"

#include <algorithm>

namespace findings::server {
namespace {

bool about_effect(Direction direction)
{
    return direction == Direction::helps || direction == Direction::mixed ||
           direction == Direction::no_clear_effect || direction == Direction::harm_or_concern;
}

std::string outcome_list(const std::vector<std::string>& outcomes, const Words& words)
{
    std::string text;
    for (const std::string& outcome : outcomes)
        text += (text.empty() ? "" : ", ") + within_sentence(words.label("outcome", outcome));
    return text;
}

Verdict not_rated(const Finding& finding, const Words& words)
{
    if (finding.direction == Direction::not_an_effectiveness_question)
        return {words("verdict.not_rated"), " " + words("verdict.other_question")};
    std::string rest = " " + words("verdict.not_rated_means");
    if (finding.direction && about_effect(*finding.direction)) {
        const std::string direction = words.label("direction", token(*finding.direction));
        rest += " " + words("verdict.reported", {{"direction", within_sentence(direction)}});
    }
    return {words("verdict.not_rated"), rest};
}

std::string rest_of(const Finding& finding, const Words& words)
{
    if (finding.direction == Direction::not_an_effectiveness_question)
        return ". " + words("verdict.other_question");
    if (finding.outcomes.empty() || !finding.direction || !about_effect(*finding.direction))
        return ".";
    return words("verdict.on", {{"outcomes", outcome_list(finding.outcomes, words)}});
}

}  // namespace

std::string confidence_phrase(Confidence low, Confidence high, const Words& words)
{
    if (low == Confidence::not_rated)
        return words.label("confidence", token(low));
    std::string key = "sure." + std::string(token(low));
    if (high > low)
        key += "." + std::string(token(high));
    return words(key);
}

Verdict verdict(const Finding& finding, const Words& words)
{
    if (finding.low == Confidence::not_rated)
        return not_rated(finding, words);
    const std::string confidence = confidence_phrase(finding.low, finding.high, words);
    if (!finding.direction)
        return {confidence, "."};
    const std::string key = "verdict." + std::string(token(*finding.direction));
    return {words(key, {{"confidence", confidence}}), rest_of(finding, words)};
}

std::string rule_classes(Confidence low, std::optional<Direction> direction)
{
    static constexpr std::string_view weights[] = {"c-unrated", "c-vlimited", "c-limited",
                                                   "c-moderate", "c-strong"};
    static constexpr std::string_view colours[] = {"d-helps", "d-mixed", "d-flat",
                                                   "d-harm",  "d-other", "d-other"};
    std::string classes(weights[static_cast<std::size_t>(low)]);
    if (direction)
        classes += " " + std::string(colours[static_cast<std::size_t>(*direction)]);
    return classes;
}

}  // namespace findings::server
