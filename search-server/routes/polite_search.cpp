#include "search-server/routes/polite_search.hpp"

#include "library/base/text.hpp"
#include "search-server/routes/routes.hpp"
#include "search-server/routes/search_parameters.hpp"

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

/// What other sites hang onto links, and what is the API's alone, is none of the reader's business.
bool is_page_parameter(std::string_view name)
{
    return is_search_parameter(name) && name != "per_page" && name != "facets" && name != "lang";
}

/// The request without what cannot be taken, which goes to `passed_over`.
Request without_mistakes(const Request& request, const Vocabulary& vocabulary,
                         std::vector<std::string>& passed_over)
{
    Request taken{.method = request.method, .path = request.path};
    for (const auto& parameter : request.parameters) {
        const auto& [name, value] = parameter;
        if (!is_page_parameter(name))
            continue;
        if (is_taken(parameter, vocabulary) && (may_repeat(name) || !taken.parameter(name)))
            taken.parameters.push_back(parameter);
        else
            passed_over.push_back(name + "=" + printable(value));
    }
    return taken;
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

}  // namespace

PoliteSearch polite_search(const Request& request, std::string_view language,
                           const Vocabulary& vocabulary)
{
    PoliteSearch polite;
    Request taken = without_mistakes(request, vocabulary, polite.passed_over);
    put_years_in_order(taken);
    polite.search = search_request(taken, vocabulary);
    polite.search.language = language;
    return polite;
}

}  // namespace findings::server
