#include "indexer/pipeline/links.hpp"

#include "library/catalogue/stores.hpp"
#include "tests/indexer/child.hpp"
#include "tests/indexer/indexer_test.hpp"
#include "tests/support/loopback_server.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <map>

namespace findings::indexer {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using tests::http_answer;

constexpr std::chrono::sys_seconds noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 1} +
                                        12h};

/// A library with links, and a web in which time passes only where somebody waits.
class FollowingLinks : public IndexerTest {
protected:
    Url link(const std::string& text) { return *Url::parse("https://" + text); }

    void store(const std::vector<std::string>& texts)
    {
        Record record{.title = "Of many links"};
        for (const std::string& text : texts)
            record.sources.push_back({.url = link(text)});
        catalogue_.store(catalogue_.begin_batch("test"), {{.record = std::move(record)}});
    }

    FollowResult follow(FollowOptions options = {})
    {
        looks_.clear();
        return follow_links(
            stores_.links, options,
            {.look =
                 [this](const Url& url) {
                     const std::string text = url.str().substr(8);
                     looks_.push_back(text + " at " + std::to_string((now_ - noon) / 1ms));
                     const auto found = web_.find(text);
                     return found != web_.end() ? found->second
                                                : LinkLook{{.status = 200}, host_in(url.str())};
                 },
             .now = [this] { return now_; },
             .wait =
                 [this](std::chrono::milliseconds pause) {
                     now_ += pause;
                     return true;
                 },
             .interrupted = [this] { return looks_.size() >= interrupted_after_; },
             .progress = [](std::uint64_t, std::uint64_t) {}});
    }

    Catalogue catalogue_{library(), Catalogue::Access::read_write};
    Stores stores_{library(), Catalogue::Access::read_write};
    std::map<std::string, LinkLook> web_;
    std::vector<std::string> looks_;
    std::chrono::system_clock::time_point now_ = noon;
    std::size_t interrupted_after_ = 1'000;
};

TEST_F(FollowingLinks, AsksAHostAtMostOnceASecond)
{
    store({"a.example/1", "a.example/2", "b.example/1", "A.example/3"});
    EXPECT_EQ(follow(), (FollowResult{.works = 4}));
    EXPECT_THAT(looks_, ElementsAre("a.example/1 at 0", "a.example/2 at 1000",
                                    "b.example/1 at 1000", "A.example/3 at 2000"));
}

TEST_F(FollowingLinks, LeavesAHostAloneThatIsBusyOrDoesNotAnswer)
{
    web_["a.example/1"] = {{.status = 503}, "a.example"};
    web_["b.example/1"] = {{.trouble = LinkTrouble::no_answer}, "b.example"};
    web_["doi.example/1"] = {{.status = 429}, "c.example"};
    store({"a.example/1", "a.example/2", "b.example/1", "b.example/2", "doi.example/1",
           "doi.example/2", "c.example/1"});
    EXPECT_EQ(follow(), (FollowResult{.works = 1, .unclear = 3, .left = 3}));
    web_.clear();
    now_ += 1h;
    EXPECT_EQ(follow(), (FollowResult{.works = 3})) << "those that were left come in the next run";
}

TEST_F(FollowingLinks, GoesOnWhereItWasCutOff)
{
    store({"a.example/1", "b.example/2", "c.example/3"});
    interrupted_after_ = 1;
    EXPECT_EQ(follow(), (FollowResult{.works = 1, .interrupted = true}));
    interrupted_after_ = 1'000;
    EXPECT_EQ(follow({.most = 1}), (FollowResult{.works = 1}));
    EXPECT_EQ(follow(), (FollowResult{.works = 1}));
    EXPECT_THAT(looks_, ElementsAre("c.example/3 at 0"));
    EXPECT_EQ(follow(), (FollowResult{}));
}

TEST_F(FollowingLinks, BuriesALinkThatIsGoneTheDayAfter)
{
    web_["a.example/1"] = {{.status = 404}, "a.example"};
    store({"a.example/1"});
    EXPECT_EQ(follow(), (FollowResult{.gone = 1}));
    EXPECT_EQ(follow(), (FollowResult{})) << "not a day has passed";
    now_ += 24h;
    EXPECT_EQ(follow(), (FollowResult{.gone = 1}));
    EXPECT_EQ(stores_.links.counts(), (LinkCounts{1, 1}));
}

TEST(HostIn, IsTheHostInLowerCase)
{
    EXPECT_EQ(host_in("https://Doi.Example:8443/10.1/x?y"), "doi.example");
    EXPECT_EQ(host_in("file:///etc/passwd"), "");
    EXPECT_EQ(host_in("nothing"), "");
}

TEST_F(FollowingLinks, BelievesThatAHostIsGoneWhereAnotherAnswers)
{
    const LinkAnswer no_host{.trouble = LinkTrouble::no_host};
    web_["a.example/1"] = {no_host, "a.example"};
    web_["b.example/1"] = {no_host, "b.example"};
    store({"a.example/1", "b.example/1"});
    EXPECT_EQ(follow(), (FollowResult{.unclear = 2})) << "the machine may be cut off";
    store({"c.example/1"});
    EXPECT_EQ(follow({.older_than = std::chrono::days(-1)}), (FollowResult{.works = 1, .gone = 2}));
}

/// Servers as they are, on loopback.
class LookingAtALink : public testing::Test {
protected:
    LookingAtALink() { ::setenv("no_proxy", "*", 1); }

    LinkAnswer look(const std::string& path, bool allow_private = true)
    {
        HttpClient client(look_limits(allow_private), [] { return false; });
        return look_at(client, *Url::parse(server_.url(path))).answer;
    }

    std::string answer(const std::string& request)
    {
        const bool is_head = request.starts_with("HEAD ");
        const auto found = answers_.find(request.substr(0, request.find(" HTTP/")));
        std::string answer = found == answers_.end() ? http_answer(404, "none") : found->second;
        return is_head ? answer.substr(0, answer.find("\r\n\r\n") + 4) : answer;
    }

    std::map<std::string, std::string> answers_;
    tests::LoopbackServer server_{[this](const std::string& request) { return answer(request); }};
};

TEST_F(LookingAtALink, IsDoneByHeadAndTakesAnyLength)
{
    answers_["HEAD /there"] = http_answer(200, "", {"Content-Length: 900000000000"});
    EXPECT_EQ(look("/there"), (LinkAnswer{.status = 200}));
    EXPECT_THAT(server_.requests(),
                ElementsAre(AllOf(HasSubstr("HEAD /there"),
                                  HasSubstr("User-Agent: findings-indexer (looks"))));
}

TEST_F(LookingAtALink, IsDoneByGetWhereHeadIsNotKnown)
{
    for (const int status : {404, 405, 410, 501}) {
        answers_["HEAD /odd"] = http_answer(status, "");
        answers_["GET /odd"] = http_answer(200, std::string(1'000'000, 'x'));
        EXPECT_EQ(look("/odd"), (LinkAnswer{.status = 200})) << status;
    }
    EXPECT_EQ(look("/gone"), (LinkAnswer{.status = 404}));
    answers_["HEAD /closed"] = http_answer(403, "");
    EXPECT_EQ(look("/closed"), (LinkAnswer{.status = 403}));
    EXPECT_THAT(server_.requests().back(), HasSubstr("HEAD /closed"));
}

TEST_F(LookingAtALink, FollowsThreeRedirects)
{
    answers_["HEAD /end"] = http_answer(200, "");
    for (int i = 4; i >= 1; --i)
        answers_["HEAD /hop" + std::to_string(i)] = http_answer(
            302, "",
            {"Location: " + (i == 1 ? std::string("/end") : "/hop" + std::to_string(i - 1))});
    EXPECT_EQ(look("/hop3"), (LinkAnswer{.status = 200}));
    EXPECT_EQ(look("/hop4"), (LinkAnswer{.trouble = LinkTrouble::redirects}));
}

TEST_F(LookingAtALink, SaysWhyNoAnswerCame)
{
    answers_["HEAD /cut"] = "";
    EXPECT_EQ(look("/cut"), (LinkAnswer{.trouble = LinkTrouble::no_answer}));
    EXPECT_EQ(look("/there", false), (LinkAnswer{.trouble = LinkTrouble::not_public}));
    answers_["HEAD /out"] = http_answer(302, "", {"Location: file:///etc/passwd"});
    EXPECT_EQ(look("/out"), (LinkAnswer{.trouble = LinkTrouble::other}));
}

TEST_F(FollowingLinks, IsACommand)
{
    ::setenv("no_proxy", "*", 1);
    const tests::LoopbackServer server([](const std::string&) { return http_answer(200, ""); });
    Record record{.title = "One", .url = Url::parse(server.url("/a"))};
    catalogue_.store(catalogue_.begin_batch("test"), {{.record = std::move(record)}});
    const std::vector<std::string> command{"--library", library().string(), "links"};
    EXPECT_THAT(run_indexer(command).out,
                HasSubstr("0 links work, 0 are gone, 1 say nothing sure"));
    std::vector<std::string> again = command;
    again.insert(again.end(), {"--older-than", "0", "--allow-private"});
    stores_.links.keep(*Url::parse(server.url("/a")), {.status = 500}, noon);
    const Ended ended = run_indexer(again);
    EXPECT_EQ(ended.exit, 0) << ended.err;
    EXPECT_EQ(ended.out, "1 links work, 0 are gone, 0 say nothing sure, 0 are left for another "
                         "run; 0 of 1 are dead\n");
    EXPECT_EQ(run_indexer({"--library", (folder() / "none").string(), "links"}).exit, 3);
}

}  // namespace
}  // namespace findings::indexer
