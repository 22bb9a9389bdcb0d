#pragma once

#include "library/record/terms.hpp"
#include "search-server/views/words.hpp"

#include <optional>
#include <string>
#include <vector>

namespace findings::server {

/// How sure we can be of what, as pages say it.
struct Finding {
    Confidence low = Confidence::not_rated;
    Confidence high = Confidence::not_rated;
    std::optional<Direction> direction;
    std::vector<std::string> outcomes;  ///< tokens of what the direction holds for; may be empty
};

/// One or two sentences, the first to be set bold: "Limited to moderate confidence it helps" and
/// ": placement stability.". Not rated is never worded as low.
struct Verdict {
    std::string head;
    std::string rest;  ///< follows the head without a space of its own
};

Verdict verdict(const Finding& finding, const Words& words);

/// "Limited to moderate confidence"; "Not rated" where it is not.
std::string confidence_phrase(Confidence low, Confidence high, const Words& words);

/// The classes of style.css for the rule beside a finding: "c-limited d-helps".
std::string rule_classes(Confidence low, std::optional<Direction> direction);

}  // namespace findings::server
