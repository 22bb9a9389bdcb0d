#include "tests/library/catalogue/catalogue_test.hpp"

#include <gmock/gmock.h>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Undo : public CatalogueTest {};

TEST_F(Undo, TakesNewRecordsAwayAndTellsTheIndex)
{
    Catalogue catalogue = open();
    const BatchId batch = catalogue.begin_batch("in");
    const RecordId stored = catalogue.store(batch, candidates({study("10.1000/a", "A")}))[0].id;

    EXPECT_THAT(catalogue.undo(batch), IsEmpty());

    EXPECT_EQ(catalogue.count(), 0);
    EXPECT_EQ(catalogue.find(stored), std::nullopt);
    EXPECT_THAT(catalogue.versions(stored), IsEmpty());
    ASSERT_EQ(catalogue.changes_after(1, 10).size(), 1u);
    EXPECT_EQ(catalogue.changes_after(1, 10)[0].record, stored);
    EXPECT_TRUE(catalogue.batches()[0].undone);
    EXPECT_THAT(catalogue.integrity_faults(), IsEmpty());
}

TEST_F(Undo, BringsBackTheVersionBeforeWithItsAreas)
{
    Catalogue catalogue = open();
    Record record = study("10.1000/a", "Old");
    record.areas = {"neglect"};
    const BatchId first = catalogue.begin_batch("1");
    const RecordId stored = catalogue.store(first, {candidate(record)})[0].id;
    const CatalogueRecord before = *catalogue.find(stored);
    record.title = "New";
    record.areas = {"court"};
    const BatchId second = catalogue.begin_batch("2");
    catalogue.store(second, {candidate(record)});

    EXPECT_THAT(catalogue.undo(second), IsEmpty());

    const CatalogueRecord after = *catalogue.find(stored);
    EXPECT_EQ(after.record, before.record);
    EXPECT_EQ(after.version, before.version);
    EXPECT_EQ(after.areas, before.areas);
    EXPECT_EQ(after.origin, before.origin);
    EXPECT_EQ(after.batch, first);
    EXPECT_EQ(catalogue.versions(stored).size(), 1u);
    EXPECT_EQ(catalogue.last_change(), 3);
}

TEST_F(Undo, WhatALaterBatchHasWrittenOverStaysAndIsNamed)
{
    Catalogue catalogue = open();
    const BatchId first = catalogue.begin_batch("1");
    const auto stored =
        catalogue.store(first, candidates({study("10.1000/a", "A"), study("10.1000/b", "B")}));
    const BatchId second = catalogue.begin_batch("2");
    catalogue.store(second, candidates({study("10.1000/a", "A2")}));

    EXPECT_THAT(catalogue.undo(first), ElementsAre(stored[0].id));

    EXPECT_EQ(catalogue.find(stored[0].id)->record.title, "A2");
    EXPECT_EQ(catalogue.find_version(stored[0].id, 1)->title, "A");
    EXPECT_EQ(catalogue.find(stored[1].id), std::nullopt);

    EXPECT_THAT(catalogue.undo(second), IsEmpty());
    EXPECT_THAT(catalogue.undo(first), IsEmpty());
    EXPECT_EQ(catalogue.count(), 0);
}

TEST_F(Undo, SeveralVersionsOfOneBatchGoTogether)
{
    Catalogue catalogue = open();
    const BatchId first = catalogue.begin_batch("1");
    const RecordId stored = catalogue.store(first, candidates({study("10.1000/a", "A")}))[0].id;
    const BatchId second = catalogue.begin_batch("2");
    catalogue.store(second, candidates({study("10.1000/a", "A2"), study("10.1000/a", "A3")}));
    catalogue.undo(second);
    EXPECT_EQ(catalogue.find(stored)->record.title, "A");
}

TEST_F(Undo, AVersionNumberThatWasTakenBackIsNotGivenAgain)
{
    Catalogue catalogue = open();
    Record record = study("10.1000/a", "A");
    record.id = id('A');
    const BatchId first = catalogue.begin_batch("1");
    catalogue.store(first, {candidate(record)});
    catalogue.undo(first);

    const auto again = catalogue.store(catalogue.begin_batch("2"), {candidate(record)});

    EXPECT_EQ(again[0].outcome, StoreOutcome::is_new);
    EXPECT_EQ(again[0].id, id('A'));
    EXPECT_EQ(again[0].version, 2);
    EXPECT_EQ(catalogue.find(id('A'))->record, record);
}

TEST_F(Undo, WhatComesAgainAfterItWasTakenBackIsNewUnderTheIdThatItHad)
{
    Catalogue catalogue = open();
    const auto records = candidates({study("10.1000/a", "A"), study("10.1000/b", "B")});
    const BatchId first = catalogue.begin_batch("1");
    const auto gone = catalogue.store(first, records);
    catalogue.undo(first);

    const auto again = catalogue.store(catalogue.begin_batch("2"), records);

    EXPECT_THAT(outcomes(again), ElementsAre(StoreOutcome::is_new, StoreOutcome::is_new));
    EXPECT_EQ(again[0].id, gone[0].id);
    EXPECT_EQ(again[1].id, gone[1].id);
    EXPECT_EQ(again[0].version, 2);
    EXPECT_EQ(catalogue.count(), 2);
}

TEST_F(Undo, NothingElseIsRecognisedByARecordThatIsGone)
{
    Catalogue catalogue = open();
    const BatchId first = catalogue.begin_batch("1");
    const RecordId gone = catalogue.store(first, candidates({study("10.1000/a", "A")}))[0].id;
    catalogue.undo(first);
    const auto stored =
        catalogue.store(catalogue.begin_batch("2"), candidates({study("10.1000/a", "Other")}));
    EXPECT_EQ(stored[0].outcome, StoreOutcome::is_new);
    EXPECT_NE(stored[0].id, gone);
}

TEST_F(Undo, ATakenBackVersionIsStillRecognisedByWhatTheOneBeforeHad)
{
    Catalogue catalogue = open();
    const BatchId first = catalogue.begin_batch("1");
    const RecordId stored = catalogue.store(first, candidates({study("10.1000/a", "A")}))[0].id;
    const BatchId second = catalogue.begin_batch("2");
    catalogue.store(second, candidates({study("10.1000/a", "A2")}));
    catalogue.undo(second);
    const auto again =
        catalogue.store(catalogue.begin_batch("3"), candidates({study("10.1000/a", "A")}));
    EXPECT_EQ(again[0].outcome, StoreOutcome::duplicate);
    EXPECT_EQ(again[0].id, stored);
}

TEST_F(Undo, FlagsAndSuggestionsGoWithTheRecordAndAPersonsWordStays)
{
    Catalogue catalogue = open();
    Record one = study("10.1000/a", "A");
    one.id = id('A');
    Record other = study("10.1000/a", "B");
    other.id = id('B');
    catalogue.store(catalogue.begin_batch("1"), {candidate(one)});
    const BatchId second = catalogue.begin_batch("2");
    catalogue.store(second, {candidate(other)});
    database().exec("INSERT INTO record_area VALUES "
                    "(2, 'ipv', 'suggested', 0.5, NULL, NULL, NULL), "
                    "(2, 'ipv', 'person', NULL, 1, 'ed', 100)");
    catalogue.undo(second);
    EXPECT_EQ(database().execAndGet("SELECT count(*) FROM possible_duplicate").getInt(), 0);
    EXPECT_EQ(database().execAndGet("SELECT count(*) FROM record_area").getInt(), 1);
    EXPECT_EQ(catalogue.find(id('A'))->record, one);
}

TEST_F(Undo, ABatchThatWasTakenBackTakesNoMore)
{
    Catalogue catalogue = open();
    const BatchId batch = catalogue.begin_batch("in");
    catalogue.undo(batch);
    EXPECT_THROW(catalogue.store(batch, candidates({study("10.1000/a", "A")})), CatalogueError);
}

TEST_F(Undo, AnUnknownBatchIsAnErrorThatNamesIt)
{
    Catalogue catalogue = open();
    try {
        catalogue.undo(BatchId{42});
        FAIL() << "must throw";
    } catch (const CatalogueError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("no batch 42"));
    }
}

}  // namespace
}  // namespace findings
