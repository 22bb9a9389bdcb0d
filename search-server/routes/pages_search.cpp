#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/part_costs.hpp"
#include "search-server/routes/search_parameters.hpp"
#include "search-server/views/search_page.hpp"

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

// The address with what the API would refuse left out: a link from elsewhere, cut or outdated,
// still finds something.
Request without_mistakes(const Request& request, const Vocabulary& vocabulary)
{
    Request polite{.method = request.method, .path = request.path};
    for (const auto& parameter : request.parameters)
        if (is_taken(parameter, vocabulary) &&
            (may_repeat(parameter.first) || !polite.parameter(parameter.first)))
            polite.parameters.push_back(parameter);
    return polite;
}

SearchRequest page_request(const Request& request, std::string_view language,
                           const Vocabulary& vocabulary)
{
    Request polite = without_mistakes(request, vocabulary);
    std::erase_if(polite.parameters, [](const auto& parameter) {
        return parameter.first == "per_page" || parameter.first == "facets";
    });
    SearchRequest search = search_request(polite, vocabulary);
    search.language = language;
    return search;
}

}  // namespace

Response get_search_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const SearchRequest search = page_request(request, language, context.vocabulary);
    const SearchResult result = context.index.search(search);
    const bool nothing = result.total == 0 && result.total_some == 0;
    return html_page(search_page(context.site, language,
                                 {.request = search,
                                  .result = result,
                                  .vocabulary = context.vocabulary,
                                  .parts = nothing ? part_costs(search, context.index)
                                                   : std::vector<PartCost>()}),
                     language);
}

}  // namespace findings::server
