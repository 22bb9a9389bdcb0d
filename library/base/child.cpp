#include "library/base/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace findings {
namespace {

// What a damaged length in a file may make it ask for; reading a whole one takes tens of MiB.
constexpr rlim_t most_memory = rlim_t{2} << 30;
constexpr rlim_t most_cpu_seconds = 3600;

[[noreturn]] void fail(const char* doing)
{
    throw std::system_error(errno, std::generic_category(), doing);
}

void limit(int resource, rlim_t most)
{
    const rlimit both{most, most};
    ::setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

/// Bytes that this process may write to: the limit counts what the parent had as well.
rlim_t writable_bytes()
{
    unsigned long pages = 0;
    if (std::FILE* about = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(about, "%*u %*u %*u %*u %*u %lu", &pages) != 1)
            pages = 0;
        std::fclose(about);
    }
    return rlim_t{pages} * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

[[noreturn]] void run(const std::function<void(const Child::Say&)>& work, int descriptor,
                      std::chrono::seconds silence)
{
    // The child has the parent's locks too, and must not keep them when the parent is killed.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, most_cpu_seconds);
    if (const rlim_t already = writable_bytes(); already > 0)
        limit(RLIMIT_DATA, already + most_memory);
    ::signal(SIGALRM, SIG_DFL);
    const auto patience = static_cast<unsigned>(silence.count());
    std::FILE* out = ::fdopen(descriptor, "w");
    if (out == nullptr)
        ::_exit(1);
    int code = 0;
    try {
        ::alarm(patience);
        work([out, patience](std::string_view line) {
            ::alarm(patience);
            std::fwrite(line.data(), 1, line.size(), out);
            std::fputc('\n', out);
        });
    } catch (...) {
        code = 1;
    }
    if (std::fflush(out) != 0)
        code = 1;
    ::_exit(code);  // not exit: nothing of the parent's may be flushed or taken down here
}

}  // namespace

Child::Child(const std::function<void(const Say&)>& work, std::chrono::seconds silence)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        fail("cannot make a pipe");
    process_ = ::fork();
    if (process_ == 0) {
        ::close(ends[0]);
        run(work, ends[1], silence);
    }
    ::close(ends[1]);
    lines_.reset(::fdopen(ends[0], "r"));
    if (process_ < 0 || lines_ == nullptr)
        fail("cannot start a process");
}

Child::~Child()
{
    if (process_ < 0)
        return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

std::optional<std::string> Child::line()
{
    char* text = nullptr;
    std::size_t room = 0;
    const ssize_t length = ::getline(&text, &room, lines_.get());
    std::optional<std::string> result;
    if (length > 0)
        result.emplace(text, static_cast<std::size_t>(length) - (text[length - 1] == '\n' ? 1 : 0));
    std::free(text);
    return result;
}

bool Child::has_spoken(std::chrono::milliseconds patience) const
{
    pollfd waiting{::fileno(lines_.get()), POLLIN, 0};
    return ::poll(&waiting, 1, static_cast<int>(patience.count())) > 0;
}

std::optional<std::string> Child::failure()
{
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
    if (WIFSIGNALED(status))
        return std::string(::strsignal(WTERMSIG(status)));
    if (WEXITSTATUS(status) != 0)
        return "status " + std::to_string(WEXITSTATUS(status));
    return std::nullopt;
}

}  // namespace findings
