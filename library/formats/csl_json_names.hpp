#pragma once

#include "library/record/record.hpp"

#include <boost/json/object.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace findings::csl {

/// The text of a member: a string, a number in digits, or the first of an array of them; empty for
/// anything else.
std::string text_of(const boost::json::object& object, std::string_view name);

/// A name of CSL: family and given with their particles and suffix, else the literal. ORCID and
/// affiliation are Crossref's. Neither family nor name where it says nothing.
Agent agent_of(const boost::json::object& name);

/// The reverse: family and given, or a literal.
boost::json::object name_of(const Agent& agent);

}  // namespace findings::csl
