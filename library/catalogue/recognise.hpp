#pragma once

#include "library/catalogue/connection.hpp"
#include "library/record/same_work.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace findings {

/// A record as the catalogue keeps it: its JSON without the id, and what it is recognised by.
struct Written {
    std::string json;
    std::vector<std::pair<std::string, std::string>> keys;  ///< scheme and value

    /// The sum of the JSON, which is the last of the keys.
    const std::string& content() const { return keys.back().second; }
};

Written written(Record record);

/// The record of a row's JSON, with the id that the row has. Throws RecordJsonError.
Record record_of(const std::string& json, const RecordId& id);

/// A version that there is, as a record. Throws RecordJsonError.
Record version_at(Connection& connection, std::int64_t record_number, VersionNumber version);

/// A row of the table record.
struct RecordRow {
    std::int64_t number = 0;
    RecordId id;
    std::optional<VersionNumber> version;  ///< nullopt: taken back
    VersionNumber last_version = 0;
};

std::optional<RecordRow> row_of(Connection& connection, const RecordId& id);

/// The record in the catalogue that an incoming one is, or is like, and how much.
struct Recognised {
    Sameness sameness = Sameness::different;
    std::optional<RecordRow> row;  ///< nullopt where it is like none

    /// Where it is like none: a record that was taken back and had just this content.
    std::optional<RecordRow> taken_back;
    bool was_here = false;  ///< it came from this place of this path before
};

/// Finds the record that says the most about the candidate: the one with its id; else one that
/// was brought with the same content, unless that source has said otherwise since; else the one
/// that its source brought before; else one that shares a key with it and is the same, else of
/// which it is a new version, else that may be the same. A record with an id of its own never
/// becomes another's version, and one from outside never the version of one of ours: those are only
/// like each other.
Recognised recognise(Connection& connection, const Candidate& candidate, const Written& written);

}  // namespace findings
