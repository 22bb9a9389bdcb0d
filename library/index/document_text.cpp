#include "library/index/document_text.hpp"

#include "library/base/text.hpp"
#include "library/index/layout.hpp"

#include <algorithm>

namespace findings {
namespace {

constexpr std::size_t most_of_one_text = 1200;    // bytes
constexpr std::size_t most_of_one_section = 400;  // bytes: its beginning

/// The beginning of a text, ending with a whole word.
std::string beginning(std::string_view text, std::size_t most_bytes)
{
    if (text.size() <= most_bytes)
        return std::string(text);
    std::string_view part = cut(text, most_bytes);
    const std::size_t space = part.find_last_of(" \n\t");
    if (space != std::string_view::npos)
        part = part.substr(0, space);
    return std::string(trimmed(part));
}

using TakeNamed = std::function<void(std::string_view name, std::string_view text)>;

/// What the record says in its own language, but for title and bottom line.
void each_body_text(const Record& record, const TakeNamed& take)
{
    for (const std::string& message : record.key_messages)
        take("key_messages", message);
    take("question", record.question);
    take("plain_summary", record.plain_summary);
    take("abstract", record.abstract);
    for (const Recommendation& recommendation : record.recommendations) {
        take("recommendations", recommendation.text);
        take("recommendations", recommendation.reason);
    }
    for (const Implication& implication : record.implications)
        take("implications", implication.text);
    for (const Section& section : record.sections) {
        take("section", section.heading);
        take("section", section.text);
    }
    take("limitations", record.limitations);
    take("equity_note", record.equity_note);
}

void each_subject(const Record& record, const TakeNamed& take)
{
    for (const std::string& keyword : record.keywords)
        take("keywords", keyword);
    for (const std::string& intervention : record.interventions)
        take("intervention", intervention);
    take("intervention", record.comparison);
}

/// Tokens are English words with underscores between.
void each_token(const Record& record, const TakeNamed& take)
{
    for (const std::string& population : record.population)
        take("population", population);
    for (const std::string& setting : record.setting)
        take("setting", setting);
    for (const Outcome& outcome : record.outcomes)
        take("outcome", outcome.outcome);
}

void each_name(const Record& record, const TakeNamed& take)
{
    for (const Agent& author : record.authors)
        take("author", display_name(author));
    for (const Agent& contributor : record.contributors)
        take("author", display_name(contributor));
    take("publisher", record.publisher);
    take("journal", record.container.title);
}

}  // namespace

WordLanguage record_words_language(const Record& record)
{
    if (record.language)
        return word_language(*record.language);
    return guess_language(record.title + ' ' + record.bottom_line + ' ' +
                          std::string(cut(record.abstract, most_of_one_text)));
}

void each_text(const Record& record, const TakeText& take)
{
    const WordLanguage own = record_words_language(record);
    const TakeNamed take_own = [&](std::string_view name, std::string_view text) {
        if (!text.empty())
            take(name, text, own);
    };
    take_own("title", record.title);
    take_own("bottom_line", record.bottom_line);
    each_body_text(record, take_own);
    each_subject(record, take_own);
    for (const Translated& title : record.translated_titles)
        take("title", title.text, word_language(title.language));
    each_token(record, [&](std::string_view name, std::string_view text) {
        take(name, text, WordLanguage::english);
    });
    each_name(record, take_own);
}

std::vector<NamedText> snippet_texts(const Record& record)
{
    std::vector<NamedText> texts;
    std::size_t left = most_snippet_text;
    each_body_text(record, [&](std::string_view name, std::string_view text) {
        const std::size_t most = name == "section" ? most_of_one_section : most_of_one_text;
        std::string part = beginning(text, std::min(most, left));
        if (part.empty())
            return;
        left -= part.size();
        texts.push_back({std::string(name), std::move(part)});
    });
    return texts;
}

}  // namespace findings
