#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/index/document.hpp"
#include "library/index/keeper.hpp"

#include <xapian.h>

#include <filesystem>

namespace findings {

/// A generation that is open for writing, with what brings it up to the catalogue.
struct OpenGeneration {
    Xapian::WritableDatabase database;
    std::filesystem::path folder;
};

/// Applies the changes that the generation does not hold yet, block by block, until there are none.
/// A block's documents and its number are committed together and are on disk, with the folder,
/// before the next one begins. Throws Xapian::Error, FileError and CatalogueError; the generation
/// then holds the blocks before.
void drain(OpenGeneration& generation, const Catalogue& catalogue, DocumentMaker& maker,
           const IndexProgress& progress);

/// The document of a record, with the number of the change that brought it here, for verify.
Xapian::Document document_of(DocumentMaker& maker, const CatalogueRecord& record,
                             ChangeNumber change);

}  // namespace findings
