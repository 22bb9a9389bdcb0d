#include "library/index/rebuild_shards.hpp"

#include "library/index/document.hpp"
#include "library/index/keeper_drain.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <exception>
#include <future>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings {
namespace {

constexpr std::size_t shard_size = 1'500;     // records: what Xapian writes fastest (a few thousand
                                              // and more is slower a record)
constexpr std::size_t most_open_shards = 48;  // each holds up to 7 files open

/// A record as the list of work names it: an id's text and no more, because all are held at once.
struct Listed {
    std::array<char, 26> id;
    ChangeNumber change;
};

std::vector<Listed> list_records(const Catalogue& catalogue)
{
    std::vector<Listed> list;
    catalogue.each_id([&](const RecordId& id, VersionNumber, ChangeNumber change) {
        Listed& listed = list.emplace_back();
        listed.change = change;
        std::copy_n(id.str().begin(), listed.id.size(), listed.id.begin());
    });
    return list;
}

/// Hands out the numbers 0 to count - 1, each once, to any thread.
class Tickets {
public:
    explicit Tickets(std::size_t count) : count_(count) {}

    std::optional<std::size_t> take()
    {
        const std::size_t number = next_++;
        return number < count_ ? std::optional(number) : std::nullopt;
    }

    void stop() { next_ = count_; }

private:
    const std::size_t count_;
    std::atomic<std::size_t> next_ = 0;
};

/// Runs `work` in so many threads; when one throws, no more tickets are given out, and it is thrown
/// here once all have ended.
template <class Work>
void in_threads(unsigned jobs, Tickets& tickets, const Work& work)
{
    const auto guarded = [&] {
        try {
            work();
        } catch (...) {
            tickets.stop();
            throw;
        }
    };
    std::vector<std::future<void>> workers;
    for (unsigned job = 0; job < jobs; ++job)
        workers.push_back(std::async(std::launch::async, guarded));
    std::exception_ptr first;
    for (std::future<void>& worker : workers) {
        try {
            worker.get();
        } catch (...) {
            first = first ? first : std::current_exception();
        }
    }
    if (first)
        std::rethrow_exception(first);
}

/// Counts records for a progress that wants to be called by one thread at a time.
class Counter {
public:
    Counter(const IndexProgress& progress, std::uint64_t all) : progress_(progress), all_(all) {}

    void add(std::uint64_t records)
    {
        const std::lock_guard lock(mutex_);
        done_ += records;
        if (progress_)
            progress_(done_, all_);
    }

private:
    const IndexProgress& progress_;
    const std::uint64_t all_;
    std::mutex mutex_;
    std::uint64_t done_ = 0;
};

std::filesystem::path shard_path(const std::filesystem::path& folder, std::string_view level,
                                 std::size_t number)
{
    char name[32];
    std::snprintf(name, sizeof name, "%06zu", number);
    return folder / (std::string(level) + name);
}

/// Nothing of a shard outlives a crash, so it is written without any fsync.
void write_shard(const std::filesystem::path& path, std::span<const Listed> records,
                 const Catalogue& catalogue, DocumentMaker& maker)
{
    Xapian::WritableDatabase shard(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    std::size_t text = 0;
    for (const Listed& listed : records) {
        const auto id = RecordId::parse({listed.id.data(), listed.id.size()});
        const std::optional<CatalogueRecord> record = catalogue.find(id.value());
        if (!record)
            continue;
        const MadeDocument made = document_of(maker, *record, listed.change);
        add_document(shard, made.document);
        text += made.text;
        if (text >= most_text_at_once) {
            shard.commit();
            text = 0;
        }
    }
    shard.commit();
}

std::vector<std::filesystem::path> write_shards(const IndexSources& sources,
                                                const std::vector<Listed>& records,
                                                const std::filesystem::path& folder, unsigned jobs,
                                                const IndexProgress& progress)
{
    Counter counter(progress, records.size());
    std::vector<std::filesystem::path> shards((records.size() + shard_size - 1) / shard_size);
    Tickets tickets(shards.size());
    in_threads(jobs, tickets, [&] {
        const Catalogue catalogue(sources.library, Catalogue::Access::read_only);
        DocumentMaker maker(sources.vocabulary, sources.scales);
        while (const std::optional<std::size_t> number = tickets.take()) {
            const auto share = std::span(records).subspan(*number * shard_size);
            const auto slice = share.first(std::min(shard_size, share.size()));
            shards[*number] = shard_path(folder, "shard-", *number);
            write_shard(shards[*number], slice, catalogue, maker);
            counter.add(slice.size());
        }
    });
    return shards;
}

/// One database out of several, with their documents in order.
void merge(std::span<const std::filesystem::path> shards, const std::filesystem::path& into)
{
    Xapian::Database all;
    for (const std::filesystem::path& shard : shards)
        all.add_database(Xapian::Database(shard.string()));
    all.compact(into.string());
    all.close();
    for (const std::filesystem::path& shard : shards)
        std::filesystem::remove_all(shard);
}

/// Merges by groups until few enough are left to be opened together.
std::vector<std::filesystem::path> merge_groups(std::vector<std::filesystem::path> shards,
                                                const std::filesystem::path& folder, unsigned jobs)
{
    for (std::size_t round = 1; shards.size() > most_open_shards; ++round) {
        std::vector<std::filesystem::path> groups((shards.size() + most_open_shards - 1) /
                                                  most_open_shards);
        Tickets tickets(groups.size());
        in_threads(jobs, tickets, [&] {
            while (const std::optional<std::size_t> number = tickets.take()) {
                const auto rest = std::span(shards).subspan(*number * most_open_shards);
                groups[*number] =
                    shard_path(folder, "merged-" + std::to_string(round) + "-", *number);
                merge(rest.first(std::min(most_open_shards, rest.size())), groups[*number]);
            }
        });
        shards = std::move(groups);
    }
    return shards;
}

}  // namespace

void build_in_shards(const IndexSources& sources, const Catalogue& catalogue,
                     const std::filesystem::path& folder, unsigned jobs,
                     const IndexProgress& progress)
{
    const std::vector<Listed> records = list_records(catalogue);
    if (records.empty()) {
        Xapian::WritableDatabase(folder.string(), Xapian::DB_CREATE).commit();
        return;
    }
    const std::filesystem::path shard_folder = folder / "shards";
    std::filesystem::create_directory(shard_folder);
    merge(merge_groups(write_shards(sources, records, shard_folder, jobs, progress), shard_folder,
                       jobs),
          folder);
    std::filesystem::remove_all(shard_folder);
}

}  // namespace findings
