#pragma once

#include <cstdint>

namespace findings::tests {

/// A socket that listens on 127.0.0.1, on any free port, which is put into `port`. Throws
/// std::system_error.
int listen_on_loopback(std::uint16_t& port);

}  // namespace findings::tests
