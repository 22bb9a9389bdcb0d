#include "tests/library/record/sample_records.hpp"

namespace findings::test {
namespace {

Agent full_agent()
{
    return Agent{
        .family = "Tremblay",
        .given = "Zoé",
        .name = "Z. Tremblay",
        .orcid = parsed<Orcid>("0000-0002-1825-0097"),
        .role = "expert_by_experience",
        .organisation = "Université de Montréal",
        .ror = parsed<Url>("https://ror.org/0161xgx34"),
    };
}

SourceWork full_source()
{
    return SourceWork{
        .citation = "Roe J. Kinship care. 2021.",
        .doi = parsed<Doi>("10.1000/xyz123"),
        .pmid = parsed<Pmid>("31452104"),
        .isbn = parsed<Isbn>("9780306406157"),
        .url = parsed<Url>("https://example.org/roe"),
    };
}

void fill_texts(Record& record)
{
    record.title = "Kinship care and stability";
    record.translated_titles = {{parsed<Language>("fr-CA"), "Accueil par la parenté"}};
    record.question = "Does kinship care help?";
    record.bottom_line = "Children in kinship care move less often.";
    record.key_messages = {"Fewer moves.", "Fewer problems."};
    record.plain_summary = "Plain words.";
    record.abstract = "Background: …";
    record.implications = {{"supervisor", "Ask about relatives first."}};
    record.recommendations = {{"Search for relatives.", "should", "Two trials."}};
    record.sections = {{"When to use it", "At entry to care.\n\nAnd later."}};
    record.limitations = "Mostly from one country.";
    record.equity_note = "Fathers are missing.";
}

void fill_appraisal(Record& record)
{
    record.evidence_type = EvidenceType::systematic_review;
    record.knowledge_source = KnowledgeSource::research;
    record.direction = Direction::helps;
    record.confidence = ConfidenceInterval{Confidence::limited, Confidence::strong};
    record.review_quality = ReviewQuality::moderate;
    record.ratings = {{
        .scheme = "cebc",
        .value = "2",
        .rater = "CEBC",
        .year = 2019,
        .outcome = "permanence",
        .unit = "programme",
        .url = parsed<Url>("https://example.org/cebc"),
    }};
    record.outcomes = {{
        .outcome = "placement_stability",
        .direction = Direction::mixed,
        .measure = "moves a year",
        .n_studies = 12,
        .certainty = Confidence::moderate,
    }};
    record.n_studies = 102;
    record.n_people = 666615;
}

void fill_subjects(Record& record)
{
    record.areas = {"kinship", "permanence"};
    record.keywords = {"grandparents"};
    record.population = {"kinship_carers"};
    record.setting = {"kinship_home"};
    record.interventions = {"kinship care"};
    record.comparison = "foster care";
    record.studied_in = {parsed<Country>("US"), parsed<Country>("CA-ON")};
    record.applies_in = {parsed<Country>("CA")};
    record.audience = {"practitioner"};
    record.practice_stages = {"planning"};
}

void fill_relations_and_use(Record& record)
{
    record.sources = {full_source()};
    record.references = {full_source()};
    record.supersedes = parsed<RecordId>("01J9ZQ5V7N8YKX3M2T6R4W1B0D");
    record.superseded_by = parsed<RecordId>("01J9ZQ5V7N8YKX3M2T6R4W1B0E");
    record.translation = Translation{parsed<RecordId>("01J9ZQ5V7N8YKX3M2T6R4W1B0F"), 3,
                                     TranslationMethod::machine_checked};
    record.files = {{"guide.pdf", "application/pdf", std::string(64, 'a'), {"tagged"}}};
    record.licence = "CC-BY-4.0";
    record.access = Access::free_login;
    record.open_copy = parsed<Url>("https://example.org/open.pdf");
    record.funding = "Ministry";
    record.conflicts = "none declared";
    record.minutes = 4;
    record.level = Level::intermediate;
}

/// What summaries and guides both must say.
Record native_record(Kind kind)
{
    return Record{
        .id = parsed<RecordId>("01J9ZQ5V7N8YKX3M2T6R4W1B0C"),
        .kind = kind,
        .status = Status::published,
        .language = parsed<Language>("en-CA"),
        .title = "Kinship care and stability",
        .bottom_line = "Children in kinship care move less often.",
        .key_messages = {"Fewer moves."},
        .implications = {{"", "Ask about relatives first."}},
        .authors = {{.family = "Roe", .given = "Jane"}},
        .publisher = "Findings",
        .owner = "Findings",
        .issued = parsed<Date>("2024-05-17"),
        .review_by = parsed<Date>("2026-05-17"),
        .evidence_type = EvidenceType::randomised_trial,
        .knowledge_source = KnowledgeSource::research,
        .areas = {"kinship"},
        .population = {"kinship_carers"},
        .setting = {"kinship_home"},
        .audience = {"practitioner"},
        .licence = "CC-BY-4.0",
        .access = Access::open,
        .funding = "none",
        .conflicts = "none declared",
        .minutes = 4,
        .level = Level::introductory,
    };
}

}  // namespace

Record full_record()
{
    Record record;
    record.id = parsed<RecordId>("01J9ZQ5V7N8YKX3M2T6R4W1B0C");
    record.kind = Kind::research_summary;
    record.status = Status::superseded;
    record.language = parsed<Language>("en-CA");
    fill_texts(record);
    record.authors = {full_agent()};
    record.contributors = {full_agent()};
    record.publisher = "Findings";
    record.container = {"Child Abuse & Neglect", "12", "3", "12-19"};
    record.owner = "Library team";
    record.doi = parsed<Doi>("10.1000/abc");
    record.pmid = parsed<Pmid>("123456");
    record.pmcid = parsed<Pmcid>("PMC7654321");
    record.isbns = {parsed<Isbn>("9780306406157")};
    record.issns = {parsed<Issn>("0378-5955")};
    record.url = parsed<Url>("https://example.org/original");
    record.issued = parsed<Date>("2024");
    record.modified = parsed<Date>("2024-05");
    record.evidence_to = parsed<Date>("2023-12-31");
    record.review_by = parsed<Date>("2026-05-17");
    fill_appraisal(record);
    fill_subjects(record);
    fill_relations_and_use(record);
    return record;
}

Record research_summary()
{
    Record record = native_record(Kind::research_summary);
    record.question = "Does kinship care help?";
    record.limitations = "Mostly from one country.";
    record.studied_in = {parsed<Country>("US")};
    record.sources = {{.citation = "Roe J. Kinship care. 2021."}};
    return record;
}

Record practice_guide()
{
    Record record = native_record(Kind::practice_guide);
    record.equity_note = "Fathers are missing.";
    record.applies_in = {parsed<Country>("CA-ON")};
    record.recommendations = {{.text = "Search for relatives."}};
    return record;
}

}  // namespace findings::test
