#pragma once

#include "library/index/concepts.hpp"
#include "library/index/layout.hpp"
#include "library/index/search.hpp"
#include "library/index/words.hpp"
#include "library/record/identifiers.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// One thing that a query asks for (docs/query-syntax.md).
struct QueryUnit {
    enum class Kind {
        word,       ///< in any of its forms
        phrase,     ///< these words in this order
        beginning,  ///< word*, or title:word*
        named,      ///< words that are a label of the vocabulary: its concepts
        field,      ///< title:, author:, publisher:
        area,       ///< area:
        doi,
        years,
    };
    Kind kind = Kind::word;
    std::vector<Word> words;
    std::vector<std::size_t> concepts;   ///< of named and area: positions in the vocabulary
    const SearchField* field = nullptr;  ///< of field, and of a beginning in one
    std::string doi;
    std::optional<int> from;  ///< of years
    std::optional<int> to;
};

/// True for what narrows a search and has no weight: area, doi, years.
bool is_filter(const QueryUnit& unit);

/// A query as it was read. Nothing is unreadable: what has no meaning is left out and named.
struct QueryText {
    std::vector<std::vector<QueryUnit>> groups;  ///< AND between groups, OR within one
    std::vector<QueryUnit> excluded;             ///< none of these
    std::vector<std::string> dropped;            ///< as in SearchResult, each once
    bool asks = false;                           ///< something was typed
};

/// Reads what a person typed; any bytes. Concepts are spotted as the request says; words that say
/// nothing ("the") are dropped where others are left.
QueryText read_query(const SearchRequest& request, const ConceptSpotter& spotter);

/// The query in the query language, in one spelling: reading it again gives the same text.
std::string written(const QueryText& query, const Vocabulary& vocabulary);
std::string written(const QueryUnit& unit, const Vocabulary& vocabulary);

}  // namespace findings
