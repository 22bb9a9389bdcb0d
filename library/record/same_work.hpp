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

/// What `incoming` is beside `known`, which shares a key of identifying_keys(), title_key() or
/// likeness_keys() with it. In this order:
/// - the same id: same or new version;
/// - different: DOIs, PMIDs or PMCIDs contradict, or ids of our own do, or one is a part of the
///   other's book;
/// - one is of our own and the other from outside: possibly_same where they share such a number or
///   their titles are alike, as it may be about it rather than be it; else different;
/// - a DOI, PMID or PMCID in common: same or new version;
/// - an ISBN or address in common: same or new version under titles that are alike, else different,
///   as chapters share the ISBN of their book;
/// - else as likeness() says: one_work is same or new version, perhaps is possibly_same.
/// "Same" is what says nothing that `known` does not say already, field for field (a record of our
/// own only when it is equal: what it no longer says is news too). Two ISBNs or addresses that
/// differ contradict nothing. Throws as title_key().
Sameness same_work(const Record& incoming, const Record& known);

/// What two records have in common, in words for people: "DOI", "title", "a title that is alike",
/// "year", "first author", "volume and page".
std::vector<std::string> in_common(const Record& one, const Record& other);

}  // namespace findings
