#include "library/base/log.hpp"

#include "library/base/date.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <thread>

namespace findings {
namespace {

namespace json = boost::json;

std::string logged(const std::function<void()>& act)
{
    testing::internal::CaptureStderr();
    act();
    return testing::internal::GetCapturedStderr();
}

std::ptrdiff_t lines(const std::string& text)
{
    return std::count(text.begin(), text.end(), '\n');
}

TEST(Log, AnEventIsOneLineOfJson)
{
    const std::string line = logged([] {
        log(LogLevel::warning, "index_swapped", {{"generation", "gen-0007"}});
    });
    const json::object event = json::parse(line).as_object();
    EXPECT_EQ(event.at("level"), "warning");
    EXPECT_EQ(event.at("event"), "index_swapped");
    EXPECT_EQ(event.at("generation"), "gen-0007");
    EXPECT_TRUE(parse_utc(event.at("time").as_string()));
    EXPECT_EQ(lines(line), 1);
}

TEST(Log, WhateverADetailHoldsItStaysOneLineAndComesBack)
{
    for (const std::string& detail :
         {std::string("a\nb\r\n{\"level\":\"error\"}"), std::string("\"quotes\" \\ back"),
          std::string("{} {0} %v %s"), std::string("\0\x1B[31m", 6), std::string("été 漢 😀"),
          std::string(100'000, 'x'), std::string()}) {
        const std::string line = logged([&] { log(LogLevel::info, "e", {{"detail", detail}}); });
        EXPECT_EQ(lines(line), 1);
        EXPECT_EQ(json::parse(line).at("detail").as_string(), detail);
        EXPECT_EQ(line.find('\x1B'), std::string::npos);
    }
}

TEST(Log, BytesThatAreNoTextAreShownAsSuch)
{
    const std::string line = logged([] {
        log(LogLevel::info, "e", {{"path", "caf\xE9/\xED\xA0\x80"}});
    });
    EXPECT_EQ(json::parse(line).at("path"), "caf\\xE9/\\xED\\xA0\\x80");
}

TEST(Log, EventsBelowTheLevelAreLeftOut)
{
    EXPECT_EQ(logged([] { log(LogLevel::debug, "e"); }), "") << "info to begin with";
    set_log_level(LogLevel::error);
    EXPECT_EQ(logged([] { log(LogLevel::warning, "e"); }), "");
    EXPECT_EQ(lines(logged([] { log(LogLevel::error, "e"); })), 1);
    set_log_level(LogLevel::debug);
    EXPECT_EQ(lines(logged([] { log(LogLevel::debug, "e"); })), 1);
    set_log_level(LogLevel::info);
}

TEST(Log, ThreadsDoNotMixTheirLines)
{
    const std::string text = logged([] {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([] {
                for (int n = 0; n < 200; ++n)
                    log(LogLevel::info, "e", {{"detail", std::string(500, 'x')}});
            });
    });
    EXPECT_EQ(lines(text), 800);
    for (std::size_t from = 0; from < text.size(); from = text.find('\n', from) + 1)
        EXPECT_NO_THROW(json::parse(text.substr(from, text.find('\n', from) - from)));
}

}  // namespace
}  // namespace findings
