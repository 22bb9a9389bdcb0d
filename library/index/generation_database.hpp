#pragma once

#include "library/base/ids.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <xapian.h>

#include <filesystem>

namespace findings {

// A generation as a Xapian database, and what it says about itself (layout.hpp, metadata).

/// Opens a generation. Throws IndexError for one of another layout or vocabulary, saying which and
/// the command that mends it, and Xapian::Error.
Xapian::Database open_generation(const std::filesystem::path& generation,
                                 const Vocabulary& vocabulary);
Xapian::WritableDatabase open_generation_to_write(const std::filesystem::path& generation,
                                                  const Vocabulary& vocabulary);

/// Makes an empty database in the folder that holds nothing yet. Throws Xapian::Error.
void create_generation(const std::filesystem::path& folder, const Vocabulary& vocabulary);

/// Writes the layout and the vocabulary, and up to which change the generation holds everything,
/// with the next commit.
void describe_generation(Xapian::WritableDatabase& database, const Vocabulary& vocabulary,
                         ChangeNumber upto);

/// Up to which change the generation holds everything.
ChangeNumber generation_upto(const Xapian::Database& database);
void set_generation_upto(Xapian::WritableDatabase& database, ChangeNumber upto);

}  // namespace findings
