#pragma once

#include "library/record/unfinished.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/words.hpp"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

// What a draft says, and what is wrong with it, as people read it.

/// A text, a number, or whatever else it is, as it stands in an input; empty for none.
std::string shown(const boost::json::value* value);

/// Its label in the language of the page; the id itself of one that is not known.
std::string area_label(std::string_view id, const Vocabulary& vocabulary, const Words& words);

/// True where nothing is wrong but that it is not filled in.
bool is_missing(const Fault& fault);

/// What a member of a draft says, as people read it: labels for tokens, a line an entry.
std::string readable(std::string_view field, const UnfinishedRecord& record,
                     const Vocabulary& vocabulary, const Words& words);

/// What is wrong and what to do, as a sentence in the language of the page.
std::string fault_sentence(const Fault& fault, const Words& words);

/// How two drafts differ, field by field and word by word, for templates/_draft_differences.
List difference_models(const UnfinishedRecord& before, const UnfinishedRecord& after,
                       const std::vector<std::string>& fields, const Vocabulary& vocabulary,
                       const Words& words);

/// Its label in the form; the name itself for a member that the form does not ask for.
std::string field_label(std::string_view field, const Words& words);

}  // namespace findings::server
