#include "indexer/pipeline/ingest.hpp"

#include "indexer/pipeline/ordered_workers.hpp"
#include "indexer/sources/folder.hpp"
#include "library/base/file.hpp"
#include "library/base/text.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <istream>
#include <utility>
#include <variant>

namespace findings::indexer {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_records = 1000;
constexpr std::size_t most_bytes = 16 * 1024 * 1024;

/// Files handed to the readers ahead of the one that is stored, for each reader.
constexpr std::size_t files_ahead = 4;

template <class... Visitors>
struct Either : Visitors... {
    using Visitors::operator()...;
};

class Ingest {
public:
    Ingest(Catalogue& catalogue, const Vocabulary& vocabulary, const IngestOptions& options,
           const IngestEvents& events, IngestResult& result)
        : catalogue_(catalogue), options_(options), events_(events), result_(result),
          walk_(options.paths), rules_{vocabulary, options.format, stop_},
          readers_(std::max(1u, options.jobs),
                   [this](const Found& found, const Readers::Yield& yield) { read(found, yield); })
    {}

    ~Ingest() { stop_ = true; }
    Ingest(const Ingest&) = delete;
    Ingest& operator=(const Ingest&) = delete;

    void run()
    {
        result_.batch = catalogue_.begin_batch(joined(options_.paths, " "));
        while (hand_out_files()) {
            if (events_.interrupted()) {
                result_.interrupted = true;
                return;
            }
            if (std::optional<Taken> taken = readers_.next(100ms))
                take(std::move(*taken));
        }
        store();
        catalogue_.end_batch(result_.batch, {.rejected = result_.counts.rejected,
                                             .skipped = result_.counts.skipped});
    }

private:
    /// A piece with the bytes it stands for.
    struct Taken {
        Piece piece;
        std::size_t bytes = 0;
    };
    using Readers = OrderedWorkers<Found, Taken>;

    /// False when every file was read and taken.
    bool hand_out_files()
    {
        while (!walked_ && readers_.under_way() < files_ahead * std::max(1u, options_.jobs)) {
            std::optional<Found> found = walk_.next();
            walked_ = !found;
            if (found)
                readers_.add(std::move(*found));
        }
        return readers_.under_way() > 0;
    }

    /// In a reader's thread.
    void read(const Found& found, const Readers::Yield& yield) const
    {
        const auto give = [&](Piece piece, std::size_t bytes) {
            return yield(Taken{std::move(piece), bytes}, bytes);
        };
        std::visit(Either{
                       [&](const FoundFile& file) { read_document(file, rules_, give); },
                       [&](const auto& other) { give(other, 0); },
                   },
                   found);
    }

    void take(Taken taken)
    {
        std::visit(Either{
                       [&](DocumentBegin& begin) { begin_document(std::move(begin)); },
                       [&](ReadRecord& record) { add(std::move(record), taken.bytes); },
                       [&](Note& note) { events_.noted(note); },
                       [&](Rejection& rejection) { reject(rejection); },
                       [&](Skipped&) { ++result_.counts.skipped; },
                       [&](DocumentEnd&) { end_document(); },
                   },
                   taken.piece);
    }

    void begin_document(DocumentBegin begin)
    {
        document_ = std::move(begin);
        original_.clear();
        document_refused_ = false;
    }

    void add(ReadRecord read, std::size_t bytes)
    {
        if (original_.empty() && !document_refused_)
            keep_original();
        if (document_refused_)
            return;
        waiting_.push_back({std::move(read.record),
                            {.path = document_.path,
                             .line = read.place.line,
                             .format = std::string(document_.format),
                             .file_sha256 = original_}});
        waiting_bytes_ += bytes;
        if (waiting_.size() == most_records || waiting_bytes_ >= most_bytes)
            store();
    }

    /// Of the first record of a document, so that nothing is kept of those that have none.
    void keep_original()
    {
        if (!options_.keep_originals)
            return;
        try {
            SourceFile source(document_.path, stop_);
            std::istream bytes(&source);
            original_ = catalogue_.keep_original(bytes);
            if (source.failure().empty() && source.state() == document_.state &&
                source.bytes_read() == static_cast<std::uint64_t>(document_.state.bytes))
                return;
        } catch (const FileError&) {
            // Gone since it was read: the same as another file in its place.
        }
        document_refused_ = true;
        reject({{document_.path},
                "was changed while it was being read",
                "repeat when whoever writes it is done"});
    }

    void store()
    {
        if (waiting_.empty())
            return;
        const std::vector<Stored> stored = catalogue_.store(result_.batch, waiting_);
        std::vector<Acknowledged> acknowledged;
        for (std::size_t i = 0; i < stored.size(); ++i) {
            count(stored[i].outcome);
            result_.already_here += stored[i].was_here ? 1 : 0;
            Origin& origin = waiting_[i].origin;
            acknowledged.push_back({stored[i], {std::move(origin.path), origin.line}});
        }
        waiting_.clear();
        waiting_bytes_ = 0;
        events_.stored(acknowledged);
        tell_progress();
    }

    void count(StoreOutcome outcome)
    {
        switch (outcome) {
        case StoreOutcome::is_new:
            ++result_.counts.is_new;
            break;
        case StoreOutcome::new_version:
            ++result_.counts.new_versions;
            break;
        case StoreOutcome::duplicate:
            ++result_.counts.duplicates;
            break;
        case StoreOutcome::possible_duplicate:
            ++result_.counts.possible_duplicates;
            break;
        }
        ++records_;
    }

    void reject(const Rejection& rejection)
    {
        ++result_.counts.rejected;
        events_.rejected(rejection);
    }

    void end_document()
    {
        ++result_.files;
        tell_progress();
    }

    void tell_progress() { events_.progress(result_.files, records_); }

    Catalogue& catalogue_;
    const IngestOptions& options_;
    const IngestEvents& events_;
    IngestResult& result_;
    FolderWalk walk_;
    bool walked_ = false;

    DocumentBegin document_;
    std::string original_;           ///< sum of the document's bytes; empty: not kept yet
    bool document_refused_ = false;  ///< changed under our hands

    std::vector<Candidate> waiting_;
    std::size_t waiting_bytes_ = 0;
    std::uint64_t records_ = 0;

    std::atomic<bool> stop_ = false;
    const ReadingRules rules_;
    Readers readers_;  ///< last: its threads use what is above
};

}  // namespace

void ingest_files(Catalogue& catalogue, const Vocabulary& vocabulary, const IngestOptions& options,
                  const IngestEvents& events, IngestResult& result)
{
    Ingest(catalogue, vocabulary, options, events, result).run();
}

}  // namespace findings::indexer
