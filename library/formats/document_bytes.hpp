#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>

namespace findings {

/// All bytes of the stream; nullopt where there are more than `most`. Throws std::runtime_error
/// where the stream fails.
std::optional<std::string> document_bytes(std::istream& in, std::size_t most);

}  // namespace findings
