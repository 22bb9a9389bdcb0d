#include "library/formats/bibtex_record.hpp"

#include "library/base/text.hpp"
#include "library/formats/bibtex_names.hpp"
#include "library/formats/bibtex_text.hpp"
#include "library/formats/bibtex_types.hpp"
#include "library/formats/field_notes.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/plain_text.hpp"
#include "library/formats/rights_words.hpp"
#include "library/formats/serial_numbers.hpp"
#include "library/formats/stated_evidence.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace findings::bibtex {
namespace {

/// How programs keep an entry; nobody misses it.
constexpr std::array<std::string_view, 16> silent_fields{
    "crossref", "timestamp", "biburl",        "bibsource",  "owner",      "groups",
    "ids",      "priority",  "readstatus",    "ranking",    "keypattern", "date-added",
    "options",  "xref",      "date-modified", "shorttitle",
};

/// Reads the fields of one entry by their names, and notes those that nobody asked for.
class EntryReading {
public:
    explicit EntryReading(const Entry& entry) : entry_(entry) {}

    Reading read()
    {
        for (const std::string& note : entry_.notes)
            notes_.add(note);
        take_type();
        take_titles();
        take_numbers();
        take_people();
        take_date();
        take_identifiers();
        take_language();
        record_.abstract = without_markup(paragraphs_of(raw("abstract")));
        record_.publisher = first_text({"publisher", "institution", "school", "organization"});
        take_keywords();
        for (const std::string_view name : {"license", "copyright", "rights"})
            if (const std::string words = text(name); !words.empty())
                take_rights(words, record_, notes_.list());
        if (says_retracted(record_.title))
            record_.status = Status::retracted;
        note_others();
        return {std::move(record_), notes_.take()};
    }

private:
    /// The value as it is written; empty where there is none.
    std::string_view raw(std::string_view name)
    {
        asked_.insert(name);
        const std::string* value = entry_.find(name);
        return value == nullptr ? std::string_view() : std::string_view(*value);
    }

    std::string text(std::string_view name) { return text_of(raw(name)); }

    /// The first that is there; others that say something else are noted.
    std::string first_text(std::initializer_list<std::string_view> names)
    {
        std::string first;
        for (const std::string_view name : names) {
            std::string value = text(name);
            if (first.empty())
                first = std::move(value);
            else if (!value.empty() && value != first)
                notes_.no_place(name);
        }
        return first;
    }

    void take_type();
    void take_titles();
    void take_numbers();
    void take_people();
    void take_people_of(std::string_view field, std::string role, std::vector<Agent>& people);
    void take_date();
    void take_identifiers();
    void take_eprint();
    void take_note();
    template <class Id>
    void take_identifier(std::string_view name, std::string_view kind, std::optional<Id>& id);
    void take_language();
    void take_keywords();
    void note_others();

    const Entry& entry_;
    Record record_;
    FieldNotes notes_;
    std::set<std::string_view> asked_;
    bool is_article_ = false;
};

void EntryReading::take_type()
{
    const auto type = type_of(entry_.type);
    if (!type)
        notes_.is_no("@" + entry_.type, "known type", entry_.key);
    is_article_ = type == WorkType::article;
    take_work_type(type.value_or(WorkType::other), record_, notes_.list());
    const std::string words = text("type");
    auto evidence_type = stated_evidence_type(words);
    if (!evidence_type)
        evidence_type = evidence_type_in_words(words);
    if (evidence_type)
        record_.evidence_type = evidence_type;
    else if (!words.empty())
        notes_.no_place("type");
}

std::string with_subtitle(std::string title, const std::string& subtitle)
{
    if (!title.empty() && !subtitle.empty())
        title += ": ";
    return without_markup(title + subtitle);
}

/// What lies in a book has its title in booktitle; a whole book may have it there too.
void EntryReading::take_titles()
{
    record_.title = with_subtitle(text("title"), text("subtitle"));
    std::string book = with_subtitle(text("booktitle"), text("booksubtitle"));
    if (record_.title.empty() && !is_part(entry_.type))
        std::swap(record_.title, book);
    if (book == record_.title)
        book.clear();
    const std::string journal =
        with_subtitle(first_text({"fjournal", "journaltitle", "journal"}), text("journalsubtitle"));
    for (const auto& [name, title] :
         {std::pair{"journal", journal}, std::pair{"booktitle", book},
          std::pair{"maintitle", text("maintitle")}, std::pair{"series", text("series")}}) {
        if (record_.container.title.empty())
            record_.container.title = title;
        else if (!title.empty() && title != record_.container.title)
            notes_.no_place(name);
    }
}

/// Of an article the number is the issue; of a report its own, of a book its place in a series.
void EntryReading::take_numbers()
{
    Container& container = record_.container;
    container.volume = text("volume");
    if (is_article_)
        container.issue = first_text({"number", "issue"});
    container.pages = page_range(text("pages"));
    for (const std::string_view name : {"eid", "article-number", "articleno"}) {
        const std::string number = text(name);
        if (container.pages.empty())
            container.pages = number;
        else if (!number.empty() && number != container.pages)
            notes_.no_place(name);
    }
}

void EntryReading::take_people()
{
    take_people_of("author", "", record_.authors);
    const std::string editor_type = text("editortype");
    take_people_of("editor", editor_type.empty() ? "editor" : editor_type, record_.contributors);
    take_people_of("translator", "translator", record_.contributors);
    take_people_of("contributor", "", record_.contributors);
}

void EntryReading::take_people_of(std::string_view field, std::string role,
                                  std::vector<Agent>& people)
{
    Names names = names_of(raw(field));
    for (Agent& agent : names.people) {
        agent.role = role;
        people.push_back(std::move(agent));
    }
    if (names.has_others)
        notes_.add(std::string(field) + " names not all, but \"and others\"");
}

/// "date" of biblatex, where it says something; else year, month and day.
void EntryReading::take_date()
{
    const std::string date = text("date");
    const std::string year = text("year");
    const std::string month = text("month");
    const std::string day = text("day");
    record_.issued = loose_date(date);
    if (!record_.issued && !date.empty())
        notes_.is_no("date", "date", date);
    const auto whole = loose_date(year);
    if (!whole && !year.empty())
        notes_.is_no("year", "year", year);
    if (record_.issued)
        return;
    if (!whole && !month.empty())
        notes_.no_place("month");
    record_.issued = whole;
    if (!whole || whole->month() || month.empty())
        return;
    const auto number = month_named(month);
    const auto exact = loose_date(year + "-" + month + "-" + day);
    record_.issued = number && exact ? *exact : date_within(whole->year(), month).value_or(*whole);
    if (!record_.issued->month())
        notes_.is_no("month", "month", month);
}

template <class Id>
void EntryReading::take_identifier(std::string_view name, std::string_view kind,
                                   std::optional<Id>& id)
{
    const std::string value = verbatim_of(raw(name));
    if (value.empty())
        return;
    const auto parsed = Id::parse(value);
    if (!parsed)
        notes_.is_no(name, kind, value);
    else if (id && id != parsed)
        notes_.no_place(name);
    else
        id = parsed;
}

void EntryReading::take_identifiers()
{
    take_identifier("doi", "DOI", record_.doi);
    take_identifier("pmid", "PubMed number", record_.pmid);
    take_identifier("pmcid", "PubMed Central number", record_.pmcid);
    take_identifier("url", "web address", record_.url);
    for (const std::string_view name : {"issn", "isbn"})
        if (const std::string numbers = text(name); !add_serial_numbers(numbers, record_))
            notes_.is_no(name, "ISSN or ISBN", numbers);
    take_eprint();
    take_note();
    const std::string published = verbatim_of(raw("howpublished"));
    const std::size_t address = published.find("http");
    if (!record_.url && address != std::string::npos)
        record_.url = Url::parse(std::string_view(published).substr(address));
    else if (!published.empty())
        notes_.no_place("howpublished");
}

void EntryReading::take_eprint()
{
    const std::string number = verbatim_of(raw("eprint"));
    const std::string type = ascii_lower(first_text({"eprinttype", "archiveprefix"}));
    if (type == "pubmed" && !record_.pmid)
        record_.pmid = Pmid::parse(number);
    else if (type == "pmc" && !record_.pmcid)
        record_.pmcid = Pmcid::parse(number);
    else if (!number.empty())
        notes_.no_place("eprint");
}

/// "PMID: 23439512", as Zotero's older exports have it.
void EntryReading::take_note()
{
    const std::string note = text("note");
    const auto pmid = note.starts_with("PMID:") ? Pmid::parse(note) : std::nullopt;
    if (pmid && !record_.pmid)
        record_.pmid = pmid;
    else if (!note.empty())
        notes_.no_place("note");
}

void EntryReading::take_language()
{
    const std::string language = text("language");
    const std::string langid = text("langid");  // for hyphens: says no more where both are there
    const std::string& name = language.empty() ? langid : language;
    record_.language = language_named(name);
    if (!record_.language && !name.empty())
        notes_.is_no("language", "language that is known", name);
}

/// With commas between them or, where a keyword has a comma itself, semicolons.
void EntryReading::take_keywords()
{
    const std::string words = first_text({"keywords", "keyword"});
    const char separator = words.find(';') != std::string::npos ? ';' : ',';
    std::unordered_set<std::string> known;
    for (const std::string_view part : split(words, separator))
        if (std::string word = plain_text(part); !word.empty() && known.insert(word).second)
            record_.keywords.push_back(std::move(word));
}

void EntryReading::note_others()
{
    for (const auto& [name, value] : entry_.fields)
        if (!trimmed(value).empty() && !asked_.contains(name) && !name.starts_with("bdsk-") &&
            std::find(silent_fields.begin(), silent_fields.end(), name) == silent_fields.end())
            notes_.no_place(cut(name, 40));
}

}  // namespace

Reading record_of(const Entry& entry)
{
    return EntryReading(entry).read();
}

}  // namespace findings::bibtex
