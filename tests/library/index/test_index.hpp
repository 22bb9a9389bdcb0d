#pragma once

#include "library/base/file.hpp"
#include "library/index/document.hpp"
#include "library/index/reader.hpp"
#include "library/record/appraisal.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <xapian.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace findings::tests {

/// An index of its own for one test, written by the test itself: no keeper, no catalogue.
class TestIndex {
public:
    TestIndex();

    const std::filesystem::path& library() const { return folder_.path(); }
    const Vocabulary& vocabulary() const { return vocabulary_; }

    /// Puts records in and commits.
    void store(const std::vector<Record>& records);
    void store_version(const CatalogueRecord& record);
    void remove(const RecordId& id);

    /// Makes a new generation with these records, swaps it in and takes the old one away.
    void swap_in(const std::vector<Record>& records);

    void set_metadata(const std::string& key, const std::string& value);

    IndexReaders& readers() { return readers_; }

private:
    std::filesystem::path generation() const;
    void begin_generation();

    TemporaryFolder folder_;
    Vocabulary vocabulary_;
    EvidenceScales scales_;
    DocumentMaker maker_{vocabulary_, scales_};
    IndexReaders readers_{folder_.path(), vocabulary_};
    int number_ = 0;
    Xapian::WritableDatabase database_;
};

/// An id that is the same in every run.
RecordId numbered_id(std::uint64_t number);

/// A published summary in English with this title and nothing else but an id and what is set.
Record titled(std::uint64_t number, std::string_view title, std::string_view language = "en");

/// The titles of the hits, in their order.
std::vector<std::string> titles(const SearchResult& result);

}  // namespace findings::tests
