#include "indexer/commands/library.hpp"

#include "library/base/schemas.hpp"

namespace findings::indexer {
namespace {

Library with_vocabulary(const std::filesystem::path& path, Catalogue catalogue)
{
    const std::optional<std::string> own = catalogue.vocabulary();
    return {.path = path,
            .catalogue = std::move(catalogue),
            .vocabulary = Vocabulary::from_skos(own ? *own : shipped_vocabulary()),
            .scales = shipped_scales()};
}

}  // namespace

Library open_library(const std::filesystem::path& path, Catalogue::Access access)
{
    if (!std::filesystem::exists(path / "catalogue.sqlite"))
        throw CatalogueError(path.string() +
                             ": there is no library here; `findings-indexer ingest` makes one");
    return with_vocabulary(path, Catalogue(path, access));
}

Library open_or_make_library(const std::filesystem::path& path)
{
    Catalogue catalogue(path, Catalogue::Access::read_write);
    if (!catalogue.vocabulary())
        catalogue.set_vocabulary(shipped_vocabulary(),
                                 Vocabulary::from_skos(shipped_vocabulary()).hash());
    return with_vocabulary(path, std::move(catalogue));
}

std::string_view shipped_vocabulary()
{
    return schema_files().find("practice-areas.rdf")->bytes;
}

EvidenceScales shipped_scales()
{
    return EvidenceScales::from_json(schema_files().find("evidence-scales.json")->bytes);
}

}  // namespace findings::indexer
