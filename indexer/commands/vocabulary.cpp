#include "library/vocabulary/vocabulary.hpp"

#include "indexer/commands/commands.hpp"
#include "indexer/commands/library.hpp"
#include "indexer/commands/progress.hpp"
#include "indexer/commands/vocabulary_telling.hpp"
#include "indexer/pipeline/vocabulary_plan.hpp"
#include "library/base/file.hpp"
#include "library/base/text.hpp"

#include <algorithm>
#include <istream>
#include <optional>
#include <ostream>

namespace findings::indexer {
namespace {

constexpr std::size_t most_remarks_when_loading = 10;

/// The vocabulary, unless something is wrong with it; that is then told.
std::optional<Vocabulary> sound_vocabulary(const std::filesystem::path& file,
                                           std::string_view rdf_xml, Console& console)
{
    try {
        Vocabulary vocabulary = Vocabulary::from_skos(rdf_xml);
        const std::vector<std::string> faults = check(vocabulary);
        for (const std::string& fault : faults)
            console.err << file.string() << ": " << fault << '\n';
        if (faults.empty())
            return vocabulary;
    } catch (const VocabularyError& error) {
        console.err << file.string() << ": " << error.what() << '\n';
    }
    return std::nullopt;
}

void tell_remarks(const std::filesystem::path& file, const std::vector<std::string>& remarks,
                  std::size_t most, Console& console)
{
    for (std::size_t i = 0; i < std::min(most, remarks.size()); ++i)
        console.err << file.string() << ": note: " << remarks[i] << '\n';
    if (remarks.size() > most)
        console.err << file.string() << ": " << remarks.size() - most
                    << " more notes; `findings-indexer vocabulary check` names them\n";
}

/// Where the question cannot be put to anybody, the answer is no.
bool is_agreed(const VocabularyCommand& command, const VocabularyPlan& plan, Console& console)
{
    if (command.yes || !plan.touches_records())
        return true;
    if (console.in == nullptr) {
        console.err << "not loaded: it changes the areas of records; say --yes to load it\n";
        return false;
    }
    console.err << "Load it? [y/N] " << std::flush;
    std::string answer;
    std::getline(*console.in, answer);
    const std::string word = ascii_lower(trimmed(answer));
    if (word == "y" || word == "yes")
        return true;
    console.err << "not loaded\n";
    return false;
}

void index_anew(const std::filesystem::path& library, const Vocabulary& vocabulary,
                Console& console)
{
    Progress progress(console, "rebuild", "records");
    const EvidenceScales scales = shipped_scales();
    rebuild_index({library, vocabulary, scales}, {},
                  [&](std::uint64_t done, std::uint64_t all) { progress.show(done, all); });
    progress.clear();
}

void write_report(const VocabularyCommand& command, const VocabularyPlan& plan,
                  const std::vector<std::string>& remarks, bool was_loaded)
{
    if (command.report)
        write_file_durably(*command.report, report_of(plan, remarks, was_loaded));
}

VocabularyPlan told_plan(const Library& library, const Vocabulary& vocabulary, CatalogueFile& file,
                         Console& console)
{
    VocabularyPlan plan = plan_vocabulary(library.vocabulary, vocabulary, VocabularyStore(file));
    tell(plan, console.out);
    return plan;
}

int try_out(const std::filesystem::path& path, const VocabularyCommand& command,
            const Vocabulary& vocabulary, Console& console)
{
    const Library library = open_library(path, Catalogue::Access::read_only);
    CatalogueFile file(path, Catalogue::Access::read_only);
    const VocabularyPlan plan = told_plan(library, vocabulary, file, console);
    write_report(command, plan, remarks(vocabulary), false);
    console.out << "nothing was changed (--dry-run)\n";
    return static_cast<int>(Exit::done);
}

}  // namespace

int vocabulary_check(const std::filesystem::path& file, Console& console)
{
    const std::optional<Vocabulary> vocabulary = sound_vocabulary(file, read_file(file), console);
    if (!vocabulary)
        return static_cast<int>(Exit::refused);
    const std::vector<std::string> notes = remarks(*vocabulary);
    tell_remarks(file, notes, notes.size(), console);
    console.out << vocabulary->concepts().size() << " practice areas, no fault";
    if (!notes.empty())
        console.out << ", " << notes.size() << " notes";
    console.out << '\n';
    return static_cast<int>(Exit::done);
}

int vocabulary_load(const std::filesystem::path& path, const VocabularyCommand& command,
                    Console& console)
{
    const std::string rdf_xml = read_file(command.file);
    const std::optional<Vocabulary> vocabulary = sound_vocabulary(command.file, rdf_xml, console);
    if (!vocabulary)
        return static_cast<int>(Exit::refused);
    const std::vector<std::string> notes = remarks(*vocabulary);
    tell_remarks(command.file, notes, most_remarks_when_loading, console);
    if (command.dry_run)
        return try_out(path, command, *vocabulary, console);
    const Library library = open_or_make_library(path);
    CatalogueFile file(path, Catalogue::Access::read_write);
    const VocabularyPlan plan = told_plan(library, *vocabulary, file, console);
    const bool agreed = is_agreed(command, plan, console);
    if (agreed)
        VocabularyStore(file).renew(
            {rdf_xml, vocabulary->hash(), plan.replacements, plan.not_suggested});
    write_report(command, plan, notes, agreed);
    if (!agreed)
        return static_cast<int>(Exit::refused);
    index_anew(path, *vocabulary, console);
    console.out << vocabulary->concepts().size()
                << " practice areas loaded, index rebuilt; `findings-indexer tag --all` suggests "
                   "them\n";
    return static_cast<int>(Exit::done);
}

}  // namespace findings::indexer
