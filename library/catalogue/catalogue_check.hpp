#pragma once

#include "library/base/child.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace findings {

/// Looks whether the catalogue of a library is ours and whole (SQLite's quick_check reads all of
/// it: about a second for 100,000 records), in a process of its own: a damaged file can do no harm
/// here. Begin it before this process opens the catalogue: SQLite's locks do not survive a fork.
/// Belongs to one thread.
class CatalogueCheck {
public:
    /// Begins. Throws std::system_error.
    explicit CatalogueCheck(const std::filesystem::path& library);

    /// True where the answer is there, after waiting for it so long at most.
    bool is_done(std::chrono::milliseconds patience);

    /// Waits for the answer: why this catalogue must not be used, with the file's name and what to
    /// do; nullopt where it may, or where it cannot be read at all (opening it says why). To be
    /// called once.
    std::optional<std::string> fault();

private:
    std::filesystem::path file_;
    Child child_;
};

}  // namespace findings
