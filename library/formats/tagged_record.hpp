#pragma once

#include "library/formats/formats.hpp"
#include "library/formats/text_input.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// A tag of up to four characters as a number, for switch: tag_code("AU").
constexpr std::uint32_t tag_code(std::string_view tag)
{
    std::uint32_t code = 0;
    for (const char c : tag)
        code = code << 8 | static_cast<unsigned char>(c);
    return code;
}

/// The reverse of tag_code().
std::string tag_of(std::uint32_t code);

/// Bytes of one record, where each field counts price_of_field more: so memory stays bounded
/// whatever a file holds.
inline constexpr std::size_t largest_tagged_record = 16 * 1024 * 1024;
inline constexpr std::size_t price_of_field = 64;

/// The fields of one record of a format of tagged lines (RIS, MEDLINE) as they are read, with what
/// is wrong with its lines.
class TaggedRecord {
public:
    struct Field {
        std::uint32_t tag = 0;
        std::string_view value;  ///< valid until the record changes
        std::size_t line = 0;
    };

    /// Forgets everything; the memory is used again.
    void clear();

    void add(std::uint32_t tag, std::string_view value, const TextInput& input);

    /// Goes on with the value of the last field; there must be one.
    void extend(std::string_view separator, std::string_view more, const TextInput& input);

    bool empty() const { return fields_.empty(); }
    std::uint32_t last_tag() const { return fields_.empty() ? 0 : fields_.back().tag; }
    std::size_t line() const { return line_; }  ///< of the first field
    std::size_t size() const { return fields_.size(); }
    Field field(std::size_t position) const;

    /// The first line that cannot be read, or that makes the record too large.
    std::optional<Rejection> fault(std::string_view path) const;

    bool was_windows_1252() const { return was_windows_1252_; }

private:
    struct Stored {
        std::uint32_t tag;
        std::size_t begin;
        std::size_t end;
        std::size_t line;
    };
    enum class Fault { none, broken, cut, too_large };

    void judge(const TextInput& input);

    std::string text_;
    std::vector<Stored> fields_;
    std::size_t line_ = 0;
    Fault fault_ = Fault::none;
    std::size_t fault_line_ = 0;
    bool was_windows_1252_ = false;
};

}  // namespace findings
