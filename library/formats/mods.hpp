#pragma once

#include "library/formats/formats.hpp"

namespace findings {

// MODS 3 of the Library of Congress, docs/formats/mods.md.

inline constexpr std::string_view mods_namespace = "http://www.loc.gov/mods/v3";

bool recognises_mods(std::string_view beginning);

/// <mods> alone, in <modsCollection>, or in an answer of OAI-PMH or SRU or a METS document.
void read_mods(std::istream& in, std::string_view path, const ReadSink& sink);

/// A <modsCollection> of MODS 3.7.
extern const Writer mods_writer;

}  // namespace findings
