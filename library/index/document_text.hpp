#pragma once

#include "library/index/document_card.hpp"
#include "library/index/words.hpp"
#include "library/record/record.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace findings {

/// Takes a text of a record, its name and the language its words are stemmed in.
using TakeText = std::function<void(std::string_view name, std::string_view text, WordLanguage)>;

/// Every text of the record that is searched, the most telling first.
void each_text(const Record& record, const TakeText& take);

/// The texts that snippets are cut from besides title and bottom line: at most most_snippet_text
/// bytes, whole words, a part of each.
std::vector<NamedText> snippet_texts(const Record& record);

/// The language that the record's words are stemmed in: its own, else guessed.
WordLanguage record_words_language(const Record& record);

}  // namespace findings
