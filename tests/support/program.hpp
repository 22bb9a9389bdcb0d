#pragma once

#include <sys/types.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace findings::tests {

/// A program under test in a process of its own, its output read as it comes. Killed with the
/// object. Belongs to one thread.
class Program {
public:
    struct Setting {
        std::map<std::string, std::string> environment;  ///< besides ours
        std::filesystem::path errors = "/dev/null";      ///< where its stderr goes
    };

    /// Starts it. Throws std::system_error.
    Program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
            const Setting& setting);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// The next whole line of its stdout without its end; nullopt after the last.
    std::optional<std::string> line();

    /// Sends it a signal, e.g. SIGTERM.
    void send_signal(int signal);

    /// Waits until it has ended: the exit code, or minus the signal that ended it.
    int end();

private:
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    pid_t process_ = -1;
    std::unique_ptr<std::FILE, CloseFile> output_;
};

}  // namespace findings::tests
