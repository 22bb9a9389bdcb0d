#pragma once

#include "search-server/http/server.hpp"

#include "library/base/log.hpp"
#include "tests/end-to-end/raw_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <future>
#include <latch>
#include <mutex>
#include <thread>

namespace findings::server {

inline Response text(std::string body)
{
    return {.headers = {{"Content-Type", "text/plain"}}, .body = std::move(body), .route = "/"};
}

/// What the tests ask for: "/" and all else says its path, "/tagged" has an ETag, "/body" says the
/// body, "/long" comes in blocks, "/throws" throws.
inline Response handle(const Request& request)
{
    if (request.path == "/tagged") {
        Response response = text("tagged");
        response.set("ETag", "\"1\"");
        return response;
    }
    if (request.path == "/body")
        return text(request.body);
    if (request.path == "/throws")
        throw std::runtime_error("on purpose");
    if (request.path == "/long") {
        Response response = text("");
        response.body = [next = 0]() mutable {
            return next == 3 ? std::string() : std::string(10, static_cast<char>('a' + next++));
        };
        return response;
    }
    return text(request.path);
}

/// A server with a handler of the test's, on a port of its own, in a thread.
class RunningServer {
public:
    explicit RunningServer(const Handler& handler = &handle, ServerOptions options = {})
        : server_(with_any_port(std::move(options)), handler, observer()),
          ended_(std::async(std::launch::async, [this] { return server_.run(); }))
    {
        set_log_level(LogLevel::error);
    }
    ~RunningServer()
    {
        if (ended_.valid())
            end();
    }

    unsigned short port() const { return server_.port(); }
    void stop() { server_.stop(); }

    /// What run() returned.
    bool end()
    {
        server_.stop();
        return ended_.get();
    }

    bool has_ended_by_itself()
    {
        return ended_.wait_for(std::chrono::seconds(10)) == std::future_status::ready &&
               ended_.get();
    }

    std::vector<Exchange> exchanges()
    {
        const std::lock_guard lock(mutex_);
        return exchanges_;
    }

private:
    static ServerOptions with_any_port(ServerOptions options)
    {
        options.listen = "127.0.0.1:0";
        return options;
    }

    Observer observer()
    {
        return {[this](const Exchange& exchange) {
                    const std::lock_guard lock(mutex_);
                    exchanges_.push_back(exchange);
                },
                [](const Exchange&) {}};
    }

    std::mutex mutex_;
    std::vector<Exchange> exchanges_;
    HttpServer server_;
    std::future<bool> ended_;
};

inline std::string get(std::string_view path, std::string_view headers = "")
{
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n" + std::string(headers) + "\r\n";
}

}  // namespace findings::server
