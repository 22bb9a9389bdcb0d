#include "search-server/views/saved_pages.hpp"

#include "library/record/terms.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/me_menu.hpp"

namespace findings::server {
namespace {

std::string language_of(const Record& record)
{
    return record.language ? record.language->str() : std::string();
}

/// A word on a record that readers should not lean on without a second look.
Model warning(const Record& record, const Words& words)
{
    const bool is_sound = record.status == Status::published;
    return is_sound ? Model(false) : Model(words.label("status", token(record.status)));
}

Model item_model(const SavedReading& reading, const Words& words)
{
    const std::string id = reading.saved.record.str();
    Object model{{"saved_id", id},
                 {"saved_on", words("saved.on", {{"date", words.date(reading.saved.saved)}})},
                 {"note", reading.saved.note},
                 {"has_note", !reading.saved.note.empty()},
                 {"cpd_address", page_address(words.language(), "me/cpd/new?item=" + id)},
                 {"note_address", page_address(words.language(), "me/saved/" + id)}};
    if (!reading.item) {
        model.add({{"item_address", false},
                   {"title", words("saved.gone")},
                   {"foreign", false},
                   {"kind", false},
                   {"warning", false},
                   {"line", false}});
        return model;
    }
    const Record& record = reading.item->record;
    model.add({{"item_address", item_address(words.language(), reading.saved.record, record.title)},
               {"title", record.title},
               {"foreign", foreign(language_of(record), words)},
               {"kind", words.label("kind", token(record.kind))},
               {"warning", warning(record, words)},
               {"line", or_nothing(record.bottom_line)}});
    return model;
}

Model news_model(const SearchNews& news, const Words& words)
{
    List newest;
    for (const LinkedRecord& record : news.newest)
        newest.push_back(
            Object{{"new_address", item_address(words.language(), record.id, record.title)},
                   {"title", record.title},
                   {"foreign", foreign(record.language, words)}});
    const std::string id = news.search.id.str();
    return Object{
        {"search_id", id},
        {"search_name", news.search.name},
        {"search_address", news.address},
        {"in_words", news.in_words == news.search.name ? Model(false) : Model(news.in_words)},
        {"news", news.count == 0 ? Model(words("searches.nothing_new",
                                               {{"date", words.date(news.search.seen)}}))
                                 : Model(words.count("searches.new", news.count))},
        {"since", words("searches.since", {{"date", words.date(news.search.seen)}})},
        {"has_news", news.count > 0},
        {"newest", list_or_nothing(newest)},
        {"has_feed", news.search.has_feed},
        {"change_address", page_address(words.language(), "me/searches/" + id)}};
}

void add_words(Object& model, const std::string& done, const std::string& problem)
{
    model["done"] = or_nothing(done);
    model["problem"] = or_nothing(problem);
}

}  // namespace

std::string saved_page(Site& site, std::string_view language, const SavedPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("saved.title"),
               .other_address = page_address(words.other_language(), "me/saved"),
               .section = "me/saved"});
    List items;
    for (const SavedReading& reading : page.items)
        items.push_back(item_model(reading, words));
    model["me_menu"] = me_menu_model("me/saved", words);
    model["items"] = list_or_nothing(items);
    add_words(model, page.done, page.problem);
    return site.render("saved", words, std::move(model));
}

std::string saved_searches_page(Site& site, std::string_view language,
                                const SavedSearchesPage& page)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("searches.title"),
               .other_address = page_address(words.other_language(), "me/searches"),
               .section = "me/saved"});
    List searches;
    for (const SearchNews& news : page.searches)
        searches.push_back(news_model(news, words));
    model["me_menu"] = me_menu_model("me/searches", words);
    model["searches"] = list_or_nothing(searches);
    model["new_feed"] = page.new_feed.empty()
                            ? Model(false)
                            : Model(Object{{"feed_address", page.new_feed},
                                           {"feed_heading", words("searches.feed_made",
                                                                  {{"name", page.new_feed_of}})}});
    add_words(model, page.done, page.problem);
    return site.render("saved_searches", words, std::move(model));
}

}  // namespace findings::server
