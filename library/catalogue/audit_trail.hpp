#pragma once

#include "library/catalogue/catalogue_file.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace findings {

/// One thing that was done.
struct AuditEntry {
    std::int64_t number = 0;  ///< counts up
    std::chrono::sys_seconds happened;
    std::string who;                    ///< name of the person; empty: the program
    std::string action;                 ///< "publish"
    std::string object;                 ///< "record 01J…"
    std::optional<std::string> before;  ///< JSON
    std::optional<std::string> after;   ///< JSON
};

/// Who did what, for administrators to read: nobody changes it. As People.
class AuditTrail {
public:
    explicit AuditTrail(CatalogueFile& file) : connection_(file.connection()) {}

    /// Up to `most` entries before that number, the newest first.
    std::vector<AuditEntry> before(std::int64_t number, std::size_t most) const;

private:
    Connection& connection_;
};

}  // namespace findings
