#include "library/formats/nbib_record.hpp"

#include "library/base/text.hpp"
#include "library/formats/field_notes.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/names.hpp"
#include "library/formats/nbib_authors.hpp"
#include "library/formats/nbib_fields.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/plain_text.hpp"
#include "library/formats/serial_numbers.hpp"
#include "library/formats/stated_evidence.hpp"
#include "library/formats/work_type.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace findings::nbib {
namespace {

using Tag = std::uint32_t;
using Value = std::string_view;

/// What databases say about their own work on a record; nobody misses it.
constexpr std::array silent_tags{
    tag_code("STAT"), tag_code("LR"),   tag_code("DA"),   tag_code("DCOM"),
    tag_code("EDAT"), tag_code("MHDA"), tag_code("CRDT"), tag_code("PHST"),
    tag_code("PST"),  tag_code("SB"),   tag_code("JID"),  tag_code("OTO"),
};

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

    void take_title(Tag tag, Value value);
    void take_abstract(Tag tag, Value value);
    void take_pmid(Tag tag, Value value);
    void take_pmcid(Tag tag, Value value);
    void take_location(Tag tag, Value value);
    void take_serial_number(Tag tag, Value value);
    void take_language(Tag tag, Value value);
    void take_full_author(Tag tag, Value value);
    void take_short_author(Tag tag, Value value);
    void take_group(Tag tag, Value value);
    void take_editor(Tag tag, Value value);
    void take_investigator(Tag tag, Value value);
    void take_affiliation(Tag tag, Value value);
    void take_orcid(Tag tag, Value value);
    void take_publication_type(Tag tag, Value value);
    void take_heading(Tag tag, Value value);
    void take_keyword(Tag tag, Value value);
    void take_grant(Tag tag, Value value);
    void take_retraction(Tag tag, Value value);

    WorkType type_of_work() const;
    void settle_title();
    void settle_container();
    void settle_date();

    Record record_;
    FieldNotes notes_;
    std::unordered_set<std::string> keywords_;
    std::string title_;
    Authors authors_;
    std::optional<WorkType> type_;
    Value original_title_;
    Value book_title_;
    Value journal_;
    Value abbreviated_journal_;
    Value volume_;
    Value issue_;
    Value pages_;
    Value source_;
    Value owner_;
    Value date_;
    Value electronic_date_;
    Value publisher_;
    Value conflicts_;
    Value eric_number_;
};

// What is done with each field (docs/formats/nbib.md). Those that are neither here nor silent have
// no place.
constexpr RecordReading::Taking RecordReading::table[] = {
    {tag_code("MH"), &RecordReading::take_heading},
    {tag_code("FAU"), &RecordReading::take_full_author},
    {tag_code("AU"), &RecordReading::take_short_author},
    {tag_code("AD"), &RecordReading::take_affiliation},
    {tag_code("AUID"), &RecordReading::take_orcid},
    {tag_code("CN"), &RecordReading::take_group},
    {tag_code("OT"), &RecordReading::take_keyword},
    {tag_code("PT"), &RecordReading::take_publication_type},
    {tag_code("PMID"), &RecordReading::take_pmid},
    {tag_code("PMC"), &RecordReading::take_pmcid},
    {tag_code("LID"), &RecordReading::take_location},
    {tag_code("AID"), &RecordReading::take_location},
    {tag_code("IS"), &RecordReading::take_serial_number},
    {tag_code("ISBN"), &RecordReading::take_serial_number},
    {tag_code("ISSN"), &RecordReading::take_serial_number},
    {tag_code("TI"), &RecordReading::take_title},
    {tag_code("TT"), &RecordReading::keep<&RecordReading::original_title_>},
    {tag_code("BTI"), &RecordReading::keep<&RecordReading::book_title_>},
    {tag_code("AB"), &RecordReading::take_abstract},
    {tag_code("JT"), &RecordReading::keep<&RecordReading::journal_>},
    {tag_code("TA"), &RecordReading::keep<&RecordReading::abbreviated_journal_>},
    {tag_code("VI"), &RecordReading::keep<&RecordReading::volume_>},
    {tag_code("IP"), &RecordReading::keep<&RecordReading::issue_>},
    {tag_code("PG"), &RecordReading::keep<&RecordReading::pages_>},
    {tag_code("OWN"), &RecordReading::keep<&RecordReading::owner_>},
    {tag_code("SO"), &RecordReading::keep<&RecordReading::source_>},
    {tag_code("DP"), &RecordReading::keep<&RecordReading::date_>},
    {tag_code("DEP"), &RecordReading::keep<&RecordReading::electronic_date_>},
    {tag_code("LA"), &RecordReading::take_language},
    {tag_code("FED"), &RecordReading::take_editor},
    {tag_code("FIR"), &RecordReading::take_investigator},
    {tag_code("PB"), &RecordReading::keep<&RecordReading::publisher_>},
    {tag_code("GR"), &RecordReading::take_grant},
    {tag_code("COIS"), &RecordReading::keep<&RecordReading::conflicts_>},
    {tag_code("RIN"), &RecordReading::take_retraction},
    {tag_code("OID"), &RecordReading::keep<&RecordReading::eric_number_>},
};

Reading RecordReading::read(const TaggedRecord& fields)
{
    for (std::size_t i = 0; i < fields.size(); ++i)
        take(fields.field(i));
    if (eric_number_.starts_with("ED"))  // documents; EJ are articles
        type_ = WorkType::report;
    const auto evidence_type = record_.evidence_type;
    take_work_type(type_of_work(), record_, notes_.list());
    record_.evidence_type = evidence_type;
    settle_title();
    record_.authors = authors_.take();
    settle_container();
    settle_date();
    record_.conflicts = plain_text(conflicts_);
    return {std::move(record_), notes_.take()};
}

void RecordReading::take(const TaggedRecord::Field& field)
{
    if (field.value.empty())
        return;
    for (const Taking& taking : table)
        if (taking.tag == field.tag)
            return (this->*taking.take)(field.tag, field.value);
    if (std::find(silent_tags.begin(), silent_tags.end(), field.tag) == silent_tags.end())
        notes_.no_place(tag_of(field.tag));
}

// ---- text

void RecordReading::take_title(Tag, Value value)
{
    title_ += (title_.empty() ? "" : " ") + std::string(value);
}

void RecordReading::take_abstract(Tag, Value value)
{
    if (!record_.abstract.empty())
        record_.abstract += "\n\n";
    record_.abstract += plain_text(without_markup(value));
}

void RecordReading::take_language(Tag, Value value)
{
    const auto language = language_named(value);
    if (!language)
        notes_.is_no("LA", "language that is known", value);
    else if (record_.language)
        notes_.no_place("LA");
    else
        record_.language = language;
}

void RecordReading::take_keyword(Tag, Value value)
{
    value.remove_prefix(value.starts_with('*') ? 1 : 0);  // a main topic
    if (std::string word = plain_text(value); !word.empty() && keywords_.insert(word).second)
        record_.keywords.push_back(std::move(word));
}

/// "Caregivers/*education/psychology": the heading without its aspects.
void RecordReading::take_heading(Tag tag, Value value)
{
    take_keyword(tag, value.substr(0, value.find('/')));
}

void RecordReading::take_grant(Tag, Value value)
{
    record_.funding += (record_.funding.empty() ? "" : "; ") + plain_text(value);
}

// ---- identifiers

void RecordReading::take_pmid(Tag, Value value)
{
    record_.pmid = Pmid::parse(value);
    if (!record_.pmid)
        notes_.is_no("PMID", "PubMed number", value);
}

void RecordReading::take_pmcid(Tag, Value value)
{
    record_.pmcid = Pmcid::parse(value);
    if (!record_.pmcid)
        notes_.is_no("PMC", "PubMed Central number", value);
}

/// "10.1016/x [doi]", "S0033-3506(15)00037-2 [pii]", or an address.
void RecordReading::take_location(Tag tag, Value value)
{
    const Value text = trimmed(value.substr(0, value.rfind('[')));
    const bool is_doi = value.ends_with("[doi]");
    const auto doi = is_doi ? Doi::parse(text) : std::nullopt;
    if (doi && (!record_.doi || record_.doi == doi))
        record_.doi = doi;
    else if (is_doi)
        notes_.is_no(tag_of(tag), "DOI, or a second one", value);
    else if (const auto url = Url::parse(value); url && !record_.url)
        record_.url = url;
    else if (!value.ends_with("[pii]"))
        notes_.no_place(tag_of(tag));
}

/// ERIC writes "EISSN-2375-5636".
void RecordReading::take_serial_number(Tag tag, Value value)
{
    for (const Value name : {"EISSN-", "ISSN-", "ISBN-"})
        if (value.starts_with(name))
            value.remove_prefix(name.size());
    if (!add_serial_numbers(value, record_))
        notes_.is_no(tag_of(tag), "ISSN or ISBN", value);
}

// ---- people

void RecordReading::take_full_author(Tag, Value value)
{
    authors_.add_full(value);
}

void RecordReading::take_short_author(Tag, Value value)
{
    authors_.add_short(value);
}

void RecordReading::take_group(Tag, Value value)
{
    authors_.add_group(value);
}

void RecordReading::take_affiliation(Tag tag, Value value)
{
    if (!authors_.add_affiliation(value))
        notes_.no_place(tag_of(tag));
}

void RecordReading::take_orcid(Tag tag, Value value)
{
    if (!authors_.add_orcid(value))
        notes_.no_place(tag_of(tag));
}

void RecordReading::take_editor(Tag, Value value)
{
    record_.contributors.push_back(agent_of_inverted(value));
    record_.contributors.back().role = "editor";
}

void RecordReading::take_investigator(Tag, Value value)
{
    record_.contributors.push_back(agent_of_inverted(value));
    record_.contributors.back().role = "investigator";
}

// ---- kind

/// Of several evidence types the first in the order of our list, which goes from the strongest on.
void RecordReading::take_publication_type(Tag, Value value)
{
    if (value == "Retracted Publication")
        return take_retraction({}, value);
    if (const auto type = work_type_of_publication(value)) {
        type_ = type_.value_or(*type);
        return;
    }
    const auto evidence_type = stated_evidence_type(value);
    if (!evidence_type)
        notes_.no_place("PT " + std::string(value));
    else
        record_.evidence_type =
            std::min(record_.evidence_type.value_or(*evidence_type), *evidence_type);
}

void RecordReading::take_retraction(Tag, Value)
{
    record_.status = Status::retracted;
}

// ---- what depends on several fields

/// What is in a journal is an article, whatever else it is ("Letter", "Review"), and so is what
/// MEDLINE lists.
WorkType RecordReading::type_of_work() const
{
    const bool is_in_journal = !journal_.empty() || !abbreviated_journal_.empty();
    if (type_ || is_in_journal || (owner_ == "NLM" && book_title_.empty()))
        return type_.value_or(WorkType::article);
    if (book_title_.empty())
        return WorkType::other;
    return title_.empty() ? WorkType::book : WorkType::chapter;
}

/// "[Title in English.]" beside a title in the language of the article is its translation.
void RecordReading::settle_title()
{
    const std::string title = plain_text(without_markup(title_));
    const auto english = Language::parse("en");
    if (original_title_.empty() || !record_.language || record_.language == english) {
        record_.title = title.empty() ? plain_text(without_markup(book_title_)) : title;
        if (!original_title_.empty())
            notes_.no_place("TT");
    } else {
        record_.title = plain_text(without_markup(original_title_));
        std::string_view bare = title;
        if (bare.starts_with('[') && bare.find(']') != Value::npos)
            bare = bare.substr(1, bare.rfind(']') - 1);
        if (!bare.empty())
            record_.translated_titles.push_back({*english, std::string(bare)});
    }
    if (says_retracted(record_.title))
        record_.status = Status::retracted;
}

/// ERIC has the institution of a report where the journal is.
void RecordReading::settle_container()
{
    const Value journal = journal_.empty() ? abbreviated_journal_ : journal_;
    const Value book = title_.empty() ? Value() : book_title_;
    const bool is_institution = type_ == WorkType::report;
    record_.publisher = plain_text(is_institution && publisher_.empty() ? journal : publisher_);
    record_.container = {.title = plain_text(is_institution || journal.empty() ? book : journal),
                         .volume = plain_text(volume_),
                         .issue = plain_text(issue_),
                         .pages = expanded_page_range(
                             page_range(pages_.empty() ? pages_of_source(source_) : pages_))};
}

/// The earlier of print and electronic publication; where one lies within the other, the exact one.
void RecordReading::settle_date()
{
    const auto printed = loose_date(date_);
    const auto electronic = loose_date(electronic_date_);
    if (!printed || !electronic) {
        record_.issued = printed ? printed : electronic;
    } else {
        const bool is_within = electronic->str().starts_with(printed->str());
        record_.issued = is_within || *electronic < *printed ? electronic : printed;
    }
    if (!printed && !date_.empty())
        notes_.is_no("DP", "date", date_);
}

}  // namespace

Reading record_of(const TaggedRecord& fields)
{
    return RecordReading().read(fields);
}

}  // namespace findings::nbib
