#include "library/formats/ris_record.hpp"

#include "library/base/text.hpp"
#include "library/formats/field_notes.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/names.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/plain_text.hpp"
#include "library/formats/ris_date.hpp"
#include "library/formats/ris_types.hpp"
#include "library/formats/serial_numbers.hpp"
#include "library/formats/stated_evidence.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace findings::ris {
namespace {

using Tag = std::uint32_t;
using Value = std::string_view;

/// Takes the fields of one record in their order; what depends on several of them waits for the
/// end.
class RecordReading {
public:
    Reading read(const TaggedRecord& fields);

private:
    struct Taking {
        Tag tag;
        void (RecordReading::*take)(Tag, Value);
    };
    static const Taking table[];

    void take(const TaggedRecord::Field& field);

    /// Keeps the first value of a field; others have no place.
    template <Value RecordReading::*kept>
    void keep(Tag tag, Value value)
    {
        if ((this->*kept).empty())
            this->*kept = value;
        else if (this->*kept != value)
            notes_.no_place(tag_of(tag));
    }

    void take_type(Tag tag, Value value);
    void take_journal(Tag tag, Value value);
    void take_short_title(Tag tag, Value value);
    void take_author(Tag tag, Value value);
    void take_contributor(Tag tag, Value value);
    void take_date(Tag tag, Value value);
    void take_keywords(Tag tag, Value value);
    void take_language(Tag tag, Value value);
    void take_kind_of_work(Tag tag, Value value);
    void take_doi(Tag tag, Value value);
    void take_url(Tag tag, Value value);
    void take_serial_number(Tag tag, Value value);
    void take_accession_number(Tag tag, Value value);
    void take_numbered_id(Tag tag, Value value);

    void settle_type();
    void settle_container();
    void settle_volume();
    void settle_pages();
    void settle_abstract();

    Record record_;
    FieldNotes notes_;
    std::unordered_set<std::string> keywords_;
    std::optional<WorkType> type_;
    Value title_;
    Value book_title_;
    Value secondary_title_;
    Value tertiary_title_;
    Value journal_;
    Value abbreviated_journal_;
    Value volume_;
    Value issue_;
    Value first_page_;
    Value last_page_;
    Value article_number_;
    Value abstract_;
    Value other_abstract_;
    Value publisher_;
    std::vector<Value> years_;  ///< PY and Y1
    std::vector<Value> dates_;  ///< DA
};

// What is done with each field (docs/formats/ris.md). Those that are not here have no place.
constexpr RecordReading::Taking RecordReading::table[] = {
    {tag_code("AU"), &RecordReading::take_author},
    {tag_code("A1"), &RecordReading::take_author},
    {tag_code("KW"), &RecordReading::take_keywords},
    {tag_code("SN"), &RecordReading::take_serial_number},
    {tag_code("TY"), &RecordReading::take_type},
    {tag_code("TI"), &RecordReading::keep<&RecordReading::title_>},
    {tag_code("T1"), &RecordReading::keep<&RecordReading::title_>},
    {tag_code("T2"), &RecordReading::keep<&RecordReading::secondary_title_>},
    {tag_code("T3"), &RecordReading::keep<&RecordReading::tertiary_title_>},
    {tag_code("BT"), &RecordReading::keep<&RecordReading::book_title_>},
    {tag_code("JF"), &RecordReading::take_journal},
    {tag_code("JO"), &RecordReading::take_journal},
    {tag_code("JA"), &RecordReading::keep<&RecordReading::abbreviated_journal_>},
    {tag_code("J1"), &RecordReading::keep<&RecordReading::abbreviated_journal_>},
    {tag_code("J2"), &RecordReading::keep<&RecordReading::abbreviated_journal_>},
    {tag_code("J9"), &RecordReading::keep<&RecordReading::abbreviated_journal_>},
    {tag_code("JI"), &RecordReading::keep<&RecordReading::abbreviated_journal_>},
    {tag_code("ST"), &RecordReading::take_short_title},
    {tag_code("ED"), &RecordReading::take_contributor},
    {tag_code("A2"), &RecordReading::take_contributor},
    {tag_code("A3"), &RecordReading::take_contributor},
    {tag_code("A4"), &RecordReading::take_contributor},
    {tag_code("PY"), &RecordReading::take_date},
    {tag_code("Y1"), &RecordReading::take_date},
    {tag_code("DA"), &RecordReading::take_date},
    {tag_code("VL"), &RecordReading::keep<&RecordReading::volume_>},
    {tag_code("VO"), &RecordReading::keep<&RecordReading::volume_>},
    {tag_code("IS"), &RecordReading::keep<&RecordReading::issue_>},
    {tag_code("SP"), &RecordReading::keep<&RecordReading::first_page_>},
    {tag_code("EP"), &RecordReading::keep<&RecordReading::last_page_>},
    {tag_code("C7"), &RecordReading::keep<&RecordReading::article_number_>},
    {tag_code("AB"), &RecordReading::keep<&RecordReading::abstract_>},
    {tag_code("N2"), &RecordReading::keep<&RecordReading::other_abstract_>},
    {tag_code("PB"), &RecordReading::keep<&RecordReading::publisher_>},
    {tag_code("PU"), &RecordReading::keep<&RecordReading::publisher_>},
    {tag_code("LA"), &RecordReading::take_language},
    {tag_code("M3"), &RecordReading::take_kind_of_work},
    {tag_code("DO"), &RecordReading::take_doi},
    {tag_code("UR"), &RecordReading::take_url},
    {tag_code("BN"), &RecordReading::take_serial_number},
    {tag_code("AN"), &RecordReading::take_accession_number},
    {tag_code("U1"), &RecordReading::take_numbered_id},
    {tag_code("C2"), &RecordReading::take_numbered_id},
};

Reading RecordReading::read(const TaggedRecord& fields)
{
    for (std::size_t i = 0; i < fields.size(); ++i)
        take(fields.field(i));
    settle_type();
    record_.title = plain_text(without_markup(title_.empty() ? book_title_ : title_));
    settle_container();
    settle_volume();
    record_.issued = issued_of(years_, dates_, notes_);
    settle_pages();
    settle_abstract();
    record_.publisher = plain_text(publisher_);
    if (says_retracted(record_.title))
        record_.status = Status::retracted;
    return {std::move(record_), notes_.take()};
}

void RecordReading::take(const TaggedRecord::Field& field)
{
    if (field.value.empty())
        return;
    for (const Taking& taking : table)
        if (taking.tag == field.tag)
            return (this->*taking.take)(field.tag, field.value);
    notes_.no_place(tag_of(field.tag));
}

// ---- fields that stand for themselves

void RecordReading::take_type(Tag, Value value)
{
    type_ = type_of(value.substr(0, value.find(' ')));
    if (!type_)
        notes_.is_no("TY", "known type", value);
}

/// JO is a whole name for some programs and an abbreviation for others: JF comes first.
void RecordReading::take_journal(Tag tag, Value value)
{
    if (journal_.empty() || tag == tag_code("JF"))
        std::swap(journal_, value);
    if (!value.empty())
        keep<&RecordReading::abbreviated_journal_>(tag, value);
}

/// EndNote repeats the title in it.
void RecordReading::take_short_title(Tag tag, Value value)
{
    if (value != title_ && !title_.empty())
        notes_.no_place(tag_of(tag));
}

void RecordReading::take_author(Tag, Value value)
{
    if (Agent agent = agent_of_inverted(value); !display_name(agent).empty())
        record_.authors.push_back(std::move(agent));
}

void RecordReading::take_contributor(Tag tag, Value value)
{
    Agent agent = agent_of_inverted(value);
    if (display_name(agent).empty())
        return;
    if (tag == tag_code("ED"))
        agent.role = "editor";
    record_.contributors.push_back(std::move(agent));
}

void RecordReading::take_date(Tag tag, Value value)
{
    (tag == tag_code("DA") ? dates_ : years_).push_back(value);
}

/// EndNote writes one KW with a line for each keyword.
void RecordReading::take_keywords(Tag, Value value)
{
    for (const std::string_view line : split(value, '\n'))
        if (std::string word = plain_text(line); !word.empty() && keywords_.insert(word).second)
            record_.keywords.push_back(std::move(word));
}

void RecordReading::take_language(Tag, Value value)
{
    const auto language = language_named(value);
    if (!language)
        notes_.is_no("LA", "language that is known", value);
    else if (record_.language && *record_.language != *language)
        notes_.no_place("LA");
    else
        record_.language = language;
}

void RecordReading::take_kind_of_work(Tag tag, Value value)
{
    if (const auto doi = Doi::parse(value); doi && (!record_.doi || record_.doi == doi)) {
        record_.doi = doi;
        return;
    }
    auto type = stated_evidence_type(value);
    if (!type)
        type = evidence_type_in_words(value);
    if (type)
        record_.evidence_type = type;
    else
        notes_.no_place(tag_of(tag));
}

void RecordReading::take_doi(Tag, Value value)
{
    const auto doi = Doi::parse(value);
    if (!doi)
        notes_.is_no("DO", "DOI", value);
    else if (record_.doi && *record_.doi != *doi)
        notes_.no_place("DO");
    else
        record_.doi = doi;
}

void RecordReading::take_url(Tag, Value value)
{
    const auto url = Url::parse(value.substr(0, value.find_first_of(" ;\n")));
    if (!url)
        notes_.is_no("UR", "web address", value);
    else if (record_.url && *record_.url != *url)
        notes_.no_place("UR");
    else
        record_.url = url;
}

void RecordReading::take_serial_number(Tag tag, Value value)
{
    if (!add_serial_numbers(value, record_))
        notes_.is_no(tag_of(tag), "ISSN or ISBN", value);
}

/// Only what says itself which number it is: databases number as they like.
void RecordReading::take_accession_number(Tag, Value value)
{
    const std::string lower = ascii_lower(value.substr(0, 5));
    if (lower.starts_with("pmid") && !record_.pmid)
        record_.pmid = Pmid::parse(value);
    else if (lower.starts_with("pmc") && !record_.pmcid)
        record_.pmcid = Pmcid::parse(value);
    else
        return notes_.no_place("AN");
    if (!record_.pmid && !record_.pmcid)
        notes_.is_no("AN", "PubMed number", value);
}

/// "23690738[pmid]" and "PMC9508665 [PMCID]" as PubMed Central writes U1, "PMC9508665" as EndNote
/// writes C2.
void RecordReading::take_numbered_id(Tag tag, Value value)
{
    const std::string lower = ascii_lower(value);
    const std::size_t bracket = std::min(lower.find('['), lower.size());
    const std::string_view number = value.substr(0, bracket);
    const std::string_view name = std::string_view(lower).substr(bracket);
    const auto pmid = name == "[pmid]" ? Pmid::parse(number) : std::nullopt;
    const bool is_pmcid = name == "[pmcid]" || (name.empty() && lower.starts_with("pmc"));
    const auto pmcid = is_pmcid ? Pmcid::parse(number) : std::nullopt;
    if (pmid && !record_.pmid)
        record_.pmid = pmid;
    else if (pmcid && !record_.pmcid)
        record_.pmcid = pmcid;
    else
        notes_.no_place(tag_of(tag));
}

// ---- what depends on several fields

/// M3 says more of the evidence than TY.
void RecordReading::settle_type()
{
    const auto evidence_type = record_.evidence_type;
    take_work_type(type_.value_or(WorkType::other), record_, notes_.list());
    if (evidence_type)
        record_.evidence_type = evidence_type;
}

/// The nearest thing around the work: a journal or book, else a series.
void RecordReading::settle_container()
{
    const bool is_thesis = type_ == WorkType::thesis;  // its T2 is a department
    if (is_thesis && !secondary_title_.empty())
        notes_.no_place("T2");
    Value around;
    for (const auto& [tag, value] :
         {std::pair{"T2", is_thesis ? Value() : secondary_title_}, std::pair{"JF", journal_},
          std::pair{"BT", title_.empty() ? Value() : book_title_}, std::pair{"T3", tertiary_title_},
          std::pair{"J2", abbreviated_journal_}}) {
        if (around.empty())
            around = value;
        else if (!value.empty() && value != around)
            notes_.no_place(tag);
    }
    record_.container.title = plain_text(without_markup(around));
}

void RecordReading::settle_volume()
{
    if (type_ != WorkType::patent) {
        record_.container.volume = plain_text(volume_);
        record_.container.issue = plain_text(issue_);
        return;
    }
    for (const auto& [tag, number] : {std::pair{"VL", volume_}, std::pair{"IS", issue_}})
        if (!number.empty())
            notes_.no_place(tag);
}

/// Of a book or report without anything around it SP is the number of pages.
void RecordReading::settle_pages()
{
    Container& container = record_.container;
    const bool is_count =
        last_page_.empty() && container.title.empty() && first_page_.find('-') == Value::npos &&
        (type_ == WorkType::book || type_ == WorkType::report || type_ == WorkType::thesis);
    if (is_count && !first_page_.empty())
        notes_.no_place("SP");
    else
        container.pages = page_range(first_page_, last_page_);
    if (container.pages.empty())
        container.pages = page_range(article_number_);
    else if (!article_number_.empty() && container.pages != article_number_)
        notes_.no_place("C7");
}

void RecordReading::settle_abstract()
{
    if (abstract_ == "NA")  // as R writes what is not there
        abstract_ = {};
    if (abstract_.empty())
        std::swap(abstract_, other_abstract_);
    if (!other_abstract_.empty() && other_abstract_ != abstract_)
        notes_.no_place("N2");
    record_.abstract = plain_text(without_markup(abstract_));
}

}  // namespace

Reading record_of(const TaggedRecord& fields)
{
    return RecordReading().read(fields);
}

}  // namespace findings::ris
