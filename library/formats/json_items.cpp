#include "library/formats/json_items.hpp"

#include <algorithm>

namespace findings {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Follows the brackets and strings of an item to its end.
class Nesting {
public:
    /// True where the character is the last of the item.
    bool ends_with(char c)
    {
        if (in_string_)
            return follow_string(c) && depth_ == 0;
        if (c == '"')
            in_string_ = true;
        else if (c == '{' || c == '[')
            ++depth_;
        else if (c == '}' || c == ']')
            return --depth_ <= 0;
        return false;
    }

    /// Outside of brackets and strings a number or a word ends before what cannot be part of it.
    bool ends_before(char c) const
    {
        return depth_ == 0 && !in_string_ && (is_space(c) || c == ',' || c == ']' || c == '}');
    }

private:
    /// True where the character ends the string.
    bool follow_string(char c)
    {
        if (escaped_)
            escaped_ = false;
        else if (c == '\\')
            escaped_ = true;
        else if (c == '"')
            in_string_ = false;
        return !in_string_;
    }

    int depth_ = 0;
    bool in_string_ = false;
    bool escaped_ = false;
};

}  // namespace

void TextPosition::advance(std::string_view text)
{
    for (const char c : text) {
        if (c == '\n') {
            ++line;
            column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
            ++column;
        }
    }
}

bool JsonItems::next()
{
    if (state_ == State::failed)
        return false;
    const std::optional<char> c = look_past_space();
    switch (state_) {
    case State::start:
        if (c && *c != '[' && *c != '{')
            return fail("the document begins with neither [ nor {");
        if (c == '[')
            step();
        state_ = c == '[' ? State::first_element : State::after_object;
        return c && next();
    case State::after_object:
        if (c && *c != '{')
            return fail("something that is no object follows an object");
        if (c)
            take_item();
        return c.has_value();
    case State::end:
        return c ? fail("text follows the end of the array") : false;
    default:
        return next_in_array(c);
    }
}

bool JsonItems::next_in_array(std::optional<char> c)
{
    if (!c)
        return fail("the document ends before the end of its array");
    if (c == ']' && state_ != State::element) {
        state_ = State::end;
        step();
        return next();
    }
    if (state_ == State::after_element) {
        if (c != ',')
            return fail("there is no comma between two items");
        state_ = State::element;
        step();
        return next();
    }
    if (c == ']' || c == ',' || c == '}')
        return fail("an item is missing here");
    state_ = State::after_element;
    take_item();
    return true;
}

bool JsonItems::fill()
{
    block_ = blocks_.next();
    at_ = is_first_block_ && block_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    is_first_block_ = false;
    return at_ < block_.size();
}

std::optional<char> JsonItems::look_past_space()
{
    for (;;) {
        if (at_ == block_.size() && !fill())
            return std::nullopt;
        if (!is_space(block_[at_]))
            return block_[at_];
        step();
    }
}

void JsonItems::step()
{
    here_.advance(block_.substr(at_++, 1));
}

void JsonItems::take_item()
{
    item_.clear();
    is_too_large_ = false;
    began_ = here_;
    Nesting nesting;
    bool is_done = false;
    while (!is_done && (at_ < block_.size() || fill())) {
        std::size_t end = at_;
        while (!is_done && end < block_.size()) {
            if ((end > at_ || !item_.empty()) && nesting.ends_before(block_[end])) {
                is_done = true;
                break;
            }
            is_done = nesting.ends_with(block_[end++]);
        }
        take(block_.substr(at_, end - at_));
        at_ = end;
    }
}

void JsonItems::take(std::string_view part)
{
    here_.advance(part);
    const std::size_t room = largest_json_item - std::min(item_.size(), largest_json_item);
    is_too_large_ = is_too_large_ || part.size() > room;
    item_ += part.substr(0, room);
}

bool JsonItems::fail(std::string_view what)
{
    state_ = State::failed;
    fault_ = what;
    return false;
}

}  // namespace findings
