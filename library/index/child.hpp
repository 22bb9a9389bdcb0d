#pragma once

#include <sys/types.h>

#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// Work that may crash or hang on damaged files, in a process of its own that says what it finds
/// line by line. Belongs to one thread.
///
/// The process is forked and not a program of its own, so that it needs no path to one. In a
/// program with threads it must therefore keep to what a forked child may do there: memory, files
/// and libraries that have no locks of ours; no log, no threads. It never returns into the caller's
/// code.
class Child {
public:
    using Say = std::function<void(std::string_view line)>;  ///< a line, without its end

    /// Starts it. Throws std::system_error.
    explicit Child(const std::function<void(const Say&)>& work);
    ~Child();  ///< ends it where it still runs
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// What it says next; nullopt when it has ended.
    std::optional<std::string> line();

    /// After the last line: nullopt where it ended well, else how it ended, for people.
    std::optional<std::string> failure();

private:
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    pid_t process_ = -1;
    std::unique_ptr<std::FILE, CloseFile> lines_;
};

}  // namespace findings
