#pragma once

#include "library/formats/text_input.hpp"

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// Bytes of one item; what is longer is passed over, so that memory stays bounded.
inline constexpr std::size_t largest_json_item = 16 * 1024 * 1024;

/// A place in a text; both from 1.
struct TextPosition {
    std::size_t line = 1;
    std::size_t column = 1;  ///< in characters

    /// Goes over the text.
    void advance(std::string_view text);
};

/// Parts a JSON document into its items, one at a time, so that memory stays flat however long it
/// is: the elements of an array, or objects one after another (JSON lines, or one alone). An item
/// is only cut out here; its parser decides whether it is JSON. Belongs to one thread at a time.
class JsonItems {
public:
    explicit JsonItems(std::istream& in) : blocks_(in) {}

    /// Goes to the next item; false at the end, and where the document is no such thing (fault()).
    /// Throws std::runtime_error where the stream fails.
    bool next();

    std::string_view item() const { return item_; }      ///< valid until next()
    TextPosition position() const { return began_; }     ///< where the item begins
    bool is_too_large() const { return is_too_large_; }  ///< the item is only its beginning

    /// What is wrong with the document around the items, as a statement; empty where nothing is.
    std::string_view fault() const { return fault_; }
    TextPosition fault_position() const { return here_; }

private:
    enum class State {
        start,
        first_element,
        element,
        after_element,
        after_object,
        end,
        failed,
    };

    bool fill();
    std::optional<char> look_past_space();
    void step();
    bool next_in_array(std::optional<char> c);
    void take_item();
    void take(std::string_view part);
    bool fail(std::string_view what);

    TextBlocks blocks_;
    std::string_view block_;
    std::size_t at_ = 0;
    bool is_first_block_ = true;
    TextPosition here_;
    TextPosition began_;
    State state_ = State::start;
    std::string item_;
    bool is_too_large_ = false;
    std::string fault_;
};

}  // namespace findings
