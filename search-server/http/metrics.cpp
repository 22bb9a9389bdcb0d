#include "search-server/http/metrics.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace findings::server {
namespace {

/// Patterns are ours, so that there are only so many of them: nothing a client sends is a label.
std::string label_of(const Exchange& exchange)
{
    return exchange.route.empty() ? "none" : exchange.route;
}

}  // namespace

void Metrics::count(const Exchange& exchange)
{
    const double seconds = std::chrono::duration<double>(exchange.took).count();
    const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), seconds) - bounds.begin();
    const std::string route = label_of(exchange);
    const std::lock_guard lock(mutex_);
    ++requests_[{route, exchange.status}];
    Times& times = times_[route];
    ++times.buckets[static_cast<std::size_t>(bucket)];
    ++times.count;
    times.sum += seconds;
}

std::string Metrics::prometheus_text() const
{
    const std::lock_guard lock(mutex_);
    std::string out = "# HELP findings_http_requests_total Requests by route and status.\n"
                      "# TYPE findings_http_requests_total counter\n";
    for (const auto& [key, count] : requests_)
        out += fmt::format("findings_http_requests_total{{route=\"{}\",status=\"{}\"}} {}\n",
                           key.first, key.second, count);
    out += "# HELP findings_http_request_seconds Time from a whole request to its answer.\n"
           "# TYPE findings_http_request_seconds histogram\n";
    for (const auto& [route, times] : times_) {
        std::uint64_t so_far = 0;
        for (std::size_t i = 0; i < bounds.size(); ++i) {
            so_far += times.buckets[i];
            out +=
                fmt::format("findings_http_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n",
                            route, bounds[i], so_far);
        }
        out += fmt::format("findings_http_request_seconds_bucket{{route=\"{0}\",le=\"+Inf\"}} {1}\n"
                           "findings_http_request_seconds_sum{{route=\"{0}\"}} {2}\n"
                           "findings_http_request_seconds_count{{route=\"{0}\"}} {1}\n",
                           route, times.count, times.sum);
    }
    return out;
}

}  // namespace findings::server
