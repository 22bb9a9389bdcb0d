#include "search-server/routes/me_searches.hpp"

#include "library/base/secret.hpp"
#include "library/base/text.hpp"
#include "search-server/routes/feeds.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/polite_search.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/saved_pages.hpp"
#include "search-server/views/search_words.hpp"

#include <unordered_set>
#include <utility>

namespace findings::server {
namespace {

constexpr std::size_t most_added = 10'000;  // records looked at for what is new
constexpr std::size_t most_named = 5;       // of the new ones
constexpr std::string_view feed_ending = ".atom";

/// The search that parameters of the page ask for, from its first result on.
SearchRequest search_of(const std::string& language, std::string_view parameters,
                        const Context& context)
{
    Request request;
    if (!take_target(request, "/" + language + "/search?" + std::string(parameters)))
        throw BadRequest("parameters: these are not the parameters of a search.");
    SearchRequest search = polite_search(request, language, context.vocabulary).search;
    search.offset = 0;
    return search;
}

/// Which of the result are among the added, in their order.
std::vector<RecordId> new_in(const SearchRequest& search, const std::vector<RecordId>& added,
                             Context& context)
{
    if (added.empty())
        return {};
    std::unordered_set<std::string> found;
    for (const RecordId& id : context.index.all_results(search))
        found.insert(id.str());
    std::vector<RecordId> both;
    for (const RecordId& id : added)
        if (found.contains(id.str()))
            both.push_back(id);
    return both;
}

std::vector<LinkedRecord> named(const std::vector<RecordId>& ids, Context& context)
{
    std::vector<LinkedRecord> records;
    for (const RecordId& id : ids) {
        if (records.size() == most_named)
            break;
        if (const auto item = find_public(id, context.catalogue))
            records.push_back(
                {.id = id,
                 .title = item->record.title,
                 .language = item->record.language ? item->record.language->str() : ""});
    }
    return records;
}

SearchNews news_of(SavedSearch search, std::string_view language, Context& context)
{
    const Words words = context.site.words(language);
    const SearchRequest asked = search_of(search.language, search.parameters, context);
    const auto added = context.stores.saved_searches.added_past(search.seen_record, most_added);
    const std::vector<RecordId> fresh = new_in(asked, added, context);
    return {.search = std::move(search),
            .address = search_address(asked.language, asked),
            .in_words = search_in_words(asked, context.vocabulary, words),
            .count = fresh.size(),
            .newest = named(fresh, context)};
}

SavedSearchesPage searches_of(std::string_view language, Context& context)
{
    SavedSearchesPage page;
    for (SavedSearch& search : context.stores.saved_searches.of(context.person->id))
        page.searches.push_back(news_of(std::move(search), language, context));
    return page;
}

std::string done_in(const Request& request, const Words& words)
{
    static constexpr std::pair<std::string_view, std::string_view> deeds[] = {
        {"save", "searches.done_save"},
        {"seen", "searches.done_seen"},
        {"rename", "searches.done_rename"},
        {"end-feed", "searches.done_end_feed"},
        {"remove", "searches.done_remove"}};
    for (const auto& [deed, key] : deeds)
        if (request.parameter("done") == deed)
            return words(key);
    return {};
}

Response refused(SavedRefusal refusal, std::string_view language, Context& context)
{
    if (refusal == SavedRefusal::not_there)
        return error_page(language, 404, "", context);
    SavedSearchesPage page = searches_of(language, context);
    const Words words = context.site.words(language);
    page.problem =
        words(refusal == SavedRefusal::too_long ? "searches.bad_name" : "searches.too_many");
    Response response = html_page(saved_searches_page(context.site, language, page), language);
    response.status = 422;
    return response;
}

std::optional<SavedRefusal> change(std::string_view deed, const SavedSearchId& id, Context& context)
{
    const PersonId& owner = context.person->id;
    const ChangeNumber upto = context.index.upto();
    return context.write([&](Stores& stores) {
        SavedSearches& searches = stores.saved_searches;
        if (deed == "seen")
            return searches.see(owner, id, upto);
        if (deed == "rename")
            return searches.rename(owner, id, context.form.value("name"));
        if (deed == "end-feed")
            return searches.set_feed(owner, id, {});
        return deed == "remove" ? searches.remove(owner, id) : SavedRefusal::not_there;
    });
}

/// The one page that shows the address of a feed: what is kept of it does not tell it.
Response with_new_feed(const Request& request, const SavedSearchId& id, std::string_view language,
                       Context& context)
{
    const std::string secret = make_secret();
    const auto refusal = context.write([&](Stores& stores) {
        return stores.saved_searches.set_feed(context.person->id, id, secret);
    });
    if (refusal)
        return refused(*refusal, language, context);
    SavedSearchesPage page = searches_of(language, context);
    for (const SearchNews& news : page.searches)
        if (news.search.id == id) {
            page.new_feed = shown_base_url(request, context) +
                            page_address(news.search.language, "feeds/" + secret) +
                            std::string(feed_ending);
            page.new_feed_of = news.search.name;
        }
    return html_page(saved_searches_page(context.site, language, page), language);
}

}  // namespace

Response get_searches_page(const Request& request, const PathParts& parts, Context& context)
{
    SavedSearchesPage page = searches_of(parts.at(0), context);
    page.done = done_in(request, context.site.words(parts.at(0)));
    return html_page(saved_searches_page(context.site, parts.at(0), page), parts.at(0));
}

Response post_search(const Request&, const PathParts& parts, Context& context)
{
    const std::string& language = parts.at(0);
    const SearchRequest search = search_of(language, context.form.value("parameters"), context);
    const NewSavedSearch wanted{
        .name = std::string(
            cut(search_in_words(search, context.vocabulary, context.site.words(language)),
                longest_search_name)),
        .language = language,
        .parameters = search_parameters_of(search)};
    const ChangeNumber upto = context.index.upto();
    const auto saved = context.write([&](Stores& stores) {
        return stores.saved_searches.add(context.person->id, wanted, upto);
    });
    if (!saved)
        return refused(saved.error(), language, context);
    return redirect(303, page_address(language, "me/searches") + "?done=save#s-" + saved->id.str());
}

Response post_saved_search(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto id = SavedSearchId::parse(parts.at(1));
    if (!id)
        return error_page(language, 404, "", context);
    const std::string deed(context.form.value("do"));
    if (deed == "feed")
        return with_new_feed(request, *id, language, context);
    if (const auto refusal = change(deed, *id, context))
        return refused(*refusal, language, context);
    return redirect(303, page_address(language, "me/searches") + "?done=" + deed +
                             (deed == "remove" ? "" : "#s-" + id->str()));
}

Response get_saved_search_feed(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    std::string_view secret = parts.at(1);
    if (!secret.ends_with(feed_ending))
        return error_page(language, 404, "", context);
    secret.remove_suffix(feed_ending.size());
    const auto saved = context.stores.saved_searches.by_feed(secret);
    if (!saved)
        return error_page(language, 404, "", context);
    const SearchRequest search = search_of(saved->language, saved->parameters, context);
    const Words words = context.site.words(saved->language);
    const std::string base_url = shown_base_url(request, context);
    Response response =
        feed_response({.id = "urn:ulid:" + saved->id.str(),
                       .title = words("feed.title", {{"what", saved->name}}),
                       .description = words("feed.description"),
                       .language = saved->language,
                       .address = base_url + search_address(saved->language, search),
                       .own_address = base_url + request.path,
                       .entries = latest_entries(search, base_url, words, context)},
                      FeedForm::atom);
    response.set("X-Robots-Tag", "noindex");
    return response;
}

}  // namespace findings::server
