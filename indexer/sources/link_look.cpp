#include "indexer/sources/link_look.hpp"

#include "library/base/text.hpp"

#include <curl/curl.h>
#include <netdb.h>

#include <limits>
#include <memory>

namespace findings::indexer {
namespace {

using namespace std::chrono_literals;

struct CleanUp {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
    void operator()(char* text) const { curl_free(text); }
    void operator()(addrinfo* info) const { ::freeaddrinfo(info); }
};

/// curl says alike that nobody has the name and that the resolver does not answer, and a machine
/// that is cut off from the network must not bury every link.
bool is_unknown(const std::string& host)
{
    addrinfo* found = nullptr;
    const int error = ::getaddrinfo(host.c_str(), nullptr, nullptr, &found);
    const std::unique_ptr<addrinfo, CleanUp> clean_up(found);
    return error == EAI_NONAME || error == EAI_NODATA;
}

LinkTrouble trouble_of(HttpFault fault, const std::string& host)
{
    switch (fault) {
    case HttpFault::no_host:
        return is_unknown(host) ? LinkTrouble::no_host : LinkTrouble::no_answer;
    case HttpFault::no_answer:
        return LinkTrouble::no_answer;
    case HttpFault::not_trusted:
        return LinkTrouble::not_trusted;
    case HttpFault::redirects:
        return LinkTrouble::redirects;
    case HttpFault::other:
        break;
    }
    return LinkTrouble::other;
}

LinkAnswer answer_of(HttpClient& client, const Url& url)
{
    try {
        return {.status = static_cast<int>(client.look(url.str()))};
    } catch (const AddressRefused&) {
        return {.trouble = LinkTrouble::not_public};
    } catch (const HttpError& error) {
        return {.trouble = trouble_of(error.fault, host_in(client.last_url()))};
    }
}

}  // namespace

HttpLimits look_limits(bool allow_private)
{
    // a length that HEAD tells is no reason not to answer
    HttpLimits limits{.most_bytes = std::numeric_limits<std::int64_t>::max(),
                      .most_redirects = 3,
                      .connect = 10s,
                      .silence = 20s,
                      .whole = 30s,
                      .user_agent = "findings-indexer (looks whether links still work)"};
    if (allow_private)
        limits.objection = nullptr;
    return limits;
}

LinkLook look_at(HttpClient& client, const Url& url)
{
    LinkAnswer answer = answer_of(client, url);
    return {.answer = answer, .host = host_in(client.last_url())};
}

std::string host_in(const std::string& url)
{
    const std::unique_ptr<CURLU, CleanUp> parsed(curl_url());
    char* host = nullptr;
    if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_URLENCODE) != CURLUE_OK ||
        curl_url_get(parsed.get(), CURLUPART_HOST, &host, 0) != CURLUE_OK)
        return {};
    const std::unique_ptr<char, CleanUp> clean_up(host);
    return ascii_lower(host);
}

}  // namespace findings::indexer
