#include "library/index/generation_manifest.hpp"

#include "library/base/file.hpp"
#include "library/base/sha256.hpp"

#include <algorithm>
#include <map>
#include <sstream>

namespace findings {
namespace {

constexpr std::string_view manifest_name = "MANIFEST";
constexpr const char* contents_name = "iamglass";
constexpr std::string_view xapian_lock_name = "flintlock";  // empty, made by whoever writes

using Sums = std::map<std::string, std::string>;  ///< SHA-256 by file name

std::filesystem::path manifest_of(const std::filesystem::path& generation)
{
    return generation / manifest_name;
}

Sums sums_of(const std::filesystem::path& generation)
{
    Sums sums;
    for (const auto& entry : std::filesystem::directory_iterator(generation)) {
        const std::string name = entry.path().filename().string();
        if (entry.is_regular_file() && name != manifest_name && name != xapian_lock_name)
            sums[name] = sha256_of_file(entry.path());
    }
    return sums;
}

Sums read_manifest(const std::filesystem::path& generation)
{
    Sums sums;
    std::istringstream in(read_file(manifest_of(generation)));
    std::string sum, name;
    while (in >> sum >> name)
        sums[name] = sum;
    return sums;
}

}  // namespace

bool has_manifest(const std::filesystem::path& generation)
{
    return std::filesystem::exists(manifest_of(generation));
}

void write_manifest(const std::filesystem::path& generation)
{
    std::string lines;
    for (const auto& [name, sum] : sums_of(generation))
        lines += sum + "  " + name + "\n";
    write_file_durably(manifest_of(generation), lines);
}

void drop_manifest(const std::filesystem::path& generation)
{
    if (std::filesystem::remove(manifest_of(generation)))
        sync_to_disk(generation);
}

std::optional<std::string> manifest_fault_at_a_glance(const std::filesystem::path& generation)
{
    const Sums written = read_manifest(generation);
    for (const auto& [name, sum] : written)
        if (!std::filesystem::exists(generation / name))
            return (generation / name).string() + " is missing";
    const auto contents = written.find(contents_name);
    if (contents == written.end() || sha256_of_file(generation / contents_name) != contents->second)
        return (generation / contents_name).string() + " is not as it was written";
    return std::nullopt;
}

std::vector<std::string> manifest_faults(const std::filesystem::path& generation)
{
    const Sums written = read_manifest(generation);
    const Sums found = sums_of(generation);
    std::vector<std::string> faults;
    for (const auto& [name, sum] : written) {
        const auto file = found.find(name);
        if (file == found.end())
            faults.push_back((generation / name).string() + " is missing");
        else if (file->second != sum)
            faults.push_back((generation / name).string() + " is not as it was written");
    }
    for (const auto& [name, sum] : found)
        if (!written.contains(name))
            faults.push_back((generation / name).string() + " is not in the manifest");
    return faults;
}

}  // namespace findings
