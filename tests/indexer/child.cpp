#include "tests/indexer/child.hpp"

#include "library/base/file.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>

namespace findings::indexer {
namespace {

[[noreturn]] void become_indexer(const std::vector<std::string>& arguments, int out,
                                 const std::filesystem::path& err)
{
    std::vector<std::string> words = {std::string(FINDINGS_BIN) + "/findings-indexer"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600), STDERR_FILENO);
    ::unsetenv("FINDINGS_LIBRARY");
    ::execv(pointers[0], pointers.data());
    ::_exit(127);
}

}  // namespace

Ended run_indexer(const std::vector<std::string>& arguments,
                  const std::function<void(pid_t)>& on_output)
{
    const TemporaryFolder folder;
    const std::filesystem::path err = folder.path() / "err";
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return {};
    const pid_t child = ::fork();
    if (child == 0)
        become_indexer(arguments, ends[1], err);
    ::close(ends[1]);
    Ended ended;
    std::array<char, 65536> block{};
    for (ssize_t got = 0; (got = ::read(ends[0], block.data(), block.size())) > 0;) {
        ended.out.append(block.data(), static_cast<std::size_t>(got));
        if (on_output)
            on_output(child);
    }
    ::close(ends[0]);
    int status = 0;
    rusage used{};
    ::wait4(child, &status, 0, &used);
    ended.exit = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    ended.err = read_file(err);
    ended.peak_kibibytes = used.ru_maxrss;
    return ended;
}

}  // namespace findings::indexer
