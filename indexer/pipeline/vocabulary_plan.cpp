#include "indexer/pipeline/vocabulary_plan.hpp"

#include <algorithm>
#include <map>

namespace findings::indexer {
namespace {

bool concerns_records(ConceptChangeKind kind)
{
    return kind != ConceptChangeKind::added && kind != ConceptChangeKind::changed;
}

bool ends_suggestions(ConceptChangeKind kind)
{
    return kind == ConceptChangeKind::split || kind == ConceptChangeKind::deprecated ||
           kind == ConceptChangeKind::removed;
}

std::map<std::string, std::vector<AreaHolder>> holders_of(const std::vector<ConceptChange>& changes,
                                                          const VocabularyStore& store)
{
    std::vector<std::string> areas;
    for (const ConceptChange& change : changes)
        if (concerns_records(change.kind))
            areas.push_back(change.area);
    std::map<std::string, std::vector<AreaHolder>> by_area;
    for (AreaHolder& holder : store.holders(areas))
        by_area[holder.area].push_back(std::move(holder));
    return by_area;
}

}  // namespace

bool VocabularyPlan::touches_records() const
{
    return std::ranges::any_of(impacts,
                               [](const ConceptImpact& impact) { return !impact.holders.empty(); });
}

VocabularyPlan plan_vocabulary(const Vocabulary& before, const Vocabulary& after,
                               const VocabularyStore& store)
{
    const std::vector<std::string> used = store.areas_of_records();
    const std::vector<ConceptChange> changes =
        changes_between(before, after, [&](const std::string& area) {
            return std::ranges::binary_search(used, area);
        });
    VocabularyPlan plan{.impacts = {},
                        .replacements = replacements_after(store.replacements(), changes, after),
                        .not_suggested = {}};
    std::map<std::string, std::vector<AreaHolder>> holders = holders_of(changes, store);
    for (const ConceptChange& change : changes) {
        if (ends_suggestions(change.kind))
            plan.not_suggested.push_back(change.area);
        plan.impacts.push_back({change, std::move(holders[change.area])});
    }
    return plan;
}

}  // namespace findings::indexer
