#include "library/catalogue/harvests.hpp"
#include "tests/library/catalogue/catalogue_test.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <sstream>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const HarvestScope scope{"https://r.example/oai", "", "oai_dc"};
const std::string begun = "2026-11-23T10:00:00Z";

Record work(const std::string& title, const std::string& abstract = "")
{
    return {.title = title, .abstract = abstract};
}

/// A library that is harvested into.
class HarvestsTest : public CatalogueTest {
protected:
    struct Item {
        std::string identifier;
        std::optional<Record> record;  ///< nullopt: deleted
    };

    /// A harvest of one page.
    BatchId harvest(const std::vector<Item>& items)
    {
        Harvests harvests(library());
        const Harvest harvest = harvests.begin(scope, {});
        put(harvests, harvest, items, {.began = begun});
        return harvest.batch;
    }

    void put(Harvests& harvests, const Harvest& harvest, const std::vector<Item>& items,
             const HarvestPosition& position)
    {
        std::istringstream bytes("page " + std::to_string(++pages));
        const std::string sum = harvests.keep_original(bytes);
        Harvests::Page page(harvests, harvest);
        for (const Item& item : items) {
            if (item.record)
                page.store(
                    {{item.identifier,
                      {*item.record, {"r.example?" + item.identifier, 3, "dublin_core", sum}}}});
            else
                page.withdraw(item.identifier);
        }
        page.commit(position);
    }

    /// The titles of what is there, with their versions.
    std::vector<std::string> titles() const
    {
        std::vector<std::string> all;
        open().each([&](const CatalogueRecord& one) {
            all.push_back(one.record.title + " " + std::to_string(one.version));
        });
        std::ranges::sort(all);
        return all;
    }

    /// Everything that a reader sees of the records, but the numbers of their changes.
    std::string all_that_is_there() const
    {
        const Catalogue catalogue = open();
        std::ostringstream all;
        catalogue.each([&](const CatalogueRecord& one) {
            all << one.record.id->str() << ' ' << one.record.title << ' ' << one.version << ' '
                << one.origin.path << ' ' << one.batch.value << ' ' << one.areas.size() << ' '
                << catalogue.versions(*one.record.id).size() << '\n';
        });
        return all.str();
    }

    int pages = 0;
};

TEST_F(HarvestsTest, AnItemThatChangedIsANewVersionOfWhatItWas)
{
    harvest({{"a", work("A title")}, {"b", work("Another one")}});
    harvest({{"a", work("No word of it is left")}});
    EXPECT_THAT(titles(), ElementsAre("Another one 1", "No word of it is left 2"));
}

TEST_F(HarvestsTest, ADeletedItemIsWithdrawnAndAnUndoBringsItBackExactly)
{
    harvest({{"a", work("Kept")}, {"b", work("Gone")}});
    const std::string before = all_that_is_there();
    const BatchId second = harvest({{"b", std::nullopt}});
    EXPECT_THAT(titles(), ElementsAre("Kept 1"));
    EXPECT_THAT(open().undo(second), IsEmpty());
    EXPECT_EQ(all_that_is_there(), before);
    EXPECT_EQ(open().last_change(), 4) << "two stored, one withdrawn, one brought back";
}

TEST_F(HarvestsTest, AllThatAnItemBroughtIsWithdrawn)
{
    harvest({{"a", work("A title", "First")}});
    harvest({{"a", work("A title", "Second, longer")}});
    EXPECT_THAT(titles(), ElementsAre("A title 2"));
    const BatchId third = harvest({{"a", std::nullopt}});
    EXPECT_THAT(titles(), IsEmpty());
    open().undo(third);
    EXPECT_THAT(titles(), ElementsAre("A title 2"));
}

TEST_F(HarvestsTest, ADeletionOfAnUnknownItemDoesNothing)
{
    Harvests harvests(library());
    const Harvest harvest = harvests.begin(scope, {});
    Harvests::Page page(harvests, harvest);
    EXPECT_FALSE(page.withdraw("nobody"));
    page.commit({});
    EXPECT_EQ(open().last_change(), 0);
}

TEST_F(HarvestsTest, WhatAFileBroughtStaysWhenTheItemIsDeleted)
{
    {
        Catalogue catalogue = open();
        catalogue.store(catalogue.begin_batch("in"),
                        {candidate(study("10.1000/x", "From a file"))});
    }
    Record richer = study("10.1000/x", "From a file");
    harvest({{"same", study("10.1000/x", "From a file")}});
    harvest({{"same", std::nullopt}});
    EXPECT_THAT(titles(), ElementsAre("From a file 1"));
    richer.abstract = "And an abstract.";
    harvest({{"richer", richer}});
    EXPECT_THAT(titles(), ElementsAre("From a file 2"));
    const BatchId last = harvest({{"richer", std::nullopt}});
    EXPECT_THAT(titles(), ElementsAre("From a file 1"));
    open().undo(last);
    EXPECT_THAT(titles(), ElementsAre("From a file 2"));
}

TEST_F(HarvestsTest, WhatTwoItemsSayStaysUntilBothAreDeleted)
{
    harvest({{"a", study("10.1000/x", "A title")}, {"b", study("10.1000/x", "A title")}});
    EXPECT_THAT(titles(), ElementsAre("A title 1"));
    const BatchId second = harvest({{"a", std::nullopt}});
    EXPECT_THAT(titles(), ElementsAre("A title 1"));
    const BatchId third = harvest({{"b", std::nullopt}});
    EXPECT_THAT(titles(), IsEmpty());
    open().undo(third);
    EXPECT_THAT(titles(), ElementsAre("A title 1"));
    open().undo(second);
    EXPECT_THAT(titles(), ElementsAre("A title 1"));
}

TEST_F(HarvestsTest, AnItemThatComesBackIsTheRecordThatItWas)
{
    harvest({{"a", work("A title")}});
    std::optional<RecordId> id;
    open().each([&](const CatalogueRecord& one) { id = one.record.id; });
    harvest({{"a", std::nullopt}});
    const BatchId third = harvest({{"a", work("Back, and other words")}});
    EXPECT_THAT(titles(), ElementsAre("Back, and other words 2"));
    EXPECT_TRUE(open().find(id.value()));
    open().undo(third);
    EXPECT_THAT(titles(), IsEmpty()) << "it was withdrawn before";
}

TEST_F(HarvestsTest, ABatchIsTakenBackAlsoWhereItemsWereWithdrawnSince)
{
    const BatchId first = harvest({{"a", work("A title")}, {"b", work("Another one")}});
    const BatchId second = harvest({{"a", std::nullopt}});
    EXPECT_THAT(open().undo(first), IsEmpty());
    EXPECT_THAT(titles(), IsEmpty());
    open().undo(second);
    EXPECT_THAT(titles(), IsEmpty());
    EXPECT_THAT(open().integrity_faults(), IsEmpty());
}

TEST_F(HarvestsTest, OfAPageThatIsNotCommittedNothingIsThere)
{
    Harvests harvests(library());
    const Harvest harvest = harvests.begin(scope, {});
    {
        Harvests::Page page(harvests, harvest);
        page.store({{"a", {work("A title"), {.path = "p"}}}});
    }
    EXPECT_THAT(titles(), IsEmpty());
    put(harvests, harvest, {{"a", work("A title")}}, {});
    EXPECT_THAT(titles(), ElementsAre("A title 1"));
}

TEST_F(HarvestsTest, OneThatWasCutOffIsKnownByItsPlace)
{
    {
        Harvests harvests(library());
        const Harvest harvest =
            harvests.begin(scope, {.from = "2026-01-01", .until = "2026-02-01"});
        put(harvests, harvest, {{"a", work("A title")}}, {.began = begun, .token = "next"});
    }
    Harvests harvests(library());
    const std::optional<Harvest> cut_off = harvests.unfinished(scope);
    ASSERT_TRUE(cut_off);
    EXPECT_EQ(cut_off->window, (HarvestWindow{"2026-01-01", "2026-02-01", false}));
    EXPECT_EQ(cut_off->token, "next");
    EXPECT_EQ(cut_off->began, begun);
    EXPECT_FALSE(harvests.unfinished({scope.url, "a set", scope.prefix}));
    EXPECT_FALSE(harvests.unfinished({scope.url, "", "mods"}));

    harvests.restart(*cut_off);
    EXPECT_EQ(harvests.unfinished(scope)->token, std::nullopt);
    put(harvests, *cut_off, {}, {.began = begun});
    EXPECT_FALSE(harvests.unfinished(scope));
    EXPECT_TRUE(open().batches().at(0).ended);
}

TEST_F(HarvestsTest, OneWhoseBatchWasTakenBackDoesNotGoOn)
{
    Harvests harvests(library());
    const Harvest harvest = harvests.begin(scope, {});
    put(harvests, harvest, {{"a", work("A title")}}, {.began = begun, .token = "next"});
    open().undo(harvest.batch);
    EXPECT_FALSE(harvests.unfinished(scope));
    EXPECT_THROW(put(harvests, harvest, {{"b", work("Other")}}, {}), CatalogueError);
}

/// Harvests without items, each one page.
class HarvestedUpto : public HarvestsTest {
protected:
    BatchId add(const HarvestWindow& window, const std::optional<std::string>& began,
                const std::optional<std::string>& token = std::nullopt)
    {
        Harvests harvests(library());
        const Harvest harvest = harvests.begin(scope, window);
        put(harvests, harvest, {}, {.began = began, .token = token});
        return harvest.batch;
    }

    std::optional<std::string> upto() { return Harvests(library()).harvested_upto(scope); }
};

TEST_F(HarvestedUpto, IsWhenTheLastWholeHarvestBegan)
{
    EXPECT_EQ(upto(), std::nullopt);
    add({}, "2026-01-01T00:00:00Z");
    EXPECT_EQ(upto(), "2026-01-01T00:00:00Z");
    add({.from = "2026-01-01", .is_continuation = true}, "2026-02-01T00:00:00Z");
    EXPECT_EQ(upto(), "2026-02-01T00:00:00Z");
    add({.from = "2026-02-01", .is_continuation = true}, "2026-03-01T00:00:00Z", "more");
    EXPECT_EQ(upto(), "2026-02-01T00:00:00Z") << "the last was cut off";
    EXPECT_EQ(Harvests(library()).harvested_upto({scope.url, "a set", scope.prefix}), std::nullopt);
}

TEST_F(HarvestedUpto, BeginsWhereTheUserWantsAndIsNotMovedByAnEndOfTheirChoice)
{
    add({.from = "2025-01-01"}, "2026-01-01T00:00:00Z");
    EXPECT_EQ(upto(), "2026-01-01T00:00:00Z");
    add({.from = "2025-01-01", .until = "2025-02-01"}, "2026-05-01T00:00:00Z");
    EXPECT_EQ(upto(), "2026-01-01T00:00:00Z");
}

TEST_F(HarvestedUpto, FallsBackBehindAHarvestThatWasTakenBack)
{
    const BatchId first = add({}, "2026-01-01T00:00:00Z");
    const BatchId second =
        add({.from = "2026-01-01", .is_continuation = true}, "2026-02-01T00:00:00Z");
    add({.from = "2026-02-01", .is_continuation = true}, "2026-03-01T00:00:00Z");
    open().undo(second);
    EXPECT_EQ(upto(), "2026-01-01T00:00:00Z");
    open().undo(first);
    EXPECT_EQ(upto(), std::nullopt);
}

}  // namespace
}  // namespace findings
