#include "indexer/sources/http_patience.hpp"

#include "library/base/text.hpp"

#include <curl/curl.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace findings::indexer {
namespace {

using namespace std::chrono_literals;
using std::chrono::seconds;

bool asks_to_wait(long status)
{
    constexpr std::array statuses{429L, 500L, 502L, 503L, 504L};
    return std::ranges::find(statuses, status) != statuses.end();
}

/// "90 s", "15 min", "3 h"
std::string duration_text(seconds duration)
{
    if (duration < 2min)
        return fmt::format("{} s", duration.count());
    if (duration < 2h)
        return fmt::format("{} min", std::chrono::ceil<std::chrono::minutes>(duration).count());
    return fmt::format("{} h", std::chrono::ceil<std::chrono::hours>(duration).count());
}

/// One try, where it did not do.
struct Failure {
    std::string what;
    std::optional<seconds> asked;  ///< to wait
};

Failure failure_of(const std::string& url, const HttpReply& reply, const Waiting& waiting)
{
    Failure failure{.what = fmt::format("{}: answered {}; it cannot serve now, repeat later", url,
                                        reply.status)};
    if (reply.retry_after)
        failure.asked = retry_after(*reply.retry_after, waiting.now());
    return failure;
}

void wait_after(const Failure& failure, int tries, const Patience& patience, const Waiting& waiting)
{
    if (failure.asked && *failure.asked > patience.asked)
        throw HttpError(
            fmt::format("{}, in {} as it asks for", failure.what, duration_text(*failure.asked)));
    std::chrono::milliseconds wait = back_off(patience, tries, waiting.chance());
    if (failure.asked)
        wait = std::max<std::chrono::milliseconds>(*failure.asked, wait);
    waiting.told(fmt::format("{}: try {} of {} in {:.1f} s{}", failure.what, tries + 1,
                             patience.tries, static_cast<double>(wait.count()) / 1000,
                             failure.asked ? ", as it asks for" : ""));
    if (!waiting.wait(wait))
        throw HttpInterrupted{};
}

}  // namespace

std::optional<seconds> retry_after(std::string_view header,
                                   std::chrono::system_clock::time_point now)
{
    const std::string_view text = trimmed(header);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end == text.data() + text.size() && !text.empty()) {
        constexpr std::int64_t longest = 1'000'000'000;
        if (error == std::errc::result_out_of_range)
            return seconds(longest);
        return seconds(std::clamp<std::int64_t>(number, 0, longest));
    }
    const std::time_t date = curl_getdate(std::string(text).c_str(), nullptr);
    if (text.empty() || date < 0)
        return std::nullopt;
    const auto wait =
        std::chrono::ceil<seconds>(std::chrono::system_clock::from_time_t(date) - now);
    return std::max(wait, 0s);
}

std::chrono::milliseconds back_off(const Patience& patience, int tries, double chance)
{
    std::chrono::milliseconds longest = patience.first;
    for (int i = 1; i < tries && longest < patience.most; ++i)
        longest *= 2;
    longest = std::min<std::chrono::milliseconds>(longest, patience.most);
    // Half of it is certain, so that a repository is never asked again at once.
    const auto half = static_cast<double>(longest.count()) / 2;
    return std::chrono::milliseconds(static_cast<std::int64_t>(half + half * chance));
}

HttpReply ask_patiently(const Patience& patience, const Waiting& waiting, const std::string& url,
                        const std::function<HttpReply()>& get)
{
    for (int tries = 1;; ++tries) {
        Failure failure;
        try {
            HttpReply reply = get();
            if (!asks_to_wait(reply.status))
                return reply;
            failure = failure_of(url, reply, waiting);
        } catch (const HttpError& error) {
            if (!error.may_pass)
                throw;
            failure.what = error.what();
        }
        if (tries >= patience.tries)
            throw HttpError(fmt::format("{} (tried {} times)", failure.what, tries));
        wait_after(failure, tries, patience, waiting);
    }
}

}  // namespace findings::indexer
