#include "tests/support/sample_records.hpp"

#include <fmt/format.h>

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace findings::tests {
namespace {

constexpr std::array<std::string_view, 60> english_words = {
    "children",  "care",      "families",  "placement", "support",   "foster",    "kinship",
    "worker",    "visits",    "parents",   "study",     "evidence",  "programme", "training",
    "outcomes",  "stability", "school",    "safety",    "neglect",   "trauma",    "attachment",
    "reunified", "siblings",  "adopted",   "court",     "decisions", "plans",     "meetings",
    "community", "culture",   "language",  "carers",    "young",     "adults",    "leaving",
    "housing",   "health",    "therapy",   "group",     "home",      "review",    "trials",
    "effects",   "small",     "moderate",  "follow-up", "months",    "interview", "practice",
    "agency",    "managers",  "caseloads", "turnover",  "listening", "rights",    "voice",
    "father",    "mother",    "infant",    "adolescent"};

constexpr std::array<std::string_view, 30> french_words = {
    "enfants",  "familles", "placement",  "soutien",   "accueil",     "parents",
    "étude",    "preuves",  "programme",  "formation", "résultats",   "stabilité",
    "école",    "sécurité", "négligence", "trauma",    "attachement", "fratrie",
    "tribunal", "plans",    "réunions",   "culture",   "jeunes",      "logement",
    "santé",    "groupe",   "pratique",   "organisme", "l'enfance",   "droits"};

constexpr std::array<std::string_view, 12> areas = {
    "kinship",   "foster-family", "reunification", "neglect", "trauma",    "parenting",
    "stability", "adoption",      "fgc",           "ipv",     "education", "participation"};

constexpr std::array evidence_types = {
    EvidenceType::systematic_review, EvidenceType::randomised_trial, EvidenceType::quasi_experiment,
    EvidenceType::qualitative_study, EvidenceType::cohort_study,     EvidenceType::survey};

/// SplitMix64 (S. Vigna, prng.di.unimi.it): tiny, and the same everywhere, which the distributions
/// of <random> are not.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next()
    {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    std::size_t below(std::size_t bound) { return next() % bound; }

    template <class Range>
    auto one_of(const Range& range)
    {
        return range[below(range.size())];
    }

private:
    std::uint64_t state_;
};

std::string words(Dice& dice, std::span<const std::string_view> vocabulary, std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0)
            text += ' ';
        text += dice.one_of(vocabulary);
    }
    return text;
}

RecordId sample_id(std::uint64_t seed, std::uint64_t number)
{
    constexpr std::uint64_t first_instant = 1'700'000'000'000;
    Dice dice(seed * 1'000'003 + number);
    std::array<std::uint8_t, 10> random;
    for (std::uint8_t& byte : random)
        byte = static_cast<std::uint8_t>(dice.next());
    return RecordId::from(first_instant + number, random);
}

bool is_translation(std::uint64_t number)
{
    return number % 7 == 6;
}

void say(Record& record, Dice& dice, std::uint64_t number)
{
    const std::span<const std::string_view> vocabulary =
        is_translation(number) ? std::span<const std::string_view>(french_words)
                               : std::span<const std::string_view>(english_words);
    record.title = fmt::format("{} {}", words(dice, vocabulary, 7), number);
    record.question = words(dice, vocabulary, 12);
    record.bottom_line = words(dice, vocabulary, 18);
    for (std::size_t i = 0; i < 3; ++i)
        record.key_messages.push_back(words(dice, vocabulary, 25));
    record.implications = {{.role = "practitioner", .text = words(dice, vocabulary, 30)}};
    record.sections = {{.heading = "Background", .text = words(dice, vocabulary, 90)},
                       {.heading = "Findings", .text = words(dice, vocabulary, 110)}};
    record.limitations = words(dice, vocabulary, 20);
}

void appraise(Record& record, Dice& dice)
{
    record.evidence_type = dice.one_of(evidence_types);
    record.knowledge_source = KnowledgeSource::research;
    record.direction = static_cast<Direction>(dice.below(4));
    const auto low = static_cast<Confidence>(1 + dice.below(4));
    record.confidence = ConfidenceInterval{.low = low, .high = low};
    record.outcomes = {
        {.outcome = std::string(dice.one_of(outcome_tokens())), .direction = record.direction}};
    record.n_studies = static_cast<int>(1 + dice.below(40));
}

void place(Record& record, Dice& dice)
{
    record.areas = {std::string(dice.one_of(areas))};
    record.population = {std::string(dice.one_of(population_tokens()))};
    record.setting = {std::string(dice.one_of(setting_tokens()))};
    record.interventions = {"visits by a worker"};
    record.studied_in = {*Country::parse(dice.below(2) == 0 ? "CA" : "GB")};
    record.audience = {"practitioner"};
}

void attribute(Record& record, Dice& dice, std::uint64_t seed, std::uint64_t number)
{
    record.doi = Doi::parse(fmt::format("10.5555/sample.{}.{}", seed, number));
    record.authors = {{.family = fmt::format("Author{}", dice.below(500)), .given = "Ada"}};
    record.publisher = "Findings test samples";
    record.owner = "Findings test samples";
    record.issued = Date::from(static_cast<int>(2005 + dice.below(20)), 5U);
    record.evidence_to = Date::from(record.issued->year() - 1);
    record.review_by = Date::from(record.issued->year() + 2);
    record.sources = {{.citation = fmt::format("Author ({}). A study.", record.issued->year())}};
    record.licence = "CC-BY-4.0";
    record.access = Access::open;
    record.funding = "none";
    record.conflicts = "none declared";
    record.minutes = static_cast<int>(3 + dice.below(10));
    record.level = Level::introductory;
}

}  // namespace

Record sample_record(std::uint64_t seed, std::uint64_t number)
{
    Dice dice(seed ^ (number * 0x2545f4914f6cdd1d));
    Record record;
    record.id = sample_id(seed, number);
    record.kind = Kind::research_summary;
    record.status = Status::published;
    record.language = Language::parse(is_translation(number) ? "fr" : "en");
    say(record, dice, number);
    appraise(record, dice);
    place(record, dice);
    attribute(record, dice, seed, number);
    if (is_translation(number))
        record.translation = Translation{.of = sample_id(seed, number - 1),
                                         .based_on_version = 1,
                                         .method = TranslationMethod::human};
    return record;
}

std::vector<Record> sample_records(std::uint64_t seed, std::uint64_t count)
{
    std::vector<Record> records;
    records.reserve(count);
    for (std::uint64_t number = 0; number < count; ++number)
        records.push_back(sample_record(seed, number));
    return records;
}

}  // namespace findings::tests
