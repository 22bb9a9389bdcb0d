// Many people who write while others search: run by script/bench.
//   editors BASE_PORT EDITORS ROUNDS TOKEN
// Each editor has a list and a draft of their own and saves each ROUNDS times; then all change one
// list together. A save that was refused because of another (412) or for want of room (503) is made
// again. Prints what was answered, how long it took, and how many answered saves are not there.

#include "tests/end-to-end/raw_client.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace json = boost::json;
using namespace findings::tests;
using Clock = std::chrono::steady_clock;

struct Counts {
    std::vector<double> milliseconds;  ///< of each save that was made, with those before it refused
    std::int64_t stale = 0;            ///< 412
    std::int64_t busy = 0;             ///< 503
    std::int64_t other = 0;            ///< anything else that was no success
    std::int64_t lost = 0;

    void add(const Counts& more)
    {
        milliseconds.insert(milliseconds.end(), more.milliseconds.begin(), more.milliseconds.end());
        stale += more.stale;
        busy += more.busy;
        other += more.other;
        lost += more.lost;
    }
};

class Editor {
public:
    Editor(unsigned short port, std::string token) : client_(port), token_(std::move(token)) {}

    RawAnswer ask(const std::string& method, const std::string& target,
                  const json::object& body = {}, const std::string& match = "")
    {
        const std::string text = json::serialize(body);
        client_.send(method + " " + target + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " +
                     token_ + (match.empty() ? "" : "\r\nIf-Match: " + match) +
                     "\r\nContent-Type: application/json\r\nContent-Length: " +
                     std::to_string(text.size()) + "\r\n\r\n" + text);
        return client_.answer();
    }

    /// Makes something; asks again while there is no room.
    RawAnswer make(const std::string& target, const json::object& body)
    {
        RawAnswer answer = ask("POST", target, body);
        while (answer.status == 503) {
            ++counts.busy;
            pause();
            answer = ask("POST", target, body);
        }
        return answer;
    }

    /// Saves until it is saved; false where it cannot be.
    bool save(const std::string& target, const json::object& body)
    {
        const auto began = Clock::now();
        for (;;) {
            const RawAnswer seen = ask("GET", target);
            if (seen.status == 200) {
                const std::string address = target.substr(0, target.find("/draft"));
                const RawAnswer saved = ask("PUT", address, body, seen.field("ETag"));
                if (saved.status == 200) {
                    const std::chrono::duration<double, std::milli> took = Clock::now() - began;
                    counts.milliseconds.push_back(took.count());
                    return true;
                }
                note(saved.status);
            } else {
                note(seen.status);
            }
            if (counts.other > 0)
                return false;
            pause();
        }
    }

    Counts counts;

private:
    static void pause() { std::this_thread::sleep_for(std::chrono::milliseconds(50)); }

    void note(unsigned status)
    {
        ++(status == 412 ? counts.stale : status == 503 ? counts.busy : counts.other);
    }

    RawClient client_;
    std::string token_;
};

std::string text_of(const RawAnswer& answer, std::string_view member)
{
    const json::value value = json::parse(answer.body);
    return std::string(value.at(member).as_string());
}

json::object list_body(const std::string& title)
{
    return {{"title", title}};
}

json::object draft_body(const std::string& title)
{
    return {{"kind", "research_summary"}, {"language", "en"}, {"title", title}};
}

/// A list and a draft of their own, each saved so many times.
Counts edit_own(unsigned short port, const std::string& token, int number, int rounds)
{
    Editor editor(port, token);
    const std::string name = "Editor " + std::to_string(number);
    const std::string list =
        "/api/v1/lists/" + text_of(editor.make("/api/v1/lists", list_body(name)), "id");
    const std::string item =
        "/api/v1/items/" +
        text_of(editor.make("/api/v1/items?different=1", draft_body(name)), "id") + "/draft";
    std::string last;
    for (int round = 0; round < rounds; ++round) {
        last = name + ", round " + std::to_string(round);
        if (!editor.save(list, list_body(last)) || !editor.save(item, draft_body(last)))
            break;
    }
    RawAnswer seen = editor.ask("GET", list);
    while (seen.status == 503)
        seen = editor.ask("GET", list);
    editor.counts.lost += text_of(seen, "title") == last ? 0 : 1;
    return editor.counts;
}

template <class Work>
Counts together(int editors, const Work& work)
{
    Counts all;
    std::mutex mutex;
    std::vector<std::jthread> threads;
    for (int number = 0; number < editors; ++number)
        threads.emplace_back([&, number] {
            const Counts counts = work(number);
            const std::lock_guard lock(mutex);
            all.add(counts);
        });
    threads.clear();
    return all;
}

void print(std::string_view what, Counts counts, Clock::duration took)
{
    std::ranges::sort(counts.milliseconds);
    const auto at = [&](double part) {
        const auto place =
            static_cast<std::size_t>(part * static_cast<double>(counts.milliseconds.size()));
        return counts.milliseconds.empty()
                   ? 0.0
                   : counts.milliseconds[std::min(place, counts.milliseconds.size() - 1)];
    };
    const double seconds = std::chrono::duration<double>(took).count();
    fmt::print("{}\t{}\t{:.0f}\t{:.0f}\t{:.0f}\t{}\t{}\t{}\t{}\n", what, counts.milliseconds.size(),
               static_cast<double>(counts.milliseconds.size()) / seconds, at(0.5), at(0.99),
               counts.stale, counts.busy, counts.other, counts.lost);
}

}  // namespace

int main(int count, char** arguments)
{
    if (count != 5) {
        fmt::print(stderr, "usage: editors PORT EDITORS ROUNDS TOKEN\n");
        return 2;
    }
    const auto port = static_cast<unsigned short>(std::stoi(arguments[1]));
    const int editors = std::stoi(arguments[2]);
    const int rounds = std::stoi(arguments[3]);
    const std::string token = arguments[4];

    fmt::print("what\tsaves\tper_second\tp50_ms\tp99_ms\tstale\tbusy\tother\tlost\n");
    auto began = Clock::now();
    const Counts own =
        together(editors, [&](int number) { return edit_own(port, token, number, rounds); });
    print("own", own, Clock::now() - began);

    Editor first(port, token);
    const RawAnswer made = first.make("/api/v1/lists", list_body("Of all"));
    const std::string shared = "/api/v1/lists/" + text_of(made, "id");
    began = Clock::now();
    Counts all = together(editors, [&](int number) {
        Editor editor(port, token);
        editor.save(shared, list_body("Of all, by " + std::to_string(number)));
        return editor.counts;
    });
    const auto took = Clock::now() - began;
    const json::value seen = json::parse(first.ask("GET", shared).body);
    all.lost +=
        static_cast<std::int64_t>(all.milliseconds.size()) + 1 - seen.at("revision").as_int64();
    print("shared", all, took);
}
