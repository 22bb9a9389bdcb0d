#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// What one entry of a feed is about.
struct FeedTag {
    std::string term;   ///< a token or id
    std::string label;  ///< for people
};

/// One entry of a feed. Texts are plain, in UTF-8; addresses are whole.
struct FeedEntry {
    std::string id;  ///< an IRI that stays the same whatever becomes of the entry
    std::string title;
    std::string address;
    std::string summary;   ///< may be empty
    std::string language;  ///< of title and summary; empty: that of the feed
    std::vector<std::string> authors;
    std::vector<FeedTag> tags;
    std::optional<std::chrono::sys_seconds> published;
    std::chrono::sys_seconds updated;
};

/// A feed of anything that changes: a search, an area, a list.
struct Feed {
    std::string id;  ///< an IRI, see tag_of()
    std::string title;
    std::string description;  ///< may be empty
    std::string language;
    std::string address;                 ///< of the page that shows the same
    std::string own_address;             ///< of the feed itself
    std::vector<FeedEntry> entries;      ///< the last changed first
    std::string author = {};             ///< whose it is; empty: the library's
    std::chrono::sys_seconds changed{};  ///< where that was later than any entry
};

/// As Atom (RFC 4287). One that has nothing to say of its time was last changed when
/// 2026 began.
std::string atom_feed(const Feed& feed);

/// As JSON Feed 1.1 (jsonfeed.org/version/1.1).
std::string json_feed(const Feed& feed);

/// The tag URI (RFC 4151) of what a site shows at this path: "tag:library.example,2026:/en/search".
/// `base_url` is "https://library.example"; a port is left out, as the scheme has none.
std::string tag_of(std::string_view base_url, std::string_view path);

}  // namespace findings::server
