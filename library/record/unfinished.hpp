#pragma once

#include "library/record/validate.hpp"

#include <boost/json/object.hpp>

#include <string>
#include <vector>

namespace findings {

/// A record as somebody is writing it: members by the names of fields.hpp, any of which may be
/// missing or hold text that is not yet what it should be ("maximum" for a number, half a DOI). So
/// nothing that was typed is lost.
using UnfinishedRecord = boost::json::object;

/// What can be read of an unfinished record.
struct UnfinishedReading {
    Record record;              ///< without the members that cannot be read
    std::vector<Fault> faults;  ///< one for each of those, by field and position
};

/// Reads what can be read. Without a kind it is a research summary. Unknown members are passed
/// over.
UnfinishedReading read_unfinished(const UnfinishedRecord& written);

/// Members that are not the same in both, in the order of fields.hpp.
std::vector<std::string> changed_fields(const UnfinishedRecord& before,
                                        const UnfinishedRecord& after);

/// What two people made of one record.
struct Combined {
    UnfinishedRecord record;
    std::vector<std::string> conflicts;  ///< members that both have changed, each to something else
};

/// Both changes to `base` in one: a member that one of the two changed is theirs; one that both
/// changed is as in `mine`.
Combined combined(const UnfinishedRecord& base, const UnfinishedRecord& mine,
                  const UnfinishedRecord& theirs);

}  // namespace findings
