#pragma once

#include "library/formats/formats.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// A piece of an office or web document. Text is in NFC, without control characters.
struct OutlineBlock {
    enum class Type { heading, paragraph, list_item, table };
    Type type = Type::paragraph;
    int level = 1;         ///< of a heading: 1 is the highest; of a list item: how deep it lies
    std::string text;      ///< a heading: one line; a table: a line a row, cells between " | "
    std::size_t line = 0;  ///< in the source, from 1; 0 where it has no lines
    int number = 0;        ///< of an item in a numbered list; 0 where it has none
    bool operator==(const OutlineBlock&) const = default;
};

/// What the readers of HTML, Markdown, DOCX and PDF make of a document, before a record is made of
/// it (document_record.hpp).
struct DocumentOutline {
    Place place;
    Record stated;                ///< what its metadata say
    bool is_kind_stated = false;  ///< stated.kind is the document's own word
    /// A title that programs put into files without anybody's care: used only where the text itself
    /// has none.
    std::string weak_title;
    std::string standing_out;  ///< the words in the largest letters of the first page
    std::vector<OutlineBlock> blocks;
    std::vector<std::string> notes;
};

/// Bytes of text that an outline takes; what is past it is left out, with a note.
inline constexpr std::size_t most_outline_text = 4 * 1024 * 1024;

/// Builds the blocks of an outline in the order of the document. Paragraphs within a list item
/// belong to it. What has no text is passed over.
class OutlineBuilder {
public:
    explicit OutlineBuilder(DocumentOutline& outline) : outline_(outline) {}

    void heading(int level, std::string_view text, std::size_t line);
    void paragraph(std::string_view text, std::size_t line);  ///< line breaks in it are kept
    void begin_item(int number, std::size_t line);            ///< 0 where the list is not numbered
    void end_item();
    void row(const std::vector<std::string>& cells, std::size_t line);
    void end_table() { is_in_table_ = false; }

    /// Takes out the items of lists that had no text, and says what was too long.
    void end();

private:
    bool has_room(std::size_t bytes);

    DocumentOutline& outline_;
    std::vector<std::size_t> items_;  ///< the open ones, by their index in blocks
    bool is_in_table_ = false;
    bool is_full_ = false;
    std::size_t bytes_ = 0;
};

}  // namespace findings
