#include "indexer/commands/commands.hpp"

#include "indexer/commands/library.hpp"
#include "library/base/text.hpp"
#include "library/record/same_work.hpp"

#include <fmt/core.h>

#include <ostream>

namespace findings::indexer {
namespace {

std::string line_of(const PossibleDuplicate& pair, const Record& record, const Record& like)
{
    return fmt::format("{}\t{}\t{}\t{}\t{}", pair.record.str(), pair.like.str(),
                       joined(in_common(record, like), ", "), printable(record.title),
                       printable(like.title));
}

std::optional<RecordId> id_of(const std::string& text, Console& console)
{
    const std::optional<RecordId> id = RecordId::parse(text);
    if (!id)
        console.err << printable(text)
                    << " is not an id; `findings-indexer duplicates` lists them\n";
    return id;
}

int say_same(Library& library, const RecordId& kept, const RecordId& other, Console& console)
{
    const BatchId batch =
        library.catalogue.begin_batch("duplicates --same " + kept.str() + " " + other.str());
    library.catalogue.say_same(batch, kept, other);
    library.catalogue.end_batch(batch, {});
    console.out << "batch " << batch.value << ": " << other.str() << " is superseded by "
                << kept.str() << ", which now says what both say; `undo " << batch.value
                << "` takes it back\n";
    sync_index(library.sources(), library.catalogue);
    seal_index(library.path);
    return static_cast<int>(Exit::done);
}

}  // namespace

int duplicates(const std::filesystem::path& library, Console& console)
{
    const Library opened = open_library(library, Catalogue::Access::read_only);
    for (const PossibleDuplicate& pair : opened.catalogue.possible_duplicates()) {
        const auto record = opened.catalogue.find(pair.record);
        const auto like = opened.catalogue.find(pair.like);
        if (record && like)
            console.out << line_of(pair, record->record, like->record) << '\n';
    }
    return static_cast<int>(Exit::done);
}

int settle_duplicates(const std::filesystem::path& library, const std::vector<std::string>& pair,
                      bool are_same, Console& console)
{
    const std::optional<RecordId> first = id_of(pair.at(0), console);
    const std::optional<RecordId> second = id_of(pair.at(1), console);
    if (!first || !second)
        return static_cast<int>(Exit::usage);
    Library opened = open_library(library, Catalogue::Access::read_write);
    for (const RecordId& id : {*first, *second})
        if (!opened.catalogue.find(id)) {
            console.err << "there is no record " << id.str() << '\n';
            return static_cast<int>(Exit::usage);
        }
    if (are_same)
        return say_same(opened, *first, *second, console);
    opened.catalogue.say_different(*first, *second);
    console.out << "kept: " << first->str() << " and " << second->str() << " are different\n";
    return static_cast<int>(Exit::done);
}

}  // namespace findings::indexer
