#include "library/tagging/record_text.hpp"

#include "library/base/text.hpp"

namespace findings {
namespace {

constexpr std::size_t most_text = 32 * 1024;

void add(std::string& text, std::string_view more)
{
    if (more.empty() || text.size() >= most_text)
        return;
    if (!text.empty())
        text += '\n';
    text += cut(more, most_text - text.size());
}

std::string rest_of(const Record& record)
{
    std::string text;
    add(text, record.question);
    add(text, record.abstract);
    add(text, record.plain_summary);
    for (const Implication& implication : record.implications)
        add(text, implication.text);
    for (const Recommendation& recommendation : record.recommendations)
        add(text, recommendation.text);
    for (const Section& section : record.sections) {
        add(text, section.heading);
        add(text, section.text);
    }
    return text;
}

}  // namespace

TaggedText tagged_text(const Record& record)
{
    TaggedText text{.title = record.title,
                    .key_messages = record.key_messages,
                    .keywords = record.keywords,
                    .text = rest_of(record)};
    if (!record.bottom_line.empty())
        text.key_messages.insert(text.key_messages.begin(), record.bottom_line);
    text.keywords.insert(text.keywords.end(), record.interventions.begin(),
                         record.interventions.end());
    if (record.language)
        text.language = record.language->str();
    return text;
}

}  // namespace findings
