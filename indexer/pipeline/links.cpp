#include "indexer/pipeline/links.hpp"

#include <map>
#include <set>
#include <string>

namespace findings::indexer {
namespace {

using std::chrono::milliseconds;
using std::chrono::sys_seconds;
using Instant = std::chrono::system_clock::time_point;

sys_seconds to_seconds(Instant when)
{
    return std::chrono::floor<std::chrono::seconds>(when);
}

/// Who is asked when, and who is not any more.
class Manners {
public:
    Manners(milliseconds pause, const FollowWorld& world) : pause_(pause), world_(world) {}

    bool leaves_alone(const std::string& host) const { return busy_.contains(host); }

    /// Waits for the host's turn; false where the user wants to end.
    bool wait_for(const std::string& host)
    {
        const auto before = asked_.find(host);
        if (before == asked_.end())
            return true;
        const auto rest = std::chrono::ceil<milliseconds>(before->second + pause_ - world_.now());
        return rest <= milliseconds::zero() || world_.wait(rest);
    }

    /// `host` was asked, and led to what was seen.
    void note(const std::string& host, const LinkLook& look)
    {
        asked_[host] = asked_[look.host] = world_.now();
        const LinkAnswer& answer = look.answer;
        if (answer.status == 429 || answer.status == 503 ||
            answer.trouble == LinkTrouble::no_answer)
            busy_.insert(look.host);
    }

private:
    milliseconds pause_;
    const FollowWorld& world_;
    std::map<std::string, Instant> asked_;
    std::set<std::string> busy_;
};

void count(const LinkAnswer& answer, FollowResult& result)
{
    switch (state_of(answer)) {
    case LinkState::works:
        ++result.works;
        return;
    case LinkState::gone:
        ++result.gone;
        return;
    case LinkState::unclear:
        ++result.unclear;
    }
}

/// False where the user wants to end.
bool follow(const Url& url, Links& links, Manners& manners, const FollowWorld& world,
            FollowResult& result)
{
    const std::string host = host_in(url.str());
    if (manners.leaves_alone(host)) {
        ++result.left;
        return true;
    }
    if (!manners.wait_for(host))
        return false;
    const LinkLook look = world.look(url);
    manners.note(host, look);
    links.keep(url, look.answer, to_seconds(world.now()));
    count(look.answer, result);
    return true;
}

/// False where the user wants to end.
bool gather(Links& links, const FollowWorld& world)
{
    while (links.gather())
        if (world.interrupted())
            return false;
    return true;
}

}  // namespace

FollowResult follow_links(Links& links, const FollowOptions& options, const FollowWorld& world)
{
    FollowResult result;
    if (!gather(links, world)) {
        result.interrupted = true;
        return result;
    }
    const sys_seconds now = to_seconds(world.now());
    const std::vector<Url> urls = links.to_follow(now, now - options.older_than, options.most);
    Manners manners(options.pause, world);
    std::uint64_t done = 0;
    try {
        for (const Url& url : urls) {
            world.progress(done++, urls.size());
            if (world.interrupted() || !follow(url, links, manners, world, result)) {
                result.interrupted = true;
                break;
            }
        }
    } catch (const HttpInterrupted&) {
        result.interrupted = true;
    }
    return result;
}

}  // namespace findings::indexer
