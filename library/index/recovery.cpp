#include "library/index/recovery.hpp"

#include "library/index/generation.hpp"
#include "library/index/generation_check.hpp"
#include "library/index/keeper_errors.hpp"

namespace findings {
namespace {

std::optional<std::string> name_of(const std::optional<std::filesystem::path>& generation)
{
    return generation ? std::optional(generation->filename().string()) : std::nullopt;
}

/// What `current` names; nullopt also where that is nonsense.
std::optional<std::string> named(const IndexFolder& index)
{
    try {
        return name_of(index.live());
    } catch (const IndexError&) {
        return std::nullopt;
    }
}

/// The newest generation that may take the place of the damaged one; those found damaged on the way
/// go. Needs the lock.
std::optional<std::filesystem::path> spare(const IndexFolder& index, const Vocabulary& vocabulary,
                                           ChangeNumber newest)
{
    for (const std::filesystem::path& generation : index.finished()) {
        if (!damage_of(generation, vocabulary, newest))
            return generation;
        index.set_aside(generation);
    }
    return std::nullopt;
}

/// Needs the lock.
std::optional<std::string> replace(const IndexFolder& index,
                                   const std::optional<std::string>& damaged,
                                   const Vocabulary& vocabulary, ChangeNumber newest,
                                   FallBack fall_back)
{
    // Until another is named, the stub names nothing: a kill in between leaves what is found at the
    // next start.
    index.set_current(std::nullopt);
    if (damaged)
        index.set_aside(index.path() / *damaged);
    if (fall_back == FallBack::no) {
        for (const std::filesystem::path& generation : index.finished())
            index.set_aside(generation);
        return std::nullopt;
    }
    const std::optional<std::filesystem::path> serving = spare(index, vocabulary, newest);
    index.set_current(serving);
    return name_of(serving);
}

}  // namespace

std::optional<std::string> live_generation(const std::filesystem::path& library)
{
    const IndexFolder index(library);
    return with_index_errors(index.path(), [&] { return named(index); });
}

std::optional<GenerationFault> live_damage_at_a_glance(const std::filesystem::path& library,
                                                       const Vocabulary& vocabulary,
                                                       ChangeNumber newest)
{
    const IndexFolder index(library);
    return with_index_errors(index.path(), [&]() -> std::optional<GenerationFault> {
        try {
            const std::optional<std::filesystem::path> live = index.live();
            return live ? damage_at_a_glance(*live, vocabulary, newest) : std::nullopt;
        } catch (const IndexError& error) {
            return GenerationFault{error.what()};
        }
    });
}

std::optional<std::string> set_aside(const std::filesystem::path& library,
                                     const std::optional<std::string>& damaged,
                                     const Vocabulary& vocabulary, ChangeNumber newest,
                                     FallBack fall_back)
{
    const IndexFolder index(library);
    return with_index_errors(index.path(), [&] {
        index.make();
        const FileLock lock = index.lock();
        if (const std::optional<std::string> live = named(index); live != damaged)
            return live;
        return replace(index, damaged, vocabulary, newest, fall_back);
    });
}

}  // namespace findings
