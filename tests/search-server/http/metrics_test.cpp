#include "search-server/http/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

TEST(Metrics, CountRequestsByRouteAndStatus)
{
    Metrics metrics;
    metrics.count({.route = "/a/{id}", .status = 200, .took = 3ms});
    metrics.count({.route = "/a/{id}", .status = 200, .took = 20s});
    metrics.count({.status = 404});
    const std::string text = metrics.prometheus_text();
    EXPECT_THAT(text,
                HasSubstr("findings_http_requests_total{route=\"/a/{id}\",status=\"200\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("findings_http_requests_total{route=\"none\",status=\"404\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("_bucket{route=\"/a/{id}\",le=\"0.0025\"} 0\n"));
    EXPECT_THAT(text, HasSubstr("_bucket{route=\"/a/{id}\",le=\"0.005\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("_bucket{route=\"/a/{id}\",le=\"10\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("_bucket{route=\"/a/{id}\",le=\"+Inf\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("_count{route=\"/a/{id}\"} 2\n"));
}

}  // namespace
}  // namespace findings::server
