#pragma once

#include <filesystem>
#include <functional>
#include <istream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// The bytes that records came from, in `files/ab/abcdef…` of the library, named by their SHA-256.
/// Belongs to one thread at a time; any number of objects and programs may work on one folder.
class Originals {
public:
    explicit Originals(std::filesystem::path folder);
    ~Originals();
    Originals(const Originals&) = delete;
    Originals& operator=(const Originals&) = delete;

    /// Takes the stream's bytes and returns their sum. They have their place after bring_to_disk().
    /// Throws FileError.
    std::string keep(std::istream& bytes);

    /// Gives all that was kept its place, so that it survives a power cut: bytes first, then names.
    /// Throws FileError, and then ever after.
    void bring_to_disk();

    /// Where the bytes of this sum are; nullopt where they are not kept.
    std::optional<std::filesystem::path> find(std::string_view sha256) const;

    /// The sums of all that have their place, in their order.
    std::vector<std::string> sums() const;

    /// Says that nothing kept so far waits for its record any more.
    void let_go();

    /// Removes what `is_named` says no of, and what cut off runs left behind. Does nothing while
    /// another object keeps originals whose records are not stored yet. Throws FileError.
    void drop_unless(const std::function<bool(const std::string& sha256)>& is_named);

private:
    void hold();
    void make_folder(const std::filesystem::path& folder);
    std::filesystem::path place_of(std::string_view sha256) const;
    void sync(const std::vector<std::filesystem::path>& paths) const;

    const std::filesystem::path folder_;
    std::map<std::string, std::filesystem::path> waiting_;  ///< by sum: bytes without their place
    std::set<std::filesystem::path> changed_folders_;  ///< whose new names may not be on disk yet
    bool has_failed_ = false;
    int lock_ = -1;  ///< descriptor of a lock that keepers share and a dropper has alone
};

}  // namespace findings
