#include "indexer/commands/vocabulary_telling.hpp"

#include "library/base/text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <ostream>

namespace findings::indexer {
namespace {

namespace json = boost::json;

constexpr std::size_t most_records_told = 5;    // of one concept
constexpr std::size_t most_concepts_told = 10;  // of one kind that no record has

constexpr std::array all_kinds{ConceptChangeKind::merged,     ConceptChangeKind::split,
                               ConceptChangeKind::deprecated, ConceptChangeKind::removed,
                               ConceptChangeKind::restored,   ConceptChangeKind::added,
                               ConceptChangeKind::changed};

std::size_t count(const VocabularyPlan& plan, ConceptChangeKind kind)
{
    return static_cast<std::size_t>(std::ranges::count(
        plan.impacts, kind, [](const ConceptImpact& impact) { return impact.change.kind; }));
}

/// How many records have an area by whom.
struct HolderCounts {
    std::size_t author = 0;
    std::size_t confirmed = 0;
    std::size_t rejected = 0;
    std::size_t suggested = 0;
};

HolderCounts counts_of(const std::vector<AreaHolder>& holders)
{
    HolderCounts counts;
    for (const AreaHolder& holder : holders) {
        counts.author += holder.by_author ? 1 : 0;
        counts.suggested += holder.suggested ? 1 : 0;
        counts.confirmed += holder.decided == true ? 1 : 0;
        counts.rejected += holder.decided == false ? 1 : 0;
    }
    return counts;
}

std::string headline(const ConceptImpact& impact)
{
    const ConceptChange& change = impact.change;
    const HolderCounts counts = counts_of(impact.holders);
    return fmt::format("{} {}{} \"{}\": {} records ({} by their author, {} confirmed, {} rejected, "
                       "{} suggested)\n",
                       name(change.kind), change.area,
                       change.into.empty() ? "" : " into " + joined(change.into, ", "),
                       change.label, impact.holders.size(), counts.author, counts.confirmed,
                       counts.rejected, counts.suggested);
}

void tell_records(const std::vector<AreaHolder>& holders, std::ostream& out)
{
    for (std::size_t i = 0; i < std::min(holders.size(), most_records_told); ++i)
        out << "    " << holders[i].record.str() << ' ' << printable(holders[i].title) << '\n';
    if (holders.size() > most_records_told)
        out << "    and " << holders.size() - most_records_told << " more (--report)\n";
}

/// Those of the kind that no record has, in one line.
void tell_others(const VocabularyPlan& plan, ConceptChangeKind kind, std::ostream& out)
{
    std::vector<std::string> areas;
    std::size_t all = 0;
    for (const ConceptImpact& impact : plan.impacts) {
        if (impact.change.kind != kind || !impact.holders.empty())
            continue;
        if (++all <= most_concepts_told)
            areas.push_back(impact.change.area);
    }
    if (all == 0)
        return;
    out << name(kind) << ", and on no record: " << joined(areas, ", ");
    if (all > areas.size())
        out << " and " << all - areas.size() << " more (--report)";
    out << '\n';
}

json::object json_of(const AreaHolder& holder)
{
    json::value decision = nullptr;
    if (holder.decided)
        decision = *holder.decided ? "confirmed" : "rejected";
    return {{"id", holder.record.str()},
            {"title", holder.title},
            {"by_author", holder.by_author},
            {"suggested", holder.suggested},
            {"decision", std::move(decision)}};
}

json::object json_of(const ConceptImpact& impact)
{
    const HolderCounts counts = counts_of(impact.holders);
    json::array into;
    for (const std::string& area : impact.change.into)
        into.emplace_back(area);
    json::array records;
    for (const AreaHolder& holder : impact.holders)
        records.emplace_back(json_of(holder));
    return {{"change", name(impact.change.kind)},
            {"area", impact.change.area},
            {"label", impact.change.label},
            {"into", std::move(into)},
            {"counts", json::object{{"records", impact.holders.size()},
                                    {"author", counts.author},
                                    {"confirmed", counts.confirmed},
                                    {"rejected", counts.rejected},
                                    {"suggested", counts.suggested}}},
            {"records", std::move(records)}};
}

}  // namespace

void tell(const VocabularyPlan& plan, std::ostream& out)
{
    std::vector<std::string> counts;
    for (const ConceptChangeKind kind : all_kinds)
        if (const std::size_t all = count(plan, kind); all > 0)
            counts.push_back(fmt::format("{} {}", all, name(kind)));
    out << "practice areas: " << (counts.empty() ? "as before" : joined(counts, ", ")) << '\n';
    for (const ConceptImpact& impact : plan.impacts) {
        if (impact.holders.empty())
            continue;
        out << headline(impact);
        tell_records(impact.holders, out);
    }
    for (const ConceptChangeKind kind : all_kinds)
        tell_others(plan, kind, out);
}

std::string report_of(const VocabularyPlan& plan, const std::vector<std::string>& remarks,
                      bool was_loaded)
{
    json::object counts;
    for (const ConceptChangeKind kind : all_kinds)
        counts[name(kind)] = count(plan, kind);
    json::array changes;
    for (const ConceptImpact& impact : plan.impacts)
        changes.emplace_back(json_of(impact));
    json::array told;
    for (const std::string& remark : remarks)
        told.emplace_back(remark);
    return json::serialize(json::object{{"loaded", was_loaded},
                                        {"counts", std::move(counts)},
                                        {"changes", std::move(changes)},
                                        {"remarks", std::move(told)}}) +
           '\n';
}

}  // namespace findings::indexer
