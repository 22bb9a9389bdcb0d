#pragma once

#include "indexer/sources/oai_reply.hpp"
#include "library/formats/formats.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace findings::indexer {

/// The format here that reads what the repository calls this; nullptr where none does.
const Format* format_of_metadata(const OaiMetadataFormat& offered);

/// The format that reads an element of this local name in <metadata>; nullptr where none does.
const Format* format_of_element(std::string_view local_name);

/// The one of those offered that says the most: our own, JATS, MODS, MARCXML, DataCite, Dublin
/// Core, in this order. nullopt where none is read here.
std::optional<OaiMetadataFormat> best_format(std::span<const OaiMetadataFormat> offered);

/// Reads the records of the format out of a reply in a file; `path` is for places, which are those
/// in the reply.
void read_metadata(const std::filesystem::path& reply, std::string_view path, const Format& format,
                   const ReadSink& sink);

}  // namespace findings::indexer
