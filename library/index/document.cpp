#include "library/index/document.hpp"

#include "library/base/text.hpp"
#include "library/index/document_text.hpp"
#include "library/index/facet_entry.hpp"
#include "library/index/layout.hpp"

#include <algorithm>
#include <charconv>

namespace findings {
namespace {

constexpr Xapian::termpos gap_between_texts = 100;  // so that no phrase runs from one into the next
constexpr std::size_t most_card_authors = 3;
constexpr std::size_t longest_facet_value = 200;  // bytes

/// Adds the words, stems and labels of the texts of one record to its document.
class TextIndexer {
public:
    TextIndexer(IndexDocument& made, const ConceptSpotter& spotter, Stems& stems)
        : document_(made.document), spelled_(made.words), spotter_(spotter), stems_(stems)
    {}

    void add(std::string_view name, std::string_view text, WordLanguage language)
    {
        const std::vector<Word> found = words(text);
        const unsigned weight = text_weight(name);
        const SearchField* field = field_of(name);
        for (const Word& word : found) {
            document_.add_posting(word.folded, position_++, weight);
            spelled_.add(name, word, language);
            for (const std::string& stem : stems_.of(word, language)) {
                document_.add_term(stem, weight);
                if (field)
                    document_.add_term(in_field(stem, field->prefix), 1);
            }
            if (field)
                document_.add_term(std::string(field->prefix) + word.folded, 1);
        }
        position_ += gap_between_texts;
        for (const SpottedLabel& label : spotter_.all(found))
            for (const std::size_t position : label.concepts)
                document_.add_term(std::string(prefix::label) +
                                       spotter_.vocabulary().concepts()[position].id,
                                   weight);
    }

private:
    static const SearchField* field_of(std::string_view name)
    {
        for (const SearchField& field : search_fields)
            if (field.name == name)
                return &field;
        return nullptr;
    }

    Xapian::Document& document_;
    SpelledWords& spelled_;
    const ConceptSpotter& spotter_;
    Stems& stems_;
    Xapian::termpos position_ = 1;
};

/// Adds a value that is not there yet.
void add_once(std::vector<std::string>& values, std::string_view value)
{
    std::string kept(cut(value, longest_facet_value));
    if (!kept.empty() && std::find(values.begin(), values.end(), kept) == values.end())
        values.push_back(std::move(kept));
}

/// A part of a country ("CA-ON") counts for the country too.
void add_countries(std::vector<std::string>& values, const std::vector<Country>& countries)
{
    for (const Country& country : countries) {
        add_once(values, country.str());
        add_once(values, std::string_view(country.str()).substr(0, 2));
    }
}

/// Whether the record is about an effect, so that how sure we are of it may move its rank.
bool asks_whether_it_works(const Record& record, const Appraisal& appraisal)
{
    if (appraisal.direction && *appraisal.direction >= Direction::not_an_effectiveness_question)
        return false;
    return appraisal.direction ||
           (record.evidence_type && *record.evidence_type <= EvidenceType::before_after);
}

std::vector<std::string> with_broader(const std::vector<std::string>& areas,
                                      const Vocabulary& vocabulary)
{
    std::vector<std::string> all;
    for (const std::string& area : areas)
        for (const std::size_t position : vocabulary.with_broader(*vocabulary.position_of(area)))
            add_once(all, vocabulary.concepts()[position].id);
    return all;
}

void add_terms_of(std::vector<std::string>& values, const Record& record)
{
    for (const Outcome& outcome : record.outcomes)
        add_once(values, outcome.outcome);
}

FacetEntry facet_entry(const CatalogueRecord& source, const std::vector<std::string>& areas,
                       const Appraisal& appraisal, const Vocabulary& vocabulary)
{
    const Record& record = source.record;
    FacetEntry entry{.id = record.id->str(), .work = work_of(record).str()};
    const auto values = [&](Facet facet) -> std::vector<std::string>& {
        return entry.values[static_cast<std::size_t>(facet)];
    };
    values(Facet::area) = with_broader(areas, vocabulary);
    add_once(values(Facet::kind), token(record.kind));
    if (record.evidence_type)
        add_once(values(Facet::evidence_type), token(*record.evidence_type));
    if (appraisal.direction)
        add_once(values(Facet::direction), token(*appraisal.direction));
    for (const std::string& population : record.population)
        add_once(values(Facet::population), population);
    for (const std::string& intervention : record.interventions)
        add_once(values(Facet::intervention), squeezed(intervention));
    for (const std::string& setting : record.setting)
        add_once(values(Facet::setting), setting);
    add_terms_of(values(Facet::outcome), record);
    add_countries(values(Facet::country), record.studied_in);
    add_countries(values(Facet::country), record.applies_in);
    if (record.language)
        add_once(values(Facet::language), primary(*record.language));
    for (const std::string& audience : record.audience)
        add_once(values(Facet::audience), audience);
    add_once(values(Facet::publisher), squeezed(record.publisher));
    if (record.issued) {
        entry.year = record.issued->year();
        entry.issued =
            static_cast<std::int32_t>(record.issued->first_day().time_since_epoch().count());
    }
    entry.minutes = record.minutes;
    entry.confidence_low = appraisal.confidence.low;
    entry.confidence_high = appraisal.confidence.high;
    entry.retracted = record.status == Status::retracted;
    entry.asks_whether_it_works = asks_whether_it_works(record, appraisal);
    entry.version = source.version;
    if (record.translation)
        entry.based_on = record.translation->based_on_version;
    return entry;
}

Card card_of(const Record& record, const std::vector<std::string>& areas,
             const Appraisal& appraisal)
{
    Card card{.id = *record.id,
              .work = work_of(record),
              .kind = record.kind,
              .status = record.status,
              .title = record.title,
              .bottom_line = record.bottom_line};
    if (record.language)
        card.language = record.language->str();
    if (record.issued)
        card.year = record.issued->year();
    card.publisher = record.publisher;
    card.minutes = record.minutes;
    card.areas = areas;
    card.evidence_type = record.evidence_type;
    card.confidence_low = appraisal.confidence.low;
    card.confidence_high = appraisal.confidence.high;
    card.direction = appraisal.direction;
    card.raters_differ = appraisal.raters_differ;
    card.author_count = record.authors.size();
    for (std::size_t i = 0; i < std::min(most_card_authors, record.authors.size()); ++i)
        card.authors.push_back(display_name(record.authors[i]));
    for (const Country& country : record.studied_in.empty() ? record.applies_in : record.studied_in)
        card.countries.push_back(country.str());
    card.superseded_by = record.superseded_by;
    return card;
}

void add_identifiers(Xapian::Document& document, const Record& record,
                     const std::vector<std::string>& areas)
{
    document.add_boolean_term(std::string(prefix::work) + work_of(record).str());
    if (record.doi)
        document.add_boolean_term(
            std::string(cut(std::string(prefix::doi) + record.doi->str(), 200)));
    for (const std::string& area : areas)
        document.add_term(std::string(prefix::area) + area, area_weight);
}

}  // namespace

DocumentMaker::DocumentMaker(const Vocabulary& vocabulary, const EvidenceScales& scales)
    : spotter_(vocabulary), scales_(scales)
{}

IndexDocument DocumentMaker::make(const CatalogueRecord& source)
{
    const Record& record = source.record;
    IndexDocument made;
    Xapian::Document& document = made.document;
    document.add_boolean_term(id_term(record.id.value()));
    document.add_value(slot::version, std::to_string(source.version));
    if (!is_findable(record.status))
        return made;

    std::vector<std::string> areas = counted_areas(source);
    std::erase_if(areas, [&](const std::string& area) {
        return spotter_.vocabulary().find(area) == nullptr;
    });
    const Appraisal appraisal = appraise(record, scales_);
    add_identifiers(document, record, areas);
    TextIndexer indexer(made, spotter_, stems_);
    each_text(record, [&](std::string_view name, std::string_view text, WordLanguage language) {
        indexer.add(name, text, language);
    });
    document.add_value(slot::facets,
                       pack(facet_entry(source, areas, appraisal, spotter_.vocabulary())));
    if (record.issued)
        document.add_value(slot::year, Xapian::sortable_serialise(record.issued->year()));
    const std::string title(cut(word_key(record.title), longest_title_key));
    document.add_value(slot::title, title);
    if (!title.empty())
        document.add_boolean_term(std::string(prefix::title) + title);
    document.set_data(to_document_data(
        {.card = card_of(record, areas, appraisal), .texts = snippet_texts(record)}));
    return made;
}

void store_document(Xapian::WritableDatabase& index, const RecordId& id,
                    const IndexDocument& document)
{
    remove_document(index, id);
    add_document(index, document);
}

void add_document(Xapian::WritableDatabase& index, const IndexDocument& document)
{
    index.add_document(document.document);
    document.words.write_to(index);
}

void remove_document(Xapian::WritableDatabase& index, const RecordId& id)
{
    index.delete_document(id_term(id));
}

VersionNumber version_of(const Xapian::Document& document)
{
    const std::string text = document.get_value(slot::version);
    VersionNumber version = 0;
    std::from_chars(text.data(), text.data() + text.size(), version);
    return version;
}

bool is_findable(Status status)
{
    return status == Status::published || status == Status::stale || status == Status::superseded ||
           status == Status::retracted;
}

}  // namespace findings
