#include "library/base/text.hpp"
#include "library/formats/document_headings.hpp"
#include "library/formats/document_items.hpp"
#include "library/formats/document_text.hpp"
#include "library/formats/markdown.hpp"
#include "library/formats/markdown_yaml.hpp"
#include "library/record/record_json.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <ostream>
#include <string>

namespace findings {
namespace {

namespace json = boost::json;
using markdown::is_plain_scalar;

/// Less than the reader takes as text; what is longer goes into the front matter whole.
constexpr std::size_t longest_text = 64 * 1024;
constexpr std::size_t longest_sections = 200 * 1024;
constexpr std::size_t longest_body = 2 * 1024 * 1024;

bool is_punctuation(char c)
{
    return c > 0x20 && c < 0x7f && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') &&
           !(c >= 'a' && c <= 'z');
}

/// One line of text that Markdown reads as nothing else.
std::string escaped_line(std::string_view line)
{
    constexpr std::string_view special = "\\`*_[]<>&|#";
    const std::size_t digits = line.find_first_not_of("0123456789");
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool begins_block = (i == 0 && is_punctuation(line[i])) ||
                                  (i == digits && i > 0 && (line[i] == '.' || line[i] == ')'));
        if (begins_block || special.find(line[i]) != std::string_view::npos)
            text += '\\';
        text += line[i];
    }
    return text;
}

/// Lines within a paragraph keep their breaks.
std::string escaped(std::string_view text, std::string_view indent)
{
    std::string result;
    bool is_in_paragraph = false;
    for (const std::string_view line : split(text, '\n')) {
        if (!result.empty())
            result += is_in_paragraph && !line.empty() ? "\\\n" : "\n";
        if (!line.empty())
            result.append(result.empty() ? "" : indent).append(escaped_line(line));
        is_in_paragraph = !line.empty();
    }
    return result;
}

/// True where the reader gives back the very text.
bool is_held(const std::string& text)
{
    const auto has_text = [](std::string_view line) {
        return line.empty() || !is_blank_text(line);
    };
    const std::vector<std::string_view> lines = split(text, '\n');
    return !text.empty() && text.size() <= longest_text && document_lines(text) == text &&
           std::all_of(lines.begin(), lines.end(), has_text);
}

bool is_held_line(const std::string& text)
{
    return is_held(text) && text.find('\n') == std::string::npos;
}

bool is_held(const Recommendation& recommendation, std::string_view language)
{
    const std::string text = item_text(recommendation, language);
    return is_held(recommendation.text) && is_held(text) &&
           recommendation_of(text) == recommendation;
}

bool is_held(const Implication& implication)
{
    const std::string text = item_text(implication);
    return is_held(implication.text) && is_held(text) && implication_of(text) == implication;
}

bool is_held(const Section& section)
{
    return is_held_line(section.heading) && is_held(section.text) &&
           !heading_meaning(section.heading);
}

bool are_held(const std::vector<Section>& sections)
{
    std::size_t bytes = 0;
    for (const Section& section : sections) {
        bytes += section.heading.size() + section.text.size();
        if (!is_held(section) || bytes > longest_sections)
            return false;
    }
    return true;
}

/// Writes one record: the text first, so that the front matter has what is left.
class MarkdownWriting {
public:
    explicit MarkdownWriting(const Record& record)
        : record_(record), left_(to_json(record)),
          language_(record.language ? primary(*record.language) : "en")
    {
        write_title();
        text("question", record.question, HeadingMeaning::question);
        text("bottom_line", record.bottom_line, HeadingMeaning::bottom_line);
        write_key_messages();
        text("plain_summary", record.plain_summary, HeadingMeaning::plain_summary);
        text("abstract", record.abstract, HeadingMeaning::abstract);
        write_implications();
        write_recommendations();
        write_sections();
        text("limitations", record.limitations, HeadingMeaning::limitations);
        text("equity_note", record.equity_note, HeadingMeaning::equity_note);
        if (body_.size() > longest_body) {
            left_ = to_json(record);
            body_.clear();
        }
    }

    void write(std::ostream& out) const
    {
        out << "---\n";
        for (const json::key_value_pair& member : left_) {
            const json::string* plain = member.value().if_string();
            out << member.key() << ": ";
            if (plain != nullptr && is_plain_scalar(*plain))
                out << std::string_view(*plain);
            else
                out << json::serialize(member.value());
            out << '\n';
        }
        out << "---\n" << body_;
    }

private:
    /// The title stays in the front matter, where other programs look for it.
    void write_title()
    {
        if (is_held_line(record_.title))
            body_ += "\n# " + escaped(record_.title, "") + "\n";
    }

    void heading(std::string_view heading) { body_ += "\n## " + escaped(heading, "") + "\n"; }

    void text(std::string_view field, const std::string& text, HeadingMeaning meaning)
    {
        if (!is_held(text))
            return;
        heading(heading_of(meaning, language_));
        body_ += "\n" + escaped(text, "") + "\n";
        left_.stable_erase(field);
    }

    void item(const std::string& text) { body_ += "\n- " + escaped(text, "  ") + "\n"; }

    void write_key_messages()
    {
        const auto& messages = record_.key_messages;
        const auto is_text = [](const std::string& message) { return is_held(message); };
        if (messages.empty() || !std::all_of(messages.begin(), messages.end(), is_text))
            return;
        heading(heading_of(HeadingMeaning::key_messages, language_));
        for (const std::string& message : messages)
            item(message);
        left_.stable_erase("key_messages");
    }

    void write_implications()
    {
        const auto& implications = record_.implications;
        const auto is_text = [](const Implication& implication) { return is_held(implication); };
        if (implications.empty() || !std::all_of(implications.begin(), implications.end(), is_text))
            return;
        heading(heading_of(HeadingMeaning::implications, language_));
        for (const Implication& implication : implications)
            item(item_text(implication));
        left_.stable_erase("implications");
    }

    void write_recommendations()
    {
        const auto& list = record_.recommendations;
        const auto is_text = [&](const Recommendation& recommendation) {
            return is_held(recommendation, language_);
        };
        if (list.empty() || !std::all_of(list.begin(), list.end(), is_text))
            return;
        heading(heading_of(HeadingMeaning::recommendations, language_));
        for (const Recommendation& recommendation : list)
            item(item_text(recommendation, language_));
        left_.stable_erase("recommendations");
    }

    void write_sections()
    {
        if (!are_held(record_.sections))
            return;
        for (const Section& section : record_.sections) {
            heading(section.heading);
            body_ += "\n" + escaped(section.text, "") + "\n";
        }
        left_.stable_erase("sections");
    }

    const Record& record_;
    json::object left_;  ///< what the text has not said
    std::string_view language_;
    std::string body_;
};

void write_nothing(std::ostream&, std::size_t) {}

void write_record(std::ostream& out, const Record& record, Position position)
{
    if (position.number > 1)
        out << '\n' << markdown_separator << '\n';
    MarkdownWriting(record).write(out);
}

}  // namespace

const Writer markdown_writer{write_nothing, write_record, write_nothing};

}  // namespace findings
