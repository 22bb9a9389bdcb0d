#include "indexer/pipeline/tagging.hpp"

#include "library/tagging/record_text.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <deque>
#include <future>

namespace findings::indexer {
namespace {

constexpr std::size_t at_a_time = 500;

/// Scores are told in thousandths, so that a change too small to be told is none.
double rounded(double score)
{
    return std::round(score * 1000) / 1000;
}

std::vector<SuggestedArea> suggestions(const CatalogueRecord& record, const Tagger& tagger)
{
    std::vector<SuggestedArea> areas;
    const SuggestOptions options{.given = record.record.areas};
    for (const AreaSuggestion& suggestion : tagger.suggest(tagged_text(record.record), options))
        areas.push_back({suggestion.area, rounded(suggestion.score)});
    return areas;
}

/// Suggestions for all of them, by as many threads as there are jobs.
std::vector<RecordSuggestions> suggest_all(const std::vector<CatalogueRecord>& records,
                                           const Tagger& tagger, unsigned jobs)
{
    std::vector<std::vector<SuggestedArea>> areas(records.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < records.size(); i = next++)
            areas[i] = suggestions(records[i], tagger);
    };
    std::vector<std::future<void>> helpers;
    for (unsigned job = 1; job < jobs; ++job)
        helpers.push_back(std::async(std::launch::async, work));
    work();
    for (std::future<void>& helper : helpers)
        helper.get();
    std::vector<RecordSuggestions> all;
    for (std::size_t i = 0; i < records.size(); ++i)
        all.push_back({*records[i].record.id, records[i].version, std::move(areas[i])});
    return all;
}

std::vector<CatalogueRecord> read_records(const Catalogue& catalogue,
                                          const std::vector<RecordId>& ids)
{
    std::vector<CatalogueRecord> records;
    for (const RecordId& id : ids)
        if (std::optional<CatalogueRecord> record = catalogue.find(id))
            records.push_back(*std::move(record));
    return records;
}

}  // namespace

std::optional<std::vector<std::string>> decided_areas(const CatalogueRecord& record)
{
    bool is_decided = false;
    std::vector<std::string> areas;
    for (const AreaTag& tag : record.areas) {
        const bool is_said = tag.source == AreaSource::author || tag.confirmed.has_value();
        is_decided = is_decided || is_said;
        if (is_said && tag.confirmed.value_or(true))
            areas.push_back(tag.area);
    }
    return is_decided ? std::optional(areas) : std::nullopt;
}

std::vector<DecidedItem> decided_items(const Catalogue& catalogue, std::size_t most)
{
    std::deque<DecidedItem> items;
    catalogue.each([&](const CatalogueRecord& record) {
        std::optional<std::vector<std::string>> areas = decided_areas(record);
        if (!areas)
            return;
        items.push_back({record.record.id->str(), tagged_text(record.record), *std::move(areas)});
        if (items.size() > most)
            items.pop_front();
    });
    return {std::make_move_iterator(items.begin()), std::make_move_iterator(items.end())};
}

TaggingResult tag_records(const Catalogue& catalogue, TaggingStore& store, const Tagger& tagger,
                          const TaggingOptions& options, const TaggingProgress& progress)
{
    TaggingResult result;
    const auto records = static_cast<std::uint64_t>(catalogue.count());
    std::string after;
    while (true) {
        const std::vector<RecordId> ids = options.all ? catalogue.ids_after(after, at_a_time)
                                                      : store.untagged_after(after, at_a_time);
        if (ids.empty())
            return result;
        after = ids.back().str();
        const std::vector<RecordSuggestions> all =
            suggest_all(read_records(catalogue, ids), tagger, options.jobs);
        result.records += all.size();
        result.suggested += static_cast<std::uint64_t>(std::ranges::count_if(
            all, [](const RecordSuggestions& one) { return !one.areas.empty(); }));
        result.changed += store.keep(all, options.model);
        progress(result.records, options.all ? records : 0);
    }
}

}  // namespace findings::indexer
