#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace findings {

/// A generation may hold a file MANIFEST with the SHA-256 of each of its other files, in the form
/// that `sha256sum -c MANIFEST` reads: Xapian's own files carry no checksums, and its check does
/// not see every wrong byte (xapian.org ticket 708). It is there only while nothing writes to the
/// generation: seal, write, seal again. Needs `index/lock`; throws FileError
/// and std::filesystem::filesystem_error.

bool has_manifest(const std::filesystem::path& generation);

/// Writes it, with sums of the files as they are now. Reads the whole generation.
void write_manifest(const std::filesystem::path& generation);

/// Takes it away, for good when this returns: to be called before the first write.
void drop_manifest(const std::filesystem::path& generation);

/// What of that can be seen without reading more than the smallest file, Xapian's own table of
/// contents: a sentence, or nullopt.
std::optional<std::string> manifest_fault_at_a_glance(const std::filesystem::path& generation);

/// Where files and manifest differ, a sentence each. Reads the whole generation.
std::vector<std::string> manifest_faults(const std::filesystem::path& generation);

}  // namespace findings
