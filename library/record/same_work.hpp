#pragma once

#include "library/record/record.hpp"

#include <string>
#include <utility>
#include <vector>

namespace findings {

enum class Sameness { same, new_version, possibly_same, different };

/// What a record can be recognised by: ("doi", "10.1/x"), ("pmid", …), ("pmcid", …), ("isbn", …),
/// ("url", …). Two records that share one are about the same work (but see same_work()).
std::vector<std::pair<std::string, std::string>> identifying_keys(const Record& record);

/// Folded title without punctuation, year and first author's family name: equal for most pairs of
/// records about one work. Empty where the title is.
std::string title_key(const Record& record);

/// What `incoming` is beside `known`, which shares an identifying key or its title key with it:
/// - same: says nothing that `known` does not say already, field for field;
/// - new_version: the same id, or the same identifier with other content;
/// - possibly_same: the same title key with no identifier in common and none that contradicts;
/// - different: identifiers of one scheme contradict, or a chapter of a book shares its ISBN.
Sameness same_work(const Record& incoming, const Record& known);

}  // namespace findings
