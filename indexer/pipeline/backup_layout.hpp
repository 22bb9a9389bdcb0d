#pragma once

#include <string>
#include <string_view>

namespace findings::indexer {

/// Names of members of a backup (backup.hpp).
inline constexpr const char* backup_catalogue = "catalogue.sqlite";
inline constexpr const char* backup_manifest = "MANIFEST";

/// Where the original with this SHA-256 is in a backup and in a library: "files/ab/abcdef…".
inline std::string backup_name_of(std::string_view sum)
{
    return "files/" + std::string(sum.substr(0, 2)) + "/" + std::string(sum);
}

}  // namespace findings::indexer
