#pragma once

#include "library/base/ids.hpp"
#include "library/index/generation_check.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace findings {

/// The name of the generation that `index/current` names ("gen-0007"), whether it is there or not;
/// nullopt where it names none, or nothing that is one. Throws IndexError where the file cannot be
/// read.
std::optional<std::string> live_generation(const std::filesystem::path& library);

/// What is wrong with the live generation, as generation_check.hpp says; nullopt where nothing is,
/// and where there is no index. A stub that is none of ours is damage. Throws IndexError.
std::optional<GenerationFault> live_damage_at_a_glance(const std::filesystem::path& library,
                                                       const Vocabulary& vocabulary,
                                                       ChangeNumber newest);

/// Whether a generation of before may serve in place of the one that is set aside.
enum class FallBack { yes, no };

/// Takes the generation of this name out of use and frees its room; nullopt: what `current` holds.
/// The newest other one that is whole (damage_of) is made live, and the keeper brings it up to the
/// catalogue. Returns its name; nullopt where there is none, and the library has no index then.
/// Does nothing where another generation is live by now, and returns that one's name. Holds
/// `index/lock`. Throws IndexError.
std::optional<std::string> set_aside(const std::filesystem::path& library,
                                     const std::optional<std::string>& damaged,
                                     const Vocabulary& vocabulary, ChangeNumber newest,
                                     FallBack fall_back);

}  // namespace findings
