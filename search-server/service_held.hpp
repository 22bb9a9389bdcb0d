#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/catalogue/tagging_store.hpp"
#include "library/index/reader.hpp"
#include "library/tagging/tagger.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/service.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace findings::server {

/// The text of the library's vocabulary, or of the one that the program carries.
std::string vocabulary_text(const Catalogue& catalogue);

/// What areas are suggested from.
struct Learned {
    TaggingModel model;
    std::int64_t version = 0;
};

/// Nothing where that was by another version of the program: suggestions are by labels then.
Learned learned_from(const TaggingStore& store);

/// What readers refer to, made anew when the vocabulary or what was learned changes.
struct Service::Held {
    Held(const std::filesystem::path& library, std::string text, Learned what)
        : rdf_xml(std::move(text)), vocabulary(Vocabulary::from_skos(rdf_xml)),
          readers(library, vocabulary), learned(std::move(what)),
          tagger(vocabulary.concepts(), learned.model)
    {}

    std::string rdf_xml;
    Vocabulary vocabulary;
    IndexReaders readers;
    Learned learned;
    Tagger tagger;
};

}  // namespace findings::server
