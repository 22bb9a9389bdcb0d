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
    std::string metrics;                   ///< Metrics::prometheus_text()
    std::optional<ChangeNumber> index_upto;
    std::optional<ChangeNumber> last_change;
    std::optional<std::uint32_t> documents;
};

/// "/health/live": 200 as long as the program answers at all.
Response get_live(const Operations& operations);

/// "/health/ready": 200, or 503 with the reason, for whoever sends clients here.
Response get_ready(const Operations& operations);

/// "/metrics", in Prometheus' text format.
Response get_metrics(const Operations& operations);

}  // namespace findings::server
