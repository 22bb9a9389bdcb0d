#pragma once

#include "library/base/ids.hpp"
#include "search-server/http/message.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace findings::server {

/// What operators and their programs may know of a running server.
struct Operations {
    std::optional<std::string> not_ready;  ///< why nothing can be searched; absent: it can
    std::string degraded;                  ///< what is wrong although it can be; empty: nothing
    std::string metrics;                   ///< Metrics::prometheus_text()
    std::optional<ChangeNumber> index_upto;
    std::optional<ChangeNumber> last_change;
    std::optional<std::uint32_t> documents;
    std::uint64_t damaged = 0;   ///< generations of the index that were set aside
    bool is_rebuilding = false;  ///< the index is being made anew
    bool can_write = true;       ///< false: read only, or the disk is full or fails
};

/// "/health/live": 200 as long as the program answers at all.
Response get_live(const Operations& operations);

/// "/health/ready": 200 ("ready", or "degraded" with the reason where searches are answered and
/// something is wrong), or 503 with the reason, for whoever sends clients here.
Response get_ready(const Operations& operations);

/// "/metrics", in Prometheus' text format.
Response get_metrics(const Operations& operations);

}  // namespace findings::server
