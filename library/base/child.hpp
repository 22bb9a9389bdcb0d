#pragma once

#include <sys/types.h>

#include <chrono>
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
/// code. It has no more memory than 2 GiB beside what the parent has, and an hour of CPU; one that
/// says nothing for `silence` is ended.
class Child {
public:
    using Say = std::function<void(std::string_view line)>;  ///< a line, without its end

    /// Starts it. Throws std::system_error.
    explicit Child(const std::function<void(const Say&)>& work,
                   std::chrono::seconds silence = std::chrono::minutes(10));
    ~Child();  ///< ends it where it still runs
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// What it says next; nullopt when it has ended.
    std::optional<std::string> line();

    /// True where it has said something or has ended, after waiting for it so long at most.
    bool has_spoken(std::chrono::milliseconds patience) const;

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
