#include "library/record/native_rules.hpp"

#include "library/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace findings {
namespace {

constexpr std::size_t longest_doi = 250;

bool is_blank(std::string_view text)
{
    return trimmed(text).empty();
}

/// "title", or "message 3 of key_messages" for one of a list.
std::string named(std::string_view field, std::size_t position)
{
    return position == 0 ? std::string(field) : fmt::format("{} {}", field, position);
}

void at_most_characters(std::string_view field, std::string_view text, std::size_t most,
                        Faults& faults, std::size_t position = 0)
{
    const std::size_t count = characters(text);
    if (count > most)
        faults.add(
            field,
            fmt::format("{} has {} characters, more than {}", named(field, position), count, most),
            fmt::format("shorten it by {}", count - most), position);
}

void at_most_words(std::string_view field, std::string_view text, std::size_t most, Faults& faults,
                   std::size_t position = 0)
{
    const std::size_t count = count_words(text);
    if (count > most)
        faults.add(
            field,
            fmt::format("{} has {} words, more than {}", named(field, position), count, most),
            fmt::format("take {} words out", count - most), position);
}

void between(std::string_view field, std::optional<int> number, int least, int most, Faults& faults,
             std::size_t position = 0)
{
    if (number && (*number < least || *number > most))
        faults.add(field, fmt::format("{} cannot be {}", named(field, position), *number),
                   fmt::format("give a number from {} to {}", least, most), position);
}

/// A part of an entry of a list, such as the text of a section, that must be there.
void part_filled(std::string_view field, std::size_t position, std::string_view part,
                 std::string_view text, Faults& faults)
{
    if (is_blank(text))
        faults.add(field, fmt::format("{} has no {}", named(field, position), part),
                   fmt::format("fill in its {}, or take the entry out", part), position);
}

void no_blank_entries(std::string_view field, const std::vector<std::string>& list, Faults& faults)
{
    for (std::size_t i = 0; i < list.size(); ++i)
        if (is_blank(list[i]))
            faults.add(field, fmt::format("{} is empty", named(field, i + 1)),
                       "write something, or take the entry out", i + 1);
}

template <class Type>
void no_value_twice(std::string_view field, const std::vector<Type>& list, Faults& faults)
{
    for (std::size_t i = 0; i < list.size(); ++i)
        if (std::find(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(i), list[i]) !=
            list.begin() + static_cast<std::ptrdiff_t>(i))
            faults.add(field, fmt::format("{} is there already", named(field, i + 1)),
                       "take it out", i + 1);
}

bool is_one_of(std::span<const std::string_view> known, std::string_view text)
{
    return std::find(known.begin(), known.end(), text) != known.end();
}

void known_token(std::string_view field, std::string_view text,
                 std::span<const std::string_view> known, Faults& faults, std::size_t position)
{
    if (!is_one_of(known, text))
        faults.add(field,
                   fmt::format("{} is \"{}\", which is not a word of its list",
                               named(field, position), printable(text)),
                   "use one of " + joined({known.begin(), known.end()}, ", "), position);
}

void tokens_only(std::string_view field, const std::vector<std::string>& list,
                 std::span<const std::string_view> known, Faults& faults)
{
    for (std::size_t i = 0; i < list.size(); ++i)
        known_token(field, list[i], known, faults, i + 1);
    no_value_twice(field, list, faults);
}

void check_titles(const Record& record, Faults& faults)
{
    at_most_characters("title", record.title, 300, faults);
    std::vector<Language> languages;
    if (record.language)
        languages.push_back(*record.language);
    for (std::size_t i = 0; i < record.translated_titles.size(); ++i) {
        const auto& [language, text] = record.translated_titles[i];
        part_filled("translated_titles", i + 1, "text", text, faults);
        at_most_characters("translated_titles", text, 300, faults, i + 1);
        if (std::find(languages.begin(), languages.end(), language) != languages.end())
            faults.add("translated_titles",
                       fmt::format("there is a title in {} already", language.str()),
                       "keep one title a language", i + 1);
        languages.push_back(language);
    }
}

void check_messages(const Record& record, Faults& faults)
{
    at_most_characters("question", record.question, 200, faults);
    at_most_words("bottom_line", record.bottom_line, 25, faults);
    no_blank_entries("key_messages", record.key_messages, faults);
    for (std::size_t i = 0; i < record.key_messages.size(); ++i)
        at_most_words("key_messages", record.key_messages[i], 40, faults, i + 1);
    if (record.key_messages.size() > 5)
        faults.add(
            "key_messages",
            fmt::format("there are {} key messages, more than 5", record.key_messages.size()),
            "keep the five that matter most");
}

void check_parts_of_the_text(const Record& record, Faults& faults)
{
    for (std::size_t i = 0; i < record.implications.size(); ++i) {
        const auto& [role, text] = record.implications[i];
        part_filled("implications", i + 1, "text", text, faults);
        if (!role.empty())
            known_token("implications", role, audience_tokens(), faults, i + 1);
    }
    for (std::size_t i = 0; i < record.recommendations.size(); ++i)
        part_filled("recommendations", i + 1, "text", record.recommendations[i].text, faults);
    for (std::size_t i = 0; i < record.sections.size(); ++i) {
        part_filled("sections", i + 1, "heading", record.sections[i].heading, faults);
        part_filled("sections", i + 1, "text", record.sections[i].text, faults);
    }
}

void check_agents(std::string_view field, const std::vector<Agent>& agents, Faults& faults)
{
    for (std::size_t i = 0; i < agents.size(); ++i) {
        const bool is_person = !is_blank(agents[i].family);
        const bool is_body = !is_blank(agents[i].name);
        if (is_person == is_body)
            faults.add(field,
                       fmt::format("{} has {}", named(field, i + 1),
                                   is_person ? "both a family name and the name of a body"
                                             : "neither a family name nor the name of a body"),
                       "give a person family and given names, and a body its name alone", i + 1);
        if (is_body && !is_person && !is_blank(agents[i].given))
            faults.add(field,
                       fmt::format("{} has a given name but no family name", named(field, i + 1)),
                       "give a person family and given names, and a body its name alone", i + 1);
    }
}

void check_works(std::string_view field, const std::vector<SourceWork>& works, Faults& faults)
{
    for (std::size_t i = 0; i < works.size(); ++i) {
        part_filled(field, i + 1, "citation", works[i].citation, faults);
        if (works[i].doi)
            at_most_characters(field, works[i].doi->str(), longest_doi, faults, i + 1);
    }
}

void check_ratings(const Record& record, Faults& faults)
{
    static constexpr std::string_view units[] = {"programme", "practice", "finding", "study",
                                                 "review"};
    for (std::size_t i = 0; i < record.ratings.size(); ++i) {
        const Rating& rating = record.ratings[i];
        part_filled("ratings", i + 1, "scheme", rating.scheme, faults);
        part_filled("ratings", i + 1, "value", rating.value, faults);
        part_filled("ratings", i + 1, "rater", rating.rater, faults);
        part_filled("ratings", i + 1, "year", rating.year ? "given" : "", faults);
        between("ratings", rating.year, 1900, 2100, faults, i + 1);
        if (!rating.unit.empty())
            known_token("ratings", rating.unit, units, faults, i + 1);
    }
}

void check_numbers(const Record& record, Faults& faults)
{
    for (std::size_t i = 0; i < record.outcomes.size(); ++i) {
        known_token("outcomes", record.outcomes[i].outcome, outcome_tokens(), faults, i + 1);
        between("outcomes", record.outcomes[i].n_studies, 0, 1'000'000, faults, i + 1);
    }
    between("n_studies", record.n_studies, 0, 1'000'000, faults);
    between("n_people", record.n_people, 0, 2'000'000'000, faults);
    between("minutes", record.minutes, 1, 600, faults);
}

void check_subjects(const Record& record, Faults& faults)
{
    for (std::size_t i = 0; i < record.areas.size(); ++i)
        if (!is_area_id(record.areas[i]))
            faults.add("areas",
                       fmt::format("\"{}\" cannot be a practice area", printable(record.areas[i])),
                       "use the last part of the area's address, e.g. kinship", i + 1);
    no_value_twice("areas", record.areas, faults);
    no_blank_entries("keywords", record.keywords, faults);
    no_blank_entries("interventions", record.interventions, faults);
    tokens_only("population", record.population, population_tokens(), faults);
    tokens_only("setting", record.setting, setting_tokens(), faults);
    tokens_only("audience", record.audience, audience_tokens(), faults);
    tokens_only("practice_stages", record.practice_stages, practice_stage_tokens(), faults);
    no_value_twice("studied_in", record.studied_in, faults);
    no_value_twice("applies_in", record.applies_in, faults);
}

void check_licence(const Record& record, Faults& faults)
{
    at_most_characters("licence", record.licence, 2000, faults);
    if (record.licence.find_first_of(" \t\r\n") != std::string::npos && !is_blank(record.licence))
        faults.add("licence", "licence holds white space",
                   "give one SPDX identifier (LicenseRef-… for your own) or one address");
}

bool is_sha256(std::string_view text)
{
    return text.size() == 64 &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool stays_inside(std::string_view path)
{
    const auto parts = split(path, '/');
    return !is_blank(path) && path.front() != '/' &&
           std::find(parts.begin(), parts.end(), "..") == parts.end();
}

bool is_media_type(std::string_view text)
{
    const std::size_t slash = text.find('/');
    return slash != std::string_view::npos && slash > 0 && slash + 1 < text.size() &&
           text.size() <= 200 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

void check_files(const Record& record, Faults& faults)
{
    for (std::size_t i = 0; i < record.files.size(); ++i) {
        const Attachment& file = record.files[i];
        if (!stays_inside(file.path))
            faults.add("files",
                       fmt::format("{} has no path below the library", named("files", i + 1)),
                       "give a relative path without \"..\"", i + 1);
        if (!is_media_type(file.media_type))
            faults.add("files", fmt::format("{} has no media type", named("files", i + 1)),
                       "give one such as application/pdf", i + 1);
        if (!is_sha256(file.sha256))
            faults.add("files", fmt::format("{} has no SHA-256", named("files", i + 1)),
                       "give its 64 lower-case hexadecimal digits, as sha256sum prints them",
                       i + 1);
        for (const std::string& feature : file.accessibility)
            part_filled("files", i + 1, "name for an accessibility feature", feature, faults);
    }
}

}  // namespace

void check_limits(const Record& record, Faults& faults)
{
    check_titles(record, faults);
    check_messages(record, faults);
    check_parts_of_the_text(record, faults);
    check_agents("authors", record.authors, faults);
    check_agents("contributors", record.contributors, faults);
    check_ratings(record, faults);
    check_numbers(record, faults);
    check_subjects(record, faults);
    check_works("sources", record.sources, faults);
    check_works("references", record.references, faults);
    check_files(record, faults);
    check_licence(record, faults);
    if (record.doi)
        at_most_characters("doi", record.doi->str(), longest_doi, faults);
}

}  // namespace findings
