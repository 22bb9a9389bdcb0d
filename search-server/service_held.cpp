#include "search-server/service_held.hpp"

#include "library/base/log.hpp"
#include "library/base/schemas.hpp"
#include "library/tagging/model_bytes.hpp"

namespace findings::server {

std::string vocabulary_text(const Catalogue& catalogue)
{
    if (auto own = catalogue.vocabulary())
        return *std::move(own);
    return std::string(schema_files().find("practice-areas.rdf")->bytes);
}

Learned learned_from(const TaggingStore& store)
{
    const std::optional<StoredModel> stored = store.model();
    if (!stored)
        return {};
    try {
        return {model_from_bytes(stored->bytes), stored->version};
    } catch (const ModelError& error) {
        log(LogLevel::warning, "suggesting areas by labels only", {{"what", error.what()}});
        return {{}, stored->version};
    }
}

}  // namespace findings::server
