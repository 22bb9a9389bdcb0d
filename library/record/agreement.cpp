#include "library/record/native_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace findings {
namespace {

using std::chrono::sys_days;

/// The last day that the date may mean.
sys_days last_day(const Date& date)
{
    if (date.day())
        return date.first_day();
    return std::chrono::year{date.year()} / std::chrono::month{date.month().value_or(12)} /
           std::chrono::last;
}

bool surely_before(const Date& first, const Date& second)
{
    return last_day(first) < second.first_day();
}

sys_days months_after(sys_days day, int count)
{
    const auto moved = std::chrono::year_month_day{day} + std::chrono::months{count};
    return moved.ok() ? sys_days{moved}
                      : sys_days{moved.year() / moved.month() / std::chrono::last};
}

/// When the text last became what it is.
std::optional<Date> last_changed(const Record& record)
{
    if (!record.issued || !record.modified)
        return record.issued ? record.issued : record.modified;
    return std::max(*record.issued, *record.modified, [](const Date& one, const Date& other) {
        return last_day(one) < last_day(other);
    });
}

void check_review_date(const Record& record, const Date& changed, Faults& faults)
{
    const int months = record.kind == Kind::practice_guide ? 24 : 36;
    if (surely_before(*record.review_by, changed))
        faults.add("review_by",
                   fmt::format("review_by {} is before the last change, {}",
                               record.review_by->str(), changed.str()),
                   "choose a later day");
    if (record.review_by->first_day() > months_after(last_day(changed), months))
        faults.add("review_by",
                   fmt::format("review_by {} is more than {} months after the last change, {}",
                               record.review_by->str(), months, changed.str()),
                   "choose an earlier day, or date modified when it was last confirmed");
}

void check_dates(const Record& record, Faults& faults)
{
    if (record.issued && record.modified && surely_before(*record.modified, *record.issued))
        faults.add("modified",
                   fmt::format("modified {} is before issued {}", record.modified->str(),
                               record.issued->str()),
                   "correct one of the two");
    const std::optional<Date> changed = last_changed(record);
    if (!changed)
        return;
    if (record.evidence_to && surely_before(*changed, *record.evidence_to))
        faults.add("evidence_to",
                   fmt::format("evidence_to {} is after the last change, {}",
                               record.evidence_to->str(), changed->str()),
                   "give the day up to which was searched");
    if (record.review_by)
        check_review_date(record, *changed, faults);
}

void check_succession(const Record& record, Faults& faults)
{
    if (record.status == Status::superseded && !record.superseded_by)
        faults.add("superseded_by", "status is superseded but superseded_by is missing",
                   "give the id of the record that takes its place, or another status");
    if (record.status != Status::superseded && record.superseded_by)
        faults.add("status",
                   fmt::format("superseded_by is given but status is {}", token(record.status)),
                   "set status to superseded, or take superseded_by out");
    if (record.supersedes && record.supersedes == record.superseded_by)
        faults.add("supersedes", "supersedes and superseded_by are the same record",
                   "correct one of the two");
    const auto not_itself = [&](std::string_view field, const std::optional<RecordId>& other) {
        if (other && other == record.id)
            faults.add(field, fmt::format("{} is the record's own id", field),
                       "give the id of the other record");
    };
    not_itself("supersedes", record.supersedes);
    not_itself("superseded_by", record.superseded_by);
}

void check_translation(const Record& record, Faults& faults)
{
    if (!record.translation)
        return;
    const Translation& translation = *record.translation;
    if (translation.of == record.id)
        faults.add("translation", "translation is of the record itself",
                   "give the id of the original");
    if (!translation.method)
        faults.add("translation", "translation has no method",
                   "say human, machine or machine_checked");
    if (!translation.based_on_version)
        faults.add("translation", "translation has no version that it is based on",
                   "give the version of the original, e.g. 1");
    if (translation.based_on_version && *translation.based_on_version < 1)
        faults.add(
            "translation",
            fmt::format("translation cannot be based on version {}", *translation.based_on_version),
            "versions count from 1");
}

bool is_synthesis(EvidenceType type)
{
    switch (type) {
    case EvidenceType::meta_analysis:
    case EvidenceType::systematic_review:
    case EvidenceType::rapid_review:
    case EvidenceType::scoping_review:
    case EvidenceType::qualitative_evidence_synthesis:
        return true;
    default:
        return false;
    }
}

bool is_about_effect(Direction direction)
{
    return direction == Direction::helps || direction == Direction::mixed ||
           direction == Direction::no_clear_effect || direction == Direction::harm_or_concern;
}

void check_effect(const Record& record, Faults& faults)
{
    if (record.kind != Kind::research_summary || !record.direction ||
        !is_about_effect(*record.direction))
        return;
    const auto because = [&](std::string_view field) {
        return fmt::format("{} is missing though direction is {}", field, token(*record.direction));
    };
    if (record.interventions.empty())
        faults.add("interventions", because("interventions"), "name what was tried");
    if (record.outcomes.empty())
        faults.add("outcomes", because("outcomes"), "name one outcome at least that was measured");
}

void check_synthesis(const Record& record, Faults& faults)
{
    if (!record.evidence_type)
        return;
    const bool synthesis = is_synthesis(*record.evidence_type);
    if (synthesis && record.kind == Kind::research_summary && !record.evidence_to)
        faults.add("evidence_to",
                   fmt::format("evidence_to is missing though evidence_type is {}",
                               token(*record.evidence_type)),
                   "give the date up to which was searched, e.g. 2023-09");
    if (!synthesis && record.review_quality)
        faults.add("review_quality",
                   fmt::format("review_quality is given though evidence_type is {}",
                               token(*record.evidence_type)),
                   "take it out: it says how well a review was made");
}

void check_confidence(const Record& record, Faults& faults)
{
    if (!record.confidence)
        return;
    const auto [low, high] = *record.confidence;
    if ((low == Confidence::not_rated) != (high == Confidence::not_rated))
        faults.add("confidence", "confidence has one end that is not_rated",
                   "rate both ends, or neither");
    else if (low > high)
        faults.add("confidence",
                   fmt::format("confidence goes from {} down to {}", token(low), token(high)),
                   "put the lower end first");
}

}  // namespace

void check_agreement(const Record& record, Faults& faults)
{
    check_dates(record, faults);
    check_succession(record, faults);
    check_translation(record, faults);
    check_effect(record, faults);
    check_synthesis(record, faults);
    check_confidence(record, faults);
}

}  // namespace findings
