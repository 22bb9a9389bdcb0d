#include "library/base/text.hpp"
#include "search-server/routes/exports.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/part_costs.hpp"
#include "search-server/routes/search_parameters.hpp"
#include "search-server/views/search_page.hpp"

#include <utility>

namespace findings::server {
namespace {

bool is_taken(const std::pair<std::string, std::string>& parameter, const Vocabulary& vocabulary)
{
    try {
        const Request alone{.parameters = {parameter}};
        search_request(alone, vocabulary);
        return true;
    } catch (const BadRequest&) {
        // text that is too long must not be passed over: the answer would be to another question
        return parameter.first == "q";
    }
}

bool may_repeat(std::string_view name)
{
    return name == "drop" || (parse_facet(name) && name != "confidence");
}

/// A search page's address, with what the API would refuse left out: a link from elsewhere, cut or
/// outdated, still finds something, and its reader is told.
struct Polite {
    Request request;
    std::vector<std::string> passed_over;  ///< "kind=nope"
};

/// What other sites hang onto links, and what is the API's alone, is none of the reader's business.
bool is_page_parameter(std::string_view name)
{
    return is_search_parameter(name) && name != "per_page" && name != "facets" && name != "lang";
}

Polite without_mistakes(const Request& request, const Vocabulary& vocabulary)
{
    Polite polite{.request = {.method = request.method, .path = request.path}};
    for (const auto& parameter : request.parameters) {
        const auto& [name, value] = parameter;
        if (!is_page_parameter(name))
            continue;
        if (is_taken(parameter, vocabulary) &&
            (may_repeat(name) || !polite.request.parameter(name)))
            polite.request.parameters.push_back(parameter);
        else
            polite.passed_over.push_back(name + "=" + printable(value));
    }
    return polite;
}

std::string* value_of(Request& request, std::string_view name)
{
    for (auto& [key, value] : request.parameters)
        if (key == name && !value.empty())
            return &value;
    return nullptr;
}

/// "From 2020 to 2010" can only mean one thing.
void put_years_in_order(Request& request)
{
    std::string* const from = value_of(request, "year_from");
    std::string* const to = value_of(request, "year_to");
    if (from != nullptr && to != nullptr && std::stoi(*from) > std::stoi(*to))
        std::swap(*from, *to);
}

SearchRequest page_request(Request request, std::string_view language, const Vocabulary& vocabulary)
{
    put_years_in_order(request);
    SearchRequest search = search_request(request, vocabulary);
    search.language = language;
    return search;
}

}  // namespace

Response get_search_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const Polite polite = without_mistakes(request, context.vocabulary);
    const SearchRequest search = page_request(polite.request, language, context.vocabulary);
    const SearchResult result = context.index.search(search);
    const bool nothing = result.total == 0 && result.total_some == 0;
    return html_page(search_page(context.site, language,
                                 {.request = search,
                                  .result = result,
                                  .vocabulary = context.vocabulary,
                                  .passed_over = polite.passed_over,
                                  .parts = nothing ? part_costs(search, context.index)
                                                   : std::vector<PartCost>()}),
                     language);
}

Response get_search_page_export(const Request& request, const PathParts& parts, Context& context)
{
    const Format* const format = format_written_as(parts.at(1));
    if (format == nullptr)
        return error_page(parts.at(0), 404, "", context);
    const Polite polite = without_mistakes(request, context.vocabulary);
    const SearchRequest search = page_request(polite.request, parts.at(0), context.vocabulary);
    return exported(context.index.all_results(search), *format, context);
}

}  // namespace findings::server
