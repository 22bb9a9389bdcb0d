#include "indexer/pipeline/ordered_workers.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>

namespace findings::indexer {
namespace {

using namespace std::chrono_literals;
using Workers = OrderedWorkers<int, std::string>;

constexpr auto long_enough = 60s;

std::vector<std::string> all_of(Workers& workers)
{
    std::vector<std::string> items;
    while (workers.under_way() > 0)
        if (std::optional<std::string> item = workers.next(long_enough))
            items.push_back(*item);
    return items;
}

TEST(OrderedWorkers, HandOverInTheOrderOfTheTasks)
{
    Workers workers(4, [](int task, const Workers::Yield& yield) {
        for (int i = 0; i < task % 5; ++i)
            yield(std::to_string(task) + "." + std::to_string(i), 1);
    });
    std::vector<std::string> expected;
    for (int task = 0; task < 200; ++task) {
        workers.add(task);
        for (int i = 0; i < task % 5; ++i)
            expected.push_back(std::to_string(task) + "." + std::to_string(i));
    }
    EXPECT_EQ(all_of(workers), expected);
}

TEST(OrderedWorkers, WorkAheadNoFurtherThanTheirBounds)
{
    std::atomic<int> yielded = 0;
    Workers workers(1, [&](int, const Workers::Yield& yield) {
        while (yielded < 10'000 && yield("item", 1))
            ++yielded;
    });
    workers.add(1);
    for (int taken = 1; taken <= 1000; ++taken) {
        ASSERT_TRUE(workers.next(long_enough));
        ASSERT_LE(yielded, taken + 257);
    }
}

TEST(OrderedWorkers, HoldOneItemHoweverHeavyItIs)
{
    constexpr std::size_t heavy = 1'000'000'000;
    Workers workers(2, [&](int task, const Workers::Yield& yield) {
        yield(std::to_string(task) + "a", heavy);
        yield(std::to_string(task) + "b", heavy);
    });
    workers.add(1);
    workers.add(2);
    EXPECT_EQ(all_of(workers), (std::vector<std::string>{"1a", "1b", "2a", "2b"}));
}

TEST(OrderedWorkers, PassOnWhatTheWorkThrewAfterItsItems)
{
    Workers workers(2, [](int task, const Workers::Yield& yield) {
        yield("item", 1);
        if (task == 1)
            throw std::runtime_error("no");
    });
    workers.add(1);
    workers.add(2);
    EXPECT_EQ(workers.next(long_enough), "item");
    EXPECT_THROW(workers.next(long_enough), std::runtime_error);
    EXPECT_EQ(workers.next(long_enough), "item");
    EXPECT_EQ(workers.next(long_enough), std::nullopt);
}

TEST(OrderedWorkers, EndTheWorkWhenNobodyWantsMore)
{
    std::atomic<bool> told = false;
    {
        Workers workers(1, [&](int, const Workers::Yield& yield) {
            while (yield("item", 1)) {
            }
            told = true;
        });
        workers.add(1);
        ASSERT_TRUE(workers.next(long_enough));
    }
    EXPECT_TRUE(told);
}

TEST(OrderedWorkers, SayNothingWhereNothingIsToBeDone)
{
    Workers workers(1, [](int, const Workers::Yield&) {});
    EXPECT_EQ(workers.next(0ms), std::nullopt);
    workers.add(1);
    EXPECT_EQ(workers.next(long_enough), std::nullopt);
}

}  // namespace
}  // namespace findings::indexer
