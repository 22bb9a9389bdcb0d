#include "library/base/text.hpp"
#include "search-server/routes/api.hpp"
#include "search-server/routes/exports.hpp"
#include "search-server/routes/parameters.hpp"
#include "search-server/routes/problem.hpp"
#include "search-server/routes/search_json.hpp"
#include "search-server/routes/search_parameters.hpp"
#include "search-server/views/addresses.hpp"

#include <boost/json/object.hpp>

#include <array>
#include <chrono>
#include <cmath>

namespace findings::server {
namespace {

namespace json = boost::json;
using Clock = std::chrono::steady_clock;

/// To a tenth: more would only be noise.
double milliseconds_since(Clock::time_point begin)
{
    const std::chrono::duration<double, std::milli> took = Clock::now() - begin;
    return std::round(took.count() * 10) / 10;
}

json::value next_page(const SearchRequest& request, const SearchResult& result,
                      const std::string& base_url)
{
    const std::size_t next = request.offset + request.limit;
    const std::size_t all = std::size_t{result.total} + result.total_some;
    if (next >= all || next + request.limit > deepest_result)
        return nullptr;
    return json::value(base_url + search_api_address(request, next));
}

json::value previous_page(const SearchRequest& request, const std::string& base_url)
{
    if (request.offset == 0)
        return nullptr;
    return json::value(base_url + search_api_address(request, request.offset - request.limit));
}

json::object search_json(const SearchRequest& request, const SearchResult& result,
                         const Context& context)
{
    json::array results;
    for (const Hit& hit : result.hits)
        results.emplace_back(hit_json(hit, request.language, context));
    return {{"query", query_json(request, result, context.vocabulary)},
            {"total", result.total},
            {"total_some", result.total_some},
            {"page", request.offset / request.limit + 1},
            {"per_page", request.limit},
            {"index_revision", result.index_revision},
            {"results", std::move(results)},
            {"facets", facets_json(result, request.language, context)},
            {"next", next_page(request, result, context.base_url)},
            {"previous", previous_page(request, context.base_url)}};
}

json::object suggestion_json(const Suggestion& suggestion, std::string_view language,
                             const Context& context)
{
    if (suggestion.record)
        return {{"type", "item"},
                {"id", suggestion.record->str()},
                {"label", suggestion.label},
                {"url",
                 context.base_url + item_address(language, *suggestion.record, suggestion.label)}};
    return {{"type", "area"},
            {"id", suggestion.area},
            {"label", suggestion.label},
            {"matched", suggestion.matched},
            {"country",
             suggestion.country.empty() ? json::value(nullptr) : json::value(suggestion.country)}};
}

}  // namespace

Response get_search(const Request& request, const PathParts&, Context& context)
{
    const auto begin = Clock::now();
    const SearchRequest search = search_request(request, context.vocabulary);
    json::object body = search_json(search, context.index.search(search), context);
    body["took_ms"] = milliseconds_since(begin);
    return json_answer(body);
}

Response get_search_export(const Request& request, const PathParts& parts, Context& context)
{
    const Format* const format = format_written_as(parts[0]);
    if (format == nullptr)
        return no_such_form(parts[0]);
    const SearchRequest search = search_request(request, context.vocabulary);
    return exported(context.index.all_results(search), *format, context);
}

Response get_suggestions(const Request& request, const PathParts&, Context& context)
{
    static constexpr std::array<std::string_view, 2> known{"q", "lang"};
    allow_only(request, known);
    const std::string language = reader_locale(request).language;
    json::array suggestions;
    for (const Suggestion& suggestion :
         context.index.suggest(one_value(request, "q").value_or(""), language))
        suggestions.emplace_back(suggestion_json(suggestion, language, context));
    return json_answer(json::object{{"suggestions", std::move(suggestions)}});
}

}  // namespace findings::server
