#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace findings::tests {

/// An HTTP answer as it goes over the wire, with the length of its body unless a header says more.
std::string http_answer(int status, std::string_view body,
                        const std::vector<std::string>& headers = {});

/// The target of a request: "/oai?verb=Identify".
std::string target_of(std::string_view request);

/// A server on 127.0.0.1 that answers one request a connection with the bytes it is told to, in a
/// thread of its own, which calls `answer`.
class LoopbackServer {
public:
    using Answer = std::function<std::string(const std::string& request)>;

    explicit LoopbackServer(Answer answer);
    ~LoopbackServer();
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;

    /// "http://127.0.0.1:PORT" and the path.
    std::string url(std::string_view path) const;

    /// The heads of the requests that came.
    std::vector<std::string> requests() const;

private:
    void serve();
    void serve_one(int connection);

    const Answer answer_;
    std::uint16_t port_ = 0;
    int listener_ = -1;
    mutable std::mutex mutex_;
    std::vector<std::string> requests_;
    std::thread thread_;
};

}  // namespace findings::tests
