#pragma once

#include <iosfwd>

namespace findings::indexer {

/// Where a command talks to: results to `out`, everything else to `err`; it asks where `in` is
/// somebody who can answer.
struct Console {
    std::ostream& out;
    std::ostream& err;
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    std::istream* in = nullptr;
};

/// What a command tells the shell.
enum class Exit : int {
    done = 0,
    refused = 1,  ///< a document was rejected, or what was looked for is faulty
    usage = 2,    ///< the command was not understood
    failed = 3,   ///< the library, the index, the disk or the machine
};

}  // namespace findings::indexer
