#include "library/catalogue/catalogue_file.hpp"

#include "library/catalogue/connection.hpp"

namespace findings {

CatalogueFile::CatalogueFile(const std::filesystem::path& library, Catalogue::Access access)
    : connection_(std::make_unique<Connection>(library / "catalogue.sqlite", access))
{}

CatalogueFile::~CatalogueFile() = default;

}  // namespace findings
