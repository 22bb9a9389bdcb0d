#pragma once

#include "library/index/cross_counts.hpp"
#include "library/index/index_error.hpp"
#include "library/index/reader_gate.hpp"
#include "library/index/search.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace findings {

/// Reads one library's index and answers searches. Follows the index when another program commits
/// to it or swaps in a new generation, so that no search fails for that. Belongs to one thread at a
/// time; readers of one IndexReaders share the facet column.
class IndexReader {
public:
    ~IndexReader();
    IndexReader(IndexReader&&) noexcept;
    IndexReader& operator=(IndexReader&&) noexcept;

    /// Throws IndexError. Never throws for anything in request.text.
    SearchResult search(const SearchRequest& request);

    /// The records of the whole result, for an export: those with all words, or with some where
    /// none has all, one a work, in their order, without regard to offset and limit. 16 to 64 bytes
    /// a record. Throws IndexError.
    std::vector<RecordId> all_results(const SearchRequest& request);

    /// The result counted by two facets at once (cross_counts.hpp). Throws IndexError.
    CrossCounts cross_counts(const SearchRequest& request, Facet rows, Facet columns);

    /// Cards of these records, without those that are not there, in their order.
    std::vector<Card> cards(const std::vector<RecordId>& ids);

    /// Records like this one, at most so many, without its own translations.
    std::vector<Card> similar(const RecordId& id, std::size_t most, const std::string& language);

    /// What begins so: areas and titles (Suggestion), at most most_suggestions. Any text.
    std::vector<Suggestion> suggest(std::string_view typed, const std::string& language);

    /// How many works each area (with those below it) has.
    std::map<std::string, std::uint32_t> area_counts();

    /// Documents in the index.
    std::uint32_t document_count();

    /// Up to which change of the catalogue the index holds everything.
    ChangeNumber upto();

    /// Changes whenever any answer may.
    std::string revision();

private:
    friend class IndexReaders;
    struct State;
    explicit IndexReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Makes the readers of one library. Any thread may make them; outlives them.
class IndexReaders {
public:
    /// `library` is the library folder; the vocabulary must outlive this.
    IndexReaders(std::filesystem::path library, const Vocabulary& vocabulary);
    ~IndexReaders();

    /// Throws IndexMissing or IndexError (another layout or vocabulary, damage).
    IndexReader make();

    /// The same, but the index is opened with the first question, which throws what make() does.
    IndexReader make_unopened();

    /// Where questions wait for whoever looks after the index, and tell of what they stumble over.
    /// While it is closed they throw IndexHeldBack.
    ReaderGate& gate();

private:
    friend class IndexReader;
    struct Shared;
    std::unique_ptr<Shared> shared_;
};

}  // namespace findings
