#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/index/keeper.hpp"
#include "library/record/appraisal.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <filesystem>
#include <string_view>

namespace findings::indexer {

/// A library folder with all that working on it takes.
struct Library {
    std::filesystem::path path;
    Catalogue catalogue;
    Vocabulary vocabulary;  ///< the catalogue's, else the one that the program carries
    EvidenceScales scales;

    IndexSources sources() const { return {path, vocabulary, scales}; }
};

/// Opens a library that is there. Throws CatalogueError where it is not.
Library open_library(const std::filesystem::path& path, Catalogue::Access access);

/// Opens a library, or makes one; it has a vocabulary afterwards.
Library open_or_make_library(const std::filesystem::path& path);

/// schemas/practice-areas.rdf, as the program carries it.
std::string_view shipped_vocabulary();

/// schemas/evidence-scales.json, as the program carries it.
EvidenceScales shipped_scales();

}  // namespace findings::indexer
