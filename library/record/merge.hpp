#pragma once

#include "library/record/record.hpp"

#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

/// Which of two records a field of the merged one came from.
enum class MergedFrom { known, incoming, both };

struct Merged {
    Record record;
    /// Every field that says something, by its name in fields.hpp. What both say is `known`.
    std::vector<std::pair<std::string_view, MergedFrom>> fields;
};

/// True where the incoming record comes from the source of what is known in this field, so that
/// what it says now stands in its place.
using Revises = std::function<bool(std::string_view field)>;

/// Two records about one work as one that says all that either knows. It has the id of `known`, and
/// field by field, over the list in fields.hpp, so that a new field merges by itself,
/// - present stands over absent, and a revision over what it revises;
/// - sets are united: identifiers, countries and lists of words, by their folded text;
/// - of two texts the longer stands; of two dates of one year the more exact; of two statuses the
///   graver, as a retraction is not undone by somebody who has not heard of it;
/// - authors: the longer list, then the one with more of their given names, identifiers and
///   affiliations; other lists: the longer; the container: the one with more parts, then the longer
///   title. They are taken whole: never a volume of one with the pages of the other;
/// - between two that are equally rich, what is known stands.
/// So merged(a, a) is a; merging again what was merged changes nothing; and where one value is the
/// richer, it stands in whichever order they came.
Merged merged(const Record& known, const Record& incoming, const Revises& revises);

/// The same where nothing is revised.
Merged merged(const Record& known, const Record& incoming);

}  // namespace findings
