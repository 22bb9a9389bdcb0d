#pragma once

#include "library/record/record.hpp"

#include <boost/json/object.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::json_ld {

/// The text of a value: a string or number, "@value", or the name, value, address or @id of an
/// object; of an array the first. NFC; empty for anything else.
std::string text_of(const boost::json::value& value);
std::string text_of(const boost::json::object& object, std::string_view member);

/// Calls `take` with each item of a member: the items of an array, or the one value there is.
void for_each(const boost::json::object& object, std::string_view member,
              const std::function<void(const boost::json::value&)>& take);

/// The last part of each @type: "ScholarlyArticle" of "schema:ScholarlyArticle".
std::vector<std::string> types_of(const boost::json::object& object);

/// People and bodies of a member, with the roleName of a Role around them.
std::vector<Agent> agents_of(const boost::json::object& object, std::string_view member);

/// A work within a work: its name, identifiers and address.
SourceWork source_work(const boost::json::value& value);

}  // namespace findings::json_ld
