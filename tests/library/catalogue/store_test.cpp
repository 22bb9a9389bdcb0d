#include "tests/library/catalogue/catalogue_test.hpp"
#include "tests/support/sample_records.hpp"

#include <gmock/gmock.h>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Store : public CatalogueTest {};

TEST_F(Store, GivesBackWhatItWasGiven)
{
    Catalogue catalogue = open();
    const BatchId batch = catalogue.begin_batch("in");
    Record record = study("10.1000/a", "Kinship care");
    record.areas = {"oohc", "kinship"};
    const Origin origin{.path = "in/a.xml", .line = 12, .format = "jats", .file_sha256 = "ab"};

    const std::vector<Stored> stored = catalogue.store(batch, {{record, origin}});

    ASSERT_EQ(stored.size(), 1u);
    const std::optional<CatalogueRecord> found = catalogue.find(stored[0].id);
    ASSERT_TRUE(found);
    record.id = stored[0].id;
    EXPECT_EQ(found->record, record);
    EXPECT_EQ(found->version, 1);
    EXPECT_EQ(found->origin, origin);
    EXPECT_EQ(found->batch, batch);
    EXPECT_EQ(found->added, found->changed);
    EXPECT_THAT(found->areas, ElementsAre(AreaTag{.area = "kinship"}, AreaTag{.area = "oohc"}));
    EXPECT_EQ(catalogue.count(), 1);
}

TEST_F(Store, KeepsTheIdThatARecordBrings)
{
    Catalogue catalogue = open();
    Record record = study("10.1000/a", "Kinship care");
    record.id = id('A');
    EXPECT_EQ(catalogue.store(catalogue.begin_batch("in"), {candidate(record)})[0].id, id('A'));
}

TEST_F(Store, ARecordThatComesAgainIsADuplicateAndChangesNothing)
{
    Catalogue catalogue = open();
    const auto records = candidates({study("10.1000/a", "A"), study("10.1000/b", "B")});
    const auto first = catalogue.store(catalogue.begin_batch("in"), records);
    const ChangeNumber change = catalogue.last_change();

    const auto again = catalogue.store(catalogue.begin_batch("in"), records);

    EXPECT_THAT(outcomes(again), ElementsAre(StoreOutcome::duplicate, StoreOutcome::duplicate));
    EXPECT_EQ(again[0].id, first[0].id);
    EXPECT_EQ(again[0].version, 1);
    EXPECT_EQ(catalogue.last_change(), change);
    EXPECT_EQ(catalogue.count(), 2);
}

TEST_F(Store, TheSameIdentifierWithOtherContentIsANewVersion)
{
    Catalogue catalogue = open();
    const auto first =
        catalogue.store(catalogue.begin_batch("1"), {candidate(study("10.1000/a", "Old title"))});
    const BatchId second = catalogue.begin_batch("2");

    const auto stored = catalogue.store(second, {candidate(study("10.1000/a", "New title"))});

    EXPECT_EQ(stored[0].outcome, StoreOutcome::new_version);
    EXPECT_EQ(stored[0].id, first[0].id);
    EXPECT_EQ(stored[0].version, 2);
    EXPECT_EQ(catalogue.find(first[0].id)->record.title, "New title");
    EXPECT_EQ(catalogue.find(first[0].id)->batch, second);
    EXPECT_EQ(catalogue.find_version(first[0].id, 1)->title, "Old title");
    EXPECT_EQ(catalogue.find_version(first[0].id, 1)->id, first[0].id);
    EXPECT_EQ(catalogue.find_version(first[0].id, 3), std::nullopt);
    ASSERT_EQ(catalogue.versions(first[0].id).size(), 2u);
    EXPECT_EQ(catalogue.versions(first[0].id)[1].batch, second);
    EXPECT_EQ(catalogue.count(), 1);
}

TEST_F(Store, TwoCandidatesOfOneCallMayBeTheSameWork)
{
    Catalogue catalogue = open();
    const auto stored = catalogue.store(
        catalogue.begin_batch("in"), candidates({study("10.1000/a", "A"), study("10.1000/a", "A"),
                                                 study("10.1000/a", "Another")}));
    EXPECT_THAT(outcomes(stored), ElementsAre(StoreOutcome::is_new, StoreOutcome::duplicate,
                                              StoreOutcome::new_version));
    EXPECT_EQ(catalogue.count(), 1);
}

TEST_F(Store, ARecordThatIsOnlyLikeAnotherIsStoredAndFlagged)
{
    Catalogue catalogue = open();
    Record first = study("", "Outcomes of kinship care");
    first.authors = {{.family = "Winokur", .given = "Marc"}};
    first.issued = Date::from(2014);
    first.abstract = "One abstract.";
    Record second = first;
    second.abstract = "Quite another abstract.";

    const auto stored = catalogue.store(catalogue.begin_batch("in"), candidates({first, second}));

    EXPECT_THAT(outcomes(stored),
                ElementsAre(StoreOutcome::is_new, StoreOutcome::possible_duplicate));
    EXPECT_NE(stored[0].id, stored[1].id);
    EXPECT_EQ(stored[1].like, stored[0].id);
    EXPECT_EQ(catalogue.count(), 2);
    EXPECT_EQ(database().execAndGet("SELECT count(*) FROM possible_duplicate").getInt(), 1);
}

TEST_F(Store, ARecordWithAnIdOfItsOwnNeverBecomesAnothersVersion)
{
    Catalogue catalogue = open();
    Record first = study("10.1000/a", "A");
    first.id = id('A');
    Record second = study("10.1000/a", "Another title");
    second.id = id('B');

    const auto stored = catalogue.store(catalogue.begin_batch("in"), candidates({first, second}));

    EXPECT_EQ(stored[1].outcome, StoreOutcome::possible_duplicate);
    EXPECT_EQ(stored[1].id, id('B'));
    EXPECT_EQ(stored[1].like, id('A'));
}

TEST_F(Store, ARecordFromOutsideNeverBecomesAVersionOfOneOfOurs)
{
    Catalogue catalogue = open();
    Record ours = tests::sample_record(1, 0);
    ours.doi = Doi::parse("10.1000/a");
    ours.id = id('A');
    const Kind kind = ours.kind;
    const auto stored = catalogue.store(catalogue.begin_batch("in"),
                                        candidates({ours, study("10.1000/a", "From elsewhere")}));
    EXPECT_EQ(stored[1].outcome, StoreOutcome::possible_duplicate);
    EXPECT_EQ(catalogue.find(id('A'))->record.kind, kind);
}

TEST_F(Store, ATranslationIsAnExpressionAndNoDuplicate)
{
    Catalogue catalogue = open();
    Record english = study("10.1000/a", "Kinship care");
    english.id = id('B');
    Record french = study("10.1000/a", "Kinship care");
    french.id = id('A');
    french.language = Language::parse("fr");
    french.translation = Translation{.of = id('B')};

    const auto stored = catalogue.store(catalogue.begin_batch("in"), candidates({english, french}));

    EXPECT_THAT(outcomes(stored), ElementsAre(StoreOutcome::is_new, StoreOutcome::is_new));
    EXPECT_THAT(catalogue.expressions(id('B')), ElementsAre(id('B'), id('A')));
    EXPECT_THAT(catalogue.expressions(id('C')), IsEmpty());
}

TEST_F(Store, EveryWriteIsAChangeInTheOrderOfTheCall)
{
    Catalogue catalogue = open();
    const BatchId batch = catalogue.begin_batch("in");
    const auto stored =
        catalogue.store(batch, candidates({study("10.1000/a", "A"), study("10.1000/b", "B")}));
    catalogue.store(batch, candidates({study("10.1000/a", "A2")}));

    std::vector<RecordId> changed;
    for (const Change& change : catalogue.changes_after(0, 10))
        changed.push_back(change.record);
    EXPECT_THAT(changed, ElementsAre(stored[0].id, stored[1].id, stored[0].id));
    EXPECT_EQ(catalogue.changes_after(1, 1)[0].number, 2);
    EXPECT_EQ(catalogue.last_change(), 3);

    std::vector<std::pair<VersionNumber, ChangeNumber>> last;
    catalogue.each_id([&](const RecordId& record, VersionNumber version, ChangeNumber change) {
        last.emplace_back(version, change);
        EXPECT_EQ(catalogue.find(record)->version, version);
    });
    EXPECT_THAT(last, testing::UnorderedElementsAre(std::pair(2, 3), std::pair(1, 2)));
}

TEST_F(Store, AFullCallThatFailsLeavesNothing)
{
    Catalogue catalogue = open();
    const BatchId batch = catalogue.begin_batch("in");
    database().exec("CREATE TRIGGER refuse BEFORE INSERT ON version WHEN NEW.json LIKE '%Third%' "
                    "BEGIN SELECT raise(ABORT, 'no'); END");
    const auto three = candidates(
        {study("10.1000/a", "First"), study("10.1000/b", "Second"), study("10.1000/c", "Third")});

    EXPECT_THROW(catalogue.store(batch, three), CatalogueError);

    EXPECT_EQ(catalogue.count(), 0);
    EXPECT_EQ(catalogue.last_change(), 0);
    EXPECT_EQ(catalogue.batches()[0].counts, BatchCounts{});
    database().exec("DROP TRIGGER refuse");
    EXPECT_EQ(catalogue.store(batch, three).size(), 3u);
}

TEST_F(Store, WouldStoreSaysTheSameAndWritesNothing)
{
    Catalogue catalogue = open();
    catalogue.store(catalogue.begin_batch("in"), candidates({study("10.1000/a", "A")}));

    const auto would = catalogue.would_store(
        candidates({study("10.1000/a", "A"), study("10.1000/a", "A2"), study("10.1000/b", "B")}));

    EXPECT_THAT(outcomes(would), ElementsAre(StoreOutcome::duplicate, StoreOutcome::new_version,
                                             StoreOutcome::is_new));
    EXPECT_EQ(catalogue.count(), 1);
    EXPECT_EQ(catalogue.last_change(), 1);
    EXPECT_EQ(catalogue.batches().size(), 1u);
}

TEST_F(Store, AreasOfTheAuthorFollowTheVersionAndAPersonsWordStays)
{
    Catalogue catalogue = open();
    const BatchId batch = catalogue.begin_batch("in");
    Record record = study("10.1000/a", "A");
    record.areas = {"neglect", "court"};
    const RecordId stored = catalogue.store(batch, {candidate(record)})[0].id;
    database().exec("INSERT INTO record_area VALUES (1, 'court', 'person', NULL, 0, 'ed', 99), "
                    "(1, 'ipv', 'suggested', 0.5, NULL, NULL, NULL), "
                    "(1, 'ipv', 'person', NULL, 1, 'ed', 100)");
    record.areas = {"reporting"};
    catalogue.store(catalogue.begin_batch("in"), {candidate(record)});

    const std::chrono::sys_seconds epoch{};
    using std::chrono::seconds;
    EXPECT_THAT(catalogue.find(stored)->areas,
                ElementsAre(AreaTag{.area = "court",
                                    .source = AreaSource::person,
                                    .confirmed = false,
                                    .decided_by = "ed",
                                    .decided_at = epoch + seconds(99)},
                            AreaTag{.area = "ipv",
                                    .source = AreaSource::suggested,
                                    .score = 0.5,
                                    .confirmed = true,
                                    .decided_by = "ed",
                                    .decided_at = epoch + seconds(100)},
                            AreaTag{.area = "reporting"}));
}

TEST_F(Store, AManyTimesUsedTitleStillFindsAnEqualRecord)
{
    Catalogue catalogue = open();
    const BatchId batch = catalogue.begin_batch("in");
    std::vector<Record> editorials;
    for (int i = 0; i < 250; ++i) {
        editorials.push_back(Record{.title = "Editorial"});
        editorials.back().abstract = "Number " + std::to_string(i);
    }
    catalogue.store(batch, candidates(editorials));
    for (const Stored& again : catalogue.store(batch, candidates(editorials)))
        ASSERT_EQ(again.outcome, StoreOutcome::duplicate);
}

TEST_F(Store, AnAddressThatManyRecordsShareNamesNoneOfThem)
{
    Catalogue catalogue = open();
    const BatchId batch = catalogue.begin_batch("in");
    const auto at_home_page = [](const std::string& title) {
        Record record{.title = title};
        record.url = Url::parse("https://example.org/");
        return record;
    };
    // Alike enough that two would be one work.
    const std::string alike = "A report with a rather long title that differs in little, part ";
    std::vector<Record> records;
    for (char part = 'a'; part <= 'z'; ++part)
        records.push_back(
            at_home_page(std::string("Report on the letter ") + std::string(9, part)));
    catalogue.store(batch, candidates(records));

    const auto stored =
        catalogue.store(batch, candidates({at_home_page(alike + "x"), at_home_page(alike + "y")}));

    EXPECT_THAT(outcomes(stored), ElementsAre(StoreOutcome::is_new, StoreOutcome::is_new));
}

TEST_F(Store, ABatchCountsWhatBecameOfItsRecords)
{
    Catalogue catalogue = open();
    const BatchId batch = catalogue.begin_batch("a folder");
    EXPECT_EQ(catalogue.batches()[0].ended, std::nullopt);
    catalogue.store(batch, candidates({study("10.1000/a", "A"), study("10.1000/a", "A")}));
    catalogue.store(batch, candidates({study("10.1000/a", "A2")}));
    catalogue.end_batch(batch, {.rejected = 4, .skipped = 5});

    const Batch ended = catalogue.batches().at(0);
    EXPECT_EQ(ended.id, batch);
    EXPECT_EQ(ended.source, "a folder");
    EXPECT_TRUE(ended.ended);
    EXPECT_FALSE(ended.undone);
    EXPECT_EQ(ended.counts,
              (BatchCounts{
                  .is_new = 1, .new_versions = 1, .duplicates = 1, .rejected = 4, .skipped = 5}));
}

TEST_F(Store, AnUnknownBatchTakesNothing)
{
    Catalogue catalogue = open();
    EXPECT_THROW(catalogue.store(BatchId{7}, candidates({study("10.1000/a", "A")})),
                 CatalogueError);
    EXPECT_EQ(catalogue.count(), 0);
}

TEST_F(Store, ANewVocabularyMarksEveryRecordAsChanged)
{
    Catalogue catalogue = open();
    EXPECT_EQ(catalogue.vocabulary(), std::nullopt);
    catalogue.store(catalogue.begin_batch("in"),
                    candidates({study("10.1000/a", "A"), study("10.1000/b", "B")}));

    catalogue.set_vocabulary("<rdf/>", "hash");
    EXPECT_EQ(catalogue.vocabulary(), "<rdf/>");
    EXPECT_EQ(catalogue.last_change(), 4);
    catalogue.each_id(
        [](const RecordId&, VersionNumber, ChangeNumber change) { EXPECT_GT(change, 2); });

    catalogue.set_vocabulary("<rdf/>", "hash");
    EXPECT_EQ(catalogue.last_change(), 4);
}

TEST_F(Store, EachAndIdsAfterGoInTheOrderOfIds)
{
    Catalogue catalogue = open();
    std::vector<Record> records;
    for (const char last : {'C', 'A', 'B'}) {
        records.push_back(study(std::string("10.1000/") + last, std::string("Title ") + last));
        records.back().id = id(last);
    }
    catalogue.store(catalogue.begin_batch("in"), candidates(records));

    std::vector<RecordId> ids;
    catalogue.each([&](const CatalogueRecord& record) { ids.push_back(*record.record.id); });
    EXPECT_THAT(ids, ElementsAre(id('A'), id('B'), id('C')));
    EXPECT_THAT(catalogue.ids_after("", 2), ElementsAre(id('A'), id('B')));
    EXPECT_THAT(catalogue.ids_after(id('B').str(), 2), ElementsAre(id('C')));
}

TEST_F(Store, ACopyHoldsTheRecordsAndIsACatalogueOfItsOwn)
{
    Catalogue catalogue = open();
    catalogue.store(catalogue.begin_batch("in"), candidates({study("10.1000/a", "A")}));
    const TemporaryFolder folder;
    catalogue.copy_to(folder.path() / "copy");
    Catalogue copy(folder.path() / "copy", Catalogue::Access::read_write);
    copy.store(copy.begin_batch("in"), candidates({study("10.1000/b", "B")}));
    EXPECT_EQ(copy.count(), 2);
    EXPECT_EQ(catalogue.count(), 1);
}

TEST_F(Store, TwoObjectsSeeWhatTheOtherStores)
{
    Catalogue writer = open();
    const Catalogue reader = open(Catalogue::Access::read_only);
    EXPECT_EQ(reader.count(), 0);
    writer.store(writer.begin_batch("in"), candidates({study("10.1000/a", "A")}));
    EXPECT_EQ(reader.count(), 1);
}

}  // namespace
}  // namespace findings
