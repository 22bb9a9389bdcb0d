#pragma once

#include "library/record/record.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace findings {

/// Something about a record that must be mended before it can be published.
struct Fault {
    std::string field;         ///< name as in Record, e.g. "bottom_line"
    std::string what;          ///< what is wrong, as a statement without full stop
    std::string mend;          ///< what to do
    std::size_t position = 0;  ///< which one of a list, from 1; 0: the field as a whole
    bool operator==(const Fault&) const = default;
};

/// All that is wrong with the record, not the first only; empty when it is fit to store.
/// Records of our own kinds (is_native_kind) are held to the whole of docs/record.md: what is
/// required, how long it may be, which words its lists hold. A record from outside needs a title or
/// an identifier, and valid text; what it lacks shows in its completeness.
std::vector<Fault> validate(const Record& record);

/// The same for a record from outside whatever its kind: a guide that somebody else wrote is not
/// held to our rules.
std::vector<Fault> validate_from_outside(const Record& record);

}  // namespace findings
