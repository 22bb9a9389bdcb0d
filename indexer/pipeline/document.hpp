#pragma once

#include "indexer/sources/folder.hpp"
#include "indexer/sources/source_file.hpp"
#include "library/formats/formats.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

namespace findings::indexer {

/// The first thing a document yields, once its format is known.
struct DocumentBegin {
    std::string path;
    std::string_view format;  ///< its name
    FileState state;
};

/// The last thing a document yields, also where it has no DocumentBegin.
struct DocumentEnd {
    std::string path;
};

/// Something about a record that is taken all the same.
struct Note {
    Place place;
    std::string text;
};

/// What comes out of a file, in its order.
using Piece = std::variant<DocumentBegin, ReadRecord, Note, Rejection, Skipped, DocumentEnd>;

/// What reading documents needs to know. All of it must outlive the reading.
struct ReadingRules {
    const Vocabulary& vocabulary;
    const Format* format =
        nullptr;                    ///< the one the user named; nullptr: told by content and ending
    const std::atomic<bool>& stop;  ///< set by another thread: end early
};

/// Reads one file: finds its format, reads its records, checks each. `yield` is given every piece
/// with the bytes it stands for, and says no when reading should end. Any number of threads, each
/// on a file of its own.
void read_document(const FoundFile& file, const ReadingRules& rules,
                   const std::function<bool(Piece piece, std::size_t bytes)>& yield);

}  // namespace findings::indexer
