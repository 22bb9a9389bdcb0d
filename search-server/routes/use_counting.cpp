#include "search-server/routes/use_counting.hpp"

#include "library/base/text.hpp"
#include "library/index/words.hpp"
#include "search-server/routes/private_check.hpp"
#include "search-server/routes/use_tally.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::server {
namespace {

// Nobody types so much twice: what is longer was pasted.
constexpr std::size_t longest_text = 120;  // bytes

bool says(const Request& request, std::string_view header, std::string_view value)
{
    const auto said = request.header(header);
    return said && said->substr(0, value.size()) == value;
}

bool is_robot(const Request& request)
{
    static constexpr std::array<std::string_view, 4> names{"bot", "crawl", "spider", "slurp"};
    const auto agent = request.header("user-agent");
    const std::string lower = agent ? ascii_lower(*agent) : std::string();
    return std::ranges::any_of(
        names, [&](std::string_view name) { return lower.find(name) != std::string::npos; });
}

bool is_counted(const Request& request, const Context& context)
{
    return context.uses != nullptr && request.method == Method::get && !says(request, "dnt", "1") &&
           !says(request, "sec-gpc", "1") && !says(request, "sec-purpose", "prefetch") &&
           !is_robot(request);
}

/// True where no record has all words: also where some are in none and were left out. A slip that
/// is mended is no gap.
bool is_unanswered(const SearchResult& result)
{
    return !result.did_you_mean &&
           (result.total == 0 || std::ranges::any_of(result.dropped, [](const std::string& word) {
                return !is_common_word(word_key(word));
            }));
}

/// True where nothing but its words says what the search is for.
bool is_by_words_alone(const SearchRequest& search)
{
    return search.filters.empty() && !search.year_from && !search.year_to && !search.minutes_max;
}

/// A name at the beginning of a text is taken for a sentence's first words, but people search for
/// names.
bool may_be_about_somebody(const std::string& text, const LabelWords& known)
{
    return !private_words_in("about " + text, known).empty();
}

}  // namespace

void count_search(const Request& request, const SearchRequest& search, const SearchResult& result,
                  const Context& context)
{
    const bool asks = !search.text.empty() || !is_by_words_alone(search);
    if (!asks || search.offset > 0 || !is_counted(request, context))
        return;
    context.uses->count({UseKind::search, "", ""});
    if (const auto areas = search.filters.find(Facet::area); areas != search.filters.end())
        for (const std::string& area : areas->second)
            context.uses->count({UseKind::area, area, ""});
    if (is_by_words_alone(search) && search.text.size() <= longest_text && is_unanswered(result))
        context.uses->count({UseKind::unanswered, search.text, search.language});
}

void count_area(const Request& request, std::string_view area, const Context& context)
{
    if (is_counted(request, context))
        context.uses->count({UseKind::area, std::string(area), ""});
}

void count_item(const Request& request, const RecordId& id, const Context& context)
{
    if (is_counted(request, context))
        context.uses->count({UseKind::item, id.str(), ""});
}

std::vector<UseCount> without_private_words(std::vector<UseCount> counts,
                                            const Vocabulary& vocabulary)
{
    const LabelWords known(vocabulary);
    std::erase_if(counts, [&](const UseCount& counted) {
        return counted.use.kind == UseKind::unanswered &&
               (!is_utf8(counted.use.subject) || may_be_about_somebody(counted.use.subject, known));
    });
    return counts;
}

}  // namespace findings::server
