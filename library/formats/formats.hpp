#pragma once

#include "library/record/record.hpp"

#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

class Vocabulary;

/// A place in a file, for people and editors. Lines and columns count from 1; 0 means the whole
/// file. Columns count characters, as editors do: in UTF-16 a byte would say nothing.
struct Place {
    std::string path;
    std::size_t line = 0;
    std::size_t column = 0;
    bool operator==(const Place&) const = default;
};

/// "path:line:column", without the parts that are not known.
std::string str(const Place& place);

/// A document, or something in it, that was not taken, and what its owner can do about it.
struct Rejection {
    Place place;
    std::string what;  ///< what is wrong, as a statement without full stop
    std::string mend;  ///< what to do
    bool operator==(const Rejection&) const = default;
};

/// "path:line:column: what is wrong; what to do", on one line whatever the parts hold.
std::string str(const Rejection& rejection);

/// A record as it was read, with where it began.
struct ReadRecord {
    Record record;
    Place place;
    /// What the format said that the record cannot hold; kept in the stored original, told to the
    /// user.
    std::vector<std::string> notes;
    /// A guide or summary that somebody else wrote: not held to our rules.
    bool is_from_outside = false;
};

/// Receives what a reader finds, in the order of the file, as soon as it is read: memory stays flat
/// however long the file is. A record with faults goes to reject, once for each fault, and not to
/// keep.
struct ReadSink {
    std::function<void(ReadRecord)> keep;
    std::function<void(Rejection)> reject;
};

/// Where a record stands among those that are written: number counts from 1. Formats of reference
/// managers also write what is said of it there ("Why read this: …"), a note each. Formats that
/// name the concepts of a vocabulary write the areas with their URIs and labels where it is given.
struct Position {
    std::size_t number = 1;
    std::size_t of = 1;
    std::span<const std::string> notes = {};
    const Vocabulary* vocabulary = nullptr;
};

/// How a format is written, piece by piece, so that an export of any size has one record in memory:
/// begin, then each record in turn, then end. A lone record may have a form of its own: `of`, the
/// count of all records, is the same in each call.
struct Writer {
    void (*begin)(std::ostream& out, std::size_t of);
    void (*record)(std::ostream& out, const Record& record, Position position);
    void (*end)(std::ostream& out, std::size_t of);
};

/// All of it at once: one document with these records, their areas as the vocabulary has them where
/// it is given.
void write_records(const Writer& writer, std::ostream& out, std::span<const Record> records,
                   const Vocabulary* vocabulary = nullptr);

/// One format, reader and writer side by side in one file. To add one, write it and add a line to
/// formats() (docs/how-to/add-a-format.md).
struct Format {
    std::string_view name;                      ///< what --format takes, e.g. "jats"
    std::string_view title;                     ///< for people, e.g. "JATS article XML"
    std::span<const std::string_view> endings;  ///< with the dot, lower case
    std::string_view media_type;
    /// True where the first bytes (up to 64 KiB, perhaps cut off) can only be this format.
    bool (*recognises)(std::string_view beginning);
    /// Reads all records. Faults of the document go to the sink; throws only where the stream or
    /// the machine fails. `path` is for places.
    void (*read)(std::istream& in, std::string_view path, const ReadSink& sink);
    const Writer* writer;  ///< nullptr where the format is only read
    /// How addresses and files of it that we write end: "mods.xml", without a dot before; empty
    /// where it is only read. Each is one format's.
    std::string_view written_as = {};
};

/// Every format there is. The order decides where two recognise one file.
std::span<const Format> formats();

/// By name; nullptr where there is none.
const Format* format_named(std::string_view name);

/// The one that is written with this ending, e.g. "ris"; nullptr where there is none.
const Format* format_written_as(std::string_view ending);

/// By content, then by ending; nullptr where nothing fits.
const Format* format_of(std::string_view beginning, std::string_view path);

}  // namespace findings
