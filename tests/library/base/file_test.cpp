#include "library/base/file.hpp"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace findings {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::vector<std::string> names_in(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string refusal(const std::function<void()>& act)
{
    try {
        act();
    } catch (const FileError& error) {
        return error.what();
    }
    return "no error";
}

/// A pipe that tells one process that another has got somewhere.
class Signal {
public:
    Signal() { EXPECT_EQ(::pipe(ends_.data()), 0); }
    ~Signal()
    {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }
    void give() { EXPECT_EQ(::write(ends_[1], "x", 1), 1); }
    void wait()
    {
        char byte = 0;
        EXPECT_EQ(::read(ends_[0], &byte, 1), 1);
    }

private:
    std::array<int, 2> ends_{};
};

/// What `act` says in a process of its own: its return value as an exit code.
pid_t in_another_process(const std::function<int()>& act)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(act());
    return child;
}

int outcome(pid_t child)
{
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int tries_the_lock(const fs::path& path)
{
    const FileLock lock(path, FileLock::Wait::no);
    return lock.held() ? 1 : 0;
}

TEST(File, BytesComeBackAsTheyWereWritten)
{
    const TemporaryFolder folder;
    const std::string bytes("\0\r\n\xFF text", 8);
    write_file_durably(folder.path() / "a", bytes);
    EXPECT_EQ(read_file(folder.path() / "a"), bytes);
    write_file_durably(folder.path() / "a", "");
    EXPECT_EQ(read_file(folder.path() / "a"), "");
    EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"a"});
}

TEST(File, LargeFilesAreWhole)
{
    const TemporaryFolder folder;
    const std::string bytes(5'000'000, 'x');
    write_file_durably(folder.path() / "a", bytes);
    EXPECT_EQ(read_file(folder.path() / "a"), bytes);
}

TEST(File, WhatCannotBeReadIsNamedWithTheReason)
{
    const TemporaryFolder folder;
    const fs::path absent = folder.path() / "absent";
    EXPECT_EQ(refusal([&] { read_file(absent); }),
              absent.string() + ": cannot open: No such file or directory");
    EXPECT_THAT(refusal([&] { read_file(folder.path()); }), HasSubstr("Is a directory"));
    EXPECT_THAT(refusal([&] { sync_to_disk(absent); }), HasSubstr(absent.string()));
}

TEST(File, AFailedWriteLeavesWhatWasThereAndNothingBeside)
{
    const TemporaryFolder folder;
    EXPECT_THAT(refusal([&] { write_file_durably(folder.path() / "no" / "a", "x"); }),
                HasSubstr("No such file or directory"));
    fs::create_directories(folder.path() / "full" / "inside");
    EXPECT_THAT(refusal([&] { write_file_durably(folder.path() / "full", "x"); }),
                HasSubstr("Is a directory"));
    EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"full"});
    EXPECT_TRUE(fs::exists(folder.path() / "full" / "inside"));
}

TEST(File, AFullDiskIsAnErrorAndTheOldFileStays)
{
    if (!fs::exists("/dev/full"))
        GTEST_SKIP() << "no /dev/full here";
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "a";
    write_file_durably(path, "old");
    fs::create_symlink("/dev/full", path.string() + ".tmp" + std::to_string(::getpid()));
    EXPECT_THAT(refusal([&] { write_file_durably(path, "new"); }),
                HasSubstr("No space left on device"));
    EXPECT_EQ(read_file(path), "old");
    EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"a"});
}

TEST(File, RenamingReplacesWhatWasThere)
{
    const TemporaryFolder folder;
    write_file_durably(folder.path() / "new", "new");
    write_file_durably(folder.path() / "current", "old");
    rename_durably(folder.path() / "new", folder.path() / "current");
    EXPECT_EQ(read_file(folder.path() / "current"), "new");
    EXPECT_THAT(refusal([&] { rename_durably(folder.path() / "new", folder.path() / "x"); }),
                HasSubstr("cannot rename to"));
}

TEST(FileLock, IsHadByOneProcessAtATime)
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "lock";
    {
        const FileLock lock(path);
        EXPECT_TRUE(lock.held());
        EXPECT_EQ(outcome(in_another_process([&] { return tries_the_lock(path); })), 0);
    }
    EXPECT_EQ(outcome(in_another_process([&] { return tries_the_lock(path); })), 1);
}

TEST(FileLock, IsHadOnceWithinAProcessToo)
{
    const TemporaryFolder folder;
    const FileLock lock(folder.path() / "lock");
    const FileLock second(folder.path() / "lock", FileLock::Wait::no);
    EXPECT_FALSE(second.held());
}

TEST(FileLock, GoesWithTheProcessThatDies)
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "lock";
    Signal held;
    const pid_t child = in_another_process([&] {
        const FileLock lock(path);
        held.give();
        ::pause();
        return 0;
    });
    held.wait();
    EXPECT_FALSE(FileLock(path, FileLock::Wait::no).held());
    ::kill(child, SIGKILL);
    EXPECT_EQ(outcome(child), -1);
    EXPECT_TRUE(FileLock(path, FileLock::Wait::no).held());
}

TEST(FileLock, WaitsForTheOtherProcess)
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "lock";
    const fs::path written = folder.path() / "written";
    std::optional<FileLock> lock(path);
    Signal started;
    const pid_t child = in_another_process([&] {
        started.give();
        const FileLock waited(path);
        return waited.held() && fs::exists(written) ? 1 : 0;
    });
    started.wait();
    write_file_durably(written, "before the lock is let go");
    lock.reset();
    EXPECT_EQ(outcome(child), 1);
}

TEST(FileLock, MovesWithItsOwner)
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "lock";
    FileLock first(path);
    {
        const FileLock second(std::move(first));
        EXPECT_TRUE(second.held());
        EXPECT_FALSE(FileLock(path, FileLock::Wait::no).held());
    }
    EXPECT_TRUE(FileLock(path, FileLock::Wait::no).held());
}

TEST(FileLock, NamesTheFileThatCannotBeLocked)
{
    EXPECT_THAT(refusal([] { FileLock lock("/no/such/folder/lock"); }),
                HasSubstr("/no/such/folder/lock: cannot open for locking"));
}

TEST(TemporaryFolder, IsAnotherEachTimeAndGoesWithItsContents)
{
    fs::path path;
    {
        const TemporaryFolder folder;
        const TemporaryFolder other;
        EXPECT_NE(folder.path(), other.path());
        path = folder.path();
        fs::create_directories(path / "a" / "b");
        write_file_durably(path / "a" / "b" / "c", "x");
    }
    EXPECT_FALSE(fs::exists(path));
}

}  // namespace
}  // namespace findings
