#include "library/base/text.hpp"
#include "tests/library/index/test_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace findings {
namespace {

using tests::numbered_id;

/// A few hundred records whose words are not stemmed by anybody, with everything that can be
/// counted sometimes there, sometimes not, and works of one to three expressions.
class Library {
public:
    explicit Library(unsigned seed) : random_(seed)
    {
        for (std::uint64_t number = 1; records.size() < 400; ++number) {
            records.push_back(one(number));
            const RecordId work = *records.back().id;
            for (std::size_t more = below(4) == 0 ? 1 + below(2) : 0; more > 0; --more) {
                Record translation = one(++number);
                translation.translation = Translation{.of = work};
                translation.language = Language::parse(pick({"fr", "fr-CA", "es"}));
                records.push_back(std::move(translation));
            }
        }
    }

    SearchRequest request()
    {
        SearchRequest request;
        for (std::size_t words = below(4); words > 0; --words)
            request.text += pick(vocabulary) + ' ';
        request.expand = false;
        const auto tick = [&](Facet facet, const std::vector<std::string>& values) {
            for (std::size_t i = below(6) == 0 ? 1 + below(2) : 0; i > 0; --i)
                request.filters[facet].push_back(pick(values));
        };
        tick(Facet::area,
             {"protection", "maltreatment", "neglect", "kinship", "permanence", "oohc"});
        tick(Facet::kind, {"research_summary", "practice_guide", "study"});
        tick(Facet::evidence_type, {"survey", "meta_analysis"});
        tick(Facet::direction, {"helps", "harm_or_concern"});
        tick(Facet::population, {"infants", "adolescents"});
        tick(Facet::setting, {"home", "school"});
        tick(Facet::intervention, {"Home visits", "nobody has this"});
        tick(Facet::outcome, {"safety", "nobody has this"});
        tick(Facet::country, {"CA", "CA-ON", "GB"});
        tick(Facet::language, {"en", "fr"});
        tick(Facet::audience, {"practitioner"});
        tick(Facet::publisher, {"One", "Two"});
        if (below(5) == 0)
            request.filters[Facet::confidence] = {
                pick({"not_rated", "very_limited", "limited", "moderate", "strong"})};
        if (below(6) == 0)
            request.year_from = 2008 + static_cast<int>(below(6));
        if (below(6) == 0)
            request.year_to = 2010 + static_cast<int>(below(6));
        if (below(8) == 0)
            request.minutes_max = static_cast<int>(below(12));
        request.language = pick({"en", "fr", "fr-CA"});
        return request;
    }

    std::vector<Record> records;

private:
    Record one(std::uint64_t number)
    {
        Record record = tests::titled(number, pick(vocabulary) + ' ' + pick(vocabulary));
        record.abstract = pick(vocabulary) + ' ' + pick(vocabulary);
        record.kind = static_cast<Kind>(below(4));
        record.areas = some({"protection", "maltreatment", "neglect", "physical-abuse", "kinship",
                             "customary", "foster-family", "no-such-area"});
        record.population = some({"infants", "adolescents", "parents"});
        record.setting = some({"home", "school"});
        record.interventions = some({"Home visits", "Day care, all day"});
        for (const std::string& outcome : some({"safety", "stability"}))
            record.outcomes.push_back({.outcome = outcome});
        for (const std::string& country : some({"CA", "CA-ON", "GB", "AU"}))
            record.studied_in.push_back(*Country::parse(country));
        record.audience = some({"practitioner", "manager"});
        record.publisher = pick({"", "One", "Two", "Three"});
        if (below(3) > 0)
            record.evidence_type =
                pick(std::vector{EvidenceType::survey, EvidenceType::meta_analysis});
        if (below(3) > 0)
            record.direction = static_cast<Direction>(below(6));
        if (below(3) > 0) {
            const std::size_t low = 1 + below(4);
            record.confidence = ConfidenceInterval{static_cast<Confidence>(low),
                                                   static_cast<Confidence>(low + below(5 - low))};
        }
        if (below(8) > 0)
            record.issued = Date::from(2005 + static_cast<int>(below(15)));
        if (below(4) > 0)
            record.minutes = static_cast<int>(below(15));
        return record;
    }

    std::size_t below(std::size_t bound) { return random_() % bound; }

    template <class Value>
    Value pick(const std::vector<Value>& values)
    {
        return values[below(values.size())];
    }
    std::string pick(std::initializer_list<const char*> values)
    {
        return *(values.begin() + below(values.size()));
    }
    std::vector<std::string> some(std::initializer_list<const char*> values)
    {
        std::vector<std::string> chosen;
        for (const char* value : values)
            if (below(3) == 0)
                chosen.emplace_back(value);
        return chosen;
    }

    std::mt19937 random_;
    const std::vector<std::string> vocabulary{"aba",  "bobo", "kuku", "dodo", "fofo",
                                              "gugu", "hoho", "jiji", "zuzu", "mumu"};
};

/// The values of a record in a facet; those that only the upper end of its confidence reaches,
/// where `possibly`.
std::set<std::string> values_of(const Record& record, Facet facet, bool possibly,
                                const Vocabulary& vocabulary)
{
    const auto set = [](const auto& list) {
        return std::set<std::string>(list.begin(), list.end());
    };
    std::set<std::string> all;
    switch (facet) {
    case Facet::area:
        for (const std::string& area : record.areas)
            if (const auto position = vocabulary.position_of(area))
                for (const std::size_t above : vocabulary.with_broader(*position))
                    all.insert(vocabulary.concepts()[above].id);
        return all;
    case Facet::kind:
        return {std::string(token(record.kind))};
    case Facet::evidence_type:
        if (record.evidence_type)
            all.emplace(token(*record.evidence_type));
        return all;
    case Facet::confidence:
        if (!record.confidence)
            return possibly ? all : std::set<std::string>{"not_rated"};
        for (const Confidence level : {Confidence::very_limited, Confidence::limited,
                                       Confidence::moderate, Confidence::strong})
            if (possibly ? level > record.confidence->low && level <= record.confidence->high
                         : level <= record.confidence->low)
                all.emplace(token(level));
        return all;
    case Facet::direction:
        if (record.direction)
            all.emplace(token(*record.direction));
        return all;
    case Facet::population:
        return set(record.population);
    case Facet::intervention:
        return set(record.interventions);
    case Facet::setting:
        return set(record.setting);
    case Facet::outcome:
        for (const Outcome& outcome : record.outcomes)
            all.insert(outcome.outcome);
        return all;
    case Facet::country:
        for (const Country& country : record.studied_in)
            all.insert({country.str(), country.str().substr(0, 2)});
        return all;
    case Facet::language:
        return {std::string(primary(*record.language))};
    case Facet::audience:
        return set(record.audience);
    case Facet::publisher:
        if (!record.publisher.empty())
            all.insert(record.publisher);
        return all;
    case Facet::year:
        if (record.issued)
            all.insert(std::to_string(record.issued->year()));
        return all;
    }
    return all;
}

using Counts = std::map<std::string, std::pair<std::uint32_t, std::uint32_t>>;

/// Counts by the definitions, one record after the other, with nothing of the index.
class BruteForce {
public:
    BruteForce(const std::vector<Record>& records, const Vocabulary& vocabulary)
    {
        for (const Record& record : records) {
            Known known{.record = record, .work = work_of(record).str()};
            const std::string text = record.title + ' ' + record.abstract;
            for (const auto word : split(text, ' '))
                known.words.emplace(word);
            for (std::size_t facet = 0; facet < facet_count; ++facet)
                known.values.push_back(
                    values_of(record, static_cast<Facet>(facet), false, vocabulary));
            known.possibly = values_of(record, Facet::confidence, true, vocabulary);
            known_.push_back(std::move(known));
        }
    }

    /// Works with a record that has all of the words (or any of them) and passes all filters.
    std::set<std::string> works(const SearchRequest& request, bool all_words) const
    {
        std::set<std::string> works;
        for (const Known& known : known_)
            if (matches(known, request.text, all_words) && passes(known, request, {}))
                works.insert(known.work);
        return works;
    }

    Counts counts(const SearchRequest& request, Facet facet, bool all_words) const
    {
        std::map<std::string, std::pair<std::set<std::string>, std::set<std::string>>> works;
        for (const Known& known : known_) {
            if (!matches(known, request.text, all_words) || !passes(known, request, facet))
                continue;
            for (const std::string& value : known.values[static_cast<std::size_t>(facet)])
                works[value].first.insert(known.work);
            if (facet == Facet::confidence)
                for (const std::string& value : known.possibly)
                    works[value].second.insert(known.work);
        }
        Counts counts;
        for (auto& [value, both] : works) {
            std::erase_if(both.second, [&](const auto& work) { return both.first.contains(work); });
            counts[value] = {static_cast<std::uint32_t>(both.first.size()),
                             static_cast<std::uint32_t>(both.second.size())};
        }
        return counts;
    }

private:
    struct Known {
        const Record& record;
        std::string work;
        std::set<std::string> words;
        std::vector<std::set<std::string>> values;  ///< by facet
        std::set<std::string> possibly;
    };

    static bool matches(const Known& known, const std::string& text, bool all)
    {
        bool every = true;
        bool any = false;
        for (const auto word : split(trimmed(text), ' ')) {
            const bool here = known.words.contains(std::string(word));
            every = every && (here || word.empty());
            any = any || here;
        }
        return all ? every : any;
    }

    static bool passes(const Known& known, const SearchRequest& request, std::optional<Facet> but)
    {
        const auto& year = known.record.issued;
        if (request.minutes_max &&
            (!known.record.minutes || *known.record.minutes > *request.minutes_max))
            return false;
        if (but != Facet::year &&
            ((request.year_from && !(year && year->year() >= *request.year_from)) ||
             (request.year_to && !(year && year->year() <= *request.year_to))))
            return false;
        return std::all_of(request.filters.begin(), request.filters.end(), [&](const auto& filter) {
            const auto& has = known.values[static_cast<std::size_t>(filter.first)];
            return filter.first == but ||
                   std::any_of(filter.second.begin(), filter.second.end(),
                               [&](const auto& value) { return has.contains(value); });
        });
    }

    std::vector<Known> known_;
};

Counts counted(const SearchResult& result, Facet facet)
{
    Counts counts;
    const auto values = result.facets.find(facet);
    if (values != result.facets.end())
        for (const FacetValue& value : values->second)
            if (value.count + value.possibly > 0)
                counts[value.value] = {value.count, value.possibly};
    return counts;
}

TEST(Facets, AreWhatABruteForceCountOverTheRecordsSays)
{
    for (const unsigned seed : {1u, 2u}) {
        Library library(seed);
        tests::TestIndex index;
        index.store(library.records);
        IndexReader reader = index.readers().make();
        const BruteForce truth(library.records, index.vocabulary());
        for (int query = 0; query < 150; ++query) {
            const SearchRequest request = library.request();
            SCOPED_TRACE("seed " + std::to_string(seed) + ", query " + std::to_string(query) +
                         ": " + request.text);
            const SearchResult result = reader.search(request);
            const auto all = truth.works(request, true);
            auto some = truth.works(request, false);
            std::erase_if(some, [&](const auto& work) { return all.contains(work); });
            EXPECT_EQ(result.total, all.size());
            EXPECT_EQ(result.total_some, some.size());
            const bool all_words = !all.empty() || some.empty();
            for (std::size_t i = 0; i < facet_count; ++i) {
                const auto facet = static_cast<Facet>(i);
                SCOPED_TRACE(name(facet));
                ASSERT_EQ(counted(result, facet), truth.counts(request, facet, all_words));
            }
        }
    }
}

TEST(Facets, KeepWhatIsTickedThoughNothingHasIt)
{
    tests::TestIndex index;
    index.store({tests::titled(1, "Sleep")});
    const SearchResult result = index.readers().make().search(
        {.filters = {{Facet::publisher, {"Nobody"}}, {Facet::kind, {"research_summary"}}}});
    EXPECT_EQ(result.total, 0u);
    EXPECT_EQ(result.facets.at(Facet::publisher),
              (std::vector<FacetValue>{{.value = "Nobody", .selected = true}}));
    EXPECT_EQ(result.facets.at(Facet::kind),
              (std::vector<FacetValue>{{.value = "research_summary", .selected = true}}));
}

TEST(Facets, ShowConfidenceFromStrongDownAndYearsUpwards)
{
    tests::TestIndex index;
    std::vector<Record> records;
    for (const int year : {2020, 2018, 2018}) {
        records.push_back(tests::titled(records.size() + 1, "Sleep"));
        records.back().issued = Date::from(year);
    }
    records[0].confidence = ConfidenceInterval{Confidence::limited, Confidence::strong};
    index.store(records);
    const SearchResult result = index.readers().make().search({});
    EXPECT_EQ(result.facets.at(Facet::confidence),
              (std::vector<FacetValue>{{"strong", 0, false, 1},
                                       {"moderate", 0, false, 1},
                                       {"limited", 1, false, 0},
                                       {"very_limited", 1, false, 0},
                                       {"not_rated", 2, false, 0}}));
    EXPECT_EQ(result.facets.at(Facet::year),
              (std::vector<FacetValue>{{"2018", 2, false, 0}, {"2020", 1, false, 0}}));
}

TEST(FacetColumns, AreTheSameReadAtOnceAndFollowed)
{
    Library library(3);
    tests::TestIndex index;
    IndexReader following = index.readers().make();
    for (std::size_t i = 0; i < library.records.size(); i += 40) {
        std::vector<Record> some(library.records.begin() + static_cast<std::ptrdiff_t>(i),
                                 library.records.begin() + static_cast<std::ptrdiff_t>(i + 40));
        index.store(some);
        for (Record& record : some)
            record.publisher = "Changed";
        some.resize(7);
        index.store(some);
        index.remove(*library.records[i + 9].id);
        const SearchResult followed = following.search({});
        const SearchResult fresh =
            IndexReaders(index.library(), index.vocabulary()).make().search({});
        EXPECT_EQ(followed.total, fresh.total);
        EXPECT_EQ(followed.facets, fresh.facets);
    }
}

}  // namespace
}  // namespace findings
