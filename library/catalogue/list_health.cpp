#include "library/catalogue/list_health.hpp"

#include <array>

namespace findings {

std::string_view name(EntryProblem problem)
{
    static constexpr std::array<std::string_view, 4> names{"retracted", "unreachable", "superseded",
                                                           "outdated"};
    return names[static_cast<std::size_t>(problem)];
}

std::optional<EntryProblem> problem_of(const Record* record, const Links& links, const Date& today)
{
    if (record == nullptr || record->status == Status::withdrawn ||
        record->status == Status::draft || record->status == Status::in_review)
        return EntryProblem::unreachable;
    if (record->status == Status::retracted)
        return EntryProblem::retracted;
    if (links.is_unreachable(*record))
        return EntryProblem::unreachable;
    if (record->status == Status::superseded || record->superseded_by)
        return EntryProblem::superseded;
    const bool is_overdue = record->review_by && record->review_by->first_day() < today.first_day();
    if (record->status == Status::stale || is_overdue)
        return EntryProblem::outdated;
    return std::nullopt;
}

std::vector<EntryHealth> health_of(const ReadingList& list, const Catalogue& catalogue,
                                   const Links& links, const Date& today)
{
    std::vector<EntryHealth> problems;
    for (const ListSection& section : list.sections)
        for (const ListEntry& entry : section.entries) {
            const auto found = catalogue.find(entry.record);
            const Record* const record = found ? &found->record : nullptr;
            const auto problem = problem_of(record, links, today);
            if (!problem)
                continue;
            EntryHealth health{.entry = entry.id, .problem = *problem};
            if (*problem == EntryProblem::superseded)
                health.successor = record->superseded_by;
            problems.push_back(std::move(health));
        }
    return problems;
}

}  // namespace findings
