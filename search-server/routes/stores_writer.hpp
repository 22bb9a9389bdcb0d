#pragma once

#include "library/catalogue/stores.hpp"

#include <functional>
#include <stdexcept>

namespace findings::server {

/// Nothing can be written at the moment. what() is a sentence for whoever asked.
struct CannotWrite : std::runtime_error {
    CannotWrite(unsigned answer_status, const char* why)
        : std::runtime_error(why), status(answer_status)
    {}

    unsigned status;  ///< 503: served read only; 507: the disk is full
};

/// Runs a piece of work on the one Stores that writes, one piece at a time: the calling thread
/// waits for its turn, so it must be a worker's. Throws CannotWrite, and whatever the work throws.
/// Each call of a store is a transaction of its own.
using StoresWriter = std::function<void(const std::function<void(Stores&)>&)>;

}  // namespace findings::server
