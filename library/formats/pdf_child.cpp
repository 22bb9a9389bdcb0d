#include "library/formats/pdf_child.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <istream>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace findings::pdf {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const char* doing)
{
    throw std::system_error(errno, std::generic_category(), doing);
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() { close(); }
    int number() const { return number_; }
    void close()
    {
        if (number_ >= 0)
            ::close(std::exchange(number_, -1));
    }

private:
    int number_;
};

/// What is to be read, as a file in memory; nullopt where it is larger.
std::optional<Descriptor> held_in_memory(std::istream& in, std::size_t most_bytes)
{
    Descriptor file(::memfd_create("findings-pdf", MFD_CLOEXEC));
    if (file.number() < 0)
        fail("cannot make a file in memory");
    std::string block(64 * 1024, '\0');
    std::size_t bytes = 0;
    do {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        if (in.bad())
            throw std::runtime_error("reading the stream failed");
        const auto length = static_cast<std::size_t>(in.gcount());
        bytes += length;
        if (bytes > most_bytes)
            return std::nullopt;
        for (std::size_t done = 0; done < length;) {
            const ssize_t written = ::write(file.number(), block.data() + done, length - done);
            if (written < 0 && errno != EINTR)
                fail("cannot write to memory");
            done += written > 0 ? static_cast<std::size_t>(written) : 0;
        }
    } while (in);
    if (::lseek(file.number(), 0, SEEK_SET) != 0)
        fail("cannot go back in memory");
    return file;
}

/// A running program that is ended with the object.
class Running {
public:
    Running(const std::filesystem::path& program, int input, int output)
    {
        posix_spawn_file_actions_t actions;
        posix_spawnattr_t attributes;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawnattr_init(&attributes);
        ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
        ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
        take_default_signals(attributes);
        std::string name = program.string();
        char* arguments[] = {name.data(), nullptr};
        char* environment[] = {nullptr};
        const int error =
            ::posix_spawn(&process_, name.c_str(), &actions, &attributes, arguments, environment);
        ::posix_spawn_file_actions_destroy(&actions);
        ::posix_spawnattr_destroy(&attributes);
        if (error != 0) {
            process_ = -1;
            errno = error;
            fail("cannot start the program that reads PDF");
        }
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running()
    {
        if (process_ > 0) {
            ::kill(process_, SIGKILL);
            wait();
        }
    }

    /// How it ended.
    int wait()
    {
        int status = 0;
        while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
        }
        process_ = -1;
        return status;
    }

private:
    static void take_default_signals(posix_spawnattr_t& attributes)
    {
        sigset_t none;
        sigset_t all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&attributes, &none);
        ::posix_spawnattr_setsigdefault(&attributes, &all);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }

    pid_t process_ = -1;
};

/// All that comes until the end; nullopt where that is too much or too late.
std::optional<std::string> read_until(int descriptor, Clock::time_point deadline)
{
    std::string bytes;
    std::string block(64 * 1024, '\0');
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        pollfd waited{descriptor, POLLIN, 0};
        const int ready = ::poll(&waited, 1, static_cast<int>(std::max<long>(left.count(), 0)));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready < 0)
            fail("cannot wait for the program that reads PDF");
        if (ready == 0)
            return std::nullopt;
        const ssize_t length = ::read(descriptor, block.data(), block.size());
        if (length < 0 && errno == EINTR)
            continue;
        if (length <= 0)
            return bytes;
        bytes.append(block, 0, static_cast<std::size_t>(length));
        if (bytes.size() > largest_answer)
            return std::nullopt;
    }
}

ChildFault fault_of(int status, std::chrono::seconds longest)
{
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    if (signal == SIGXCPU || signal == SIGKILL)
        return {fmt::format("the PDF could not be read within {} s", longest.count()),
                "print it to PDF anew from a reader of PDF"};
    return {"the PDF breaks the program that reads it, or takes too much memory",
            "print it to PDF anew from a reader of PDF"};
}

}  // namespace

std::filesystem::path helper_program()
{
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "findings-pdf-text";
}

Result<std::string, ChildFault> answer_of(const std::filesystem::path& program, std::istream& in,
                                          std::size_t most_bytes, std::chrono::seconds longest)
{
    const std::optional<Descriptor> file = held_in_memory(in, most_bytes);
    if (!file)
        return ChildFault{fmt::format("the PDF is larger than {} MiB", most_bytes / 1024 / 1024),
                          "make its pictures smaller, or divide it"};
    if (::access(program.c_str(), X_OK) != 0)
        return ChildFault{"the program that reads PDF is not there: " + program.string(),
                          "install findings-pdf-text beside the other programs"};
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        fail("cannot make a pipe");
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    Running running(program, file->number(), to.number());
    to.close();
    const auto answer = read_until(from.number(), Clock::now() + longest);
    if (!answer)
        return ChildFault{fmt::format("the PDF could not be read within {} s", longest.count()),
                          "print it to PDF anew from a reader of PDF"};
    if (const int status = running.wait(); status != 0)
        return fault_of(status, longest);
    return Result<std::string, ChildFault>(boost::system::in_place_value, *answer);
}

}  // namespace findings::pdf
