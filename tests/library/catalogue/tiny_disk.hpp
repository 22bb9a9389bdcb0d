#pragma once

#include "library/base/file.hpp"

#include <sys/mount.h>

#include <string>

namespace findings {

/// A disk of its own of so many KiB, where this machine lets us mount one; gone with the object.
class TinyDisk {
public:
    explicit TinyDisk(int kibibytes)
    {
        const std::string options = "size=" + std::to_string(kibibytes) + "k";
        mounted_ = ::mount("findings", path().c_str(), "tmpfs", MS_NOSUID | MS_NODEV,
                           options.c_str()) == 0;
    }
    ~TinyDisk()
    {
        if (mounted_)
            ::umount2(path().c_str(), MNT_DETACH);
    }
    TinyDisk(const TinyDisk&) = delete;
    TinyDisk& operator=(const TinyDisk&) = delete;

    bool mounted() const { return mounted_; }
    const std::filesystem::path& path() const { return folder_.path(); }

    bool make_read_only()
    {
        return ::mount(nullptr, path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }

private:
    TemporaryFolder folder_;
    bool mounted_ = false;
};

}  // namespace findings
