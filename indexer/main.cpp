#include "indexer/commands/commands.hpp"
#include "library/base/file.hpp"
#include "library/base/text.hpp"
#include "library/catalogue/catalogue.hpp"
#include "library/formats/formats.hpp"
#include "library/index/index_error.hpp"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <functional>
#include <iostream>
#include <new>

namespace {

using namespace findings;
using namespace findings::indexer;

/// What the command line chose, run once all of it was understood.
using Chosen = std::function<int(Console&)>;

std::vector<std::string> format_names()
{
    std::vector<std::string> names;
    for (const Format& format : formats())
        names.emplace_back(format.name);
    return names;
}

std::vector<std::string> written_format_names()
{
    std::vector<std::string> names;
    for (const Format& format : formats())
        if (format.writer != nullptr)
            names.emplace_back(format.name);
    return names;
}

/// Wires the commands to the command line.
class CommandLine {
public:
    CommandLine()
    {
        app_.require_subcommand(1);
        app_.fallthrough();
        app_.add_option("--library", library_, "Folder of the library")
            ->envname("FINDINGS_LIBRARY");
        app_.footer("Exit: 0 done, 1 a document was rejected or a fault was found, 2 wrong usage,\n"
                    "3 the library, the index, the disk or the machine failed,\n"
                    "130 and 143 ended by SIGINT or SIGTERM after the commit that was running.");
        add_ingest();
        add_check();
        add_harvest();
        add_links();
        add_batches();
        add_undo();
        add_duplicates();
        add_index();
        add_tag();
        add_vocabulary();
        add_search();
        add_export();
        add_backup();
    }

    int run(int argc, char** argv, Console& console)
    {
        try {
            app_.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            const int code = app_.exit(error, console.out, console.err);
            return static_cast<int>(code == 0 ? Exit::done : Exit::usage);
        }
        if (needs_library_ && library_.empty()) {
            console.err << "which library? name its folder: --library DIR or FINDINGS_LIBRARY\n";
            return static_cast<int>(Exit::usage);
        }
        return chosen_(console);
    }

private:
    void choose(CLI::App* command, bool needs_library, Chosen chosen)
    {
        command->callback([this, needs_library, chosen = std::move(chosen)] {
            needs_library_ = needs_library;
            chosen_ = chosen;
        });
    }

    void add_reading_options(CLI::App* command)
    {
        command->add_option("PATH", ingest_.paths, "Files and folders")->required();
        command->add_option("--format", ingest_.format, "Read every file as this format")
            ->check(CLI::IsMember(format_names()));
        command->add_option("--jobs", ingest_.jobs, "Files read at the same time (0: one a core)")
            ->check(CLI::Range(0, 64));
        command->add_option("--report", ingest_.report,
                            "Write counts and rejections here, as JSON");
    }

    void add_ingest()
    {
        CLI::App* command = app_.add_subcommand("ingest", "Bring evidence into the library");
        add_reading_options(command);
        command->add_flag("--dry-run", ingest_.dry_run, "Say what would be done, store nothing");
        choose(command, true,
               [this](Console& console) { return ingest(library_, ingest_, console); });
    }

    void add_check()
    {
        CLI::App* command =
            app_.add_subcommand("check", "Say what ingest would, without a library");
        add_reading_options(command);
        choose(command, false, [this](Console& console) { return check(ingest_, console); });
    }

    void add_harvest()
    {
        CLI::App* command =
            app_.add_subcommand("harvest", "Bring in what an OAI-PMH repository has, or has new");
        command->add_option("URL", harvest_.url, "Base address of its OAI-PMH")->required();
        command->add_option("--set", harvest_.set, "Only this set (a setSpec)");
        command->add_option("--from", harvest_.from,
                            "Only what changed since, YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ "
                            "(without: since the last harvest)");
        command->add_option("--until", harvest_.until, "Only what changed up to then");
        command->add_option("--prefix", harvest_.prefix,
                            "metadataPrefix (without: the best of those offered)");
        command->add_option("--report", harvest_.report,
                            "Write counts and rejections here, as JSON");
        command->add_flag("--allow-private", harvest_.allow_private,
                          "Go to loopback and private addresses too, and through the proxies that "
                          "the environment names");
        command->add_flag("--dry-run", harvest_.dry_run, "Say what would be done, store nothing");
        choose(command, true,
               [this](Console& console) { return harvest(library_, harvest_, console); });
    }

    void add_links()
    {
        CLI::App* command =
            app_.add_subcommand("links", "Follow the links of published records: which are dead?");
        command->add_option("--limit", links_.most, "Links in this run")
            ->check(CLI::Range(1, 1'000'000))
            ->capture_default_str();
        command
            ->add_option("--older-than", links_.older_than,
                         "Days for which a link that was looked at is left alone")
            ->check(CLI::Range(0, 3'650))
            ->capture_default_str();
        command->add_flag("--allow-private", links_.allow_private,
                          "Go to loopback and private addresses too, and through the proxies that "
                          "the environment names");
        choose(command, true,
               [this](Console& console) { return links(library_, links_, console); });
    }

    void add_batches()
    {
        choose(app_.add_subcommand("batches", "List what came in together"), true,
               [this](Console& console) { return batches(library_, console); });
    }

    void add_duplicates()
    {
        CLI::App* command = app_.add_subcommand(
            "duplicates", "List records that may be one work, or say what they are");
        CLI::Option* same =
            command
                ->add_option("--same", pair_, "They are one work: the first takes over the second")
                ->expected(2);
        CLI::Option* different =
            command->add_option("--different", pair_, "They are two works")->expected(2);
        different->excludes(same);
        choose(command, true, [this, same](Console& console) {
            return pair_.empty() ? duplicates(library_, console)
                                 : settle_duplicates(library_, pair_, same->count() > 0, console);
        });
        command = app_.add_subcommand("provenance", "Say where each field of a record came from");
        command->add_option("ID", record_, "Of the record")->required();
        choose(command, true,
               [this](Console& console) { return provenance(library_, record_, console); });
    }

    void add_undo()
    {
        CLI::App* command = app_.add_subcommand("undo", "Take a batch back");
        command->add_option("BATCH", batch_, "Its number, as `batches` lists it")->required();
        choose(command, true, [this](Console& console) { return undo(library_, batch_, console); });
    }

    void add_index()
    {
        choose(app_.add_subcommand("sync", "Bring the index up to the catalogue"), true,
               [this](Console& console) { return sync(library_, console); });
        CLI::App* command = app_.add_subcommand("rebuild", "Make the index anew and swap it in");
        command->add_option("--jobs", jobs_, "Workers (0: one a core)")->check(CLI::Range(0, 64));
        choose(command, true,
               [this](Console& console) { return rebuild(library_, jobs_, console); });
        command = app_.add_subcommand("verify", "Say what is wrong with the library, if anything");
        command->add_flag("--repair", repair_,
                          "Mend what can be made again: the index; files that nothing names go");
        choose(command, true,
               [this](Console& console) { return verify(library_, repair_, console); });
    }

    void add_tag()
    {
        CLI::App* command =
            app_.add_subcommand("tag", "Suggest practice areas for records that have none yet");
        command->add_flag("--all", tag_all_,
                          "Learn anew from what people decided, and suggest for every record");
        choose(command, true,
               [this](Console& console) { return tag(library_, tag_all_, console); });
    }

    void add_vocabulary()
    {
        CLI::App* command =
            app_.add_subcommand("vocabulary", "The practice areas, as SKOS RDF/XML");
        command->require_subcommand(1);
        CLI::App* load = command->add_subcommand("load", "Make a file the library's vocabulary");
        load->add_option("FILE", vocabulary_.file)->required();
        load->add_flag("--dry-run", vocabulary_.dry_run, "Say what would change, change nothing");
        load->add_flag("--yes", vocabulary_.yes, "Do not ask before areas of records change");
        load->add_option("--report", vocabulary_.report,
                         "Write what changes for which records here, as JSON");
        choose(load, true, [this](Console& console) {
            return vocabulary_load(library_, vocabulary_, console);
        });
        CLI::App* check = command->add_subcommand("check", "Say what is wrong with a file");
        check->add_option("FILE", file_)->required();
        choose(check, false, [this](Console& console) { return vocabulary_check(file_, console); });
    }

    void add_search()
    {
        CLI::App* command = app_.add_subcommand("search", "Search as the server does");
        command->add_option("QUERY", words_, "Words, as they are typed on the site")->required();
        command->add_option("--format", search_format_, "How to print the results")
            ->check(CLI::IsMember({"text", "json"}))
            ->capture_default_str();
        choose(command, true, [this](Console& console) {
            return search(library_, joined(words_, " "), search_format_ == "json", console);
        });
    }

    void add_export()
    {
        CLI::App* command = app_.add_subcommand("export", "Write records to the standard output");
        command->add_option("--format", export_.format, "How to write them")
            ->check(CLI::IsMember(written_format_names()))
            ->capture_default_str();
        command->add_option("--query", export_.query,
                            "Only what a search for this finds, all of it; else everything");
        choose(command, true,
               [this](Console& console) { return export_records(library_, export_, console); });
    }

    void add_backup()
    {
        CLI::App* command =
            app_.add_subcommand("backup", "Copy the library into one archive while it is in use");
        command->add_option("FILE", file_, "Where to; a new file")->required();
        choose(command, true,
               [this](Console& console) { return backup(library_, file_, console); });
        command = app_.add_subcommand("restore", "Make a library from such an archive");
        command->add_option("FILE", file_)->required();
        choose(command, true,
               [this](Console& console) { return restore(library_, file_, console); });
    }

    CLI::App app_{"Brings evidence into a Findings library and keeps its index",
                  "findings-indexer"};
    std::string library_;
    bool needs_library_ = true;
    Chosen chosen_;
    IngestCommand ingest_;
    HarvestCommand harvest_;
    LinksCommand links_;
    std::int64_t batch_ = 0;
    std::vector<std::string> pair_;
    std::string record_;
    unsigned jobs_ = 0;
    bool repair_ = false;
    bool tag_all_ = false;
    VocabularyCommand vocabulary_;
    std::string file_;
    std::vector<std::string> words_;
    std::string search_format_ = "text";
    ExportCommand export_;
};

int failed(const char* why)
{
    std::cerr << "findings-indexer: " << why << std::endl;
    return static_cast<int>(Exit::failed);
}

}  // namespace

int main(int argc, char** argv)
{
    Console console{std::cout, std::cerr, ::isatty(STDOUT_FILENO) == 1,
                    ::isatty(STDERR_FILENO) == 1,
                    ::isatty(STDIN_FILENO) == 1 ? &std::cin : nullptr};
    try {
        return CommandLine().run(argc, argv, console);
    } catch (const std::bad_alloc&) {
        return failed("the memory of this machine does not suffice");
    } catch (const std::exception& error) {
        return failed(error.what());
    }
}
