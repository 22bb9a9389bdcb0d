#pragma once

#include "library/catalogue/connection.hpp"
#include "library/record/merge.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace findings {

/// The versions that each field of a version came from, oldest first; several for sets alone.
using FieldSources = std::map<std::string, std::vector<VersionNumber>, std::less<>>;

/// As the column version.sources holds it.
std::string to_json(const FieldSources& sources);

/// The sources of a version that there is. Throws CatalogueError where they cannot be read.
FieldSources sources_of(Connection& connection, std::int64_t record_number, VersionNumber version);

/// A candidate together with what was known.
struct MergedVersion {
    Record record;
    FieldSources sources;  ///< of the version with this number
};

/// Merges a candidate, which would become version `number`, into the version that counts. A field
/// is a revision where all that is known of it came from the candidate's own source: the same path
/// and format, with other bytes, or in another batch where the bytes were not kept.
MergedVersion merged_into(Connection& connection, std::int64_t record_number, VersionNumber current,
                          const Candidate& candidate, BatchId batch, VersionNumber number);

}  // namespace findings
