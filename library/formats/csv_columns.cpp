#include "library/formats/csv_columns.hpp"

#include "library/base/text.hpp"
#include "library/formats/csv_cells.hpp"
#include "library/formats/csv_members.hpp"
#include "library/formats/csv_names.hpp"
#include "library/formats/identifier_text.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/rights_words.hpp"
#include "library/formats/serial_numbers.hpp"
#include "library/formats/work_type.hpp"

#include <array>
#include <cctype>
#include <utility>

namespace findings::csv {
namespace {

template <std::string RowReading::*member>
void keep(RowReading& row, Text text)
{
    if ((row.*member).empty())
        row.*member = text;
}

// ---- columns with rules of their own

void take_authors(RowReading& row, Text text)
{
    for (Agent& agent : agents_of_cell(text))
        row.record.authors.push_back(std::move(agent));
}

void take_full_names(RowReading& row, Text text)
{
    row.full_names = agents_of_cell(text);
}

template <bool are_editors>
void take_contributors(RowReading& row, Text text)
{
    for (Agent& agent : agents_of_cell(text)) {
        agent.role = are_editors ? "editor" : "";
        row.record.contributors.push_back(std::move(agent));
    }
}

std::string authors_of(const Record& record)
{
    return cell_of_agents(record.authors);
}

template <bool are_editors>
std::string contributors_of(const Record& record)
{
    std::vector<Agent> agents;
    for (const Agent& agent : record.contributors)
        if ((agent.role == "editor") == are_editors)
            agents.push_back(agent);
    return cell_of_agents(agents);
}

template <bool are_issns>
void take_serial_numbers(RowReading& row, Text text)
{
    if (!add_serial_numbers(text, row.record))
        row.notes.is_no(row.column, are_issns ? "ISSN" : "ISBN", text);
}

template <auto member>
std::string numbers_of(const Record& record)
{
    std::vector<std::string> numbers;
    for (const auto& number : record.*member)
        numbers.push_back(number.str());
    return csv_list(numbers);
}

void take_pmcid(RowReading& row, Text text)
{
    if (!take_identifier("pmcid", text, row.record))
        row.notes.is_no(row.column, "PMCID", text);
}

void take_pages(RowReading& row, Text text)
{
    row.record.container.pages = page_range(text);
}

void take_language(RowReading& row, Text text)
{
    for (const std::string& item : items_of_csv_list(text)) {
        const auto language = language_named(item);
        if (language && !row.record.language)
            row.record.language = language;
        else if (!language || language != row.record.language)
            row.notes.add("another language: " + item);
    }
}

void take_translated_titles(RowReading& row, Text text)
{
    for (const std::string& item : items_of_csv_list(text)) {
        const std::size_t colon = item.find(": ");
        const auto language = Language::parse(item.substr(0, colon));
        if (language && colon != std::string::npos)
            row.record.translated_titles.push_back({*language, item.substr(colon + 2)});
        else
            row.notes.add("another title: " + item);
    }
}

std::string translated_titles_of(const Record& record)
{
    std::vector<std::string> titles;
    for (const Translated& title : record.translated_titles)
        titles.push_back(title.language.str() + ": " + title.text);
    return csv_list(titles);
}

void take_type(RowReading& row, Text text)
{
    for (std::string& item : items_of_csv_list(text))
        row.types.push_back(std::move(item));
}

std::string type_of(const Record& record)
{
    return std::string(name_of(work_type_of(record)));
}

template <class Term, std::optional<Term> RowReading::*member>
void keep_term(RowReading& row, Text text)
{
    row.*member = parse_term<Term>(text);
    if (!(row.*member))
        row.types.emplace_back(text);
}

std::string kind_of(const Record& record)
{
    return std::string(token(record.kind));
}

std::string status_of(const Record& record)
{
    return std::string(token(record.status));
}

void take_rights_of(RowReading& row, Text text)
{
    take_rights(text, row.record, row.notes.list());
}

/// "limited; moderate": the ends of the interval, one word where they are the same.
void take_confidence(RowReading& row, Text text)
{
    const std::vector<std::string> ends = items_of_csv_list(text);
    const auto low = ends.empty() ? std::nullopt : parse_term<Confidence>(ends.front());
    const auto high = ends.empty() ? std::nullopt : parse_term<Confidence>(ends.back());
    if (low && high)
        row.record.confidence = {*low, *high};
    else
        row.notes.is_no(row.column, "confidence", text);
}

std::string confidence_of(const Record& record)
{
    if (!record.confidence)
        return {};
    const std::string low(token(record.confidence->low));
    const std::string high(token(record.confidence->high));
    return low == high ? low : low + "; " + high;
}

void take_outcomes(RowReading& row, Text text)
{
    for (std::string& item : items_of_csv_list(text))
        row.record.outcomes.push_back({.outcome = std::move(item)});
}

std::string outcomes_of(const Record& record)
{
    std::vector<std::string> names;
    for (const Outcome& outcome : record.outcomes)
        names.push_back(outcome.outcome);
    return csv_list(names);
}

std::string id_of(const Record& record)
{
    return record.id ? record.id->str() : "";
}

/// For people only: only native XML gives a record its id.
void pass_over(RowReading&, Text) {}

// ---- making lines of the table

template <class Member>
constexpr Column column(Text names, bool identifies = false)
{
    return {names, Member::take, Member::text, identifies};
}

constexpr Column read_only(Text names, void (*take)(RowReading&, Text))
{
    return {names, take, nullptr};
}

// Names as Zotero, Scopus, Web of Science, Covidence, EPPI-Reviewer, PubMed and Mendeley have them,
// and as people write them in English and French.
constexpr std::array table{
    Column{"ID", pass_over, id_of},
    Column{"Kind|Sorte", keep_term<Kind, &RowReading::kind>, kind_of},
    Column{"Type|Item type|Document type|Publication type|Reference type|Type de document|"
           "Type de publication|Genre",
           take_type, type_of},
    Column{"Status|Statut", keep_term<Status, &RowReading::status>, status_of},
    column<TextOf<&Record::title>>(
        "Title|Titre|Article title|Document title|Primary title|Titre de l'article|"
        "Titre du document",
        true),
    Column{"Translated titles|Translated title|Titre traduit|Titres traduits",
           take_translated_titles, translated_titles_of},
    Column{"Authors|Author|Author(s)|Auteur|Auteurs|Auteur(s)|Autrices et auteurs|Author names|"
           "Creators|Creator",
           take_authors, authors_of},
    Column{"Editors|Editor|Editor(s)|Book editors|Directeurs de publication|Sous la direction de",
           take_contributors<true>, contributors_of<true>},
    Column{"Contributors|Contributor|Contributeurs|Collaborateurs", take_contributors<false>,
           contributors_of<false>},
    column<DateOf<&Record::issued>>("Issued"),
    column<PartOf<&Container::title>>(
        "Journal|Publication title|Source title|Journal title|Journal name|Journal/Book|Revue|"
        "Titre de la revue|Titre de la publication|Periodique|Publication|Publication name|"
        "Container title|Book title|Secondary title|Parent title|Titre du livre|"
        "Title (parent)|Source"),
    column<PartOf<&Container::volume>>("Volume|Vol|Tome"),
    column<PartOf<&Container::issue>>("Issue|Number|No|Issue number|Numero|Fascicule"),
    Column{"Pages|Page|Page range|Page numbers|Pagination", take_pages,
           PartOf<&Container::pages>::text},
    column<IdentifierOf<&Record::doi>>("DOI|DOI link", true),
    column<IdentifierOf<&Record::pmid>>("PMID|PubMed ID", true),
    Column{"PMCID|PMC|PubMed Central ID", take_pmcid, IdentifierOf<&Record::pmcid>::text, true},
    Column{"ISSN|ISSNs|eISSN|Print ISSN|Online ISSN", take_serial_numbers<true>,
           numbers_of<&Record::issns>},
    Column{"ISBN|ISBNs|eISBN", take_serial_numbers<false>, numbers_of<&Record::isbns>, true},
    column<IdentifierOf<&Record::url>>(
        "URL|Link|Lien|URLs|Web address|Adresse|Adresse web|Adresse URL|Article URL", true),
    column<TextOf<&Record::publisher>>(
        "Publisher|Editeur|Maison d'edition|Publisher name|Publie par"),
    Column{"Language|Langue|Language of original document|Languages|Langues", take_language,
           IdentifierOf<&Record::language>::text},
    column<TextOf<&Record::question>>("Question|Review question|Question de recherche"),
    column<TextOf<&Record::bottom_line>>("Bottom line|En bref"),
    column<ListOf<&Record::key_messages>>("Key messages|Messages cles"),
    column<TextOf<&Record::plain_summary>>(
        "Plain summary|Plain language summary|Resume en langage clair"),
    column<TextOf<&Record::abstract>>("Abstract|Abstract note|Resume|Summary|Sommaire"),
    column<TextOf<&Record::limitations>>("Limitations|Limites"),
    column<TextOf<&Record::equity_note>>("Equity note|Equite"),
    column<ListOf<&Record::keywords>>(
        "Keywords|Keyword|Mots-cles|Mots cles|Mot-cle|Author keywords|Index keywords|Tags|"
        "Manual tags|Automatic tags|Keywords Plus|Descripteurs|MeSH terms|Marqueurs"),
    column<ListOf<&Record::areas>>("Areas|Practice areas|Domaines de pratique"),
    column<ListOf<&Record::population>>("Population|Populations"),
    column<ListOf<&Record::setting>>("Setting|Settings|Milieu|Milieux"),
    column<ListOf<&Record::interventions>>("Interventions|Intervention"),
    column<TextOf<&Record::comparison>>("Comparison|Comparator|Comparaison"),
    Column{"Outcomes|Outcome|Resultats", take_outcomes, outcomes_of},
    column<ListOf<&Record::audience>>("Audience|Public"),
    column<ListOf<&Record::practice_stages>>("Practice stages|Etapes de la pratique"),
    column<CountriesOf<&Record::studied_in>>("Studied in|Etudie a"),
    column<CountriesOf<&Record::applies_in>>("Applies in|S'applique a"),
    Column{"Evidence type|Study design|Type de preuve|Type d'etude",
           keep_term<EvidenceType, &RowReading::evidence_type>,
           TermOf<&Record::evidence_type>::text},
    column<TermOf<&Record::knowledge_source>>("Knowledge source|Source du savoir"),
    column<TermOf<&Record::direction>>("Direction|Direction of effect|Direction de l'effet"),
    Column{"Confidence|Confiance", take_confidence, confidence_of},
    column<TermOf<&Record::review_quality>>("Review quality|Qualite de la synthese"),
    column<NumberOf<&Record::n_studies>>("Number of studies|Nombre d'etudes"),
    column<NumberOf<&Record::n_people>>("Number of people|Nombre de personnes"),
    column<DateOf<&Record::evidence_to>>("Evidence up to|Preuves jusqu'a"),
    column<DateOf<&Record::modified>>("Modified|Modifie le"),
    column<DateOf<&Record::review_by>>("Review by|A revoir avant"),
    column<TextOf<&Record::owner>>("Owner|Responsable"),
    column<WorksOf<&Record::sources>>("Sources|Included studies|Etudes incluses"),
    column<WorksOf<&Record::references>>("References|Cited references"),
    column<TextOf<&Record::licence>>("Licence|License"),
    column<TermOf<&Record::access>>("Access|Acces"),
    column<IdentifierOf<&Record::open_copy>>("Open copy|Copie libre"),
    column<TextOf<&Record::funding>>("Funding|Funding text|Financement"),
    column<TextOf<&Record::conflicts>>("Conflicts of interest|Conflits d'interets"),
    column<NumberOf<&Record::minutes>>("Minutes|Reading time"),
    column<TermOf<&Record::level>>("Level|Niveau"),

    read_only("Author full names|Full author names", take_full_names),
    read_only("Year|Publication year|Annee|Annee de publication|Published year|Pub year|"
              "Year published",
              keep<&RowReading::year>),
    read_only("Date|Publication date|Date de publication|Date published|Cover date|"
              "Date de parution",
              keep<&RowReading::date>),
    read_only("Series|Series title|Book series title|Collection", keep<&RowReading::series>),
    read_only("Journal abbreviation|Abbreviated source title|Journal ISO abbreviation|"
              "Abreviation de revue",
              keep<&RowReading::abbreviated_journal>),
    read_only("Rights|Droits", take_rights_of),
    read_only("Start page|Page start|First page|Beginning page|Page debut",
              keep<&RowReading::first_page>),
    read_only("End page|Page end|Last page|Ending page|Page fin", keep<&RowReading::last_page>),
    read_only("Article number|Art. No.|Numero d'article", keep<&RowReading::article_number>),
};

/// Letters and digits of the folded text.
std::string essence(Text text)
{
    std::string letters;
    for (const char c : folded(text))
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            letters += c;
    return letters;
}

}  // namespace

std::string_view name_of(const Column& column)
{
    return column.names.substr(0, column.names.find('|'));
}

std::span<const Column> columns()
{
    return table;
}

Headings::Headings()
{
    for (const Column& column : table)
        for (const std::string_view name : split(column.names, '|'))
            columns_.emplace(essence(name), &column);
}

const Column* Headings::column(std::string_view heading) const
{
    constexpr std::size_t longest_heading = 100;
    if (heading.size() > longest_heading)
        return nullptr;
    const auto found = columns_.find(essence(heading));
    return found == columns_.end() ? nullptr : found->second;
}

}  // namespace findings::csv
