// Preloaded into a program under test (LD_PRELOAD): counts the calls that change what is on disk,
// and lets the program fail at one of them. So a fault comes at the same progress on a slow machine
// as on a fast one. FINDINGS_FAULT is "MODE:NUMBER", calls counted from 1:
//
//   kill:N   SIGKILL instead of call N; where that is a write and N is odd, after half of its bytes
//   full:N   call N and all after it that need room on the disk fail with ENOSPC
//   error:N  fsync or fdatasync N (counted by themselves) and all after it fail with EIO
//   sick:0   every fsync and fdatasync fails with EIO while the file FINDINGS_FAULT_SWITCH is there
//   none:0   counts only
//
// FINDINGS_FAULT_CALLS names a file of two 8-byte counters, which stay after a kill: calls, syncs.

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

struct Counters {
    std::atomic<std::uint64_t> calls;
    std::atomic<std::uint64_t> syncs;
};
static_assert(sizeof(Counters) == 16);

enum class Mode { none, kill, full, error, sick };

struct Plan {
    Mode mode = Mode::none;
    std::uint64_t number = 0;
    Counters* counters = nullptr;
    const char* sickness = nullptr;  ///< name of the file that makes the disk sick

    Plan()
    {
        const char* fault = std::getenv("FINDINGS_FAULT");
        const char* calls = std::getenv("FINDINGS_FAULT_CALLS");
        if (fault == nullptr || calls == nullptr)
            return;
        if (const char* colon = std::strchr(fault, ':'))
            number = std::strtoull(colon + 1, nullptr, 10);
        mode = *fault == 'k'   ? Mode::kill
               : *fault == 'f' ? Mode::full
               : *fault == 'e' ? Mode::error
               : *fault == 's' ? Mode::sick
                               : Mode::none;
        sickness = std::getenv("FINDINGS_FAULT_SWITCH");
        const int file = ::open(calls, O_RDWR | O_CLOEXEC);
        void* shared =
            ::mmap(nullptr, sizeof(Counters), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        counters = shared == MAP_FAILED ? nullptr : static_cast<Counters*>(shared);
        ::close(file);
    }
};

Plan& plan()
{
    static Plan the_plan;
    return the_plan;
}

template <class Function>
Function real(const char* name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

[[noreturn]] void die()
{
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}

enum class Fate { goes_on, ends, ends_half_way, fails };

Fate next_call(bool needs_room)
{
    const Plan& faults = plan();
    if (faults.counters == nullptr)
        return Fate::goes_on;
    const std::uint64_t number = ++faults.counters->calls;
    if (faults.mode == Mode::kill && number == faults.number)
        return number % 2 == 1 ? Fate::ends_half_way : Fate::ends;
    if (faults.mode == Mode::full && number >= faults.number && needs_room) {
        errno = ENOSPC;
        return Fate::fails;
    }
    return Fate::goes_on;
}

Fate next_sync()
{
    const Plan& faults = plan();
    const Fate fate = next_call(false);
    if (faults.counters == nullptr || fate != Fate::goes_on)
        return fate;
    const std::uint64_t number = ++faults.counters->syncs;
    const bool is_sick = faults.mode == Mode::sick && faults.sickness != nullptr &&
                         ::access(faults.sickness, F_OK) == 0;
    if ((number >= faults.number && faults.mode == Mode::error) || is_sick) {
        errno = EIO;
        return Fate::fails;
    }
    return fate;
}

/// A call that has no half.
template <class Call>
int whole(Fate fate, const Call& call)
{
    if (fate == Fate::ends || fate == Fate::ends_half_way)
        die();
    return fate == Fate::fails ? -1 : call();
}

/// A write of `size` bytes; `call` writes as many as it is told.
template <class Call>
ssize_t written(Fate fate, std::size_t size, const Call& call)
{
    if (fate == Fate::ends_half_way)
        call(size / 2);
    if (fate == Fate::ends || fate == Fate::ends_half_way)
        die();
    return fate == Fate::fails ? -1 : call(size);
}

bool is_a_file(int descriptor)
{
    return descriptor > STDERR_FILENO && ::lseek(descriptor, 0, SEEK_CUR) >= 0;
}

}  // namespace

// The names and types are the C library's.
extern "C" {

ssize_t write(int file, const void* bytes, std::size_t size)
{
    static const auto call = real<ssize_t (*)(int, const void*, std::size_t)>("write");
    if (!is_a_file(file))
        return call(file, bytes, size);
    return written(next_call(true), size,
                   [&](std::size_t most) { return call(file, bytes, most); });
}

ssize_t pwrite64(int file, const void* bytes, std::size_t size, off64_t at)
{
    static const auto call = real<ssize_t (*)(int, const void*, std::size_t, off64_t)>("pwrite64");
    return written(next_call(true), size,
                   [&](std::size_t most) { return call(file, bytes, most, at); });
}

ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t at)
{
    return pwrite64(file, bytes, size, at);
}

int fsync(int file)
{
    static const auto call = real<int (*)(int)>("fsync");
    return whole(next_sync(), [&] { return call(file); });
}

int fdatasync(int file)
{
    static const auto call = real<int (*)(int)>("fdatasync");
    return whole(next_sync(), [&] { return call(file); });
}

int rename(const char* from, const char* to) noexcept
{
    static const auto call = real<int (*)(const char*, const char*)>("rename");
    return whole(next_call(true), [&] { return call(from, to); });
}

int unlink(const char* path) noexcept
{
    static const auto call = real<int (*)(const char*)>("unlink");
    return whole(next_call(false), [&] { return call(path); });
}

int mkdir(const char* path, mode_t mode) noexcept
{
    static const auto call = real<int (*)(const char*, mode_t)>("mkdir");
    return whole(next_call(true), [&] { return call(path, mode); });
}

int ftruncate(int file, off_t size) noexcept
{
    return ftruncate64(file, size);
}

int ftruncate64(int file, off64_t size) noexcept
{
    static const auto call = real<int (*)(int, off64_t)>("ftruncate64");
    return whole(next_call(false), [&] { return call(file, size); });
}
}
