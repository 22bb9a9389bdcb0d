#include "search-server/routes/feeds.hpp"

#include "search-server/http/finish.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/area_words.hpp"
#include "search-server/views/feed_entry.hpp"
#include "search-server/views/list_feed.hpp"
#include "search-server/views/search_words.hpp"

namespace findings::server {
namespace {

constexpr std::size_t most_entries = 50;

// Which of the result changed last does not depend on how it is sorted and which page was asked.
SearchRequest whole_result(SearchRequest search)
{
    search.sort = SearchRequest{}.sort;
    search.offset = 0;
    search.limit = SearchRequest{}.limit;
    return search;
}

std::string ending(FeedForm form)
{
    return form == FeedForm::atom ? ".atom" : ".feed.json";
}

}  // namespace

std::vector<FeedEntry> latest_entries(SearchRequest search, const std::string& base_url,
                                      const Words& words, Context& context)
{
    search.sort = Sort::newest;  // which costs no ranking
    std::vector<FeedEntry> entries;
    for (const RecordId& id :
         context.catalogue.latest(context.index.all_results(search), most_entries)) {
        const auto item = find_public(id, context.catalogue);
        if (item && item->record.status != Status::withdrawn)
            entries.push_back(
                feed_entry({*item, context.scales, context.vocabulary, base_url}, words));
    }
    return entries;
}

std::optional<FeedForm> feed_form(std::string_view ending)
{
    if (ending == "atom")
        return FeedForm::atom;
    return ending == "feed.json" ? std::optional(FeedForm::json) : std::nullopt;
}

Response feed_response(const Feed& feed, FeedForm form)
{
    const bool is_atom = form == FeedForm::atom;
    Response response{.body = is_atom ? atom_feed(feed) : json_feed(feed)};
    response.set("Content-Type",
                 is_atom ? "application/atom+xml; charset=utf-8" : "application/feed+json");
    response.set("Content-Language", feed.language);
    response.set("ETag", etag_of(response.text()));
    return response;
}

Response search_feed(const Request& request, const SearchRequest& search, FeedForm form,
                     Context& context)
{
    const SearchRequest asked = whole_result(search);
    const Words words = context.site.words(search.language);
    const std::string base_url = shown_base_url(request, context);
    const std::string address = search_address(search.language, asked);
    const std::string parameters = search_parameters_of(asked);
    return feed_response(
        {.id = tag_of(base_url, address),
         .title =
             words("feed.title", {{"what", search_in_words(asked, context.vocabulary, words)}}),
         .description = words("feed.description"),
         .language = search.language,
         .address = base_url + address,
         .own_address = base_url + page_address(search.language, "search") + ending(form) +
                        (parameters.empty() ? "" : "?" + parameters),
         .entries = latest_entries(asked, base_url, words, context)},
        form);
}

Response area_feed(const Request& request, const Concept& area, std::string_view language,
                   FeedForm form, Context& context)
{
    SearchRequest search;
    search.language = language;
    search.filters[Facet::area] = {area.id};
    const Words words = context.site.words(language);
    const std::string base_url = shown_base_url(request, context);
    const std::string address = area_address(language, area.id);
    return feed_response(
        {.id = tag_of(base_url, address),
         .title = words("feed.title", {{"what", std::string(preferred_label(area, language))}}),
         .description = std::string(definition(area, language)),
         .language = std::string(language),
         .address = base_url + address,
         .own_address = base_url + address + ending(form),
         .entries = latest_entries(search, base_url, words, context)},
        form);
}

Response list_feed(const Request& request, const ListReadings& readings, std::string_view language,
                   FeedForm form, Context& context)
{
    const ReadingList& list = readings.list;
    const Words words = context.site.words(language);
    const std::string base_url = shown_base_url(request, context);
    const std::string address = list_address(language, list.id);
    return feed_response({.id = tag_of(base_url, address),
                          .title = words("feed.title", {{"what", list.title}}),
                          .description = list.description,
                          .language = std::string(language),
                          .address = base_url + address,
                          .own_address = base_url + address + ending(form),
                          .entries = list_feed_entries(
                              {readings, context.scales, context.vocabulary, base_url}, words),
                          .author = list.owner_name,
                          .changed = list.changed},
                         form);
}

}  // namespace findings::server
