#include "library/vocabulary/vocabulary.hpp"

#include "indexer/commands/commands.hpp"
#include "indexer/commands/library.hpp"
#include "indexer/commands/progress.hpp"
#include "library/base/file.hpp"

#include <optional>
#include <ostream>

namespace findings::indexer {
namespace {

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

}  // namespace

int vocabulary_check(const std::filesystem::path& file, Console& console)
{
    const std::optional<Vocabulary> vocabulary = sound_vocabulary(file, read_file(file), console);
    if (!vocabulary)
        return static_cast<int>(Exit::refused);
    console.out << vocabulary->concepts().size() << " practice areas, no fault\n";
    return static_cast<int>(Exit::done);
}

int vocabulary_load(const std::filesystem::path& library, const std::filesystem::path& file,
                    Console& console)
{
    const std::string rdf_xml = read_file(file);
    const std::optional<Vocabulary> vocabulary = sound_vocabulary(file, rdf_xml, console);
    if (!vocabulary)
        return static_cast<int>(Exit::refused);
    Catalogue catalogue(library, Catalogue::Access::read_write);
    catalogue.set_vocabulary(rdf_xml, vocabulary->hash());
    Progress progress(console, "rebuild", "records");
    const EvidenceScales scales = shipped_scales();
    rebuild_index({library, *vocabulary, scales}, {},
                  [&](std::uint64_t done, std::uint64_t all) { progress.show(done, all); });
    progress.clear();
    console.out << vocabulary->concepts().size() << " practice areas loaded, index rebuilt\n";
    return static_cast<int>(Exit::done);
}

}  // namespace findings::indexer
