#include "search-server/routes/pages.hpp"

#include "library/base/text.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/problem.hpp"
#include "search-server/views/text_pages.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace findings::server {
namespace {

constexpr std::size_t newest_guides = 4;

std::optional<std::string_view> language_of_path(std::string_view path)
{
    for (const std::string_view language : site_languages) {
        const std::string start = "/" + std::string(language);
        if (path == start || path.starts_with(start + "/"))
            return language;
    }
    return std::nullopt;
}

// The q of RFC 9110, section 12.4.2: 0 to 1 with three digits; 0 for anything else.
int quality(std::string_view text)
{
    if (text.empty() || text.size() > 5 || (text.size() > 1 && text[1] != '.'))
        return 0;
    std::string digits(text.substr(0, 1));
    digits += text.size() > 2 ? text.substr(2) : std::string_view();
    digits.resize(4, '0');
    int thousandths = 0;
    const char* end = digits.data() + digits.size();
    const bool number = std::from_chars(digits.data(), end, thousandths).ptr == end;
    return number && thousandths <= 1000 ? thousandths : 0;
}

// How much the reader wants a language: of "fr-CA;q=0.9, en;q=0.5" the most that any of its kind
// has.
int wanted(std::string_view accept_language, std::string_view language)
{
    int most = 0;
    for (const std::string_view part : split(accept_language, ',')) {
        const std::size_t semicolon = part.find(';');
        const std::string tag = ascii_lower(trimmed(part.substr(0, semicolon)));
        if (tag != language && !tag.starts_with(std::string(language) + "-"))
            continue;
        const std::string_view rest =
            semicolon == std::string_view::npos ? "" : trimmed(part.substr(semicolon + 1));
        const int weight = rest.starts_with("q=") ? quality(rest.substr(2)) : 1000;
        most = std::max(most, weight);
    }
    return most;
}

std::vector<Card> cards_of(const SearchResult& result)
{
    std::vector<Card> cards;
    for (const Hit& hit : result.hits)
        cards.push_back(hit.card);
    return cards;
}

std::string_view language_part(const PathParts& parts)
{
    return parts.at(0);
}

Response answer_with(std::string_view language, const ErrorPage& page, Context& context)
{
    Response response = html_page(error_page(context.site, language, page), language);
    response.status = page.status;
    std::erase_if(response.headers, [](const auto& field) { return field.first == "ETag"; });
    if (page.status == 503)
        response.set("Retry-After", "5");
    return response;
}

}  // namespace

std::string_view reader_language(const Request& request)
{
    if (const auto language = language_of_path(request.path))
        return *language;
    const std::string_view header = request.header("accept-language").value_or("");
    return wanted(header, "fr") > wanted(header, "en") ? "fr" : "en";
}

Response get_root(const Request& request, const PathParts&, Context&)
{
    Response response = redirect(302, "/" + std::string(reader_language(request)) + "/");
    response.set("Vary", "Accept-Language");
    return response;
}

Response get_language(const Request&, const PathParts& parts, Context&)
{
    return redirect(301, "/" + parts.at(0) + "/");
}

Response get_home_page(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = language_part(parts);
    SearchRequest guides{.sort = Sort::newest, .limit = newest_guides, .facets = false};
    guides.language = language;
    guides.filters[Facet::kind] = {std::string(token(Kind::practice_guide))};
    const SearchRequest all{.limit = 1, .facets = false};
    return html_page(home_page(context.site, language,
                               {.vocabulary = context.vocabulary,
                                .counts = context.index.area_counts(),
                                .guides = cards_of(context.index.search(guides)),
                                .records = context.index.search(all).total,
                                .base_url = shown_base_url(request, context)}),
                     language);
}

Response get_about_page(const Request&, const PathParts& parts, Context& context)
{
    return html_page(about_page(context.site, language_part(parts)), language_part(parts));
}

Response get_help_page(const Request&, const PathParts& parts, Context& context)
{
    return html_page(help_page(context.site, language_part(parts)), language_part(parts));
}

Response error_page(std::string_view language, unsigned status, std::string_view detail,
                    Context& context)
{
    // what went wrong on our side is for the log
    const std::string_view shown = status < 500 ? detail : std::string_view();
    return answer_with(language, {.status = status, .detail = std::string(shown)}, context);
}

Response search_rebuilt(const Request& request, Context& context)
{
    if (is_for_programs(request.path))
        return problem(503, "Search is being rebuilt, and comes back by itself. Records and lists "
                            "can be read meanwhile.");
    return answer_with(reader_language(request), {.status = 503, .of = "rebuilt"}, context);
}

}  // namespace findings::server
