#include "tests/faults/fault_counters.hpp"

#include "library/base/file.hpp"

#include <cstring>
#include <fstream>

namespace findings::tests {

static_assert(sizeof(FaultCounters) == 16, "two counters in the order of fault_at_call.cpp");

std::map<std::string, std::string> fault_environment(const std::filesystem::path& counters,
                                                     const std::string& fault)
{
    const FaultCounters zeroes;
    std::ofstream(counters, std::ios::binary)
        .write(reinterpret_cast<const char*>(&zeroes), sizeof zeroes);
    return {{"LD_PRELOAD", FINDINGS_FAULT_LIBRARY},
            {"ASAN_OPTIONS", "verify_asan_link_order=0:new_delete_type_mismatch=0"},
            {"FINDINGS_FAULT", fault},
            {"FINDINGS_FAULT_CALLS", counters.string()}};
}

FaultCounters read_counters(const std::filesystem::path& counters)
{
    const std::string bytes = read_file(counters);
    FaultCounters read;
    std::memcpy(&read, bytes.data(), sizeof read);
    return read;
}

}  // namespace findings::tests
