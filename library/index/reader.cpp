#include "library/index/reader.hpp"

#include "library/base/file.hpp"
#include "library/index/generation.hpp"
#include "library/index/generation_database.hpp"
#include "library/index/layout.hpp"
#include "library/index/reader_search.hpp"
#include "library/index/suggest.hpp"

#include <sys/stat.h>

#include <mutex>

namespace findings {
namespace {

constexpr int most_attempts = 10;  // one is enough unless the index is swapped again and again

/// Enough of a file to see that another has taken its place.
struct FileStamp {
    ino_t file = 0;
    off_t size = 0;
    timespec changed{};
    bool operator==(const FileStamp& other) const
    {
        return file == other.file && size == other.size && changed.tv_sec == other.changed.tv_sec &&
               changed.tv_nsec == other.changed.tv_nsec;
    }
};

/// nullopt where there is no such file.
std::optional<FileStamp> stamp_of(const std::filesystem::path& path)
{
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0)
        return std::nullopt;
    return FileStamp{found.st_ino, found.st_size, found.st_mtim};
}

std::string revision_of(const Xapian::Database& database)
{
    return database.get_uuid() + '.' + std::to_string(database.get_revision());
}

}  // namespace

/// What the readers of one library have in common.
struct IndexReaders::Shared {
    std::filesystem::path library;
    ConceptSpotter spotter;
    ReaderGate gate;

    /// The column of a revision, loaded once for all readers; the others wait for it, as they need
    /// it too. Shared ownership, the only one of the project: a reader may be at an older revision
    /// than the others, and whoever leaves a column last frees it.
    std::shared_ptr<const FacetColumn> column(const Xapian::Database& database)
    {
        const std::string uuid = database.get_uuid();
        const Xapian::rev revision = database.get_revision();
        const std::scoped_lock lock(mutex);
        if (newest && newest_uuid == uuid && newest_revision == revision)
            return newest;
        const bool extends = newest && newest_uuid == uuid && newest_revision < revision;
        std::shared_ptr<const FacetColumn> loaded =
            FacetColumn::load(database, extends ? newest.get() : nullptr);
        if (newest_uuid != uuid || newest_revision < revision) {
            newest = loaded;
            newest_uuid = uuid;
            newest_revision = revision;
        }
        return loaded;
    }

    std::mutex mutex;  ///< guards what follows
    std::shared_ptr<const FacetColumn> newest;
    std::string newest_uuid;
    Xapian::rev newest_revision = 0;
};

struct IndexReader::State {
    IndexReaders::Shared& shared;
    IndexFolder folder;
    std::string generation;  ///< name of the one that is open; empty: none
    Xapian::Database database;
    std::optional<FileStamp> current;  ///< `current` as it was before the database was opened
    std::shared_ptr<const FacetColumn> column;
    std::string revision;
    Stems stems;
    PostingLists lists;

    explicit State(IndexReaders::Shared& of) : shared(of), folder(of.library) {}

    /// Opens the live generation.
    void open()
    {
        // The stamp comes first: a swap in between is then seen at the next search.
        generation.clear();
        current = stamp_of(folder.current_file());
        const auto live = folder.live();
        if (!live)
            throw IndexMissing(folder.path().string() +
                               ": there is no index yet; run findings-indexer sync");
        generation = live->filename().string();
        database = open_generation(*live, shared.spotter.vocabulary());
        see_revision();
    }

    void see_revision()
    {
        column = shared.column(database);
        revision = revision_of(database);
        lists.forget(column->end());
    }

    /// Sees the newest commit and the live generation.
    void follow()
    {
        if (!column || stamp_of(folder.current_file()) != current)
            open();
        else if (database.reopen())
            see_revision();
    }

    IndexView view()
    {
        lists.begin();
        return {database, *column, shared.spotter, stems, lists};
    }

    /// Runs a question over the newest index, again from the beginning where a commit or a swap
    /// took the ground from under it, as Xapian advises (O. Betts, xapian-devel, 2016-12-12).
    template <class Question>
    auto ask(const Question& question)
    {
        for (int attempt = 1;; ++attempt) {
            bool is_open = false;
            try {
                shared.gate.pass();
                follow();
                is_open = true;
                return question();
            } catch (const IndexHeldBack&) {
                // so that a generation that was set aside is not kept open
                close();
                throw;
            } catch (const Xapian::DatabaseError& error) {
                if (attempt == most_attempts)
                    give_up(error.get_description(), is_damage(error));
                // DatabaseModifiedError is mended by reopen(), which follow() calls; for a
                // generation that was taken away only a new Database does. So that does for both.
                close();
            } catch (const FileError& error) {
                throw IndexError(error.what());
            } catch (const Xapian::Error& error) {
                give_up(error.get_description(), false);
            } catch (const IndexMissing&) {
                throw;
            } catch (const IndexError& error) {
                // of a question: what a document holds cannot be read
                shared.gate.tell({generation, error.what(), is_open});
                throw;
            }
        }
    }

    static bool is_damage(const Xapian::DatabaseError& error)
    {
        return std::string_view(error.get_type()) == "DatabaseCorruptError";
    }

    [[noreturn]] void give_up(const std::string& why, bool is_damage)
    {
        shared.gate.tell({generation, why, is_damage});
        close();
        throw IndexError(folder.path().string() + ": " + why + "; run findings-indexer verify");
    }

    void close()
    {
        column.reset();
        database = Xapian::Database();
    }
};

IndexReader::IndexReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
IndexReader::~IndexReader() = default;
IndexReader::IndexReader(IndexReader&&) noexcept = default;
IndexReader& IndexReader::operator=(IndexReader&&) noexcept = default;

SearchResult IndexReader::search(const SearchRequest& request)
{
    return state_->ask([&] {
        SearchResult result = search_index(state_->view(), request);
        result.index_revision = state_->revision;
        return result;
    });
}

std::vector<RecordId> IndexReader::all_results(const SearchRequest& request)
{
    return state_->ask([&] { return findings::all_results(state_->view(), request); });
}

CrossCounts IndexReader::cross_counts(const SearchRequest& request, Facet rows, Facet columns)
{
    return state_->ask(
        [&] { return findings::cross_counts(state_->view(), request, rows, columns); });
}

std::vector<Card> IndexReader::cards(const std::vector<RecordId>& ids)
{
    return state_->ask([&] {
        std::vector<Card> cards;
        for (const RecordId& id : ids) {
            const std::string term = id_term(id);
            const auto found = state_->database.postlist_begin(term);
            if (found == state_->database.postlist_end(term))
                continue;
            if (*found < state_->column->end() && state_->column->row(*found).is_there)
                cards.push_back(document_data(state_->view(), *found).card);
        }
        return cards;
    });
}

std::vector<Card> IndexReader::similar(const RecordId& id, std::size_t most,
                                       const std::string& language)
{
    return state_->ask([&] { return similar_cards(state_->view(), id, most, language); });
}

std::vector<Suggestion> IndexReader::suggest(std::string_view typed, const std::string& language)
{
    return state_->ask([&] { return suggestions(state_->view(), typed, language); });
}

std::map<std::string, std::uint32_t> IndexReader::area_counts()
{
    return state_->ask([&] {
        const SearchResult all = search_index(state_->view(), SearchRequest{.limit = 0});
        std::map<std::string, std::uint32_t> counts;
        const auto areas = all.facets.find(Facet::area);
        if (areas != all.facets.end())
            for (const FacetValue& area : areas->second)
                counts.emplace(area.value, area.count);
        return counts;
    });
}

std::uint32_t IndexReader::document_count()
{
    return state_->ask([&] { return std::uint32_t{state_->database.get_doccount()}; });
}

ChangeNumber IndexReader::upto()
{
    return state_->ask([&] { return generation_upto(state_->database); });
}

std::string IndexReader::revision()
{
    return state_->ask([&] { return state_->revision; });
}

IndexReaders::IndexReaders(std::filesystem::path library, const Vocabulary& vocabulary)
    : shared_(new Shared{.library = std::move(library), .spotter = ConceptSpotter(vocabulary)})
{}

IndexReaders::~IndexReaders() = default;

IndexReader IndexReaders::make()
{
    IndexReader reader = make_unopened();
    reader.state_->ask([] { return 0; });
    return reader;
}

IndexReader IndexReaders::make_unopened()
{
    return IndexReader(std::make_unique<IndexReader::State>(*shared_));
}

ReaderGate& IndexReaders::gate()
{
    return shared_->gate;
}

}  // namespace findings
