#include "library/index/child.hpp"

#include <fcntl.h>
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

// A child that has said nothing for so long goes round in circles of a damaged file.
constexpr unsigned longest_silence = 600;  // seconds

[[noreturn]] void fail(const char* doing)
{
    throw std::system_error(errno, std::generic_category(), doing);
}

[[noreturn]] void run(const std::function<void(const Child::Say&)>& work, int descriptor)
{
    // The child has the parent's locks too, and must not keep them when the parent is killed.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::signal(SIGALRM, SIG_DFL);
    std::FILE* out = ::fdopen(descriptor, "w");
    int code = out == nullptr ? 1 : 0;
    try {
        ::alarm(longest_silence);
        work([out](std::string_view line) {
            ::alarm(longest_silence);
            std::fwrite(line.data(), 1, line.size(), out);
            std::fputc('\n', out);
        });
        code = std::fflush(out) == 0 ? 0 : 1;
    } catch (...) {
        code = 1;
    }
    ::_exit(code);  // not exit: nothing of the parent's may be flushed or taken down here
}

}  // namespace

Child::Child(const std::function<void(const Say&)>& work)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        fail("cannot make a pipe");
    process_ = ::fork();
    if (process_ == 0) {
        ::close(ends[0]);
        run(work, ends[1]);
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
