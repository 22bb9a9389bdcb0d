#pragma once

#include "library/base/ids.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace findings {

/// Why a generation must not be used.
struct GenerationFault {
    std::string what;       ///< a sentence
    bool is_damage = true;  ///< false: it is whole, and of another layout, vocabulary or catalogue
};

// Looks at a generation that may be damaged, or another program's, before this process opens it:
// Xapian reads it in a process of its own. nullopt where nothing is wrong. Other processes may
// write to it meanwhile. Throw std::system_error where no process can be had.

/// What can be seen in some tenths of a second (100,000 records): files that are missing, a wrong
/// table of contents (the byte that crashes Xapian is there), another layout or vocabulary, tables
/// that cannot be opened, and the column of facets, which every reader reads first. `newest` is the
/// catalogue's last change: a generation that knows of later ones is none of this catalogue.
std::optional<GenerationFault> damage_at_a_glance(const std::filesystem::path& generation,
                                                  const Vocabulary& vocabulary,
                                                  ChangeNumber newest);

/// That, and all the rest: by its manifest where it has one (two seconds a GiB), else Xapian's own
/// check and every document (twelve seconds for 100,000 records).
std::optional<GenerationFault> damage_of(const std::filesystem::path& generation,
                                         const Vocabulary& vocabulary, ChangeNumber newest);

}  // namespace findings
