#include "library/index/generation.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <functional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace findings {
namespace {

constexpr std::string_view stub_type = "auto ";
constexpr std::string_view generation_prefix = "gen-";
constexpr std::string_view unfinished_suffix = ".tmp";
constexpr std::string_view damaged_suffix = ".damaged";

/// 7 for "gen-0007", "gen-0007.tmp" and "gen-0007.damaged"; nullopt for names that are not a
/// generation's.
std::optional<unsigned> generation_number(std::string_view name)
{
    if (!name.starts_with(generation_prefix))
        return std::nullopt;
    name.remove_prefix(generation_prefix.size());
    for (const std::string_view suffix : {unfinished_suffix, damaged_suffix})
        if (name.ends_with(suffix))
            name.remove_suffix(suffix.size());
    unsigned number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error != std::errc{} || end != name.data() + name.size())
        return std::nullopt;
    return number;
}

/// Of a generation that was live once, or might have been.
bool is_finished(std::string_view name)
{
    return generation_number(name) && !name.ends_with(unfinished_suffix) &&
           !name.ends_with(damaged_suffix);
}

std::string generation_name(unsigned number)
{
    char name[32];
    std::snprintf(name, sizeof name, "gen-%04u", number);
    return name;
}

/// Names of the entries of the folder for which `choose` is true.
template <class Choose>
std::vector<std::string> entries(const std::filesystem::path& folder, const Choose& choose)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (std::string name = entry.path().filename().string(); choose(name))
            names.push_back(std::move(name));
    return names;
}

void remove_entries(const std::filesystem::path& folder, const std::vector<std::string>& names)
{
    for (const std::string& name : names)
        std::filesystem::remove_all(folder / name);
}

/// One past the number of every generation that is there, finished or not.
unsigned next_number(const std::filesystem::path& folder)
{
    unsigned highest = 0;
    for (const std::string& name : entries(folder, generation_number))
        highest = std::max(highest, generation_number(name).value_or(0));
    return highest + 1;
}

}  // namespace

IndexFolder::IndexFolder(const std::filesystem::path& library) : path_(library / "index") {}

std::optional<std::filesystem::path> IndexFolder::live() const
{
    if (!std::filesystem::exists(current_file()))
        return std::nullopt;
    std::string_view name;
    const std::string stub = read_file(current_file());
    if (stub.starts_with(stub_type) && stub.ends_with('\n'))
        name = std::string_view(stub).substr(stub_type.size(), stub.size() - stub_type.size() - 1);
    if (!is_finished(name))
        throw IndexError(current_file().string() +
                         ": does not name a generation of the index; "
                         "make the index anew with: findings-indexer rebuild");
    return path_ / name;
}

void IndexFolder::make() const
{
    if (std::filesystem::is_directory(path_))
        return;
    std::filesystem::create_directories(path_);
    sync_to_disk(path_.parent_path());
}

FileLock IndexFolder::lock() const
{
    return FileLock(path_ / "lock");
}

FileLock IndexFolder::rebuild_lock(FileLock::Wait wait) const
{
    return FileLock(path_ / "rebuild-lock", wait);
}

std::filesystem::path IndexFolder::begin_generation() const
{
    std::filesystem::path folder = path_ / generation_name(next_number(path_));
    folder += unfinished_suffix;
    std::filesystem::create_directory(folder);
    return folder;
}

std::filesystem::path IndexFolder::make_live(const std::filesystem::path& unfinished) const
{
    // The name is chosen now, not when the work began: numbers of live generations only ever go up,
    // so that a reader cannot take a later generation for the one that it has open.
    const std::string begun = unfinished.stem().string();
    const unsigned number = next_number(path_);
    const std::string name =
        generation_number(begun) == number - 1 ? begun : generation_name(number);
    rename_durably(unfinished, path_ / name);
    set_current(path_ / name);
    return path_ / name;
}

std::vector<std::filesystem::path> IndexFolder::finished() const
{
    std::vector<std::string> names = entries(path_, is_finished);
    std::ranges::sort(names, std::ranges::greater(),
                      [](const std::string& name) { return generation_number(name); });
    std::vector<std::filesystem::path> paths;
    for (const std::string& name : names)
        paths.push_back(path_ / name);
    return paths;
}

std::optional<std::filesystem::path> IndexFolder::previous() const
{
    const std::optional<std::filesystem::path> now = live();
    if (!now)
        return std::nullopt;
    const auto number = generation_number(now->filename().string());
    for (const std::filesystem::path& generation : finished())
        if (generation_number(generation.filename().string()) < number)
            return generation;
    return std::nullopt;
}

void IndexFolder::set_current(const std::optional<std::filesystem::path>& generation) const
{
    if (generation) {
        const std::string name = generation->filename().string();
        write_file_durably(current_file(), std::string(stub_type) + name + "\n");
    } else if (std::filesystem::remove(current_file())) {
        sync_to_disk(path_);
    }
}

void IndexFolder::set_aside(const std::filesystem::path& generation) const
{
    std::filesystem::path damaged = generation;
    damaged += damaged_suffix;
    std::filesystem::remove_all(damaged);
    if (std::filesystem::exists(generation))
        rename_durably(generation, damaged);
    else
        std::filesystem::create_directory(damaged);
    for (const auto& entry : std::filesystem::directory_iterator(damaged))
        std::filesystem::remove_all(entry.path());
}

void IndexFolder::remove_old() const
{
    const std::string kept = live().value_or("").filename().string();
    const std::string spare = previous().value_or("").filename().string();
    remove_entries(path_, entries(path_, [&](std::string_view name) {
                       const bool half_a_stub = name.starts_with("current.tmp");
                       const bool was_damaged = name.ends_with(damaged_suffix) &&
                                                generation_number(name) < generation_number(kept);
                       return (is_finished(name) && name != kept && name != spare) || was_damaged ||
                              half_a_stub;
                   }));
}

void IndexFolder::remove_unfinished() const
{
    remove_entries(path_, entries(path_, [](std::string_view name) {
                       return generation_number(name) && name.ends_with(unfinished_suffix);
                   }));
}

void sync_generation(const std::filesystem::path& generation)
{
    for (const std::string& name : entries(generation, [](std::string_view) { return true; }))
        sync_to_disk(generation / name);
    sync_to_disk(generation);
}

}  // namespace findings
