#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Whether a piece of text stands in both texts or in one of them.
enum class PieceKind { same, removed, added };

struct Piece {
    PieceKind kind = PieceKind::same;
    std::string text;
    bool operator==(const Piece&) const = default;
};

/// How the one text became the other, in the order of reading: what is removed stands before what
/// is added in its place. The pieces that are same or removed make up `before`, those that are same
/// or added make up `after`, byte for byte. Words are compared whole, with the white space behind
/// them; texts that differ in more than a few thousand words are one piece removed and one added
/// between what they have in common at both ends.
std::vector<Piece> word_difference(std::string_view before, std::string_view after);

}  // namespace findings
