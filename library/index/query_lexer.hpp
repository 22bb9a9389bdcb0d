#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// A piece of a query, cut by its spaces and signs.
struct QueryToken {
    enum class Kind {
        text,
        quoted,
        either,  ///< OR
        unused,  ///< another operator with nothing to work on
    };
    Kind kind = Kind::text;
    bool excluded = false;   ///< -x or NOT x
    std::string field;       ///< "title" of title:x; as in the syntax, English; empty for none
    std::string_view value;  ///< without quotes, field and sign
};

/// Cuts a query up; any bytes. The tokens' values are parts of the text.
std::vector<QueryToken> query_tokens(std::string_view text);

}  // namespace findings
