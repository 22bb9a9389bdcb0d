#include "library/index/search_query.hpp"

#include <utility>

namespace findings {

SearchQuery SearchQuery::of(Kind kind, std::vector<SearchQuery> parts)
{
    if (kind == Kind::any_of || kind == Kind::synonyms)
        std::erase_if(parts, [](const SearchQuery& part) { return part.empty(); });
    if (parts.empty())
        return {};
    if (parts.size() == 1)
        return std::move(parts.front());
    SearchQuery query;
    query.kind = kind;
    query.parts = std::move(parts);
    return query;
}

SearchQuery SearchQuery::of_term(std::string term)
{
    SearchQuery query;
    query.kind = Kind::term;
    query.term = std::move(term);
    return query;
}

SearchQuery SearchQuery::of_years(std::optional<int> from, std::optional<int> to)
{
    SearchQuery query;
    query.kind = Kind::years;
    query.from = from;
    query.to = to;
    return query;
}

}  // namespace findings
