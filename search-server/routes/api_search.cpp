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

constexpr std::size_t most_suggestions = 10;
constexpr std::size_t titles_looked_at = 50;
constexpr std::size_t shortest_prefix = 3;  // letters; the query language has no shorter wildcard

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

/// The label of the area that begins so, the shown one where there are several; nullptr for none.
const Label* label_beginning(const Concept& area, const std::string& beginning,
                             std::string_view language)
{
    const Label* found = nullptr;
    for (const Label& label : area.labels) {
        if (!folded(label.text).starts_with(beginning))
            continue;
        if (primary(label.language) == language && label.kind != LabelKind::hidden)
            return &label;
        if (found == nullptr)
            found = &label;
    }
    return found;
}

/// Areas by the label that is shown, or those that only another label of theirs leads to.
void add_areas(json::array& out, const std::string& beginning, bool by_shown_label,
               std::string_view language, const Vocabulary& vocabulary)
{
    for (const Concept& area : vocabulary.concepts()) {
        const Label* const label = label_beginning(area, beginning, language);
        const std::string_view shown = preferred_label(area, language);
        if (label == nullptr || area.deprecated || out.size() == most_suggestions ||
            folded(shown).starts_with(beginning) != by_shown_label)
            continue;
        out.emplace_back(json::object{
            {"type", "area"},
            {"id", area.id},
            {"label", shown},
            // hidden labels are searched for, never shown
            {"matched", label->kind == LabelKind::hidden ? shown : std::string_view(label->text)}});
    }
}

/// A query that titles which begin with these folded words match; empty where there is too little
/// to look for. Fields have no wildcards, so it is asked of the whole text.
std::string title_query(const std::string& beginning)
{
    std::string query;
    for (const std::string_view word : split(beginning, ' '))
        if (characters(word) >= shortest_prefix)
            query.append(query.empty() ? "" : " ").append(word);
    return query.empty() || beginning.ends_with(' ') ? query : query + "*";
}

void add_titles(json::array& out, const std::string& beginning, std::string_view language,
                Context& context)
{
    const std::string text = title_query(beginning);
    if (text.empty())
        return;
    const SearchRequest request{.text = text,
                                .limit = titles_looked_at,
                                .facets = false,
                                .expand = false,
                                .language = std::string(language)};
    for (const Hit& hit : context.index.search(request).hits) {
        if (out.size() == most_suggestions)
            return;
        if (folded(hit.card.title).starts_with(beginning))
            out.emplace_back(json::object{
                {"type", "item"},
                {"id", hit.card.id.str()},
                {"label", hit.card.title},
                {"url", context.base_url + item_address(language, hit.card.id, hit.card.title)}});
    }
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
    const std::string_view typed = cut(one_value(request, "q").value_or(""), largest_query_text);
    const std::string beginning =
        folded(typed.substr(std::min(typed.find_first_not_of(' '), typed.size())));
    json::array suggestions;
    if (!beginning.empty()) {
        for (const bool by_shown_label : {true, false})
            add_areas(suggestions, beginning, by_shown_label, language, context.vocabulary);
        add_titles(suggestions, beginning, language, context);
    }
    return json_answer(json::object{{"suggestions", std::move(suggestions)}});
}

}  // namespace findings::server
