#include "search-server/views/tagging_desk.hpp"

#include "search-server/views/addresses.hpp"
#include "search-server/views/frame.hpp"

#include <cmath>

namespace findings::server {
namespace {

std::string label_of(std::string_view area, const Vocabulary& vocabulary, const Words& words)
{
    const Concept* const entry = vocabulary.find(area);
    return std::string(entry == nullptr ? area : preferred_label(*entry, words.language()));
}

std::string percent(double score, const Words& words)
{
    return words("desk.sure",
                 {{"n", words.number(static_cast<std::uint64_t>(std::lround(score * 100)))}});
}

/// What a person reads before they decide: its bottom line, or how its abstract begins.
std::string gist(const Record& record)
{
    constexpr std::size_t longest = 400;  // bytes
    const std::string& text = record.bottom_line.empty() ? record.abstract : record.bottom_line;
    if (text.size() <= longest)
        return text;
    const std::size_t end = text.rfind(' ', longest);
    return text.substr(0, end == std::string::npos ? longest : end) + " …";
}

Model language_mark(const Record& record, const Words& words)
{
    return record.language ? foreign(record.language->str(), words) : Model(false);
}

/// The areas that it has already, beside which this one is suggested.
std::string other_areas(const DeskSuggestion& one, const Vocabulary& vocabulary, const Words& words)
{
    std::string others;
    for (const std::string& area : counted_areas(one.item))
        if (area != one.area)
            others += (others.empty() ? "" : ", ") + label_of(area, vocabulary, words);
    return others;
}

List reason_models(const std::vector<Reason>& because, const Words& words)
{
    List reasons;
    for (const Reason& reason : because)
        reasons.emplace_back(in_words(reason, words.language()));
    return reasons;
}

Model suggestion_model(const DeskSuggestion& one, std::size_t place, const TaggingDesk& desk,
                       const Words& words)
{
    const Record& record = one.item.record;
    const std::string label = label_of(one.area, desk.vocabulary, words);
    return Object{{"place", std::to_string(place)},
                  {"record", record.id->str()},
                  {"item_address", item_address(words.language(), *record.id, record.title)},
                  {"item_title", record.title},
                  {"item_language", language_mark(record, words)},
                  {"gist", or_nothing(gist(record))},
                  {"question", words("desk.question", {{"area", label}})},
                  {"sure", percent(one.score, words)},
                  {"reasons", list_or_nothing(reason_models(one.because, words))},
                  {"others", or_nothing(other_areas(one, desk.vocabulary, words))},
                  {"about", one.area},
                  {"only_address", desk.area.empty()
                                       ? Model(desk_address(words.language(), one.area))
                                       : Model(false)},
                  {"only_label", words("desk.only", {{"area", label}})},
                  {"yes_label", words("desk.yes_to", {{"area", label}, {"title", record.title}})},
                  {"no_label", words("desk.no_to", {{"area", label}, {"title", record.title}})}};
}

List suggestion_models(const TaggingDesk& desk, const Words& words)
{
    List models;
    for (std::size_t i = 0; i < desk.suggestions.size(); ++i)
        models.push_back(suggestion_model(desk.suggestions[i], i + 1, desk, words));
    return models;
}

std::string done_text(const DeskDone& done, const TaggingDesk& desk, const Words& words)
{
    const char* const key = !done.decided   ? "desk.done_undecided"
                            : *done.decided ? "desk.done_confirmed"
                                            : "desk.done_rejected";
    return words(key, {{"area", label_of(done.area, desk.vocabulary, words)},
                       {"title", done.item.record.title}});
}

Model done_model(const TaggingDesk& desk, const Words& words)
{
    if (!desk.done)
        return false;
    return Object{{"done_text", done_text(*desk.done, desk, words)},
                  {"done_record", desk.done->item.record.id->str()},
                  {"done_about", desk.done->area},
                  {"can_undo", desk.done->decided.has_value()}};
}

std::uint64_t number(std::int64_t count)
{
    return static_cast<std::uint64_t>(count < 0 ? 0 : count);
}

/// How much it has learned so far, and when it goes on.
std::string learned_text(const TaggingDesk& desk, const Words& words)
{
    if (!desk.learned)
        return words("desk.not_learned");
    return words("desk.learned",
                 {{"version", words.number(number(desk.learned->version))},
                  {"date", words.date(desk.learned->learned)},
                  {"items", words.count("desk.items", number(desk.learned->items))}});
}

}  // namespace

std::string desk_address(std::string_view language, std::string_view area)
{
    std::string address = page_address(language, "review/areas");
    return area.empty() ? address : address + "?area=" + query_escaped(area);
}

std::string tagging_desk_page(Site& site, std::string_view language, const TaggingDesk& desk)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("desk.title"),
               .other_address = desk_address(words.other_language(), desk.area),
               .section = "review/areas"});
    const List suggestions = suggestion_models(desk, words);
    model.add({
        {"waiting", words.count("desk.waiting", number(desk.counts.undecided))},
        {"confirmed", words.count("desk.confirmed", number(desk.counts.confirmed))},
        {"rejected", words.count("desk.rejected", number(desk.counts.rejected))},
        {"learned", learned_text(desk, words)},
        {"next_learning", words.count("desk.next", number(desk.counts.since_learned))},
        {"only", desk.area.empty()
                     ? Model(false)
                     : Model(words("desk.only_of",
                                   {{"area", label_of(desk.area, desk.vocabulary, words)}}))},
        {"all_address", desk_address(language, "")},
        {"area", desk.area},
        {"done", done_model(desk, words)},
        {"suggestions", list_or_nothing(suggestions)},
        {"desk_address", desk_address(language, "")},
        {"script_address", site.static_address("tagging-desk.js")},
    });
    return site.render("tagging_desk", words, std::move(model));
}

}  // namespace findings::server
