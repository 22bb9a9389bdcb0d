#include "search-server/views/words.hpp"

#include "library/base/text.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace findings::server {
namespace {

std::string_view known_language(std::string_view language)
{
    for (const std::string_view known : site_languages)
        if (known == language)
            return known;
    throw std::logic_error("the site does not speak " + std::string(language));
}

void fill_in(std::string& text, const Argument& argument)
{
    const std::string place = "{" + std::string(argument.name) + "}";
    for (std::size_t at = text.find(place); at != std::string::npos;
         at = text.find(place, at + argument.value.size()))
        text.replace(at, place.size(), argument.value);
}

}  // namespace

Words::Words(const Messages& messages, std::string_view language)
    : table_(&messages.in(language)), language_(known_language(language))
{}

std::string_view Words::other_language() const
{
    return language_ == site_languages[0] ? site_languages[1] : site_languages[0];
}

std::string Words::operator()(std::string_view key, std::initializer_list<Argument> with) const
{
    const auto found = table_->find(key);
    if (found == table_->end())
        throw std::logic_error("no message is called " + std::string(key));
    std::string text = found->second;
    for (const Argument& argument : with)
        fill_in(text, argument);
    return text;
}

std::string Words::count(std::string_view key, std::uint64_t n) const
{
    const bool singular = n == 1 || (n == 0 && language_ == "fr");
    return (*this)(std::string(key) + (singular ? ".one" : ".other"), {{"n", number(n)}});
}

std::string Words::label(std::string_view family, std::string_view token) const
{
    const auto found = table_->find(std::string(family) + "." + std::string(token));
    if (found != table_->end())
        return found->second;
    // a state or province that has no label is named by its country and code
    if (const std::size_t hyphen = token.find('-');
        family == "country" && hyphen != std::string_view::npos)
        return label(family, token.substr(0, hyphen)) + " (" + std::string(token) + ")";
    std::string text(token);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string Words::number(std::uint64_t n) const
{
    // U+202F, narrow no-break space, as French has it
    const std::string_view separator = language_ == "fr" ? "\u202f" : ",";
    std::string digits = std::to_string(n);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, separator);
    }
    return digits;
}

std::string Words::date(const Date& date) const
{
    const std::string year = std::to_string(date.year());
    if (!date.month())
        return year;
    const std::string month = (*this)("month." + std::to_string(*date.month()));
    if (!date.day())
        return (*this)("date.month", {{"month", month}, {"year", year}});
    return (*this)(*date.day() == 1 ? "date.first_day" : "date.day",
                   {{"day", std::to_string(*date.day())}, {"month", month}, {"year", year}});
}

std::string Words::date(std::chrono::sys_seconds when) const
{
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(when)};
    const std::optional<Date> known =
        Date::from(int(day.year()), unsigned(day.month()), unsigned(day.day()));
    return known ? date(*known) : std::string();
}

std::string Words::labels(std::string_view family, std::span<const std::string> tokens) const
{
    std::string text;
    for (const std::string& token : tokens)
        text += (text.empty() ? "" : ", ") + label(family, token);
    return text;
}

std::string within_sentence(std::string label)
{
    std::size_t first = 1;
    while (first < label.size() && (static_cast<unsigned char>(label[first]) & 0xC0U) == 0x80U)
        ++first;
    return label.empty() ? label : case_folded(label.substr(0, first)) + label.substr(first);
}

}  // namespace findings::server
