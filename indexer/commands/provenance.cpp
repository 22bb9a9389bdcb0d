#include "indexer/commands/commands.hpp"

#include "indexer/commands/library.hpp"
#include "library/base/date.hpp"
#include "library/base/text.hpp"

#include <fmt/core.h>

#include <ostream>

namespace findings::indexer {
namespace {

std::string line_of(const std::string& field, const VersionInfo& from)
{
    const std::string place =
        from.origin.path.empty()
            ? "made in the site"
            : fmt::format("{}:{}", printable(from.origin.path), from.origin.line);
    return fmt::format("{}\tversion {}\t{}\t{}\tbatch {}\t{}", field, from.version,
                       from.origin.format, place, from.batch.value, utc(from.stored));
}

}  // namespace

int provenance(const std::filesystem::path& library, const std::string& record, Console& console)
{
    const std::optional<RecordId> id = RecordId::parse(record);
    const Library opened = open_library(library, Catalogue::Access::read_only);
    if (!id || !opened.catalogue.find(*id)) {
        console.err << "there is no record " << printable(record) << '\n';
        return static_cast<int>(Exit::usage);
    }
    for (const FieldOrigin& origin : opened.catalogue.field_origins(*id))
        for (const VersionInfo& from : origin.versions)
            console.out << line_of(origin.field, from) << '\n';
    return static_cast<int>(Exit::done);
}

}  // namespace findings::indexer
