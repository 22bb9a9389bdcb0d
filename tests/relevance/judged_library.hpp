#pragma once

#include "library/base/file.hpp"
#include "library/index/keeper.hpp"
#include "library/index/reader.hpp"
#include "library/index/words.hpp"
#include "library/record/appraisal.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "tests/relevance/collection.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace findings::relevance {

/// A library in a temporary folder that holds the documents of a collection as records from
/// outside, stored and indexed as everything is. Belongs to one thread; gone with the object.
class JudgedLibrary {
public:
    /// Throws CatalogueError and IndexError.
    explicit JudgedLibrary(const std::vector<CollectionDocument>& documents);

    /// Ids of the first `depth` results of the search as everybody has it by default, page after
    /// page. Throws IndexError.
    std::vector<std::string> search(const std::string& text, std::size_t depth);

    /// The same by nothing but BM25 (k1 1.2, b 0.75) over the query's words, without the common
    /// ones, in any language's stems, as often as they stand there: what the ranking is measured
    /// against. Throws IndexError.
    std::vector<std::string> plain_search(const std::string& text, std::size_t depth);

private:
    void store(const std::vector<CollectionDocument>& documents);

    TemporaryFolder folder_;
    Vocabulary vocabulary_;
    EvidenceScales scales_;
    std::unordered_map<std::string, std::string> ids_;  ///< of the collection, by record id
    std::optional<IndexReaders> readers_;
    std::optional<IndexReader> reader_;
    Stems stems_;
};

}  // namespace findings::relevance
