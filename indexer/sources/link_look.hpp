#pragma once

#include "indexer/sources/http_client.hpp"
#include "library/catalogue/links.hpp"

#include <string>
#include <string_view>

namespace findings::indexer {

/// What came of one look at a link.
struct LinkLook {
    LinkAnswer answer;
    std::string host;  ///< that answered at the end of the redirects, or did not
};

/// The limits of looks: three redirects, half a minute in all; `allow_private` as for harvests.
HttpLimits look_limits(bool allow_private);

/// Follows the link. "No such host" is said only where the system's resolver is sure of it, not
/// where it cannot tell at the moment. Throws HttpInterrupted.
LinkLook look_at(HttpClient& client, const Url& url);

/// The host in an address, in lower case; empty where there is none.
std::string host_in(const std::string& url);

}  // namespace findings::indexer
