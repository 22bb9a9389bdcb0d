#include "search-server/routes/search_parameters.hpp"

#include "library/base/text.hpp"
#include "library/record/identifiers.hpp"
#include "library/record/terms.hpp"
#include "search-server/routes/parameters.hpp"
#include "search-server/routes/routes.hpp"
#include "search-server/views/addresses.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace findings::server {
namespace {

constexpr int last_year = 9999;
constexpr int longest_reading = 10'000;          // minutes
constexpr std::size_t longest_open_value = 500;  // bytes of a publisher's name and the like
constexpr std::size_t most_values = 100;         // of one parameter

constexpr std::array<std::string_view, 24> known_parameters = {
    "q",          "area",         "kind",      "evidence_type", "confidence",  "direction",
    "population", "intervention", "setting",   "outcome",       "country",     "language",
    "audience",   "publisher",    "year_from", "year_to",       "minutes_max", "sort",
    "page",       "per_page",     "expand",    "drop",          "facets",      "lang"};

/// Facets with a parameter of their own name; years have year_from and year_to.
constexpr std::array filters = {Facet::area,         Facet::kind,      Facet::evidence_type,
                                Facet::confidence,   Facet::direction, Facet::population,
                                Facet::intervention, Facet::setting,   Facet::outcome,
                                Facet::country,      Facet::language,  Facet::audience,
                                Facet::publisher};

template <class Term>
std::string term(Facet facet, std::string_view value)
{
    if (parse_term<Term>(value))
        return std::string(value);
    const auto known = tokens<Term>();
    throw BadRequest(
        fmt::format("{} does not take \"{}\". It takes: {}.", name(facet), printable(value),
                    joined(std::vector<std::string>(known.begin(), known.end()), ", ")));
}

template <class Code>
std::string code(Facet facet, std::string_view value, std::string_view example)
{
    if (const auto parsed = Code::parse(value))
        return parsed->str();
    throw BadRequest(fmt::format("{} is a code such as {}, not \"{}\".", name(facet), example,
                                 printable(value)));
}

/// The area of that id; areas that a practice area replaces keep working through their own ids.
std::string area(const Vocabulary& vocabulary, std::string_view value)
{
    if (vocabulary.find(value) != nullptr)
        return std::string(value);
    throw BadRequest(fmt::format("There is no practice area \"{}\". /api/v1/areas lists them.",
                                 printable(value)));
}

/// Lists that records from outside may add to: any short text may be a value.
std::string open_value(Facet facet, std::string_view value)
{
    if (value.size() <= longest_open_value)
        return std::string(value);
    throw BadRequest(fmt::format("{} is at most {} bytes long.", name(facet), longest_open_value));
}

std::string filter_value(Facet facet, std::string_view value, const Vocabulary& vocabulary)
{
    switch (facet) {
    case Facet::area:
        return area(vocabulary, value);
    case Facet::kind:
        return term<Kind>(facet, value);
    case Facet::evidence_type:
        return term<EvidenceType>(facet, value);
    case Facet::confidence:
        return term<Confidence>(facet, value);
    case Facet::direction:
        return term<Direction>(facet, value);
    case Facet::country:
        return code<Country>(facet, value, "GB or CA-ON");
    case Facet::language:
        return code<Language>(facet, value, "en or fr");
    default:
        return open_value(facet, value);
    }
}

std::vector<std::string> filter_values(const Request& request, Facet facet,
                                       const Vocabulary& vocabulary)
{
    std::vector<std::string> out;
    for (const std::string_view value : request.parameters_named(name(facet)))
        if (!value.empty())
            out.push_back(filter_value(facet, value, vocabulary));
    const std::size_t most = facet == Facet::confidence ? 1 : most_values;
    if (out.size() > most)
        throw BadRequest(
            fmt::format("{} can be given {} only.", name(facet), most == 1 ? "once" : "100 times"));
    return out;
}

std::string query_text(const Request& request)
{
    const std::string text(one_value(request, "q").value_or(""));
    if (text.size() > largest_query_text)
        throw BadRequest(fmt::format("q is at most {} bytes long; this one has {}.",
                                     largest_query_text, text.size()));
    return text;
}

Sort sort_of(const Request& request)
{
    const auto text = one_value(request, "sort");
    if (!text)
        return Sort::relevance;
    if (const auto sort = parse_sort(*text))
        return *sort;
    throw BadRequest(fmt::format(
        "sort is relevance, newest, oldest, title or confidence, not \"{}\".", printable(*text)));
}

void take_page(const Request& request, SearchRequest& search)
{
    const int per_page = whole_number(request, "per_page", 1, static_cast<int>(most_results))
                             .value_or(static_cast<int>(search.limit));
    const int last_page = static_cast<int>(deepest_result) / per_page;
    const int page = whole_number(request, "page", 1, last_page).value_or(1);
    search.limit = static_cast<std::size_t>(per_page);
    search.offset = static_cast<std::size_t>(page - 1) * search.limit;
}

}  // namespace

SearchRequest search_request(const Request& request, const Vocabulary& vocabulary)
{
    allow_only(request, known_parameters);
    SearchRequest search;
    search.text = query_text(request);
    for (const Facet facet : filters)
        if (auto values = filter_values(request, facet, vocabulary); !values.empty())
            search.filters[facet] = std::move(values);
    search.year_from = whole_number(request, "year_from", 1, last_year);
    search.year_to = whole_number(request, "year_to", 1, last_year);
    if (search.year_from && search.year_to && *search.year_from > *search.year_to)
        throw BadRequest(
            fmt::format("year_from={} is after year_to={}.", *search.year_from, *search.year_to));
    search.minutes_max = whole_number(request, "minutes_max", 1, longest_reading);
    search.sort = sort_of(request);
    take_page(request, search);
    search.facets = yes_or_no(request, "facets", true);
    search.expand = yes_or_no(request, "expand", true);
    for (const std::string_view id : request.parameters_named("drop"))
        search.drop.push_back(area(vocabulary, id));
    const ReaderLocale locale = reader_locale(request);
    search.language = locale.language;
    search.country = locale.country;
    return search;
}

bool is_search_parameter(std::string_view name)
{
    return std::find(known_parameters.begin(), known_parameters.end(), name) !=
           known_parameters.end();
}

std::string search_api_address(SearchRequest request, std::size_t offset)
{
    request.offset = offset;
    std::string parameters = search_parameters_of(request);
    const auto add = [&parameters](std::string_view parameter) {
        parameters.append(parameters.empty() ? "" : "&").append(parameter);
    };
    if (!request.facets)
        add("facets=0");
    if (request.language != "en" || !request.country.empty())
        add("lang=" + request.language + (request.country.empty() ? "" : "-" + request.country));
    return "/api/v1/search" + (parameters.empty() ? "" : "?" + parameters);
}

}  // namespace findings::server
