#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace findings {

/// A file that was put into the program when it was built (cmake/embed.cmake).
struct EmbeddedFile {
    std::string_view name;  ///< path below the folder it was taken from, e.g. "messages/en.json"
    std::string_view
        bytes;  ///< lives as long as the program; followed by a NUL that is not counted
};

/// The embedded files of one folder. Never changes; any thread may read it.
class EmbeddedFiles {
public:
    explicit EmbeddedFiles(std::vector<EmbeddedFile> files) : files_(std::move(files)) {}

    /// The file of that name, or nullptr: nothing of the file system is ever looked at.
    const EmbeddedFile* find(std::string_view name) const
    {
        for (const EmbeddedFile& file : files_)
            if (file.name == name)
                return &file;
        return nullptr;
    }

    auto begin() const { return files_.begin(); }
    auto end() const { return files_.end(); }

private:
    std::vector<EmbeddedFile> files_;
};

}  // namespace findings
