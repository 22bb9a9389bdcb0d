#include "indexer/commands/progress.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace findings::indexer {
namespace {

using namespace std::chrono_literals;

/// A terminal or a file, and a clock that a test moves.
class ProgressTest : public testing::Test {
protected:
    Progress progress(bool on_terminal)
    {
        console_.err_is_terminal = on_terminal;
        return Progress(console_, "ingest", "files", [this] { return now_; });
    }

    /// What was written since it was asked last.
    std::string written()
    {
        const std::string text = err_.str();
        err_.str("");
        return text;
    }

    Progress::Clock::time_point now_;

private:
    std::ostringstream out_;
    std::ostringstream err_;
    Console console_{out_, err_};
};

TEST_F(ProgressTest, IsABarThatIsDrawnOverOnATerminal)
{
    Progress shown = progress(true);
    now_ += 200ms;
    shown.show(5, 10, "12 records stored");
    EXPECT_EQ(written(), "\r\033[Kingest: [###############...............]  50 % 5 of 10 files, "
                         "12 records stored");
    now_ += 10ms;
    shown.show(6, 10);
    EXPECT_EQ(written(), "");
    shown.clear();
    EXPECT_EQ(written(), "\r\033[K");
}

TEST_F(ProgressTest, IsALineNowAndThenElsewhere)
{
    Progress shown = progress(false);
    now_ += 4s;
    shown.show(5, 0);
    EXPECT_EQ(written(), "");
    now_ += 2s;
    shown.show(6, 0, "12 records stored");
    EXPECT_EQ(written(), "ingest: 6 files, 12 records stored\n");
    shown.clear();
    EXPECT_EQ(written(), "");
}

TEST_F(ProgressTest, NeverGoesPastItsEnd)
{
    Progress shown = progress(true);
    now_ += 200ms;
    shown.show(12, 10);
    EXPECT_EQ(written(), "\r\033[Kingest: [##############################] 100 % 12 of 10 files");
}

}  // namespace
}  // namespace findings::indexer
