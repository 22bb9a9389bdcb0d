#include "library/record/merge.hpp"

#include "library/record/fields.hpp"
#include "tests/library/record/sample_records.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace findings {
namespace {

using test::parsed;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::UnorderedElementsAreArray;

Record study()
{
    return {.title = "Kinship care",
            .authors = {{.family = "Roe", .given = "J."}},
            .doi = parsed<Doi>("10.1000/a"),
            .issued = parsed<Date>("2019")};
}

std::map<std::string_view, MergedFrom> sources(const Merged& merger)
{
    return {merger.fields.begin(), merger.fields.end()};
}

TEST(Merge, OfARecordWithItselfOrWithNothingIsTheRecord)
{
    const Record full = test::full_record();
    for (const Record& other : {full, Record{}}) {
        const Merged merger = merged(full, other);
        EXPECT_EQ(merger.record, full);
        for (const auto& [field, from] : merger.fields)
            EXPECT_EQ(from, MergedFrom::known) << field;
    }
}

TEST(Merge, TakesEveryFieldThatOnlyTheIncomingHas)
{
    Record full = test::full_record();
    const Record known{.id = full.id};
    const Merged merger = merged(known, full);
    EXPECT_EQ(merger.record, full) << "a field that fields.hpp lists merges by itself";
    EXPECT_EQ(merger.fields.size(), std::tuple_size_v<decltype(fields_of<Record>)>);
    EXPECT_THAT(merger.fields, Contains(Pair("licence", MergedFrom::incoming)));
}

TEST(Merge, KeepsTheIdOfTheKnown)
{
    Record known = study();
    known.id = parsed<RecordId>("01J9ZQ5V7N8YKX3M2T6R4W1B0C");
    Record incoming = study();
    incoming.id = parsed<RecordId>("01J9ZQ5V7N8YKX3M2T6R4W1B0D");
    EXPECT_EQ(merged(known, incoming).record.id, known.id);
}

TEST(Merge, TheRicherValueStandsInEitherOrder)
{
    Record poor = study();
    poor.abstract = "Short é.";
    poor.container = {.title = "A journal with a long name", .volume = "3"};
    Record rich = study();
    rich.title = "Kinship care: a review";
    rich.abstract = "A longer one.";
    rich.authors = {{.family = "Roe", .given = "Jane"}};
    rich.issued = parsed<Date>("2019-04-02");
    rich.status = Status::retracted;
    rich.container = {.title = "J.", .volume = "3", .pages = "1-9"};
    EXPECT_EQ(merged(poor, rich).record, rich);
    EXPECT_EQ(merged(rich, poor).record, rich);
    EXPECT_EQ(sources(merged(poor, rich)).at("abstract"), MergedFrom::incoming);
    EXPECT_EQ(sources(merged(poor, rich)).at("doi"), MergedFrom::known);
}

TEST(Merge, NeverMixesTwoValuesInOneField)
{
    Record known = study();
    known.container = {.title = "Children", .volume = "3"};
    known.authors = {{.family = "Roe", .given = "Jane"}, {.family = "Poe", .given = "Ed"}};
    Record incoming = study();
    incoming.container = {.title = "Child", .pages = "5-9"};
    incoming.authors = {{.family = "Roe", .given = "J.", .organisation = "A university"}};
    EXPECT_EQ(merged(known, incoming).record.container, known.container);
    EXPECT_EQ(merged(known, incoming).record.authors, known.authors);
}

TEST(Merge, UnitesSetsByTheirFoldedText)
{
    Record known = study();
    known.keywords = {"Kinship", "parenté"};
    known.isbns = {parsed<Isbn>("9780306406157")};
    Record incoming = study();
    incoming.keywords = {"Parente", "foster care"};
    incoming.isbns = {parsed<Isbn>("9781861972712"), parsed<Isbn>("9780306406157")};
    const Merged merger = merged(known, incoming);
    EXPECT_THAT(merger.record.keywords, ElementsAre("Kinship", "parenté", "foster care"));
    EXPECT_THAT(merger.record.isbns, ElementsAre(known.isbns[0], incoming.isbns[0]));
    EXPECT_EQ(sources(merger).at("keywords"), MergedFrom::both);
}

TEST(Merge, KeyMessagesAreOneLineOfThought)
{
    Record known = study();
    known.key_messages = {"First.", "Second."};
    Record incoming = study();
    incoming.key_messages = {"Another."};
    EXPECT_EQ(merged(known, incoming).record.key_messages, known.key_messages);
}

TEST(Merge, OfEquallyRichValuesTheKnownStands)
{
    Record known = study();
    known.publisher = "Sage";
    Record incoming = study();
    incoming.publisher = "SAGE";
    incoming.issued = parsed<Date>("2020-01-01");
    EXPECT_EQ(merged(known, incoming).record, known) << "a date of another year is not more exact";
}

TEST(Merge, ARevisionStandsAlsoWhereItIsPoorer)
{
    Record known = study();
    known.abstract = "A long abstract with a fault.";
    known.keywords = {"kinship", "wrong"};
    Record incoming = study();
    incoming.title = "Kin";
    incoming.abstract = "Corrected.";
    incoming.keywords = {"kinship"};
    const Merged merger =
        merged(known, incoming, [](std::string_view field) { return field != "title"; });
    EXPECT_EQ(merger.record.title, "Kinship care");
    EXPECT_EQ(merger.record.abstract, "Corrected.");
    EXPECT_THAT(merger.record.keywords, ElementsAre("kinship"));
    Record silent = study();
    EXPECT_EQ(merged(known, silent, [](std::string_view) { return true; }).record.abstract,
              known.abstract)
        << "what a revision does not say is not taken back";
}

/// Three records of one work, in each field of which one is the richest.
std::array<Record, 3> three_sources()
{
    Record one = study();
    one.abstract = "Background and methods and findings.";
    one.keywords = {"a", "b"};
    Record two = study();
    two.title = "Kinship care: outcomes";
    two.abstract = "Background.";
    two.keywords = {"b", "c"};
    two.issued = parsed<Date>("2019-03");
    Record three = study();
    three.authors = {{.family = "Roe", .given = "Jane"}};
    three.container = {.title = "Children", .volume = "3", .pages = "1-9"};
    three.keywords = {"d"};
    three.pmid = parsed<Pmid>("123");
    return {one, two, three};
}

TEST(Merge, TheOrderOfArrivalDoesNotChangeTheFacts)
{
    const std::array<Record, 3> from = three_sources();
    const Record first = merged(merged(from[0], from[1]).record, from[2]).record;
    std::array<int, 3> order{0, 1, 2};
    do {
        Record all = from[static_cast<std::size_t>(order[0])];
        for (const int next : {order[1], order[2]})
            all = merged(all, from[static_cast<std::size_t>(next)]).record;
        EXPECT_THAT(all.keywords, UnorderedElementsAreArray({"a", "b", "c", "d"}));
        all.keywords = first.keywords;
        EXPECT_EQ(all, first) << order[0] << order[1] << order[2];
        for (const Record& again : from)
            EXPECT_EQ(merged(all, again).record, all) << "merged again, nothing changes";
    } while (std::ranges::next_permutation(order).found);
}

TEST(Merge, LosesNothingButWhatARicherValueReplaces)
{
    const auto [one, two, three] = three_sources();
    for (const auto& [a, b] : {std::pair(one, two), {two, three}, {three, one}}) {
        const Record all = merged(a, b).record;
        const Record empty;
        std::apply(
            [&](const auto&... field) {
                const auto check = [&](const auto& of) {
                    const auto& value = all.*of.member;
                    EXPECT_TRUE(of.name == "keywords" || value == a.*of.member ||
                                value == b.*of.member)
                        << of.name;
                    EXPECT_EQ(value == empty.*of.member,
                              a.*of.member == empty.*of.member && b.*of.member == empty.*of.member)
                        << of.name;
                };
                (check(field), ...);
            },
            fields_of<Record>);
        for (const Record& each : {a, b})
            for (const std::string& keyword : each.keywords)
                EXPECT_THAT(all.keywords, Contains(keyword));
    }
}

}  // namespace
}  // namespace findings
