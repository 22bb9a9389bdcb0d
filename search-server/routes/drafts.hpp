#pragma once

#include "library/base/date.hpp"
#include "library/catalogue/drafts.hpp"
#include "library/record/unfinished.hpp"
#include "search-server/routes/context.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

// What the API and the pages of drafts have in common.

/// The longest draft, as JSON, in bytes.
inline constexpr std::size_t largest_draft = 512 * 1024;

/// The day of the request (UTC).
Date today(const Context& context);

/// What the draft says.
UnfinishedRecord content_of(const Draft& draft);

/// What a record says, without what the library gives it: id, status and succession.
UnfinishedRecord content_of(const Record& record);

/// A public record that may be about the same work.
struct SameWork {
    RecordId id;
    std::string title;
    std::string language;
    VersionNumber version = 1;
    bool by_source = false;              ///< it summarises the same work
    std::vector<std::string> in_common;  ///< as library/record/same_work.hpp words it
    bool may_revise = false;             ///< this person may begin a revision of it
};

/// Records like this one that everybody may see.
std::vector<SameWork> same_works(const Record& written, const Context& context);

/// One file that was brought to fill in a draft: what it says, or why it was not taken.
struct BroughtRecord {
    UnfinishedRecord content;
    std::vector<std::string> notes;     ///< what the record cannot hold
    std::vector<std::string> troubles;  ///< sentences; none where it was read
};

/// Reads one record from the bytes in any import format, known by content, by media type, by the
/// ending of the name. A record of our own kinds is taken as it is; of a study of somebody else's
/// the draft, of this kind, is a summary or guide of it that is still to be written.
BroughtRecord read_brought(const std::string& bytes, std::string_view name,
                           std::string_view media_type, Kind kind);

}  // namespace findings::server
