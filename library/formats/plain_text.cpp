#include "library/formats/plain_text.hpp"

#include "library/base/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace findings {
namespace {

/// True where the text can only be in NFC: every character before U+0300 is, and so are the
/// typographic marks from U+2010 to U+2026.
bool is_surely_nfc(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0xCC)
            continue;
        const bool is_mark = byte == 0xE2 && i + 2 < text.size() && text[i + 1] == '\x80' &&
                             static_cast<unsigned char>(text[i + 2]) >= 0x90 &&
                             static_cast<unsigned char>(text[i + 2]) <= 0xA6;
        if (!is_mark)
            return false;
        i += 2;
    }
    return true;
}

constexpr std::array<std::string_view, 24> marks{
    "i",      "b",      "em",      "strong",      "u",      "sub",      "sup",       "inf",
    "scp",    "p",      "italic",  "bold",        "sc",     "jats:p",   "jats:bold", "jats:italic",
    "jats:b", "jats:i", "jats:em", "jats:strong", "jats:u", "jats:sub", "jats:sup",  "jats:sec"};

struct Tag {
    std::string name;  ///< lower case
    bool is_end = false;
    std::size_t begin = 0;
    std::size_t end = 0;  ///< after ">"
    bool is_paired = false;
};

std::optional<Tag> tag_at(std::string_view text, std::size_t at)
{
    const std::size_t close = text.substr(0, at + 16).find('>', at);
    if (close == std::string_view::npos)
        return std::nullopt;
    Tag tag{.begin = at, .end = close + 1};
    std::string_view inside = text.substr(at + 1, close - at - 1);
    tag.is_end = inside.starts_with('/');
    if (tag.is_end)
        inside.remove_prefix(1);
    tag.name = ascii_lower(inside);
    if (std::find(marks.begin(), marks.end(), tag.name) == marks.end())
        return std::nullopt;
    return tag;
}

std::vector<Tag> paired_tags(std::string_view text)
{
    std::vector<Tag> tags;
    std::vector<std::size_t> open;
    for (std::size_t at = text.find('<'); at != std::string_view::npos;
         at = text.find('<', at + 1)) {
        std::optional<Tag> tag = tag_at(text, at);
        if (!tag)
            continue;
        if (!tag->is_end) {
            open.push_back(tags.size());
        } else if (!open.empty() && tags[open.back()].name == tag->name) {
            tag->is_paired = tags[open.back()].is_paired = true;
            open.pop_back();
        }
        tags.push_back(std::move(*tag));
    }
    std::erase_if(tags, [](const Tag& tag) { return !tag.is_paired; });
    return tags;
}

bool is_paragraph(std::string_view name)
{
    return name == "p" || name == "jats:p" || name == "jats:sec";
}

}  // namespace

std::string plain_text(std::string_view text)
{
    text = trimmed(text);
    return is_surely_nfc(text) ? std::string(text) : nfc(text);
}

std::string raised(std::string_view text, bool up)
{
    static constexpr std::array<std::string_view, 10> above{"⁰", "¹", "²", "³", "⁴",
                                                            "⁵", "⁶", "⁷", "⁸", "⁹"};
    static constexpr std::array<std::string_view, 10> below{"₀", "₁", "₂", "₃", "₄",
                                                            "₅", "₆", "₇", "₈", "₉"};
    std::string result;
    for (const char c : trimmed(text)) {
        if (c >= '0' && c <= '9')
            result += (up ? above : below)[static_cast<std::size_t>(c - '0')];
        else if (c == '+')
            result += up ? "⁺" : "₊";
        else if (c == '-')
            result += up ? "⁻" : "₋";
        else
            return std::string(text);
    }
    return result;
}

std::string without_markup(std::string_view text)
{
    if (text.find("</") == std::string_view::npos)
        return std::string(text);
    std::string result;
    std::size_t at = 0;
    std::string_view script;
    for (const Tag& tag : paired_tags(text)) {
        const std::string_view before = text.substr(at, tag.begin - at);
        const bool is_script = tag.is_end && tag.name == script;
        result += is_script ? raised(before, script.ends_with("sup")) : std::string(before);
        if (tag.is_end && is_paragraph(tag.name))
            result += "\n\n";
        script = {};
        if (!tag.is_end &&
            (tag.name.ends_with("sub") || tag.name.ends_with("sup") || tag.name == "inf"))
            script = tag.name;
        at = tag.end;
    }
    result += text.substr(at);
    while (result.find("\n\n\n") != std::string::npos)
        result.erase(result.find("\n\n\n"), 1);
    return std::string(trimmed(result));
}

}  // namespace findings
