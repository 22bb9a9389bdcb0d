#include "library/formats/jats_dates.hpp"

#include "library/base/text.hpp"
#include "library/formats/jats_text.hpp"

#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <tuple>

namespace findings::jats {
namespace {

std::optional<unsigned> number(std::string_view text)
{
    text = trimmed(text);
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

/// "3", "03", "Mar", "March".
std::optional<unsigned> month_of(const std::string& text)
{
    static constexpr std::array<std::string_view, 12> names{
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    if (const auto value = number(text))
        return value;
    const std::string start = ascii_lower(text).substr(0, 3);
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == start)
            return static_cast<unsigned>(i + 1);
    return std::nullopt;
}

/// As much of the date as is a date: a day that the calendar lacks is left out, the month is kept.
std::optional<Date> date_of(pugi::xml_node node)
{
    const auto year = number(inline_text(node.child("year")));
    if (!year)
        return Date::parse(cut(node.attribute("iso-8601-date").value(), 10));
    const auto month = month_of(inline_text(node.child("month")));
    const auto day = number(inline_text(node.child("day")));
    const int y = static_cast<int>(*year);
    for (const auto& date : {Date::from(y, month, day), Date::from(y, month), Date::from(y)})
        if (date)
            return date;
    return std::nullopt;
}

/// Exact dates come before the month or year that they lie in.
bool earlier(const Date& a, const Date& b)
{
    const auto key = [](const Date& date) {
        return std::tuple(date.year(), date.month().value_or(13), date.day().value_or(32));
    };
    return key(a) < key(b);
}

std::string event_of(pugi::xml_node date)
{
    const std::string type = type_of(date, "date-type");
    return type.empty() ? type_of(date, "pub-type") : type;
}

bool is_publication(std::string_view event)
{
    return is_one_of(event, {"", "epub", "ppub", "pub", "epub-ppub", "collection", "fpub",
                             "issue-pub", "original-publication", "publication", "published"});
}

bool is_correction(std::string_view event)
{
    return is_one_of(event, {"corrected", "correction", "ecorrected", "pcorrected", "update",
                             "updated", "republished", "retracted", "retraction"});
}

}  // namespace

std::optional<Date> issued(pugi::xml_node article_meta)
{
    std::optional<Date> published;
    std::optional<Date> other;
    for (const pugi::xml_node node : article_meta.children("pub-date")) {
        const std::optional<Date> date = date_of(node);
        if (!date || is_correction(event_of(node)))
            continue;
        std::optional<Date>& best = is_publication(event_of(node)) ? published : other;
        if (!best || earlier(*date, *best))
            best = date;
    }
    return published ? published : other;
}

std::optional<Date> corrected(pugi::xml_node article_meta)
{
    std::optional<Date> latest;
    const auto take = [&](pugi::xml_node node) {
        const std::optional<Date> date = date_of(node);
        if (date && is_correction(event_of(node)) && (!latest || *latest < *date))
            latest = date;
    };
    for (const pugi::xml_node node : article_meta.children("pub-date"))
        take(node);
    for (const pugi::xml_node node : article_meta.child("history").children("date"))
        take(node);
    for (const pugi::xml_node event : article_meta.child("pub-history").children("event"))
        for (const pugi::xml_node node : event.children("date"))
            take(node);
    return latest;
}

}  // namespace findings::jats
