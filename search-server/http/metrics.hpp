#pragma once

#include "search-server/http/server.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace findings::server {

/// Counts what the server did, for operators. Any thread, several at once.
class Metrics {
public:
    void count(const Exchange& exchange);

    /// Requests by route and status and a histogram of their time, in Prometheus' text format.
    std::string prometheus_text() const;

private:
    static constexpr std::array bounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                          0.25,  0.5,    1.0,   2.5,  5.0,   10.0};  // seconds

    struct Times {
        std::array<std::uint64_t, bounds.size() + 1> buckets{};  ///< the last one: longer than all
        std::uint64_t count = 0;
        double sum = 0;  ///< seconds
    };

    mutable std::mutex mutex_;
    std::map<std::pair<std::string, unsigned>, std::uint64_t> requests_;
    std::map<std::string, Times> times_;
};

}  // namespace findings::server
