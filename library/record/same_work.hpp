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
/// records about one work. Empty where the title is. Text must be UTF-8, as validate() sees to;
/// throws std::invalid_argument where it is not.
std::string title_key(const Record& record);

/// What `incoming` is beside `known`, which shares an identifying key or its title key with it:
/// - same: says nothing that `known` does not say already, field for field (a record of our own is
///   the same only when it is equal: what it no longer says is news too);
/// - new_version: the same id, or the same identifier with other content;
/// - possibly_same: the same title key with no identifier in common and none that contradicts; or a
///   record of our own beside one from outside, which may be about it rather than be it;
/// - different: DOIs, PMIDs or PMCIDs contradict, or ids of our own do; or an ISBN or address is
///   shared under titles that are not alike, as chapters share the ISBN of their book.
/// Two ISBNs or addresses that differ contradict nothing. Throws as title_key().
Sameness same_work(const Record& incoming, const Record& known);

}  // namespace findings
