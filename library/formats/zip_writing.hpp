#pragma once

#include <chrono>
#include <memory>
#include <string>

namespace findings {

/// Makes a zip archive in memory. Equal files in the same order make equal bytes. Every function
/// throws std::runtime_error where libzip fails. Belongs to one thread at a time.
class ZipWriting {
public:
    /// Every file in it is as old as this.
    explicit ZipWriting(std::chrono::sys_seconds changed);
    ~ZipWriting();
    ZipWriting(const ZipWriting&) = delete;
    ZipWriting& operator=(const ZipWriting&) = delete;

    void add(const std::string& name, std::string bytes);

    /// The archive. Nothing can be added after.
    std::string take();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace findings
