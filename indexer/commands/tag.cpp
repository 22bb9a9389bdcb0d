#include "indexer/commands/bring_to_index.hpp"
#include "indexer/commands/commands.hpp"
#include "indexer/commands/library.hpp"
#include "indexer/commands/progress.hpp"
#include "indexer/pipeline/tagging.hpp"
#include "library/index/keeper.hpp"
#include "library/tagging/model_bytes.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <ostream>
#include <thread>

namespace findings::indexer {
namespace {

constexpr std::size_t most_learned_from = 10'000;

unsigned cores()
{
    return std::max(1U, std::thread::hardware_concurrency());
}

/// What suggestions come from, and its version.
struct Learned {
    TaggingModel model;
    std::int64_t version = 0;
    std::size_t items = 0;
};

Learned learn(const Library& library, TaggingStore& store, Console& console)
{
    Progress progress(console, "learn", "steps");
    const std::vector<DecidedItem> items = decided_items(library.catalogue, most_learned_from);
    const TrainingOptions options{
        .threads = cores(),
        .progress = [&](std::size_t done, std::size_t all) { progress.show(done, all); }};
    Learned learned{.model = learn_tagging(library.vocabulary.concepts(), items, options),
                    .items = items.size()};
    if (learned.model.areas.empty())
        store.drop_model();
    else
        learned.version =
            store.keep_model(to_bytes(learned.model), static_cast<std::int64_t>(items.size()));
    progress.clear();
    return learned;
}

/// What was learned before; nothing where that was by another version of the program.
Learned recall(const TaggingStore& store, Console& console)
{
    const std::optional<StoredModel> stored = store.model();
    if (!stored)
        return {};
    try {
        return {model_from_bytes(stored->bytes), stored->version,
                static_cast<std::size_t>(stored->items)};
    } catch (const ModelError& error) {
        console.err << error.what() << "; tagging by labels only\n";
        return {};
    }
}

std::string source_of(const Learned& learned)
{
    if (learned.model.areas.empty())
        return "by labels only (too few decided records to learn from)";
    return fmt::format("learned from {} records ({} areas, version {})", learned.items,
                       learned.model.areas.size(), learned.version);
}

}  // namespace

int tag(const std::filesystem::path& path, bool all, Console& console)
{
    const Library library = open_library(path, Catalogue::Access::read_write);
    TaggingStore store(path, Catalogue::Access::read_write);
    const Learned learned = all ? learn(library, store, console) : recall(store, console);
    const Tagger tagger(library.vocabulary.concepts(), learned.model);
    Progress progress(console, "tag", "records");
    const TaggingResult result = tag_records(
        library.catalogue, store, tagger, {.all = all, .jobs = cores(), .model = learned.version},
        [&](std::uint64_t done, std::uint64_t of) { progress.show(done, of); });
    progress.clear();
    bring_to_index(library, console);
    seal_index(path);
    console.out << fmt::format("{} records tagged {}: {} have suggestions, {} changed\n",
                               result.records, source_of(learned), result.suggested,
                               result.changed);
    return static_cast<int>(Exit::done);
}

}  // namespace findings::indexer
