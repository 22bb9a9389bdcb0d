#pragma once

#include "library/tagging/text.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// What speaks for an area: one of the three sources.
enum class ReasonSource { labels, neighbours, words };

/// An item that is like a text and has the area.
struct LikeItem {
    std::string id;
    std::string title;
    bool operator==(const LikeItem&) const = default;
};

/// Why an area is suggested.
struct Reason {
    ReasonSource source = ReasonSource::labels;
    std::vector<std::string>
        words;  ///< of labels: the one label; of words: those that speak for it
    std::array<std::size_t, place_count>
        times{};                  ///< of labels: how often it stands in each TextPlace
    std::vector<LikeItem> items;  ///< of neighbours: those that have the area
    std::size_t of_items = 0;     ///< of neighbours: among how many of the likest
    bool operator==(const Reason&) const = default;
};

/// "labels", "neighbours", "words".
std::string_view name(ReasonSource source);

/// "title", "key_messages", "keywords", "text".
std::string_view name(TextPlace place);

/// The reason as a sentence without an end, in French for "fr", else in English: “foster care” in
/// the title, 3 times in the text.
std::string in_words(const Reason& reason, std::string_view language);

}  // namespace findings
