#include "library/catalogue/migrations.hpp"
#include "tests/library/catalogue/catalogue_test.hpp"

#include <gmock/gmock.h>

namespace findings {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

/// The layouts of a program that knows one more than this one.
std::vector<Migration> with_a_next(std::string_view sql)
{
    std::vector<Migration> migrations = catalogue_migrations();
    migrations.push_back({migrations.back().number + 1, "catalogue/next.sql", sql});
    return migrations;
}

class Migrations : public CatalogueTest {
protected:
    /// A file of layout 1 as the first release wrote it.
    void write_version_1() const
    {
        fs::create_directories(library());
        SQLite::Database made(file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        made.exec(read_file(fs::path(FINDINGS_SOURCE) /
                            "tests/library/catalogue/catalogue-version-1.sql"));
    }

    std::string schema() const
    {
        std::string all;
        SQLite::Database opened = database();
        SQLite::Statement rows(opened, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL "
                                       "ORDER BY type, name");
        while (rows.executeStep())
            all += rows.getColumn(0).getString() + "\n";
        return all;
    }
};

TEST_F(Migrations, AreNumberedFromOneWithoutAGap)
{
    int number = 0;
    for (const Migration& migration : catalogue_migrations())
        EXPECT_EQ(migration.number, ++number) << migration.name;
    EXPECT_GE(number, 1);
}

TEST_F(Migrations, BringAFileOfTheFirstReleaseUpToDateWithAllThatIsInIt)
{
    write_version_1();
    const Catalogue catalogue = open();

    const auto old = RecordId::parse("01HZX0000000000000000000AA");
    ASSERT_TRUE(old);
    const std::optional<CatalogueRecord> found = catalogue.find(*old);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->record.title, "Kinship care, revised");
    EXPECT_EQ(found->version, 2);
    EXPECT_EQ(found->origin, (Origin{"in/kinship.xml", 3, "native", std::string(64, 'a')}));
    EXPECT_EQ(found->added, std::chrono::sys_seconds(std::chrono::seconds(1700000000)));
    EXPECT_EQ(found->areas.size(), 2u);
    EXPECT_EQ(catalogue.find_version(*old, 1)->title, "Kinship care");
    EXPECT_EQ(catalogue.batches().size(), 2u);
    EXPECT_EQ(catalogue.last_change(), 2);
    EXPECT_EQ(catalogue.vocabulary(), "<rdf/>");
    EXPECT_THAT(catalogue.integrity_faults(), testing::IsEmpty());
}

TEST_F(Migrations, WhatTheFirstReleaseStoredIsRecognisedByNewerKeys)
{
    write_version_1();
    Catalogue catalogue = open();
    const auto stored = catalogue.store(
        catalogue.begin_batch("in"),
        {candidate({.title = "Kinship care (revised)", .abstract = "Another record of it."})});
    EXPECT_EQ(stored[0].outcome, StoreOutcome::possible_duplicate);
    EXPECT_EQ(stored[0].like, RecordId::parse("01HZX0000000000000000000AA"));
}

TEST_F(Migrations, LeadFromTheFirstReleaseToTheLayoutOfANewFile)
{
    write_version_1();
    open();
    const std::string upgraded = schema();
    fs::remove_all(library());
    open();
    EXPECT_EQ(upgraded, schema());
}

TEST_F(Migrations, RunOnceEachAndKeepTheRecords)
{
    open();
    const auto next = with_a_next("ALTER TABLE batch ADD COLUMN note TEXT;"
                                  "CREATE TABLE list (name TEXT) STRICT;");
    SQLite::Database opened = database();
    migrate(opened, next);
    migrate(opened, next);
    EXPECT_EQ(opened.execAndGet("PRAGMA user_version").getInt(), next.back().number);
    EXPECT_TRUE(opened.tableExists("list"));
    EXPECT_THAT(error_of(Catalogue::Access::read_write), HasSubstr("newer Findings"));
}

TEST_F(Migrations, LeaveTheFileAsItWasWhereOneFails)
{
    open();
    const std::string before = schema();
    SQLite::Database opened = database();
    try {
        migrate(opened, with_a_next("CREATE TABLE list (name TEXT) STRICT;"
                                    "INSERT INTO nowhere VALUES (1);"));
        FAIL() << "must throw";
    } catch (const CatalogueError& error) {
        EXPECT_THAT(error.what(), HasSubstr("catalogue/next.sql"));
        EXPECT_THAT(error.what(), HasSubstr("nowhere"));
    }
    EXPECT_EQ(schema(), before);
    EXPECT_EQ(open().count(), 0);
}

TEST_F(Migrations, AnOlderFileIsNotReadAsIfItWereNew)
{
    open();
    database().exec("PRAGMA user_version = 0");
    EXPECT_THAT(error_of(Catalogue::Access::read_only), HasSubstr("brings it up to date"));
}

}  // namespace
}  // namespace findings
