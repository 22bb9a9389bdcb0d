#include "library/formats/csl_json_record.hpp"

#include "library/base/text.hpp"
#include "library/formats/csl_json_names.hpp"
#include "library/formats/csl_types.hpp"
#include "library/formats/field_notes.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/plain_text.hpp"
#include "library/formats/rights_words.hpp"
#include "library/formats/serial_numbers.hpp"
#include "library/formats/stated_evidence.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace findings::csl {
namespace {

namespace json = boost::json;

/// Members that are read by name, and those that only say how a program keeps the item.
constexpr std::array<std::string_view, 33> known_members{
    "type",
    "id",
    "title",
    "container-title",
    "collection-title",
    "volume",
    "issue",
    "page",
    "author",
    "issued",
    "DOI",
    "PMID",
    "PMCID",
    "ISBN",
    "ISSN",
    "URL",
    "abstract",
    "language",
    "publisher",
    "keyword",
    "genre",
    "status",
    "license",
    "categories",
    "citation-key",
    "citation-label",
    "published",
    "published-print",
    "published-online",
    "subject",
    "subtitle",
    "article-number",
    "citation-number",
};

constexpr std::array<std::string_view, 20> roles{
    "editor",
    "translator",
    "collection-editor",
    "container-author",
    "composer",
    "curator",
    "director",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "contributor",
};

/// Reads the members of one item by their names.
class ItemReading {
public:
    explicit ItemReading(const json::object& item) : item_(item) {}

    Reading read()
    {
        take_type();
        record_.title = title();
        take_container();
        take_people();
        take_date();
        take_identifiers();
        take_language();
        record_.abstract = plain_text(without_markup(text("abstract")));
        record_.publisher = text("publisher");
        take_keywords();
        take_status();
        take_rights_of();
        note_others();
        return {std::move(record_), notes_.take()};
    }

private:
    std::string text(std::string_view name) const { return text_of(item_, name); }

    std::string title() const;
    void take_type();
    void take_container();
    void take_people();
    void take_people_as(std::string_view member, std::string_view role, std::vector<Agent>& people);
    void take_date();
    void take_identifiers();
    template <class Id>
    void take_identifier(std::string_view name, std::optional<Id>& id);
    void take_language();
    void take_keywords();
    void add_keywords(std::string_view words);
    void take_status();
    void take_rights_of();
    void note_others();

    const json::object& item_;
    Record record_;
    FieldNotes notes_;
    std::unordered_set<std::string> keywords_;
};

/// Crossref keeps the subtitle apart.
std::string ItemReading::title() const
{
    std::string title = plain_text(without_markup(text("title")));
    const std::string subtitle = plain_text(without_markup(text("subtitle")));
    if (!subtitle.empty() && title.find(subtitle) == std::string::npos)
        title += (title.empty() ? "" : ": ") + subtitle;
    return title;
}

void ItemReading::take_type()
{
    const std::string name = text("type");
    const auto type = type_of(name);
    if (!type)
        notes_.is_no("type", "known type", name);
    take_work_type(type.value_or(WorkType::other), record_, notes_.list());
    const std::string genre = text("genre");
    auto evidence_type = stated_evidence_type(genre);
    if (!evidence_type)
        evidence_type = evidence_type_in_words(genre);
    if (evidence_type)
        record_.evidence_type = evidence_type;
    else if (!genre.empty())
        notes_.no_place("genre");
}

void ItemReading::take_container()
{
    const std::string series = plain_text(without_markup(text("collection-title")));
    Container& container = record_.container;
    container = {.title = plain_text(without_markup(text("container-title"))),
                 .volume = text("volume"),
                 .issue = text("issue"),
                 .pages = page_range(text("page"))};
    if (container.title.empty())
        container.title = series;
    else if (!series.empty() && series != container.title)
        notes_.no_place("collection-title");
    if (container.pages.empty())
        container.pages = text("article-number");
    else if (!text("article-number").empty())
        notes_.no_place("article-number");
}

void ItemReading::take_people()
{
    take_people_as("author", "", record_.authors);
    for (const std::string_view role : roles)
        take_people_as(role, role == "contributor" ? "" : role, record_.contributors);
}

void ItemReading::take_people_as(std::string_view member, std::string_view role,
                                 std::vector<Agent>& people)
{
    const json::value* names = item_.if_contains(member);
    if (names == nullptr)
        return;
    if (!names->is_array())
        return notes_.is_no(member, "list of names", text(member));
    for (const json::value& name : names->get_array()) {
        Agent agent = name.is_object()   ? agent_of(name.get_object())
                      : name.is_string() ? Agent{.name = plain_text(name.get_string())}
                                         : Agent{};
        if (display_name(agent).empty())
            continue;
        agent.role = role;
        people.push_back(std::move(agent));
    }
}

std::optional<int> number_of(const json::value& value)
{
    if (value.is_int64())
        return static_cast<int>(std::clamp<std::int64_t>(value.get_int64(), -1, 10'000));
    if (!value.is_string())
        return std::nullopt;
    const std::string_view digits = value.get_string();
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() ? std::optional(number)
                                                                        : std::nullopt;
}

/// [2013, 1, 1], of numbers or digits; as much of it as is a date.
std::optional<Date> date_of_parts(const json::array& parts)
{
    std::array<std::optional<unsigned>, 3> numbers;
    for (std::size_t i = 0; i < std::min<std::size_t>(parts.size(), 3); ++i)
        if (const auto number = number_of(parts[i]); number && *number > 0)
            numbers[i] = static_cast<unsigned>(*number);
    if (!numbers[0])
        return std::nullopt;
    const int year = static_cast<int>(*numbers[0]);
    for (const auto& date : {numbers[1] ? Date::from(year, numbers[1], numbers[2]) : std::nullopt,
                             Date::from(year, numbers[1]), Date::from(year)})
        if (date)
            return date;
    return std::nullopt;
}

/// {"date-parts": [[2013, 1]]}, {"raw": "January 2013"} or a text; of a range the beginning.
std::optional<Date> date_of(const json::value& value)
{
    if (value.is_string())
        return loose_date(value.get_string());
    if (!value.is_object())
        return std::nullopt;
    const json::object& date = value.get_object();
    if (const json::value* parts = date.if_contains("date-parts"); parts && parts->is_array())
        for (const json::value& first : parts->get_array())
            if (first.is_array())
                if (const auto found = date_of_parts(first.get_array()))
                    return found;
    for (const std::string_view name : {"raw", "literal"})
        if (const auto found = loose_date(text_of(date, name)))
            return found;
    return std::nullopt;
}

/// CSL has one date; Crossref has three beside it, which it is the earliest of.
void ItemReading::take_date()
{
    for (const std::string_view name :
         {"issued", "published", "published-online", "published-print"}) {
        const json::value* value = item_.if_contains(name);
        if (value == nullptr)
            continue;
        const auto date = date_of(*value);
        if (!date)
            notes_.add(std::string(name) + " is no date");
        else if (!record_.issued)
            record_.issued = date;
    }
}

template <class Id>
void ItemReading::take_identifier(std::string_view name, std::optional<Id>& id)
{
    const std::string value = text(name);
    id = Id::parse(value);
    if (!id && !value.empty())
        notes_.is_no(name, name, value);
}

void ItemReading::take_identifiers()
{
    take_identifier("DOI", record_.doi);
    take_identifier("PMID", record_.pmid);
    take_identifier("PMCID", record_.pmcid);
    take_identifier("URL", record_.url);
    for (const std::string_view name : {"ISBN", "ISSN"}) {
        const json::value* value = item_.if_contains(name);
        const json::array one{value != nullptr ? *value : json::value()};
        for (const json::value& number :
             value != nullptr && value->is_array() ? value->get_array() : one)
            if (number.is_string() && !add_serial_numbers(number.get_string(), record_))
                notes_.is_no(name, name, number.get_string());
    }
}

void ItemReading::take_language()
{
    const std::string value = text("language");
    record_.language = language_named(value);
    if (!record_.language && !value.empty())
        notes_.is_no("language", "language that is known", value);
}

/// "categories" and Crossref's "subject" are lists; "keyword" is one text with commas or, where a
/// keyword has a comma itself, semicolons.
void ItemReading::take_keywords()
{
    for (const std::string_view name : {"categories", "subject"})
        if (const json::value* words = item_.if_contains(name); words && words->is_array())
            for (const json::value& word : words->get_array())
                if (word.is_string())
                    add_keywords(word.get_string());
    const std::string words = text("keyword");
    if (!keywords_.empty())
        return;
    for (const std::string_view word :
         split(words, words.find(';') != std::string::npos ? ';' : ','))
        add_keywords(word);
}

void ItemReading::add_keywords(std::string_view words)
{
    if (std::string word = plain_text(words); !word.empty() && keywords_.insert(word).second)
        record_.keywords.push_back(std::move(word));
}

void ItemReading::take_status()
{
    const std::string status = text("status");
    if (const auto known = parse_term<Status>(status))
        record_.status = *known;
    else if (!status.empty())
        notes_.no_place("status");
    if (says_retracted(record_.title))
        record_.status = Status::retracted;
}

/// Crossref: [{"URL": "https://creativecommons.org/licenses/by/4.0/", …}].
void ItemReading::take_rights_of()
{
    const json::value* licences = item_.if_contains("license");
    if (licences != nullptr && licences->is_string())
        take_rights(text("license"), record_, notes_.list());
    if (licences != nullptr && licences->is_array())
        for (const json::value& licence : licences->get_array())
            if (licence.is_object())
                take_rights(text_of(licence.get_object(), "URL"), record_, notes_.list());
}

void ItemReading::note_others()
{
    for (const json::key_value_pair& member : item_) {
        const std::string_view name = member.key();
        const auto is_name = [&](std::string_view known) { return known == name; };
        if (std::none_of(known_members.begin(), known_members.end(), is_name) &&
            std::none_of(roles.begin(), roles.end(), is_name))
            notes_.no_place(cut(name, 40));
    }
}

}  // namespace

Reading record_of(const json::object& item)
{
    return ItemReading(item).read();
}

}  // namespace findings::csl
