#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace findings::ris {

/// "AU  - Roy, Anne": tag_code() of the tag, and the value without white space at its ends.
struct TaggedLine {
    std::uint32_t tag = 0;
    std::string_view value;
};

/// The line as a tag with its value; nullopt where it goes on with the field before. Two capitals
/// or a capital and a digit, two spaces and a hyphen, then a space or nothing, are a tag whatever
/// they are. With other spacing, or indented, only the tags of RIS are.
std::optional<TaggedLine> tagged_line(std::string_view line);

}  // namespace findings::ris
