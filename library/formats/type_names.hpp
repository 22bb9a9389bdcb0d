#pragma once

#include "library/formats/work_type.hpp"
#include "library/record/record.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// The type of work that a library's or publisher's word for it means: "journal article",
/// "info:eu-repo/semantics/doctoralThesis", "BookChapter", "posted_content"; nullopt where the word
/// says nothing (as "text" does) or is not known. The text must be UTF-8.
std::optional<WorkType> work_type_named(std::string_view word);

/// Takes all words for the type of a work: the type by the first word that names one; the kind
/// where a word is "policy", "tool", "outline" or "account"; the evidence type that one states;
/// that it was retracted. A word that says something else is noted.
void take_type_words(const std::vector<std::string>& words, Record& record,
                     std::vector<std::string>& notes);

/// The reverse, for writers: the type of work, the kind and the evidence type in words.
std::vector<std::string> type_words(const Record& record);

}  // namespace findings
