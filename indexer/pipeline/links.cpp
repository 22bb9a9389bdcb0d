#include "indexer/pipeline/links.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

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

/// Keeps what was seen, and counts it. Names that nobody has wait until some host has answered.
class Keeping {
public:
    Keeping(Links& links, const FollowWorld& world, FollowResult& result)
        : links_(links), world_(world), result_(result)
    {}

    void take(const Url& url, const LinkAnswer& answer)
    {
        is_connected_ = is_connected_ || answer.status != 0;
        if (answer.trouble == LinkTrouble::no_host && !is_connected_) {
            nameless_.push_back(url);
            return;
        }
        keep(url, answer);
        if (is_connected_)
            keep_nameless(LinkTrouble::no_host);
    }

    /// What still waits got no answer, for all that is known.
    void end() { keep_nameless(LinkTrouble::no_answer); }

private:
    void keep_nameless(LinkTrouble trouble)
    {
        for (const Url& url : std::exchange(nameless_, {}))
            keep(url, {.trouble = trouble});
    }

    void keep(const Url& url, const LinkAnswer& answer)
    {
        links_.keep(url, answer, to_seconds(world_.now()));
        const LinkState state = state_of(answer);
        ++(state == LinkState::works  ? result_.works
           : state == LinkState::gone ? result_.gone
                                      : result_.unclear);
    }

    Links& links_;
    const FollowWorld& world_;
    FollowResult& result_;
    std::vector<Url> nameless_;
    bool is_connected_ = false;
};

/// False where the user wants to end.
bool follow(const Url& url, Manners& manners, Keeping& keeping, const FollowWorld& world,
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
    keeping.take(url, look.answer);
    return true;
}

/// False where the user wants to end.
bool follow_all(const std::vector<Url>& urls, Manners& manners, Keeping& keeping,
                const FollowWorld& world, FollowResult& result)
try {
    std::uint64_t done = 0;
    for (const Url& url : urls) {
        world.progress(done++, urls.size());
        if (world.interrupted() || !follow(url, manners, keeping, world, result))
            return false;
    }
    return true;
} catch (const HttpInterrupted&) {
    return false;
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
    Keeping keeping(links, world, result);
    result.interrupted = !follow_all(urls, manners, keeping, world, result);
    keeping.end();
    return result;
}

}  // namespace findings::indexer
