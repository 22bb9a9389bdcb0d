#pragma once

#include "library/base/ids.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace findings {

/// Written into every index and checked when one is opened. Raise it when a prefix, a slot, the
/// data of a document or the way words are made changes: an index of another layout is refused,
/// with the command that rebuilds it. docs/index-layout.md tells what each version was.
inline constexpr int index_layout_version = 3;

/// What the index says about itself (Xapian metadata).
namespace metadata {
inline constexpr const char* layout = "layout";          ///< index_layout_version, decimal
inline constexpr const char* vocabulary = "vocabulary";  ///< Vocabulary::hash()
inline constexpr const char* upto = "upto";              ///< ChangeNumber, decimal
}  // namespace metadata

/// Value slots. Stored in every index: append, never reuse.
namespace slot {
inline constexpr std::uint32_t facets = 0;   ///< FacetEntry, packed
inline constexpr std::uint32_t year = 1;     ///< Xapian::sortable_serialise, for year:2015..2020
inline constexpr std::uint32_t title = 2;    ///< folded words of the title, for sorting by it
inline constexpr std::uint32_t version = 3;  ///< VersionNumber in the catalogue, decimal
inline constexpr std::uint32_t change = 4;   ///< ChangeNumber of the last change it holds, decimal
}  // namespace slot

/// What stands in front of a term. Words are folded, so that no word begins with a capital letter.
namespace prefix {
inline constexpr std::string_view id = "Q";      ///< RecordId: the unique term
inline constexpr std::string_view work = "XW";   ///< RecordId that all expressions of a work share
inline constexpr std::string_view area = "XC";   ///< practice area the record is tagged with
inline constexpr std::string_view label = "XL";  ///< practice area that a label in the text names
inline constexpr std::string_view doi = "XDOI";
inline constexpr std::string_view title = "XT";  ///< folded words of a title, for suggestions
inline constexpr std::string_view word = "";     ///< folded, with positions
inline constexpr std::string_view english_stem = "ZE";
inline constexpr std::string_view french_stem =
    "ZF";  ///< stemmed then folded, and the reverse: Stems
inline constexpr std::string_view other_stem = "ZX";  ///< folded words of all other languages
}  // namespace prefix

/// What stands in front of a word in the spelling data: the language it is offered in. The same
/// key in the synonyms leads to how a word without its accents is written.
namespace spelling {
inline constexpr char english = 'E';
inline constexpr char french = 'F';
}  // namespace spelling

/// A field that can be searched by itself, as name:words. Its terms have no positions; stems are
/// "ZE", prefix, stem.
struct SearchField {
    std::string_view name;
    std::string_view french;  ///< the name as French readers may type it, folded
    std::string_view prefix;
};
inline constexpr std::array search_fields = {
    SearchField{"title", "titre", "S"},
    SearchField{"author", "auteur", "A"},
    SearchField{"publisher", "editeur", "XP"},
};

/// How many times a word of a text counts, by the name that `why` gives the text. What is not named
/// here counts once.
struct TextWeight {
    std::string_view name;
    unsigned weight;
};
inline constexpr std::array text_weights = {
    TextWeight{"title", 3},
    TextWeight{"bottom_line", 3},
    TextWeight{"key_messages", 3},
};
inline constexpr unsigned area_weight = 3;  ///< of the tag beside labels in the text

inline constexpr std::size_t longest_word = 64;         ///< bytes of a term; the rest is cut
inline constexpr std::size_t longest_title_key = 96;    ///< bytes of a title's folded words
inline constexpr std::size_t most_snippet_text = 4096;  ///< bytes a document keeps for snippets

/// The term that exactly one document has.
std::string id_term(const RecordId& id);

/// The weight of a text by its name.
unsigned text_weight(std::string_view name);

}  // namespace findings
