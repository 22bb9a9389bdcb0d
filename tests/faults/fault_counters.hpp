#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace findings::tests {

/// How many calls a program has made so far, as fault_at_call.cpp counts them.
struct FaultCounters {
    std::uint64_t calls = 0;  ///< that change what is on disk
    std::uint64_t syncs = 0;  ///< fsync and fdatasync among them
};

/// The environment of a program that a fault comes to, as fault_at_call.cpp says. Makes the file of
/// counters.
std::map<std::string, std::string> fault_environment(const std::filesystem::path& counters,
                                                     const std::string& fault);

/// Also while the program runs.
FaultCounters read_counters(const std::filesystem::path& counters);

}  // namespace findings::tests
