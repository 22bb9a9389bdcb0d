#include "indexer/pipeline/ingest.hpp"

#include "indexer/commands/bring_to_index.hpp"
#include "indexer/commands/commands.hpp"
#include "indexer/commands/interrupts.hpp"
#include "indexer/commands/library.hpp"
#include "indexer/commands/progress.hpp"
#include "indexer/pipeline/notes.hpp"
#include "indexer/pipeline/report.hpp"
#include "library/base/file.hpp"
#include "library/base/text.hpp"

#include <fmt/core.h>

#include <chrono>
#include <map>
#include <ostream>
#include <thread>

namespace findings::indexer {
namespace {

namespace fs = std::filesystem;
/// A path may hold line ends, and each acknowledgement is a line.
std::string on_one_line(const std::string& path)
{
    std::string line;
    for (const char c : path) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            line += fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
        else
            line += c;
    }
    return line;
}

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

/// What a rehearsal says of each record. A record that would be new has no id yet: what is like it
/// is told by the place where that one stands.
class Forecast {
public:
    std::string line(const Acknowledged& one)
    {
        const std::string place = on_one_line(str(one.place));
        const Stored& stored = one.stored;
        switch (stored.outcome) {
        case StoreOutcome::new_version:
            return "would be a new version of " + name(stored.id) + ": " + place;
        case StoreOutcome::duplicate:
            return "would be a duplicate of " + name(stored.id) + ": " + place;
        case StoreOutcome::possible_duplicate:
            new_ones_.emplace(stored.id, place);
            return "would be new, but may be the same work as " + name(*stored.like) + ": " + place;
        case StoreOutcome::is_new:
            break;
        }
        new_ones_.emplace(stored.id, place);
        return "would be new: " + place;
    }

private:
    std::string name(const RecordId& id) const
    {
        const auto found = new_ones_.find(id);
        return found == new_ones_.end() ? id.str() : found->second;
    }

    std::map<RecordId, std::string> new_ones_;  ///< with their places
};

/// One ingest as its user sees it.
class Telling {
public:
    Telling(const IngestCommand& command, bool is_rehearsal, Console& console)
        : console_(console), is_rehearsal_(is_rehearsal), progress_(console, "ingest", "files")
    {
        if (command.report)
            report_.emplace(*command.report);
        if (console.err_is_terminal)
            files_ = count_files(command.paths);
    }

    IngestEvents events()
    {
        return {.stored = [this](const auto& stored) { tell_stored(stored); },
                .rejected = [this](const Rejection& rejection) { tell(rejection); },
                .noted = [this](const Note& note) { notes_.add(note); },
                .progress =
                    [this](std::uint64_t files, std::uint64_t records) {
                        progress_.show(files, files_, fmt::format("{} records stored", records));
                    },
                .interrupted = [this] { return signal().has_value(); }};
    }

    std::optional<int> signal() const { return signal_ ? signal_ : interrupts_->signal(); }

    /// From here on SIGINT and SIGTERM end the program at once.
    void take_no_more()
    {
        progress_.clear();
        signal_ = interrupts_->signal();
        interrupts_.reset();
    }

    void finish(const IngestResult& result)
    {
        progress_.clear();
        for (const std::string& line : notes_.lines())
            console_.err << line << '\n';
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began_;
        if (is_rehearsal_)
            console_.out << "nothing stored, would be: ";
        else
            console_.out << "batch " << result.batch.value << ": ";
        console_.out << closing_line(result, took.count()) << std::endl;
        if (!report_)
            return;
        report_->say_already_here(result.already_here);
        report_->finish(is_rehearsal_ ? std::nullopt : std::optional(result.batch), result.counts,
                        took.count());
    }

private:
    void tell_stored(const std::vector<Acknowledged>& acknowledged)
    {
        progress_.clear();
        for (const Acknowledged& one : acknowledged) {
            if (one.stored.like)
                tell_like(one);
            if (is_rehearsal_)
                console_.out << forecast_.line(one) << '\n';
            else if (!console_.out_is_terminal)
                console_.out << "stored " << one.stored.id.str() << ' '
                             << on_one_line(one.place.path) << '\n';
        }
        console_.out << std::flush;
    }

    void tell_like(const Acknowledged& one)
    {
        if (report_)
            report_->add_possible_duplicate(one);
        if (!is_rehearsal_)
            console_.err << on_one_line(str(one.place)) << ": note: may be the same work as "
                         << one.stored.like->str() << "; stored as " << one.stored.id.str() << '\n';
    }

    void tell(const Rejection& rejection)
    {
        progress_.clear();
        console_.err << str(rejection) << '\n';
        if (report_)
            report_->add(rejection);
    }

    Console& console_;
    const bool is_rehearsal_;
    const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    Progress progress_;
    Notes notes_;
    std::optional<Report> report_;
    std::uint64_t files_ = 0;  ///< 0: not counted
    Forecast forecast_;
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
