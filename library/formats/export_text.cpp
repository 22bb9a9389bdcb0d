#include "library/formats/export_text.hpp"

#include "library/base/text.hpp"

#include <algorithm>

namespace findings {
namespace {

void add_paragraph(const std::string& paragraph, std::string& text)
{
    if (paragraph.empty())
        return;
    if (!text.empty())
        text += "\n\n";
    text += paragraph;
}

void add_once(std::string word, std::vector<std::string>& words)
{
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
        words.push_back(std::move(word));
}

/// "kinship-care" and "children_in_care" as people write them.
std::string in_words(std::string_view token)
{
    std::string text(token);
    std::replace(text.begin(), text.end(), '_', ' ');
    std::replace(text.begin(), text.end(), '-', ' ');
    return text;
}

void add_tokens(const std::vector<std::string>& tokens, std::vector<std::string>& words)
{
    for (const std::string& token : tokens)
        add_once(in_words(token), words);
}

/// Collects notes under their headings.
class Remarks {
public:
    void add(std::string_view heading, const std::string& text)
    {
        if (!text.empty())
            said_.push_back(std::string(heading) + ": " + text);
    }

    template <class Term>
    void add_term(std::string_view heading, const std::optional<Term>& term)
    {
        if (term)
            add(heading, in_words(token(*term)));
    }

    void add_date(std::string_view heading, const std::optional<Date>& date)
    {
        if (date)
            add(heading, date->str());
    }

    void add_number(std::string_view heading, const std::optional<int>& number)
    {
        if (number)
            add(heading, std::to_string(*number));
    }

    std::vector<std::string> take() { return std::move(said_); }

private:
    std::vector<std::string> said_;
};

std::string described(const Rating& rating)
{
    std::string text = rating.scheme + " " + rating.value;
    if (!rating.rater.empty())
        text +=
            " (" + rating.rater + (rating.year ? ", " + std::to_string(*rating.year) : "") + ")";
    return rating.outcome.empty() ? text : text + ", for " + in_words(rating.outcome);
}

std::string described(const SourceWork& work)
{
    std::string text = work.citation;
    if (work.doi)
        text += (text.empty() ? "" : " ") + ("doi:" + work.doi->str());
    else if (work.url)
        text += (text.empty() ? "" : " ") + work.url->str();
    return text;
}

void add_appraisal(const Record& record, Remarks& remarks)
{
    remarks.add_term("Direction", record.direction);
    if (record.confidence)
        remarks.add("Confidence", in_words(token(record.confidence->low)) + " to " +
                                      in_words(token(record.confidence->high)));
    remarks.add_term("Quality of the review", record.review_quality);
    for (const Rating& rating : record.ratings)
        remarks.add("Rating", described(rating));
    remarks.add_number("Studies", record.n_studies);
    remarks.add_number("People studied", record.n_people);
    remarks.add_date("Evidence up to", record.evidence_to);
}

void add_text(const Record& record, Remarks& remarks)
{
    remarks.add("Question", record.question);
    for (const Implication& implication : record.implications)
        remarks.add(implication.role.empty() ? "What it means"
                                             : "What it means for a " + implication.role,
                    implication.text);
    for (const Recommendation& recommendation : record.recommendations)
        remarks.add("Recommendation", recommendation.text);
    for (const Section& section : record.sections)
        remarks.add(section.heading, section.text);
    remarks.add("Limitations", record.limitations);
    remarks.add("Equity", record.equity_note);
}

}  // namespace

std::string abstract_text(const Record& record)
{
    std::string text;
    add_paragraph(record.bottom_line, text);
    for (const std::string& message : record.key_messages)
        add_paragraph(message, text);
    add_paragraph(record.plain_summary, text);
    add_paragraph(record.abstract, text);
    return text;
}

std::vector<std::string> subject_words(const Record& record)
{
    std::vector<std::string> words;
    for (const std::string& keyword : record.keywords)
        add_once(keyword, words);
    for (const auto* tokens : {&record.areas, &record.population, &record.setting})
        add_tokens(*tokens, words);
    for (const std::string& intervention : record.interventions)
        add_once(intervention, words);
    for (const Outcome& outcome : record.outcomes)
        add_once(in_words(outcome.outcome), words);
    add_tokens(record.practice_stages, words);
    return words;
}

std::vector<std::string> remarks(const Record& record)
{
    Remarks said;
    add_text(record, said);
    add_appraisal(record, said);
    for (const SourceWork& source : record.sources)
        said.add("Source", described(source));
    for (const SourceWork& reference : record.references)
        said.add("Reference", described(reference));
    if (record.status != Status::published)
        said.add_term("Status", std::optional(record.status));
    said.add("Licence", record.licence);
    said.add("Funding", record.funding);
    said.add("Conflicts of interest", record.conflicts);
    return said.take();
}

}  // namespace findings
