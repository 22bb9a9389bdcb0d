#include "library/base/log.hpp"

#include "library/base/date.hpp"
#include "library/base/text.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace findings {
namespace {

spdlog::level::level_enum of(LogLevel level)
{
    switch (level) {
    case LogLevel::debug:
        return spdlog::level::debug;
    case LogLevel::info:
        return spdlog::level::info;
    case LogLevel::warning:
        return spdlog::level::warn;
    case LogLevel::error:
        return spdlog::level::err;
    }
    return spdlog::level::err;
}

/// spdlog's registry is the one place that outlives every thread that may still have to say
/// something.
spdlog::logger& logger()
{
    static const auto made = [] {
        auto events = spdlog::stderr_logger_mt("findings");
        events->set_pattern("%v");
        events->flush_on(spdlog::level::debug);
        return events;
    }();
    return *made;
}

}  // namespace

void log(LogLevel level, std::string_view event, const LogDetails& details)
{
    if (!logger().should_log(of(level)))
        return;
    boost::json::object line{
        {"time", utc(std::chrono::system_clock::now())},
        {"level", std::string_view(spdlog::level::to_string_view(of(level)).data())},
        {"event", event},
    };
    for (const auto& [name, value] : details)
        line[name] = is_utf8(value) ? value : printable(value);
    logger().log(of(level), boost::json::serialize(line));
}

void set_log_level(LogLevel least)
{
    logger().set_level(of(least));
}

}  // namespace findings
