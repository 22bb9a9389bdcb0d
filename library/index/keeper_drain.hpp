#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/index/document.hpp"
#include "library/index/keeper.hpp"

#include <xapian.h>

#include <cstddef>
#include <filesystem>

namespace findings {

/// A generation that is open for writing, with what brings it up to the catalogue.
struct OpenGeneration {
    Xapian::WritableDatabase database;
    std::filesystem::path folder;
};

/// Applies the changes that the generation does not hold yet, block by block, until there are none.
/// A block's documents and its number are committed together and are on disk, with the folder,
/// before the next one begins; blocks are bounded in changes and in text. Throws Xapian::Error,
/// FileError and CatalogueError; the generation then holds the blocks before.
void drain(OpenGeneration& generation, const Catalogue& catalogue, DocumentMaker& maker,
           const IndexProgress& progress);

/// How many bytes of text are written out at once. Until then Xapian holds them as postings, which
/// take some fifteen times as much memory.
inline constexpr std::size_t most_text_at_once = 6 << 20;

struct MadeDocument {
    IndexDocument document;
    std::size_t text = 0;  ///< bytes that are searched
};

/// The document of a record, with the number of the change that brought it here, for verify.
MadeDocument document_of(DocumentMaker& maker, const CatalogueRecord& record, ChangeNumber change);

}  // namespace findings
