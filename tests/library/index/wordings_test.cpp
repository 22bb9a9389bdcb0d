#include "library/index/words.hpp"
#include "tests/library/index/test_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace findings {
namespace {

constexpr std::size_t records_a_concept = 32;

/// Fillers that are no label, in English and in French.
std::string filler(std::mt19937& random, bool french)
{
    static const std::vector<std::string> english = {
        "results", "months", "interviews", "teams", "small", "large", "visits", "plans", "daily"};
    static const std::vector<std::string> french_words = {
        "résultats", "mois", "entrevues", "équipes", "petit", "grand", "visites", "plans"};
    const auto& words = french ? french_words : english;
    std::string text;
    for (std::size_t i = 5 + random() % 30; i > 0; --i)
        text += words[random() % words.size()] + ' ';
    return text;
}

bool is_french(const Label& label)
{
    return primary(label.language) == "fr";
}

/// A record that says it in the wording of one label.
Record worded(std::uint64_t number, const Concept& about, const Label& label, std::mt19937& random)
{
    const bool french = is_french(label);
    Record record = tests::titled(number, filler(random, french), french ? "fr" : "en");
    std::string& text = random() % 3 == 0 ? record.title : record.abstract;
    text += label.text + ". " + filler(random, french);
    if (random() % 4 == 0)
        record.areas = {about.id};
    return record;
}

/// One label a country and one in French.
std::vector<std::pair<Label, std::string>> wordings(const Concept& about)
{
    std::vector<std::pair<Label, std::string>> found;
    for (const char* tag : {"en-GB", "en-IE", "en-CA", "en-US", "en-AU", "fr", "fr-CA"})
        for (const Label& label : about.labels)
            if (label.language.str() == tag && label.kind != LabelKind::hidden) {
                found.emplace_back(label, std::string(tag).size() > 2 ? tag + 3 : "");
                break;
            }
    return found;
}

double overlap(const std::set<std::string>& a, const std::set<std::string>& b)
{
    const auto both =
        std::count_if(a.begin(), a.end(), [&](const auto& id) { return b.contains(id); });
    return static_cast<double>(both) / 10;
}

TEST(Wordings, OfEveryCountryAndFrenchFindTheSame)
{
    tests::TestIndex index;
    std::mt19937 random(7);
    std::vector<Record> records;
    std::vector<const Concept*> concepts;
    for (const Concept& known : index.vocabulary().concepts()) {
        if (wordings(known).size() < 3)
            continue;
        concepts.push_back(&known);
        for (std::size_t i = 0; i < records_a_concept; ++i)
            records.push_back(
                worded(records.size() + 1, known, known.labels[i % known.labels.size()], random));
    }
    ASSERT_GE(concepts.size(), 20u);
    index.store(records);
    IndexReader reader = index.readers().make();
    double least = 1;
    for (const Concept* known : concepts) {
        std::vector<std::set<std::string>> firsts;
        std::set<std::uint32_t> totals;
        for (const auto& [label, country] : wordings(*known)) {
            const SearchResult result = reader.search(
                {.text = label.text, .limit = 10, .facets = false, .country = country});
            std::set<std::string>& ids = firsts.emplace_back();
            for (const Hit& hit : result.hits)
                ids.insert(hit.card.id.str());
            EXPECT_EQ(ids.size(), 10u) << label.text;
            totals.insert(result.total);
        }
        EXPECT_EQ(totals.size(), 1u) << known->id;
        for (const auto& one : firsts)
            for (const auto& other : firsts) {
                least = std::min(least, overlap(one, other));
                EXPECT_GE(overlap(one, other), 0.9) << known->id;
            }
    }
    RecordProperty("concepts", static_cast<int>(concepts.size()));
    RecordProperty("least_overlap", std::to_string(least));
}

TEST(Wordings, WithOtherWordsFindTheSameToo)
{
    tests::TestIndex index;
    Record english = tests::titled(1, "Looked after children and school");
    Record french = tests::titled(2, "Les enfants placés et l’école", "fr");
    Record tagged = tests::titled(3, "School for some");
    tagged.areas = {"children-in-care"};
    index.store({english, french, tagged, tests::titled(4, "Children looked up after school")});
    IndexReader reader = index.readers().make();
    for (const char* text :
         {"foster youth school", "kids in care school", "looked after children school"})
        EXPECT_EQ(reader.search({.text = text}).total, 2u) << text;
    EXPECT_EQ(reader.search({.text = "looked after children school"}).total_some, 2u);
}

}  // namespace
}  // namespace findings
