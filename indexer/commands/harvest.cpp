#include "indexer/pipeline/harvest.hpp"

#include "indexer/commands/bring_to_index.hpp"
#include "indexer/commands/commands.hpp"
#include "indexer/commands/interrupts.hpp"
#include "indexer/commands/library.hpp"
#include "indexer/commands/record_telling.hpp"
#include "indexer/commands/waiting.hpp"
#include "indexer/sources/http_patience.hpp"
#include "library/base/file.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <ostream>
#include <random>

namespace findings::indexer {
namespace {

namespace fs = std::filesystem;

/// One harvest as its user sees it.
class Telling {
public:
    Telling(const HarvestCommand& command, Console& console)
        : console_(console),
          records_(console, "harvest", "records", command.report, command.dry_run)
    {}

    HarvestEvents events()
    {
        return {.stored = [this](const auto& stored) { records_.tell_stored(stored); },
                .rejected = [this](const Rejection& rejection) { records_.tell(rejection); },
                .noted = [this](const Note& note) { records_.add(note); },
                .told = [this](const std::string& what) { tell(what); },
                .progress = [this](std::uint64_t records,
                                   std::uint64_t all) { records_.progress().show(records, all); },
                .interrupted = [this] { return signal().has_value(); }};
    }

    std::optional<int> signal() const { return interrupts_.signal(); }

    void tell(const std::string& what)
    {
        records_.progress().clear();
        console_.err << "harvest: " << what << '\n';
    }

    void finish(const HarvestResult& result)
    {
        const double seconds = records_.end();
        console_.out << beginning_of(result) << closing_line(result, seconds) << std::endl;
        if (Report* const report = records_.report())
            report->finish(records_.is_rehearsal() ? std::nullopt : result.batch, result.counts,
                           seconds, result.deleted);
    }

private:
    std::string beginning_of(const HarvestResult& result) const
    {
        if (records_.is_rehearsal())
            return "nothing stored, would be: ";
        return result.batch ? fmt::format("batch {}: ", result.batch->value) : "nothing came: ";
    }

    static std::string closing_line(const HarvestResult& result, double seconds)
    {
        const BatchCounts& counts = result.counts;
        return fmt::format(
            "{} new, {} new versions, {} duplicates, {} possible duplicates, {} rejected, "
            "{} skipped, {} deleted; {:.1f} s, {:.0f} records/s",
            counts.is_new, counts.new_versions, counts.duplicates, counts.possible_duplicates,
            counts.rejected, counts.skipped, result.deleted, seconds,
            seconds > 0 ? static_cast<double>(result.records) / seconds : 0.0);
    }

    Console& console_;
    RecordTelling records_;
    Interrupts interrupts_;
};

/// The world as it is: clock, chance and time that passes.
Waiting waiting(Telling& telling)
{
    const auto wait = [&telling](std::chrono::milliseconds duration) {
        return wait_unless([&telling] { return telling.signal().has_value(); }, duration);
    };
    return {.now = [] { return std::chrono::system_clock::now(); },
            .chance =
                [random = std::mt19937(std::random_device()())]() mutable {
                    return std::uniform_real_distribution<double>()(random);
                },
            .wait = wait,
            .told = [&telling](const std::string& why) { telling.tell(why); }};
}

HarvestOptions options_of(const HarvestCommand& command)
{
    HarvestOptions options{
        .set = command.set, .prefix = command.prefix, .keep_originals = !command.dry_run};
    if (!command.from.empty())
        options.from = command.from;
    if (!command.until.empty())
        options.until = command.until;
    return options;
}

/// What of the command line is wrong; empty where nothing is.
std::string fault_of(const HarvestCommand& command)
{
    const Result<HttpUrl, std::string> url = HttpUrl::parse(command.url);
    if (!url.has_value())
        return "URL: " + url.error();
    if (url->has("verb"))
        return "URL: give the base address of the repository's OAI-PMH, without ?verb=…";
    for (const auto& [option, stamp] :
         {std::pair("--from", command.from), std::pair("--until", command.until)})
        if (!stamp.empty() && !is_datestamp(stamp))
            return fmt::format("{}: is no day (2026-11-23) or instant (2026-11-23T09:00:00Z)",
                               option);
    const std::size_t shorter = std::min(command.from.size(), command.until.size());
    if (command.until.substr(0, shorter) < command.from.substr(0, shorter))
        return "--until: is before --from";
    return "";
}

struct Ended {
    HarvestResult result;
    Exit exit = Exit::done;
};

/// Harvests, and says what was done also where it ends half way.
Ended run(const fs::path& library, const Vocabulary& vocabulary, const HarvestCommand& command,
          Telling& telling)
{
    Ended ended;
    const auto fail = [&](const std::string& what, Exit exit) {
        telling.tell(what);
        ended.exit = exit;
    };
    HttpLimits limits;
    if (command.allow_private)
        limits.objection = nullptr;
    HttpClient client(std::move(limits), [&] { return telling.signal().has_value(); });
    const Waiting world = waiting(telling);
    OaiRepository repository(
        *HttpUrl::parse(command.url), [&](const std::string& url, const fs::path& body) {
            return ask_patiently({}, world, url, [&] { return client.get(url, body); });
        });
    try {
        Harvests harvests(library);
        harvest(harvests, vocabulary, options_of(command), repository, telling.events(),
                ended.result);
        if (ended.result.counts.rejected > 0)
            ended.exit = Exit::refused;
    } catch (const AddressRefused& error) {
        fail(error.what(), Exit::usage);
    } catch (const OaiRefused& error) {
        fail(error.what(), Exit::usage);
    } catch (const HttpError& error) {
        fail(error.what(), Exit::failed);
    } catch (const CatalogueError&) {
        telling.finish(ended.result);
        throw;
    }
    telling.finish(ended.result);
    return ended;
}

int dry_run(const fs::path& path, const HarvestCommand& command, Console& console)
{
    const TemporaryFolder scratch;
    Telling telling(command, console);
    if (!fs::exists(path / "catalogue.sqlite")) {
        const Vocabulary vocabulary = Vocabulary::from_skos(shipped_vocabulary());
        return static_cast<int>(run(scratch.path(), vocabulary, command, telling).exit);
    }
    const Library library = open_library(path, Catalogue::Access::read_only);
    library.catalogue.copy_to(scratch.path());
    return static_cast<int>(run(scratch.path(), library.vocabulary, command, telling).exit);
}

void tell_how_to_go_on(const Ended& ended, Console& console)
{
    console.err << "what is counted is stored; the same command goes on where this one ended, "
                   "`findings-indexer sync` makes it findable until then";
    if (ended.result.batch)
        console.err << ", `undo " << ended.result.batch->value << "` takes it back";
    console.err << '\n';
}

}  // namespace

int harvest(const fs::path& path, const HarvestCommand& command, Console& console)
{
    if (const std::string fault = fault_of(command); !fault.empty()) {
        console.err << fault << '\n';
        return static_cast<int>(Exit::usage);
    }
    if (command.dry_run)
        return dry_run(path, command, console);
    Library library = open_or_make_library(path);
    Ended ended;
    {
        // While this lives, SIGINT and SIGTERM wait for the commit that is running.
        Telling telling(command, console);
        ended = run(library.path, library.vocabulary, command, telling);
        if (ended.result.interrupted) {
            tell_how_to_go_on(ended, console);
            return 128 + telling.signal().value_or(0);
        }
    }
    if (ended.exit == Exit::failed)
        tell_how_to_go_on(ended, console);
    if (ended.result.counts.rejected > 0 || ended.result.counts.duplicates > 0)
        library.catalogue.drop_unnamed_originals();
    if (ended.result.records > 0)
        bring_to_index(library, console);
    return static_cast<int>(ended.exit);
}

}  // namespace findings::indexer
