#include "indexer/commands/commands.hpp"

#include "indexer/commands/library.hpp"

#include <ostream>
#include <string>
#include <string_view>

namespace findings::indexer {
namespace {

/// Prints what is wrong, a line each, and counts it.
class Faults {
public:
    explicit Faults(std::ostream& out) : out_(out) {}

    void add(std::string_view where, std::string_view what)
    {
        out_ << where << ": " << what << '\n';
        ++count_;
    }

    void add(std::string_view where, const std::vector<std::string>& all)
    {
        for (const std::string& what : all)
            add(where, what);
    }

    std::uint64_t count() const { return count_; }

private:
    std::ostream& out_;
    std::uint64_t count_ = 0;
};

void check_originals(const Catalogue& catalogue, Faults& faults)
{
    catalogue.each([&](const CatalogueRecord& held) {
        const std::string& sum = held.origin.file_sha256;
        if (!sum.empty() && !catalogue.original(sum))
            faults.add("catalogue", "record " + held.record.id->str() +
                                        ": the file it came from is missing: " + sum);
    });
}

/// "1 fault", "2 faults", and which command mends them.
std::string counted(std::uint64_t in_catalogue, std::uint64_t in_index)
{
    const std::uint64_t all = in_catalogue + in_index;
    std::string said = std::to_string(all) + (all == 1 ? " fault" : " faults");
    if (in_index > 0)
        said += "; `findings-indexer rebuild` mends those of the index";
    if (in_catalogue > 0)
        said += "; those of the catalogue are mended from a backup (`findings-indexer restore`)";
    return said;
}

/// How many changes the index has not got yet.
std::uint64_t check_index(const Library& library, Faults& faults)
{
    const IndexFaults found = verify_index(library.sources(), library.catalogue);
    faults.add("index: record is missing", found.missing);
    faults.add("index: record is not in the catalogue", found.surplus);
    faults.add("index: record is outdated", found.outdated);
    faults.add("index: record is there twice", found.twice);
    faults.add("index", found.damage);
    return found.waiting;
}

}  // namespace

int verify(const std::filesystem::path& library, Console& console)
{
    const Library opened = open_library(library, Catalogue::Access::read_only);
    Faults faults(console.out);
    faults.add("catalogue", opened.catalogue.integrity_faults());
    check_originals(opened.catalogue, faults);
    const std::uint64_t in_catalogue = faults.count();
    const std::uint64_t waiting = check_index(opened, faults);
    if (faults.count() > 0) {
        console.out << counted(in_catalogue, faults.count() - in_catalogue) << '\n';
        return static_cast<int>(Exit::refused);
    }
    if (waiting > 0) {
        console.out << "no fault, but " << waiting
                    << " changes are not in the index yet: run `findings-indexer sync`\n";
        return static_cast<int>(Exit::done);
    }
    console.out << "catalogue and index are whole and equal: " << opened.catalogue.count()
                << " records\n";
    return static_cast<int>(Exit::done);
}

}  // namespace findings::indexer
