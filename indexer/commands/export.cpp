#include "indexer/commands/commands.hpp"

#include "indexer/commands/library.hpp"
#include "library/base/text.hpp"
#include "library/formats/formats.hpp"
#include "library/index/reader.hpp"

#include <ostream>
#include <stdexcept>

namespace findings::indexer {
namespace {

/// What an export takes: the records that a search finds, else all that are there, oldest id first.
std::vector<RecordId> chosen(const Library& library, const std::optional<std::string>& query)
{
    if (query) {
        IndexReaders readers(library.path, library.vocabulary);
        return readers.make().all_results({.text = *query});
    }
    std::vector<RecordId> all;
    library.catalogue.each_id(
        [&](const RecordId& id, VersionNumber, ChangeNumber) { all.push_back(id); });
    return all;
}

/// A disk that is full, or a reader that has gone.
void expect_written(std::ostream& out)
{
    if (!out.flush())
        throw std::runtime_error("the export could not be written to its end");
}

}  // namespace

int export_records(const std::filesystem::path& library, const ExportCommand& command,
                   Console& console)
{
    if (command.query && (command.query->size() > largest_query_text || !is_utf8(*command.query))) {
        console.err << "a query is UTF-8 and no longer than " << largest_query_text << " bytes\n";
        return static_cast<int>(Exit::usage);
    }
    const Library opened = open_library(library, Catalogue::Access::read_only);
    const Writer& writer = *format_named(command.format)->writer;
    const std::vector<RecordId> ids = chosen(opened, command.query);
    std::size_t written = 0;
    writer.begin(console.out, ids.size());
    for (const RecordId& id : ids) {
        const auto held = opened.catalogue.find(id);
        if (!held)
            continue;  // undone meanwhile
        writer.record(console.out, as_decided(*held),
                      {.number = ++written, .of = ids.size(), .vocabulary = &opened.vocabulary});
        if (!console.out)
            break;
    }
    writer.end(console.out, ids.size());
    expect_written(console.out);
    console.err << "exported " << written << (written == 1 ? " record\n" : " records\n");
    return static_cast<int>(Exit::done);
}

}  // namespace findings::indexer
