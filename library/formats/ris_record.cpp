#include "library/formats/ris_record.hpp"

#include "library/base/text.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/names.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/plain_text.hpp"
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

/// Reads the fields of one record in their order; what depends on several of them waits for the
/// end.
class RecordReading {
public:
    explicit RecordReading(const TaggedRecord& fields) : fields_(fields) {}

    Reading read()
    {
        for (std::size_t i = 0; i < fields_.size(); ++i)
            if (const TaggedRecord::Field field = fields_.field(i); !field.value.empty())
                take(field.tag, field.value);
        take_type();
        take_title();
        take_container();
        take_date();
        take_pages();
        take_abstract();
        take_retraction();
        return {std::move(record_), std::move(notes_)};
    }

private:
    using Value = std::string_view;

    void take(std::uint32_t tag, Value value);
    bool take_text(std::uint32_t tag, Value value);
    bool take_identifier(std::uint32_t tag, Value value);
    void take_type();
    void take_title();
    void take_container();
    void take_date();
    void take_pages();
    void take_abstract();
    void take_retraction();

    static void take_person(Value name, std::string_view role, std::vector<Agent>& people);
    void take_doi(std::uint32_t tag, Value value);
    void take_url(Value value);
    void take_accession_number(Value value);
    void take_numbered_id(std::uint32_t tag, Value value);
    void take_language(Value value);
    void take_publisher(std::uint32_t tag, Value value);
    void take_keywords(Value value);
    void take_kind_of_work(Value value);

    /// Keeps the first value of a field; others have no place.
    void keep_first(Value& kept, std::uint32_t tag, Value value)
    {
        if (kept.empty())
            kept = value;
        else if (kept != value)
            note_lost(tag);
    }

    void note_lost(std::uint32_t tag)
    {
        std::string note = tag_of(tag) + " has no place in a record";
        if (std::find(notes_.begin(), notes_.end(), note) == notes_.end())
            notes_.push_back(std::move(note));
    }

    void note_bad(std::uint32_t tag, std::string_view what, Value value)
    {
        notes_.push_back(tag_of(tag) + " is no " + std::string(what) + ": " +
                         std::string(cut(value, 100)));
    }

    const TaggedRecord& fields_;
    Record record_;
    std::vector<std::string> notes_;
    std::unordered_set<std::string> keywords_;

    std::optional<WorkType> type_;
    Value title_;
    Value book_title_;
    Value secondary_title_;
    Value tertiary_title_;
    Value journal_;
    Value abbreviated_journal_;
    Value abstract_;
    Value other_abstract_;
    Value volume_;
    Value issue_;
    Value first_page_;
    Value last_page_;
    Value article_number_;
    std::vector<Value> years_;  ///< PY and Y1
    std::vector<Value> dates_;  ///< DA
};

void RecordReading::take(std::uint32_t tag, Value value)
{
    if (take_text(tag, value) || take_identifier(tag, value))
        return;
    note_lost(tag);
}

/// False for a field that is no text that a record has.
bool RecordReading::take_text(std::uint32_t tag, Value value)
{
    switch (tag) {
    case tag_code("TY"):
        type_ = type_of(value.substr(0, value.find(' ')));
        if (!type_)
            note_bad(tag, "known type", value);
        return true;
    case tag_code("TI"):
    case tag_code("T1"):
        keep_first(title_, tag, value);
        return true;
    case tag_code("BT"):
        keep_first(book_title_, tag, value);
        return true;
    case tag_code("T2"):
        keep_first(secondary_title_, tag, value);
        return true;
    case tag_code("T3"):
        keep_first(tertiary_title_, tag, value);
        return true;
    case tag_code("JF"):
    case tag_code("JO"):
        if (journal_.empty() || tag == tag_code("JF"))
            std::swap(journal_, value);
        if (!value.empty())
            keep_first(abbreviated_journal_, tag, value);
        return true;
    case tag_code("JA"):
    case tag_code("J1"):
    case tag_code("J2"):
    case tag_code("J9"):
    case tag_code("JI"):
        keep_first(abbreviated_journal_, tag, value);
        return true;
    case tag_code("ST"):  // EndNote repeats the title in it
        if (value != title_ && !title_.empty())
            note_lost(tag);
        return true;
    case tag_code("AU"):
    case tag_code("A1"):
        take_person(value, "", record_.authors);
        return true;
    case tag_code("ED"):
        take_person(value, "editor", record_.contributors);
        return true;
    case tag_code("A2"):
    case tag_code("A3"):
    case tag_code("A4"):
        take_person(value, "", record_.contributors);
        return true;
    case tag_code("PY"):
    case tag_code("Y1"):
        years_.push_back(value);
        return true;
    case tag_code("DA"):
        dates_.push_back(value);
        return true;
    case tag_code("VL"):
    case tag_code("VO"):
        keep_first(volume_, tag, value);
        return true;
    case tag_code("IS"):
        keep_first(issue_, tag, value);
        return true;
    case tag_code("SP"):
        keep_first(first_page_, tag, value);
        return true;
    case tag_code("EP"):
        keep_first(last_page_, tag, value);
        return true;
    case tag_code("C7"):
        keep_first(article_number_, tag, value);
        return true;
    case tag_code("AB"):
        keep_first(abstract_, tag, value);
        return true;
    case tag_code("N2"):
        keep_first(other_abstract_, tag, value);
        return true;
    case tag_code("KW"):
        take_keywords(value);
        return true;
    case tag_code("LA"):
        take_language(value);
        return true;
    case tag_code("PB"):
    case tag_code("PU"):
        take_publisher(tag, value);
        return true;
    case tag_code("M3"):
        take_kind_of_work(value);
        return true;
    default:
        return false;
    }
}

/// False for a field that is no identifier.
bool RecordReading::take_identifier(std::uint32_t tag, Value value)
{
    switch (tag) {
    case tag_code("DO"):
        take_doi(tag, value);
        return true;
    case tag_code("UR"):
        take_url(value);
        return true;
    case tag_code("SN"):
    case tag_code("BN"):
        if (!add_serial_numbers(value, record_))
            note_bad(tag, "ISSN or ISBN", value);
        return true;
    case tag_code("AN"):
        take_accession_number(value);
        return true;
    case tag_code("U1"):
    case tag_code("C2"):
        take_numbered_id(tag, value);
        return true;
    default:
        return false;
    }
}

// ---- fields that stand for themselves

void RecordReading::take_person(Value name, std::string_view role, std::vector<Agent>& people)
{
    Agent agent = agent_of_inverted(name);
    if (display_name(agent).empty())
        return;
    agent.role = role;
    people.push_back(std::move(agent));
}

void RecordReading::take_doi(std::uint32_t tag, Value value)
{
    auto doi = Doi::parse(value);
    if (!doi)
        return note_bad(tag, "DOI", value);
    if (record_.doi && *record_.doi != *doi)
        note_lost(tag);
    else
        record_.doi = std::move(doi);
}

void RecordReading::take_url(Value value)
{
    const auto url = Url::parse(value.substr(0, value.find_first_of(" ;\n")));
    if (!url)
        return note_bad(tag_code("UR"), "web address", value);
    if (record_.url && *record_.url != *url)
        return note_lost(tag_code("UR"));
    record_.url = url;
}

/// Only what says itself which number it is: databases number as they like.
void RecordReading::take_accession_number(Value value)
{
    const std::string lower = ascii_lower(value.substr(0, 5));
    if (lower.starts_with("pmid") && !record_.pmid)
        record_.pmid = Pmid::parse(value);
    else if (lower.starts_with("pmc") && !record_.pmcid)
        record_.pmcid = Pmcid::parse(value);
    else
        return note_lost(tag_code("AN"));
    if (!record_.pmid && !record_.pmcid)
        note_bad(tag_code("AN"), "PubMed number", value);
}

/// "23690738[pmid]" and "PMC9508665 [PMCID]" as PubMed Central writes U1, "PMC9508665" as EndNote
/// writes C2.
void RecordReading::take_numbered_id(std::uint32_t tag, Value value)
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
        note_lost(tag);
}

void RecordReading::take_language(Value value)
{
    const auto language = language_named(value);
    if (!language)
        note_bad(tag_code("LA"), "language that is known", value);
    else if (record_.language && *record_.language != *language)
        note_lost(tag_code("LA"));
    else
        record_.language = language;
}

void RecordReading::take_publisher(std::uint32_t tag, Value value)
{
    if (record_.publisher.empty())
        record_.publisher = plain_text(value);
    else
        note_lost(tag);
}

/// EndNote writes one KW with a line for each keyword.
void RecordReading::take_keywords(Value value)
{
    for (const std::string_view line : split(value, '\n'))
        if (std::string word = plain_text(line); !word.empty() && keywords_.insert(word).second)
            record_.keywords.push_back(std::move(word));
}

void RecordReading::take_kind_of_work(Value value)
{
    if (value.starts_with("doi:") || value.starts_with("10.")) {
        if (const auto doi = Doi::parse(value); doi && (!record_.doi || record_.doi == doi)) {
            record_.doi = doi;
            return;
        }
    }
    auto type = stated_evidence_type(value);
    if (!type)
        type = evidence_type_in_words(value);
    if (type)
        record_.evidence_type = type;
    else
        note_lost(tag_code("M3"));
}

// ---- what depends on several fields

void RecordReading::take_type()
{
    const auto evidence_type = record_.evidence_type;
    take_work_type(type_.value_or(WorkType::other), record_, notes_);
    if (evidence_type)
        record_.evidence_type = evidence_type;
}

void RecordReading::take_title()
{
    if (title_.empty())
        std::swap(title_, book_title_);
    record_.title = plain_text(without_markup(title_));
}

/// The nearest thing around the work: a journal or book, else a series.
void RecordReading::take_container()
{
    const bool is_thesis = type_ == WorkType::thesis;  // its T2 is a department
    Value around;
    for (const auto& [tag, value] :
         {std::pair{"T2", is_thesis ? Value() : secondary_title_}, std::pair{"JF", journal_},
          std::pair{"BT", book_title_}, std::pair{"T3", tertiary_title_},
          std::pair{"J2", abbreviated_journal_}}) {
        if (around.empty())
            around = value;
        else if (!value.empty() && value != around)
            note_lost(tag_code(tag));
    }
    if (is_thesis && !secondary_title_.empty())
        note_lost(tag_code("T2"));
    record_.container.title = plain_text(without_markup(around));
    if (type_ == WorkType::patent) {  // its numbers
        note_lost(tag_code("VL"));
        note_lost(tag_code("IS"));
        return;
    }
    record_.container.volume = plain_text(volume_);
    record_.container.issue = plain_text(issue_);
}

/// The first PY or Y1 says the year, or DA where there is neither; the others may be more exact.
void RecordReading::take_date()
{
    std::optional<Date>& issued = record_.issued;
    std::vector<Value> all = years_;
    all.insert(all.end(), dates_.begin(), dates_.end());
    for (const Value value : all)
        if (!issued)
            issued = loose_date(value);
    for (const Value value : all) {
        const auto date = loose_date(value);
        if (date && issued && date->year() != issued->year())
            notes_.push_back("a date of another year: " + std::string(cut(value, 40)));
        else if (date && issued && !issued->day() && date->month() &&
                 issued->month().value_or(*date->month()) == *date->month())
            issued = date;
        else if (!date)
            notes_.push_back("a date without a year: " + std::string(cut(value, 40)));
    }
    if (!issued || issued->month())
        return;
    for (const Value value : dates_)
        if (!loose_date(value))
            issued = date_within(issued->year(), value);
}

/// Of a book or report without anything around it SP is the number of pages.
void RecordReading::take_pages()
{
    Container& container = record_.container;
    const bool is_count =
        last_page_.empty() && container.title.empty() && first_page_.find('-') == Value::npos &&
        (type_ == WorkType::book || type_ == WorkType::report || type_ == WorkType::thesis);
    if (is_count && !first_page_.empty())
        note_lost(tag_code("SP"));
    else
        container.pages = page_range(first_page_, last_page_);
    if (container.pages.empty())
        container.pages = page_range(article_number_);
    else if (!article_number_.empty() && container.pages != article_number_)
        note_lost(tag_code("C7"));
}

void RecordReading::take_abstract()
{
    if (abstract_ == "NA")  // as R writes what is not there
        abstract_ = {};
    if (abstract_.empty())
        std::swap(abstract_, other_abstract_);
    if (!other_abstract_.empty() && other_abstract_ != abstract_)
        note_lost(tag_code("N2"));
    record_.abstract = plain_text(without_markup(abstract_));
}

void RecordReading::take_retraction()
{
    if (says_retracted(record_.title))
        record_.status = Status::retracted;
}

}  // namespace

Reading record_of(const TaggedRecord& fields)
{
    return RecordReading(fields).read();
}

}  // namespace findings::ris
