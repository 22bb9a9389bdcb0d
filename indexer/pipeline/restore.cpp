#include "indexer/pipeline/backup.hpp"
#include "indexer/pipeline/backup_layout.hpp"
#include "indexer/pipeline/tar_file.hpp"
#include "library/base/file.hpp"
#include "library/base/sha256.hpp"
#include "library/base/text.hpp"

#include <algorithm>
#include <fstream>
#include <map>

namespace findings::indexer {
namespace {

constexpr std::int64_t largest_manifest = 1LL << 30;  // bytes; ten million originals

using Sums = std::map<std::string, std::string>;  // SHA-256 by name

bool is_sum(std::string_view text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

/// Only names that back_up() gives: none leads out of the folder.
bool is_name(const std::string& name)
{
    const std::string_view last = std::string_view(name).substr(name.rfind('/') + 1);
    return name == backup_catalogue || (is_sum(last) && name == backup_name_of(last));
}

/// The bytes of one backup on their way into a folder.
class Unpacking {
public:
    Unpacking(const std::filesystem::path& archive, std::filesystem::path folder)
        : archive_(archive), folder_(std::move(folder)), tar_(archive)
    {}

    void run(const Steps& steps)
    {
        while (const auto member = tar_.next()) {
            if (!manifest_.empty())
                fail("something comes after its manifest");
            take(*member);
            steps(sums_.size(), sums_.size());
        }
        check();
    }

private:
    void take(const TarMember& member)
    {
        if (member.is_file && member.name == backup_manifest)
            return read_manifest(member);
        if (!member.is_file || !is_name(member.name))
            fail("it holds \"" + printable(member.name) + "\", which no backup does");
        if (sums_.contains(member.name))
            fail("it holds " + member.name + " twice");
        sums_[member.name] = unpack(folder_ / member.name);
    }

    void read_manifest(const TarMember& member)
    {
        if (member.size > largest_manifest)
            fail("its manifest is too large");
        tar_.read([this](std::string_view block) { manifest_ += block; });
    }

    std::string unpack(const std::filesystem::path& place)
    {
        std::filesystem::create_directories(place.parent_path());
        std::ofstream out(place, std::ios::binary);
        Sha256 sum;
        tar_.read([&](std::string_view block) {
            sum.add(block);
            out.write(block.data(), static_cast<std::streamsize>(block.size()));
        });
        out.close();
        if (!out)
            throw FileError(place.string() + ": cannot be written");
        sync_to_disk(place);
        return sum.hex();
    }

    void check() const
    {
        if (manifest_.empty())
            fail("it has no manifest: it was cut off, or is not a backup");
        Sums named;
        for (const std::string_view line : split(manifest_, '\n')) {
            if (line.empty())
                continue;
            if (line.size() < 67 || !is_sum(line.substr(0, 64)) || line.substr(64, 2) != "  ")
                fail("its manifest is damaged");
            named.emplace(line.substr(66), line.substr(0, 64));
        }
        for (const auto& [name, sum] : named)
            if (const auto found = sums_.find(name); found == sums_.end() || found->second != sum)
                fail(name + (found == sums_.end() ? " is missing in it" : " is damaged in it"));
        if (named.size() != sums_.size() || !named.contains(backup_catalogue))
            fail("its manifest does not name what it holds");
    }

    [[noreturn]] void fail(const std::string& why) const
    {
        throw FileError(archive_.string() + ": cannot be restored: " + why);
    }

    std::filesystem::path archive_;
    std::filesystem::path folder_;
    TarReader tar_;
    Sums sums_;
    std::string manifest_;
};

/// Makes names in the folder and below it survive a power cut.
void sync_folders(const std::filesystem::path& folder)
{
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_directory())
            sync_to_disk(entry.path());
    sync_to_disk(folder);
}

}  // namespace

void restore(const std::filesystem::path& archive, const std::filesystem::path& library,
             const Steps& steps)
{
    if (std::filesystem::exists(library) && !std::filesystem::is_empty(library))
        throw FileError(library.string() +
                        ": is not empty; restore into a folder that is not there");
    std::filesystem::path unfinished = library;
    unfinished += ".restoring";
    std::filesystem::remove_all(unfinished);
    try {
        std::filesystem::create_directories(unfinished);
        Unpacking(archive, unfinished).run(steps);
        sync_folders(unfinished);
        rename_durably(unfinished, library);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove_all(unfinished, ignored);
        throw;
    }
}

}  // namespace findings::indexer
