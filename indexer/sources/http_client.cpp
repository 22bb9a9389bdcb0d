#include "indexer/sources/http_client.hpp"

#include "library/base/file.hpp"
#include "library/base/text.hpp"

#include <curl/curl.h>
#include <fmt/core.h>
#include <sys/socket.h>

#include <array>
#include <fstream>
#include <new>

namespace findings::indexer {
namespace {

constexpr long slowest = 100;  ///< bytes a second

struct CleanUp {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

bool is_passing(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_WEIRD_SERVER_REPLY:
        return true;
    default:
        return false;
    }
}

HttpFault fault_of(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return HttpFault::no_host;
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
        return HttpFault::no_answer;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
        return HttpFault::not_trusted;
    case CURLE_TOO_MANY_REDIRECTS:
        return HttpFault::redirects;
    default:
        return HttpFault::other;
    }
}

/// Of a server that may not know HEAD, or says that nothing is there.
bool asks_for_get(long status)
{
    return status == 404 || status == 405 || status == 410 || status == 501;
}

std::string what_to_do(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return "look at the name of the host";
    case CURLE_PEER_FAILED_VERIFICATION:
        return "its certificate is not to be trusted; tell whoever runs it";
    case CURLE_TOO_MANY_REDIRECTS:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return "ask whoever runs it for the address of its OAI-PMH";
    default:
        return "see whether it can be reached, and repeat";
    }
}

}  // namespace

struct HttpClient::State {
    HttpLimits limits;
    std::function<bool()> interrupted;
    std::unique_ptr<CURL, CleanUp> handle{curl_easy_init()};

    // Of the transfer that is under way.
    std::string url;
    std::ofstream body;
    bool wants_body = true;
    std::uint64_t bytes = 0;
    std::string refused;  ///< why an address was not connected to
    std::array<char, CURL_ERROR_SIZE> error{};

    template <class Value>
    void set(CURLoption option, Value value)
    {
        curl_easy_setopt(handle.get(), option, value);
    }

    void set_up();
    void begin(const std::string& address);
    void open(const std::filesystem::path& file);
    long status() const;
    long ask(bool by_head);
    [[noreturn]] void fail(CURLcode code);

    static std::size_t take(char* bytes, std::size_t size, std::size_t count, void* state);
    static curl_socket_t connect(void* state, curlsocktype purpose, curl_sockaddr* address);
    static int progress(void* state, curl_off_t all, curl_off_t got, curl_off_t, curl_off_t);
};

std::size_t HttpClient::State::take(char* bytes, std::size_t size, std::size_t count, void* state)
{
    State& self = *static_cast<State*>(state);
    if (!self.wants_body)
        return 0;
    self.bytes += size * count;
    if (self.bytes > self.limits.most_bytes)
        return 0;
    self.body.write(bytes, static_cast<std::streamsize>(size * count));
    return self.body ? size * count : 0;
}

curl_socket_t HttpClient::State::connect(void* state, curlsocktype, curl_sockaddr* address)
{
    State& self = *static_cast<State*>(state);
    if (self.limits.objection)
        if (const auto objection = self.limits.objection(address->addr)) {
            self.refused = fmt::format("{} is {}", address_text(address->addr), *objection);
            return CURL_SOCKET_BAD;
        }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int HttpClient::State::progress(void* state, curl_off_t, curl_off_t got, curl_off_t, curl_off_t)
{
    const State& self = *static_cast<State*>(state);
    const bool is_too_long = static_cast<std::uint64_t>(got) > self.limits.most_bytes;
    return is_too_long || self.interrupted() ? 1 : 0;
}

void HttpClient::State::set_up()
{
    if (!handle)
        throw std::bad_alloc();
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_USERAGENT, limits.user_agent);
    set(CURLOPT_ACCEPT_ENCODING, "gzip");
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, limits.most_redirects);
    // Behind a proxy the address that is connected to would be the proxy's.
    if (limits.objection)
        set(CURLOPT_PROXY, "");
    set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.connect.count()));
    set(CURLOPT_LOW_SPEED_LIMIT, slowest);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.silence.count()));
    set(CURLOPT_TIMEOUT, static_cast<long>(limits.whole.count()));
    set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.most_bytes));
    set(CURLOPT_OPENSOCKETFUNCTION, &State::connect);
    set(CURLOPT_OPENSOCKETDATA, this);
    set(CURLOPT_WRITEFUNCTION, &State::take);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &State::progress);
    set(CURLOPT_XFERINFODATA, this);
    set(CURLOPT_ERRORBUFFER, error.data());
}

void HttpClient::State::begin(const std::string& address)
{
    url = address;
    bytes = 0;
    refused.clear();
    error.fill('\0');
    set(CURLOPT_URL, url.c_str());
}

void HttpClient::State::open(const std::filesystem::path& file)
{
    wants_body = true;
    set(CURLOPT_NOBODY, 0L);
    body = std::ofstream(file, std::ios::binary | std::ios::trunc);
    if (!body)
        throw FileError(file.string() + ": cannot be written; look at the disk");
}

long HttpClient::State::status() const
{
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    return status;
}

/// The status; a body that comes is turned away at its first bytes.
long HttpClient::State::ask(bool by_head)
{
    wants_body = false;
    set(CURLOPT_NOBODY, by_head ? 1L : 0L);
    if (!by_head)
        set(CURLOPT_HTTPGET, 1L);
    const CURLcode code = curl_easy_perform(handle.get());
    if (code != CURLE_OK && code != CURLE_WRITE_ERROR)
        fail(code);
    return status();
}

void HttpClient::State::fail(CURLcode code)
{
    if (code == CURLE_ABORTED_BY_CALLBACK && interrupted())
        throw HttpInterrupted{};
    if (!body)
        throw FileError("what comes from " + url + " cannot be written; look at the disk");
    if (bytes > limits.most_bytes || code == CURLE_FILESIZE_EXCEEDED ||
        code == CURLE_ABORTED_BY_CALLBACK)
        throw HttpError(
            fmt::format("{}: the reply is larger than {} MB; harvest a set or a shorter "
                        "time (--set, --from, --until)",
                        url, limits.most_bytes / 1'000'000));
    if (!refused.empty())
        throw AddressRefused(
            fmt::format("{}: {}; where that is meant, add --allow-private", url, refused));
    const std::string said =
        error[0] != '\0' ? std::string(error.data()) : std::string(curl_easy_strerror(code));
    throw HttpError(fmt::format("{}: {}; {}", url, printable(said), what_to_do(code)),
                    is_passing(code), fault_of(code));
}

HttpClient::HttpClient(HttpLimits limits, std::function<bool()> interrupted)
    : state_(std::make_unique<State>())
{
    state_->limits = std::move(limits);
    state_->interrupted = std::move(interrupted);
    state_->set_up();
}

HttpClient::~HttpClient() = default;

HttpReply HttpClient::get(const std::string& url, const std::filesystem::path& body)
{
    State& state = *state_;
    state.begin(url);
    state.open(body);
    const CURLcode code = curl_easy_perform(state.handle.get());
    state.body.flush();
    if (code != CURLE_OK || !state.body)
        state.fail(code);
    state.body.close();
    HttpReply reply{.status = state.status()};
    curl_header* header = nullptr;
    if (curl_easy_header(state.handle.get(), "Retry-After", 0, CURLH_HEADER, -1, &header) ==
        CURLHE_OK)
        reply.retry_after = header->value;
    return reply;
}

long HttpClient::look(const std::string& url)
{
    State& state = *state_;
    state.begin(url);
    const long status = state.ask(true);
    if (!asks_for_get(status))
        return status;
    state.begin(url);
    return state.ask(false);
}

std::string HttpClient::last_url() const
{
    const char* url = nullptr;
    curl_easy_getinfo(state_->handle.get(), CURLINFO_EFFECTIVE_URL, &url);
    return url == nullptr ? std::string() : url;
}

}  // namespace findings::indexer
