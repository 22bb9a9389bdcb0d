#pragma once

#include "library/formats/formats.hpp"

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::indexer {

/// A repository's answer that it cannot do what was asked (OAI-PMH 2.0, 3.6).
struct OaiError {
    std::string code;  ///< "badResumptionToken", …
    std::string text;
    bool operator==(const OaiError&) const = default;
};

/// How exact a repository's datestamps are.
enum class OaiGranularity { day, second };

/// What a repository says of itself.
struct OaiIdentity {
    std::string name;
    std::string protocol_version;
    OaiGranularity granularity = OaiGranularity::day;
    bool operator==(const OaiIdentity&) const = default;
};

/// A format in which a repository gives its items.
struct OaiMetadataFormat {
    std::string prefix;
    std::string namespace_uri;
    bool operator==(const OaiMetadataFormat&) const = default;
};

/// The header of a record in a reply, and what kind of metadata it has.
struct OaiItem {
    std::string identifier;  ///< empty where it has none
    bool is_deleted = false;
    std::string metadata;  ///< local name of the element in <metadata>; empty where there is none
    Place place;           ///< where the record begins
    bool operator==(const OaiItem&) const = default;
};

/// A reply of an OAI-PMH repository, but for the metadata, which is left where it is.
struct OaiReply {
    bool is_oai = false;        ///< false for whatever else is XML
    std::string response_date;  ///< as it stands
    std::vector<OaiError> errors;
    std::optional<OaiIdentity> identity;
    std::vector<OaiMetadataFormat> formats;
    std::vector<OaiItem> items;
    std::string token;               ///< empty: there are no more pages
    std::uint64_t list_size = 0;     ///< how many the whole list has; 0 where it is not told
    std::optional<Rejection> fault;  ///< the XML is broken here
};

/// Reads a reply to any verb through the XML gate; `path` is for places.
OaiReply read_oai_reply(std::istream& in, std::string_view path);

}  // namespace findings::indexer
