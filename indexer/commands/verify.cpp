#include "indexer/commands/commands.hpp"

#include "indexer/commands/library.hpp"
#include "indexer/commands/progress.hpp"
#include "library/base/file.hpp"
#include "library/base/sha256.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace findings::indexer {
namespace {

/// What is wrong with the library: a line each.
struct Faults {
    std::vector<std::string> catalogue;  ///< only a backup has them
    std::vector<std::string> index;      ///< made again from the catalogue
    std::uint64_t waiting = 0;           ///< changes that the index has not got yet
    std::size_t unnamed = 0;             ///< kept files that no record names: no fault

    std::size_t count() const { return catalogue.size() + index.size(); }
};

/// What is wrong with the file of this sum; nullopt where nothing is.
std::optional<std::string> fault_of_original(const Catalogue& catalogue, const std::string& sum)
{
    const std::optional<std::filesystem::path> path = catalogue.original(sum);
    if (!path)
        return "the file it came from is missing: " + sum;
    try {
        if (sha256_of_file(*path) != sum)
            return "the file it came from is not as it was written: " + path->string();
    } catch (const FileError& error) {
        return "the file it came from cannot be read: " + std::string(error.what());
    }
    return std::nullopt;
}

void check_originals(const Catalogue& catalogue, Faults& faults)
{
    const std::vector<std::string> named = catalogue.original_sums();
    std::map<std::string, std::string> bad;
    for (const std::string& sum : named)
        if (const std::optional<std::string> fault = fault_of_original(catalogue, sum))
            bad.emplace(sum, *fault);
    if (!bad.empty())
        catalogue.each([&](const CatalogueRecord& held) {
            const auto found = bad.find(held.origin.file_sha256);
            if (found != bad.end())
                faults.catalogue.push_back("catalogue: record " + held.record.id->str() + ": " +
                                           found->second);
        });
    const std::vector<std::string> kept = catalogue.kept_sums();
    faults.unnamed = static_cast<std::size_t>(std::ranges::count_if(
        kept, [&](const std::string& sum) { return !std::ranges::binary_search(named, sum); }));
}

void check_catalogue(const Catalogue& catalogue, Faults& faults)
{
    for (const std::string& what : catalogue.integrity_faults())
        faults.catalogue.push_back("catalogue: " + what);
    check_originals(catalogue, faults);
}

void check_index(const Library& library, Faults& faults)
{
    const IndexFaults found = verify_index(library.sources(), library.catalogue);
    const auto add = [&](std::string_view where, const std::vector<std::string>& all) {
        for (const std::string& what : all)
            faults.index.push_back(std::string(where) + ": " + what);
    };
    add("index: record is missing", found.missing);
    add("index: record is not in the catalogue", found.surplus);
    add("index: record is outdated", found.outdated);
    add("index: record is there twice", found.twice);
    add("index", found.damage);
    faults.waiting = found.waiting;
}

Faults faults_of(const Library& library)
{
    Faults faults;
    check_catalogue(library.catalogue, faults);
    check_index(library, faults);
    return faults;
}

void say(const std::vector<std::string>& faults, std::ostream& out)
{
    for (const std::string& fault : faults)
        out << fault << '\n';
}

/// "1 fault", "2 faults", and what mends them.
std::string counted(const Faults& faults)
{
    std::string said =
        std::to_string(faults.count()) + (faults.count() == 1 ? " fault" : " faults");
    if (!faults.index.empty())
        said += "; `findings-indexer verify --repair` (or `findings-indexer rebuild`) mends those "
                "of the index";
    if (!faults.catalogue.empty())
        said += "; those of the catalogue are mended from a backup (`findings-indexer restore`)";
    return said;
}

/// Makes again what can be made; the index not from a catalogue that is damaged itself.
void mend(Library& library, const Faults& faults, Console& console)
{
    if (faults.unnamed > 0) {
        library.catalogue.drop_unnamed_originals();
        console.out << "repair: files that no record names were removed\n";
    }
    if (!library.catalogue.integrity_faults().empty())
        return;
    Progress progress(console, "index", "records");
    const auto show = [&](std::uint64_t done, std::uint64_t all) { progress.show(done, all); };
    if (!faults.index.empty())
        rebuild_index(library.sources(), {}, show);
    else if (faults.waiting > 0)
        sync_index(library.sources(), library.catalogue, show);
    seal_index(library.path);
    progress.clear();
    if (!faults.index.empty())
        console.out << "repair: the index was made anew\n";
    else if (faults.waiting > 0)
        console.out << "repair: " << faults.waiting << " changes were brought to the index\n";
}

int conclude(const Library& library, const Faults& faults, Console& console)
{
    if (faults.count() > 0) {
        console.out << counted(faults) << '\n';
        return static_cast<int>(Exit::refused);
    }
    if (faults.unnamed > 0)
        console.out << faults.unnamed << " files in files/ belong to no record, as after a run "
                    << "that was cut off: `findings-indexer verify --repair` removes them\n";
    if (faults.waiting > 0)
        console.out << "no fault, but " << faults.waiting
                    << " changes are not in the index yet: run `findings-indexer sync`\n";
    else
        console.out << "catalogue and index are whole and equal: " << library.catalogue.count()
                    << " records\n";
    return static_cast<int>(Exit::done);
}

}  // namespace

int verify(const std::filesystem::path& library, bool repair, Console& console)
{
    Library opened = open_library(library, repair ? Catalogue::Access::read_write
                                                  : Catalogue::Access::read_only);
    Faults faults = faults_of(opened);
    say(faults.catalogue, console.out);
    say(faults.index, console.out);
    if (repair && (faults.count() > 0 || faults.waiting > 0 || faults.unnamed > 0)) {
        mend(opened, faults, console);
        faults = faults_of(opened);
    }
    return conclude(opened, faults, console);
}

}  // namespace findings::indexer
