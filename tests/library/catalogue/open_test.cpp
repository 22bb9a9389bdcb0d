#include "tests/library/catalogue/catalogue_test.hpp"
#include "tests/library/catalogue/nobody.hpp"
#include "tests/library/catalogue/tiny_disk.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace findings {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr auto read_only = Catalogue::Access::read_only;
constexpr auto read_write = Catalogue::Access::read_write;

class Open : public CatalogueTest {
protected:
    void write(std::string_view bytes) const
    {
        fs::create_directories(library());
        std::ofstream(file(), std::ios::binary) << bytes;
    }

    void store_one() const
    {
        Catalogue catalogue = open();
        catalogue.store(catalogue.begin_batch("in"), candidates({study("10.1000/a", "A")}));
    }

    /// Lets everybody reach the library and nobody change it.
    void close_to_writers() const
    {
        fs::permissions(library().parent_path(), fs::perms(0755));
        fs::permissions(library(), fs::perms(0555));
        for (const auto& entry : fs::directory_iterator(library()))
            fs::permissions(entry.path(), fs::perms(0444));
    }

    std::string count_of_readers() const
    {
        try {
            return std::to_string(open(read_only).count());
        } catch (const CatalogueError& error) {
            return error.what();
        }
    }
};

TEST_F(Open, MakesALibraryThatIsNotThere)
{
    EXPECT_EQ(open().count(), 0);
    EXPECT_EQ(open(read_only).count(), 0);
    EXPECT_THAT(open().integrity_faults(), IsEmpty());
}

TEST_F(Open, LeavesNothingButTheCatalogueInANewLibrary)
{
    open();
    for (const auto& entry : fs::directory_iterator(library()))
        EXPECT_THAT(
            entry.path().filename(),
            testing::AnyOf("catalogue.sqlite", "catalogue.sqlite-wal", "catalogue.sqlite-shm"));
}

TEST_F(Open, HoldsToWhatMakesItDurable)
{
    open();
    EXPECT_EQ(database().execAndGet("PRAGMA journal_mode").getString(), "wal");
    EXPECT_EQ(database().execAndGet("PRAGMA application_id").getInt(), 0x466E6467);
    EXPECT_EQ(database().execAndGet("PRAGMA user_version").getInt(), 15);
    EXPECT_EQ(database()
                  .execAndGet("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND "
                              "type = 'table' AND name NOT LIKE 'sqlite_%' AND NOT strict")
                  .getInt(),
              0);
}

TEST_F(Open, ForReadingMakesNothing)
{
    EXPECT_THAT(error_of(read_only), HasSubstr("is not there"));
    EXPECT_FALSE(fs::exists(library()));
}

TEST_F(Open, RefusesAFileThatIsNotSqlite)
{
    write("This is a letter to the library, and it is longer than a header of SQLite would be, "
          "which has 100 bytes.");
    for (const auto access : {read_only, read_write})
        EXPECT_THAT(error_of(access), AllOf(HasSubstr(file().string()), HasSubstr("not a SQLite")));
    EXPECT_THAT(read_file(file()), HasSubstr("This is a letter"));
}

TEST_F(Open, RefusesAnEmptyFile)
{
    write("");
    for (const auto access : {read_only, read_write})
        EXPECT_THAT(error_of(access), AllOf(HasSubstr(file().string()), HasSubstr("is empty")));
}

TEST_F(Open, RefusesATruncatedFile)
{
    store_one();
    database().exec("PRAGMA wal_checkpoint(TRUNCATE)");
    for (const std::size_t size : {50u, 5000u}) {
        fs::resize_file(file(), size);
        for (const auto access : {read_only, read_write})
            EXPECT_THAT(error_of(access), HasSubstr("put back a backup")) << size;
    }
}

TEST_F(Open, RefusesTheDatabaseOfAnotherProgram)
{
    fs::create_directories(library());
    SQLite::Database(file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE bookmark (url TEXT)");
    for (const auto access : {read_only, read_write})
        EXPECT_THAT(error_of(access), HasSubstr("another program"));
    EXPECT_FALSE(database().tableExists("record"));
}

TEST_F(Open, RefusesANewerCatalogueWithTheReason)
{
    store_one();
    database().exec("PRAGMA user_version = 99");
    for (const auto access : {read_only, read_write})
        EXPECT_THAT(error_of(access), AllOf(HasSubstr("newer Findings"), HasSubstr("layout 99")));
}

TEST_F(Open, RefusesAFolderInPlaceOfTheFile)
{
    fs::create_directories(file());
    for (const auto access : {read_only, read_write})
        EXPECT_THAT(error_of(access), HasSubstr(file().string()));
}

TEST_F(Open, SaysWhereTheLibraryIsAFile)
{
    std::ofstream(library()) << "a file";
    EXPECT_THAT(error_of(read_write), HasSubstr(library().string()));
}

TEST_F(Open, ForReadingWorksWhereNothingMayBeWritten)
{
    store_one();
    close_to_writers();
    EXPECT_EQ(said_as_nobody([&] { return count_of_readers(); }), "1");
}

TEST_F(Open, ForReadingWorksWhileSomebodyElseWrites)
{
    store_one();
    close_to_writers();
    fs::permissions(library(), fs::perms(0755));
    for (const auto& entry : fs::directory_iterator(library()))
        fs::permissions(entry.path(), fs::perms(0644));
    Catalogue writer = open();
    writer.store(writer.begin_batch("in"), candidates({study("10.1000/b", "B")}));
    EXPECT_EQ(said_as_nobody([&] { return count_of_readers(); }), "2");
}

TEST_F(Open, SaysWhatIsMissingWhereTheWalFilesAreGoneAndNobodyMayMakeThem)
{
    store_one();
    database().exec("PRAGMA wal_checkpoint(TRUNCATE)");
    fs::remove(file().string() + "-wal");
    fs::remove(file().string() + "-shm");
    close_to_writers();
    EXPECT_THAT(said_as_nobody([&] { return count_of_readers(); }),
                HasSubstr("may read and write the library folder"));
}

TEST_F(Open, ForWritingSaysThatItMayNot)
{
    store_one();
    close_to_writers();
    const std::string said = said_as_nobody([&] {
        try {
            store_one();
        } catch (const CatalogueError& error) {
            return std::string(error.what());
        }
        return std::string("stored");
    });
    EXPECT_THAT(said, AllOf(HasSubstr(file().string()), HasSubstr("may read and write")));
}

TEST(OpenOnAReadOnlyDisk, ReadsWithoutTheWalFiles)
{
    TinyDisk disk(2048);
    if (!disk.mounted())
        GTEST_SKIP() << "this machine mounts no disks for us";
    const fs::path file = disk.path() / "catalogue.sqlite";
    {
        Catalogue catalogue(disk.path(), read_write);
        catalogue.store(catalogue.begin_batch("in"), candidates({study("10.1000/a", "A")}));
        SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
            .exec("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    fs::remove(file.string() + "-wal");
    fs::remove(file.string() + "-shm");
    ASSERT_TRUE(disk.make_read_only());
    EXPECT_EQ(Catalogue(disk.path(), read_only).count(), 1);
    EXPECT_THROW(Catalogue(disk.path(), read_write), CatalogueError);
}

TEST(StoreOnAFullDisk, WritesNothingOfTheCallAndGoesOnWhenThereIsRoom)
{
    TinyDisk disk(2048);
    if (!disk.mounted())
        GTEST_SKIP() << "this machine mounts no disks for us";
    Catalogue catalogue(disk.path(), read_write);
    const BatchId batch = catalogue.begin_batch("in");
    std::ofstream(disk.path() / "ballast") << std::string(1000 * 1024, 'x');
    std::int64_t stored = 0;
    std::string why;
    for (int call = 0; call < 1000 && why.empty(); ++call) {
        std::vector<Record> records;
        for (int i = 0; i < 100; ++i)
            records.push_back(study("10.1000/" + std::to_string(call) + "-" + std::to_string(i),
                                    "Title " + std::to_string(call) + " " + std::to_string(i)));
        try {
            stored += static_cast<std::int64_t>(catalogue.store(batch, candidates(records)).size());
        } catch (const CatalogueError& error) {
            why = error.what();
        }
    }
    EXPECT_THAT(why, HasSubstr("full"));
    EXPECT_EQ(catalogue.count(), stored);

    fs::remove(disk.path() / "ballast");
    EXPECT_EQ(catalogue.store(batch, candidates({study("10.1000/after", "After")})).size(), 1u);
    EXPECT_EQ(catalogue.count(), stored + 1);
    EXPECT_THAT(catalogue.integrity_faults(), IsEmpty());
}

}  // namespace
}  // namespace findings
