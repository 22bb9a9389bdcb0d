#include "indexer/pipeline/ingest.hpp"

#include "indexer/commands/bring_to_index.hpp"
#include "indexer/commands/commands.hpp"
#include "indexer/commands/interrupts.hpp"
#include "indexer/commands/library.hpp"
#include "indexer/commands/record_telling.hpp"
#include "library/base/file.hpp"

#include <fmt/core.h>

#include <ostream>
#include <thread>

namespace findings::indexer {
namespace {

namespace fs = std::filesystem;

std::uint64_t count_files(const std::vector<std::string>& paths)
{
    std::uint64_t files = 0;
    FolderWalk walk(paths);
    while (const std::optional<Found> found = walk.next())
        files += std::holds_alternative<FoundFile>(*found);
    return files;
}

std::string closing_line(const IngestResult& result, double seconds)
{
    const BatchCounts& counts = result.counts;
    const auto records = static_cast<double>(counts.is_new + counts.new_versions +
                                             counts.duplicates + counts.possible_duplicates);
    return fmt::format(
        "{} new, {} new versions, {} duplicates{}, {} possible duplicates, {} rejected, "
        "{} skipped; {:.1f} s, {:.0f} records/s",
        counts.is_new, counts.new_versions, counts.duplicates,
        result.already_here > 0 ? fmt::format(" ({} were here already)", result.already_here) : "",
        counts.possible_duplicates, counts.rejected, counts.skipped, seconds,
        seconds > 0 ? records / seconds : 0.0);
}

/// One ingest as its user sees it.
class Telling {
public:
    Telling(const IngestCommand& command, bool is_rehearsal, Console& console)
        : console_(console), records_(console, "ingest", "files", command.report, is_rehearsal)
    {
        if (console.err_is_terminal)
            files_ = count_files(command.paths);
    }

    IngestEvents events()
    {
        return {.stored = [this](const auto& stored) { records_.tell_stored(stored); },
                .rejected = [this](const Rejection& rejection) { records_.tell(rejection); },
                .noted = [this](const Note& note) { records_.add(note); },
                .progress =
                    [this](std::uint64_t files, std::uint64_t records) {
                        records_.progress().show(files, files_,
                                                 fmt::format("{} records stored", records));
                    },
                .interrupted = [this] { return signal().has_value(); }};
    }

    std::optional<int> signal() const { return signal_ ? signal_ : interrupts_->signal(); }

    /// From here on SIGINT and SIGTERM end the program at once.
    void take_no_more()
    {
        records_.progress().clear();
        signal_ = interrupts_->signal();
        interrupts_.reset();
    }

    void finish(const IngestResult& result)
    {
        const double seconds = records_.end();
        if (records_.is_rehearsal())
            console_.out << "nothing stored, would be: ";
        else
            console_.out << "batch " << result.batch.value << ": ";
        console_.out << closing_line(result, seconds) << std::endl;
        if (Report* const report = records_.report()) {
            report->say_already_here(result.already_here);
            report->finish(records_.is_rehearsal() ? std::nullopt : std::optional(result.batch),
                           result.counts, seconds);
        }
    }

private:
    Console& console_;
    RecordTelling records_;
    std::uint64_t files_ = 0;  ///< 0: not counted
    std::optional<Interrupts> interrupts_{std::in_place};
    std::optional<int> signal_;  ///< that came while they were held back
};

const Format* format_to_use(const std::string& name)
{
    return name.empty() ? nullptr : format_named(name);
}

IngestOptions options_of(const IngestCommand& command, bool is_rehearsal)
{
    return {.paths = command.paths,
            .format = format_to_use(command.format),
            .jobs =
                command.jobs > 0 ? command.jobs : std::max(1u, std::thread::hardware_concurrency()),
            .keep_originals = !is_rehearsal};
}

/// Does the work, and says what was done also where the library fails half way.
template <class Work>
IngestResult told(Telling& telling, const Work& work)
{
    IngestResult result;
    try {
        work(result);
    } catch (const std::exception&) {
        telling.finish(result);
        throw;
    }
    telling.finish(result);
    return result;
}

int exit_of(const IngestResult& result, const Telling& telling)
{
    if (result.interrupted)
        return 128 + telling.signal().value_or(0);
    return static_cast<int>(result.counts.rejected > 0 ? Exit::refused : Exit::done);
}

int rehearse(const fs::path& scratch, const Vocabulary& vocabulary, const IngestCommand& command,
             Console& console)
{
    Catalogue catalogue(scratch, Catalogue::Access::read_write);
    Telling telling(command, true, console);
    const IngestResult result = told(telling, [&](IngestResult& done) {
        ingest_files(catalogue, vocabulary, options_of(command, true), telling.events(), done);
    });
    return exit_of(result, telling);
}

int dry_run(const fs::path& path, const IngestCommand& command, Console& console)
{
    if (!fs::exists(path / "catalogue.sqlite"))
        return check(command, console);
    const TemporaryFolder scratch;
    const Library library = open_library(path, Catalogue::Access::read_only);
    library.catalogue.copy_to(scratch.path());
    return rehearse(scratch.path(), library.vocabulary, command, console);
}

}  // namespace

int ingest(const fs::path& path, const IngestCommand& command, Console& console)
{
    if (command.dry_run)
        return dry_run(path, command, console);
    Library library = open_or_make_library(path);
    Telling telling(command, false, console);
    const IngestResult result = told(telling, [&](IngestResult& done) {
        // SIGINT and SIGTERM wait for the commit that is running.
        ingest_files(library.catalogue, library.vocabulary, options_of(command, false),
                     telling.events(), done);
        telling.take_no_more();
        if (done.interrupted)
            return;
        if (done.counts.rejected > 0 || done.counts.duplicates > 0)
            library.catalogue.drop_unnamed_originals();
        bring_to_index(library, console);
    });
    if (result.interrupted)
        console.err << "interrupted: what is counted is stored, the rest is not. The same command "
                       "goes on from there; `findings-indexer sync` makes what is stored findable, "
                       "`undo "
                    << result.batch.value << "` takes it back\n";
    return exit_of(result, telling);
}

int check(const IngestCommand& command, Console& console)
{
    const TemporaryFolder scratch;
    return rehearse(scratch.path(), Vocabulary::from_skos(shipped_vocabulary()), command, console);
}

}  // namespace findings::indexer
