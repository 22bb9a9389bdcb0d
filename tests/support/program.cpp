#include "tests/support/program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>

namespace findings::tests {
namespace {

void check(int error, const char* doing)
{
    if (error != 0)
        throw std::system_error(error, std::generic_category(), doing);
}

std::vector<char*> pointers(std::vector<std::string>& texts)
{
    std::vector<char*> result;
    for (std::string& text : texts)
        result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

std::vector<std::string> environment_with(const std::map<std::string, std::string>& more)
{
    std::vector<std::string> all;
    for (char** entry = environ; *entry != nullptr; ++entry)
        all.emplace_back(*entry);
    for (const auto& [name, value] : more)
        all.insert(all.begin(), name + "=" + value);  // the first of a name is the one that counts
    return all;
}

/// Says where the new process finds its stdout and stderr.
class Redirection {
public:
    Redirection(int output, const std::filesystem::path& errors)
    {
        check(::posix_spawn_file_actions_init(&actions_), "posix_spawn_file_actions_init");
        ::posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
        ::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, errors.c_str(),
                                           O_WRONLY | O_CREAT | O_APPEND, 0666);
    }
    ~Redirection() { ::posix_spawn_file_actions_destroy(&actions_); }
    Redirection(const Redirection&) = delete;
    Redirection& operator=(const Redirection&) = delete;

    const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_;
};

}  // namespace

Program::Program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                 const Setting& setting)
{
    std::vector<std::string> command = {program.string()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment = environment_with(setting.environment);
    int ends[2];
    check(::pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno, "pipe2");
    output_.reset(::fdopen(ends[0], "r"));
    const Redirection redirection(ends[1], setting.errors);
    const int error = ::posix_spawn(&process_, program.c_str(), redirection.get(), nullptr,
                                    pointers(command).data(), pointers(environment).data());
    ::close(ends[1]);
    if (error != 0)
        process_ = -1;
    check(error, program.c_str());
}

Program::~Program()
{
    if (process_ < 0)
        return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

std::optional<std::string> Program::line()
{
    char* text = nullptr;
    std::size_t room = 0;
    const ssize_t length = ::getline(&text, &room, output_.get());
    std::optional<std::string> result;
    if (length > 0 && text[length - 1] == '\n')
        result.emplace(text, static_cast<std::size_t>(length - 1));
    std::free(text);
    return result;
}

void Program::send_signal(int signal)
{
    ::kill(process_, signal);
}

int Program::end()
{
    while (line()) {
    }
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace findings::tests
