#pragma once

#include "library/tagging/tagger.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace findings {

/// Bytes that are no model, or one of another layout. what() says to learn anew.
struct ModelError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The model as the catalogue keeps it: a layout number, then each part with its length, numbers
/// in little-endian order.
std::string to_bytes(const TaggingModel& model);

/// The model that to_bytes() wrote. Throws ModelError for anything else.
TaggingModel model_from_bytes(std::string_view bytes);

}  // namespace findings
