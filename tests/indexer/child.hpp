#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace findings::indexer {

/// How a program ended and what it said.
struct Ended {
    int exit = -1;  ///< or minus the signal that ended it
    std::string out;
    std::string err;
    long peak_kibibytes = 0;  ///< of memory
};

/// Runs findings-indexer in a process of its own, without FINDINGS_LIBRARY. `on_output` is called
/// with the process each time it writes to stdout.
Ended run_indexer(const std::vector<std::string>& arguments,
                  const std::function<void(pid_t)>& on_output = {});

}  // namespace findings::indexer
