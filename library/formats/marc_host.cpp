#include "library/formats/marc_host.hpp"

#include "library/base/text.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/serial_numbers.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace findings::marc {
namespace {

using Mark = std::pair<std::string_view, std::string Container::*>;

/// In lower case; what begins with a longer one stands before it.
constexpr std::array marks{
    Mark{"volume:", &Container::volume}, Mark{"number:", &Container::issue},
    Mark{"issue:", &Container::issue},   Mark{"pages:", &Container::pages},
    Mark{"volume ", &Container::volume}, Mark{"vol. ", &Container::volume},
    Mark{"vol.", &Container::volume},    Mark{"vol ", &Container::volume},
    Mark{"v. ", &Container::volume},     Mark{"v.", &Container::volume},
    Mark{"bd. ", &Container::volume},    Mark{"jg. ", &Container::volume},
    Mark{"tome ", &Container::volume},   Mark{"t. ", &Container::volume},
    Mark{"issue ", &Container::issue},   Mark{"number ", &Container::issue},
    Mark{"no. ", &Container::issue},     Mark{"no.", &Container::issue},
    Mark{"nr. ", &Container::issue},     Mark{"heft ", &Container::issue},
    Mark{"h. ", &Container::issue},      Mark{"n° ", &Container::issue},
    Mark{"n°", &Container::issue},       Mark{"iss. ", &Container::issue},
    Mark{"pages ", &Container::pages},   Mark{"pp. ", &Container::pages},
    Mark{"page ", &Container::pages},    Mark{"seite ", &Container::pages},
    Mark{"seiten ", &Container::pages},  Mark{"pp.", &Container::pages},
    Mark{"p. ", &Container::pages},      Mark{"p.", &Container::pages},
    Mark{"s. ", &Container::pages},
};

/// Parts between commas, semicolons and brackets, a bracket's content being a part of its own.
std::vector<std::string> parts_of(std::string_view text)
{
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == ',' || c == ';' || c == '(' || c == ')')
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

bool take_marked(std::string_view part, Container& numbers)
{
    const std::string lower = ascii_lower(part);
    for (const auto& [mark, member] : marks)
        if (lower.starts_with(mark) && (numbers.*member).empty()) {
            const std::string value = without_isbd(part.substr(mark.size()));
            numbers.*member = member == &Container::pages ? page_range(value) : value;
            return !(numbers.*member).empty();
        }
    return false;
}

/// "12:3<17", "12<17" of $q.
void take_enumeration(std::string_view text, Container& numbers)
{
    const std::size_t page = std::min(text.find('<'), text.size());
    const std::string_view levels = text.substr(0, page);
    const std::size_t colon = std::min(levels.find(':'), levels.size());
    numbers.volume = trimmed(levels.substr(0, colon));
    if (colon < levels.size())
        numbers.issue = trimmed(levels.substr(colon + 1));
    if (page < text.size())
        numbers.pages = page_range(text.substr(page + 1));
}

void fill(std::string& field, std::string&& value)
{
    if (field.empty())
        field = std::move(value);
}

}  // namespace

PlaceInHost place_in_host(std::string_view text)
{
    PlaceInHost place{.is_understood = true};
    for (const std::string& whole : parts_of(text)) {
        std::string_view part = trimmed(whole);
        if (part.starts_with("year:") || part.starts_with("date:"))
            part.remove_prefix(5);
        if (part.empty() || take_marked(part, place.numbers))
            continue;
        const auto date = loose_date(part);
        place.is_understood = place.is_understood && date;
        if (!place.issued)
            place.issued = date;
    }
    return place;
}

void take_host(const DataField& field, Record& record, std::vector<std::string>& notes)
{
    Container& container = record.container;
    fill(container.title, field.joined("t", " "));
    if (container.title.empty())
        container.title = field.joined(field.first('a').empty() ? "p" : "a", " ");
    for (const std::string& text : field.all('g')) {
        PlaceInHost place = place_in_host(text);
        fill(container.volume, std::move(place.numbers.volume));
        fill(container.issue, std::move(place.numbers.issue));
        fill(container.pages, std::move(place.numbers.pages));
        if (!record.issued)
            record.issued = place.issued;
        if (!place.is_understood)
            notes.push_back("the place in the volume: " + text);
    }
    Container numbers;
    take_enumeration(field.first('q'), numbers);
    fill(container.volume, std::move(numbers.volume));
    fill(container.issue, std::move(numbers.issue));
    fill(container.pages, std::move(numbers.pages));
    for (const char code : {'x', 'z'})
        for (const std::string& text : field.all(code))
            if (!add_serial_numbers(text, record))
                notes.push_back("a number of the journal or book that is none: " + text);
}

void take_series(const std::vector<DataField>& fields, Record& record,
                 std::vector<std::string>& notes)
{
    const bool has_own = std::any_of(fields.begin(), fields.end(),
                                     [](const DataField& field) { return field.tag() == "490"; });
    for (const DataField& field : fields) {
        if (has_own && field.tag() != "490")
            continue;
        for (const std::string& issn : field.all('x'))
            add_serial_numbers(issn, record);
        const bool is_of_author = field.tag() == "800" || field.tag() == "810";
        const std::string title = field.joined(is_of_author ? "t" : "anp", ". ");
        const std::string number = without_isbd(field.first('v'));
        if (record.container == Container{})
            record.container = {.title = title, .volume = number};
        else
            notes.push_back("the series: " + title + (number.empty() ? "" : ", " + number));
    }
}

}  // namespace findings::marc
