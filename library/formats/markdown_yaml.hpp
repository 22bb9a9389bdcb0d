#pragma once

#include "library/base/result.hpp"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>

namespace findings::markdown {

/// What is wrong with a value, and what to do.
struct YamlFault {
    std::string what;
    std::string mend;
};

/// One value on one line, of the part of YAML that docs/formats/markdown.md lists: JSON (objects,
/// lists, "quoted"), 'quoted', [inline, lists] of scalars, and plain scalars, which are always
/// strings. A comment behind " #" is passed over. An empty text is null.
Result<boost::json::value, YamlFault> yaml_value(std::string_view text);

/// True where yaml_value() gives the text back without quotes, and other readers of YAML too.
bool is_plain_scalar(std::string_view text);

}  // namespace findings::markdown
