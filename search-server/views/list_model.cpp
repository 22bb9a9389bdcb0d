#include "search-server/views/list_model.hpp"

#include "library/base/text.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/verdict.hpp"

namespace findings::server {
namespace {

std::string language_of(const Record& record)
{
    return record.language ? record.language->str() : std::string();
}

List eyebrow(const ListReading& reading, const Words& words)
{
    List parts;
    if (reading.item) {
        const Record& record = reading.item->record;
        parts.emplace_back(words.label("kind", token(record.kind)));
        if (record.issued)
            parts.emplace_back(std::to_string(record.issued->year()));
    }
    if (const auto minutes = minutes_of(reading))
        parts.emplace_back(words("card.minutes", {{"n", std::to_string(*minutes)}}));
    if (!reading.entry.pages.empty())
        parts.emplace_back(words("list.pages_of", {{"pages", reading.entry.pages}}));
    if (!reading.item)
        return parts;
    const std::string tag = language_of(reading.item->record).substr(0, 2);
    if (!tag.empty() && tag != words.language())
        parts.emplace_back(words("card.in_language", {{"language", words.label("language", tag)}}));
    return parts;
}

Model problem_model(const ListReading& reading, const Words& words)
{
    if (!reading.problem)
        return Model(false);
    return Object{{"problem_label", words.label("entry_problem", name(*reading.problem))},
                  {"grave", *reading.problem == EntryProblem::retracted}};
}

Model successor_model(const ListReading& reading, const std::string& base_url, const Words& words)
{
    if (!reading.successor)
        return Model(false);
    const LinkedRecord& next = *reading.successor;
    return Object{
        {"successor_address", base_url + item_address(words.language(), next.id, next.title)},
        {"successor_title", next.title},
        {"successor_language", foreign(next.language, words)}};
}

Object entry_model(const ListReading& reading, std::size_t number, const std::string& base_url,
                   const Words& words)
{
    const ListEntry& entry = reading.entry;
    Object model{
        {"number", std::to_string(number)},
        {"entry_id", "e-" + entry.id.str()},
        {"importance", words.label("importance", name(entry.importance))},
        {"eyebrow", Model(eyebrow(reading, words))},
        {"problem", problem_model(reading, words)},
        {"successor", successor_model(reading, base_url, words)},
        {"title", title_of(reading, words)},
        {"why", lines_model(entry.why)},
        {"question", lines_model(entry.question)},
        {"rule", rule_classes(reading.appraisal.confidence.low, reading.appraisal.direction)},
        {"address", false},
        {"foreign", false},
        {"verdict", false}};
    if (!reading.item)
        return model;
    const Record& record = reading.item->record;
    const Verdict sentence = verdict({reading.appraisal.confidence.low,
                                      reading.appraisal.confidence.high,
                                      reading.appraisal.direction,
                                      {}},
                                     words);
    model["address"] = base_url + item_address(words.language(), entry.record, record.title);
    model["foreign"] = foreign(language_of(record), words);
    model["verdict"] = sentence.head + sentence.rest;
    return model;
}

}  // namespace

List section_models(const ListReadings& readings, const std::string& base_url, const Words& words)
{
    List sections;
    std::size_t number = 0;
    for (std::size_t i = 0; i < readings.sections.size(); ++i) {
        const std::size_t first = number + 1;
        List entries;
        for (const ListReading& reading : readings.sections[i])
            entries.emplace_back(entry_model(reading, ++number, base_url, words));
        const ListTotals totals = totals_of(readings.sections[i]);
        const std::string& title = readings.list.sections[i].title;
        sections.push_back(Object{{"section_id", "s" + std::to_string(i + 1)},
                                  {"section_title", title.empty() ? words("list.readings") : title},
                                  {"section_minutes", or_nothing(minutes_text(totals, words))},
                                  {"start", std::to_string(first)},
                                  {"entries", Model(entries)}});
    }
    return sections;
}

List stat_models(const ListTotals& totals, const Words& words)
{
    List stats;
    const auto add = [&](std::string_view key, const std::string& text) {
        stats.push_back(Object{{"stat_label", words(key)}, {"stat", text}});
    };
    add("list.stat_readings", words.number(totals.readings));
    if (totals.minutes > 0)
        add("list.stat_minutes", minutes_text(totals, words));
    if (totals.newest)
        add("list.stat_newest", std::to_string(*totals.newest));
    if (totals.readings > 0)
        add("list.stat_moderate", words("list.n_of", {{"n", words.number(totals.at_least_moderate)},
                                                      {"all", words.number(totals.readings)}}));
    return stats;
}

std::string title_of(const ListReading& reading, const Words& words)
{
    return reading.item ? reading.item->record.title : words("list.gone");
}

Model lines_model(const std::string& text)
{
    List lines;
    if (!text.empty())
        for (const std::string_view line : split(text, '\n'))
            lines.push_back(Object{{"first", lines.empty()}, {"line", std::string(line)}});
    return list_or_nothing(lines);
}

std::string minutes_text(const ListTotals& totals, const Words& words)
{
    if (totals.minutes == 0)
        return {};
    const std::string n = words.number(static_cast<std::uint64_t>(totals.minutes));
    return words(totals.without_minutes == 0 ? "card.minutes" : "list.at_least_minutes",
                 {{"n", n}});
}

std::string byline(const ReadingList& list, const Words& words)
{
    return words("list.by", {{"owner", list.owner_name}, {"date", words.date(list.changed)}});
}

}  // namespace findings::server
