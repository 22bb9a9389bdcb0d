// Clients that take all the time they can get, while somebody else searches: run by script/bench
// slow.
//   slow-clients PORT PID header|body|read CLIENTS ADDRESSES SECONDS
// CLIENTS from ADDRESSES of 127/8 send a line of a header or ten bytes of a body every five
// seconds, or take nothing of the answer they asked for. Whoever is cut off comes again, 500 a
// second at most. Another address searches, a connection a search, before and meanwhile.

#include "tests/end-to-end/raw_client.hpp"

#include <fmt/core.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using findings::tests::RawClient;

constexpr auto between_bytes = 5s;
constexpr auto tick = 20ms;
constexpr int most_new = 10;  // a tick

struct Attack {
    unsigned short port = 0;
    std::string kind;
    int clients = 0;
    int addresses = 0;
};

struct SlowClient {
    int socket = -1;
    in_addr_t from = 0;
    Clock::time_point next{};
};

class SlowClients {
public:
    explicit SlowClients(const Attack& attack) : attack_(attack), events_(::epoll_create1(0))
    {
        for (int i = 0; i < attack.clients; ++i)
            clients_.push_back(
                {.from = htonl(0x7F010001U + static_cast<unsigned>(i % attack.addresses))});
    }

    void run(const std::atomic<bool>& over)
    {
        while (!over) {
            const auto next = Clock::now() + tick;
            open_some();
            trickle();
            drop_closed(next);
        }
    }

    std::size_t attempts() const { return attempts_; }
    std::size_t most_held() const { return most_held_; }

private:
    std::string_view opening() const
    {
        if (attack_.kind == "header")
            return "GET /en/search?q=a HTTP/1.1\r\nHost: a\r\n";
        if (attack_.kind == "body")
            return "POST /en/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n";
        return "GET /static/style.css HTTP/1.1\r\nHost: a\r\n\r\n"
               "GET /static/style.css HTTP/1.1\r\nHost: a\r\n\r\n"
               "GET /static/style.css HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    void open_some()
    {
        int left = most_new;
        for (std::size_t i = 0; i < clients_.size() && left > 0; ++i) {
            SlowClient& client = clients_[(first_ + i) % clients_.size()];
            if (client.socket >= 0)
                continue;
            open(client);
            --left;
            first_ = (first_ + i + 1) % clients_.size();
            i = 0;
        }
    }

    void open(SlowClient& client)
    {
        client.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        const int small = 2048;  // the system doubles it, at least
        if (attack_.kind == "read")
            ::setsockopt(client.socket, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
        sockaddr_in from{.sin_family = AF_INET, .sin_port = 0, .sin_addr = {client.from}};
        ::bind(client.socket, reinterpret_cast<sockaddr*>(&from), sizeof from);
        sockaddr_in to{.sin_family = AF_INET,
                       .sin_port = htons(attack_.port),
                       .sin_addr = {htonl(INADDR_LOOPBACK)}};
        ::connect(client.socket, reinterpret_cast<sockaddr*>(&to), sizeof to);
        epoll_event event{.events = EPOLLRDHUP | EPOLLHUP, .data = {.ptr = &client}};
        ::epoll_ctl(events_, EPOLL_CTL_ADD, client.socket, &event);
        client.next = {};
        ++attempts_;
        most_held_ = std::max(most_held_, ++held_);
    }

    void trickle()
    {
        const auto now = Clock::now();
        for (SlowClient& client : clients_) {
            if (client.socket < 0 || client.next > now)
                continue;
            const bool has_begun = client.next != Clock::time_point{};
            const std::string_view more = attack_.kind == "header" ? "X-More: a\r\n" : "aaaaaaaaaa";
            const std::string_view bytes = has_begun ? more : opening();
            client.next = now + between_bytes;
            if (has_begun && attack_.kind == "read")
                continue;
            if (::send(client.socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0)
                client.next = has_begun ? client.next : Clock::time_point{};  // not connected yet
        }
    }

    void drop_closed(Clock::time_point until)
    {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        std::this_thread::sleep_for(left);
        epoll_event events[512];
        const int count = ::epoll_wait(events_, events, 512, 0);
        for (int i = 0; i < count; ++i) {
            SlowClient& client = *static_cast<SlowClient*>(events[i].data.ptr);
            ::close(client.socket);
            client.socket = -1;
            --held_;
        }
    }

    Attack attack_;
    int events_;
    std::vector<SlowClient> clients_;
    std::size_t first_ = 0;
    std::size_t held_ = 0;
    std::size_t attempts_ = 0;
    std::size_t most_held_ = 0;
};

struct Probed {
    std::vector<double> milliseconds;
    std::size_t failed = 0;

    double percentile(double share) const
    {
        std::vector<double> sorted = milliseconds;
        std::ranges::sort(sorted);
        return sorted.empty() ? 0
                              : sorted[static_cast<std::size_t>(
                                    share * static_cast<double>(sorted.size() - 1))];
    }
};

Probed probe(unsigned short port, Clock::duration time)
{
    static const char* const queries[] = {"kinship+moves", "looked+after+children+school",
                                          "tutoring", "placement+breakdown", "home+visits+nurses"};
    Probed out;
    const auto end = Clock::now() + time;
    for (std::size_t i = 0; Clock::now() < end; ++i) {
        const auto begin = Clock::now();
        try {
            RawClient client(port, "127.9.0.1");
            client.send(std::string("GET /api/v1/search?q=") + queries[i % std::size(queries)] +
                        " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            out.failed += client.answer().status != 200;
        } catch (const std::exception&) {
            ++out.failed;
        }
        const std::chrono::duration<double, std::milli> took = Clock::now() - begin;
        out.milliseconds.push_back(took.count());
    }
    return out;
}

/// Of the process, in MiB.
double memory(const std::string& pid)
{
    std::ifstream status("/proc/" + pid + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::stod(line.substr(6)) / 1024;
    throw std::runtime_error("there is no process " + pid);
}

void measure(const Attack& attack, const std::string& pid, std::chrono::seconds time)
{
    probe(attack.port, 5s);  // warms up
    const Probed before = probe(attack.port, time / 3);
    const double memory_before = memory(pid);

    SlowClients clients(attack);
    std::atomic<bool> over = false;
    double most_memory = 0;
    std::thread attacking([&] { clients.run(over); });
    std::thread watching([&] {
        while (!over) {
            most_memory = std::max(most_memory, memory(pid));
            std::this_thread::sleep_for(200ms);
        }
    });
    const Probed during = probe(attack.port, time);
    over = true;
    attacking.join();
    watching.join();
    fmt::print(
        "| {} | {:.1f} | {:.1f} | {:.1f} | {:.1f} | {:.2f} | {} of {} | {} | {} | {:.0f} |\n",
        attack.kind, before.percentile(0.5), before.percentile(0.99), during.percentile(0.5),
        during.percentile(0.99), during.percentile(0.99) / before.percentile(0.99), during.failed,
        during.milliseconds.size(), clients.most_held(), clients.attempts(),
        most_memory - memory_before);
}

}  // namespace

int main(int argc, char* argv[])
try {
    if (argc != 7)
        throw std::runtime_error(
            "slow-clients PORT PID header|body|read CLIENTS ADDRESSES SECONDS");
    const Attack attack{.port = static_cast<unsigned short>(std::stoi(argv[1])),
                        .kind = argv[3],
                        .clients = std::stoi(argv[4]),
                        .addresses = std::stoi(argv[5])};
    const rlimit descriptors{static_cast<rlim_t>(attack.clients) + 100,
                             static_cast<rlim_t>(attack.clients) + 100};
    if (::setrlimit(RLIMIT_NOFILE, &descriptors) != 0)
        throw std::runtime_error("cannot have as many descriptors as clients");
    measure(attack, argv[2], std::chrono::seconds(std::stoi(argv[6])));
} catch (const std::exception& error) {
    fmt::print(stderr, "slow-clients: {}\n", error.what());
    return 1;
}
