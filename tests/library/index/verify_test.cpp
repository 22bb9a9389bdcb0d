#include "library/index/generation.hpp"
#include "library/index/generation_database.hpp"
#include "library/index/keeper.hpp"
#include "library/index/layout.hpp"
#include "tests/support/sample_library.hpp"
#include "tests/support/sample_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::sample_record;
using tests::sample_records;

class Verify : public testing::Test {
protected:
    Verify()
    {
        library.store(sample_records(1, 12));
        sync_index(library.sources(), library.catalogue());
    }

    IndexFaults verify() { return verify_index(library.sources(), library.catalogue()); }

    std::filesystem::path live() const { return IndexFolder(library.path()).live().value(); }

    Xapian::WritableDatabase open_live() const
    {
        return Xapian::WritableDatabase(live().string(), Xapian::DB_OPEN);
    }

    /// Changes one byte of a file.
    void flip(const std::filesystem::path& path, std::uintmax_t at) const
    {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekg(static_cast<std::streamoff>(at));
        const char byte = static_cast<char>(file.get() ^ 0x55);
        file.seekp(static_cast<std::streamoff>(at));
        file.put(byte);
    }

    tests::SampleLibrary library;
};

std::string id_of(std::uint64_t number)
{
    return sample_record(1, number).id->str();
}

Xapian::Document document_of_id(Xapian::WritableDatabase& database, const std::string& id)
{
    return database.get_document(*database.postlist_begin("Q" + id));
}

TEST_F(Verify, FindsNothingWrongWhereNothingIs)
{
    const IndexFaults faults = verify();
    EXPECT_TRUE(faults.none());
    EXPECT_EQ(faults.waiting, 0u);
}

TEST_F(Verify, NamesWhatIsMissing)
{
    open_live().delete_document("Q" + id_of(0));
    open_live().delete_document("Q" + id_of(5));
    open_live().delete_document("Q" + id_of(11));
    const IndexFaults faults = verify();
    EXPECT_THAT(faults.missing, ElementsAre(id_of(0), id_of(5), id_of(11)));
    EXPECT_THAT(faults.surplus, IsEmpty());
    EXPECT_THAT(faults.outdated, IsEmpty());
}

TEST_F(Verify, NamesWhatIsThereAndShouldNotBe)
{
    for (const char* id : {"00000000000000000000000000", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"}) {
        Xapian::Document document;
        document.add_boolean_term(std::string("Q") + id);
        open_live().add_document(document);
    }
    const IndexFaults faults = verify();
    EXPECT_THAT(faults.surplus,
                ElementsAre("00000000000000000000000000", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"));
    EXPECT_THAT(faults.missing, IsEmpty());
}

TEST_F(Verify, NamesWhatIsOfAnotherVersionOrChange)
{
    Xapian::WritableDatabase database = open_live();
    Xapian::Document older = document_of_id(database, id_of(3));
    older.add_value(slot::version, "7");
    database.replace_document("Q" + id_of(3), older);
    Xapian::Document other = document_of_id(database, id_of(8));
    other.add_value(slot::change, "1");
    database.replace_document("Q" + id_of(8), other);
    database.close();
    EXPECT_THAT(verify().outdated, ElementsAre(id_of(3), id_of(8)));
}

TEST_F(Verify, NamesWhatIsThereTwice)
{
    Xapian::WritableDatabase database = open_live();
    database.add_document(document_of_id(database, id_of(4)));
    database.close();
    const IndexFaults faults = verify();
    EXPECT_THAT(faults.twice, ElementsAre(id_of(4)));
    EXPECT_THAT(faults.surplus, IsEmpty());
}

TEST_F(Verify, TellsOfDocumentsWithoutAnId)
{
    open_live().add_document(Xapian::Document());
    EXPECT_THAT(verify().damage, ElementsAre(HasSubstr("13 documents in the index have 12 ids")));
}

TEST_F(Verify, DoesNotTakeForAFaultWhatAKeeperHasYetToDo)
{
    library.store({sample_record(1, 20)});
    const BatchId batch = library.catalogue().begin_batch("a mistake");
    library.catalogue().store(batch, {{.record = sample_record(1, 30)}});
    sync_index(library.sources(), library.catalogue());
    Record changed = sample_record(1, 2);
    changed.title = "Another title altogether";
    library.store({changed, sample_record(1, 21)});
    library.catalogue().undo(batch);
    const IndexFaults faults = verify();
    EXPECT_TRUE(faults.none());
    EXPECT_EQ(faults.waiting, 3u);
}

TEST_F(Verify, SaysWhereThereIsNoIndex)
{
    std::filesystem::remove_all(IndexFolder(library.path()).path());
    const IndexFaults faults = verify();
    EXPECT_THAT(faults.damage, ElementsAre(HasSubstr("findings-indexer sync")));
    EXPECT_EQ(faults.waiting, 12u);
}

TEST_F(Verify, SaysWhereTheStubNamesNoGeneration)
{
    std::ofstream(IndexFolder(library.path()).current_file()) << "auto /etc\n";
    EXPECT_THAT(verify().damage, ElementsAre(HasSubstr("findings-indexer rebuild")));
}

TEST_F(Verify, SeesEveryWrongByteOfASealedIndex)
{
    seal_index(library.path());
    for (const char* name :
         {"iamglass", "postlist.glass", "docdata.glass", "position.glass", "termlist.glass"}) {
        SCOPED_TRACE(name);
        const std::filesystem::path path = live() / name;
        const std::uintmax_t size = std::filesystem::file_size(path);
        for (const std::uintmax_t at : {std::uintmax_t{0}, size / 2, size - 1}) {
            flip(path, at);
            EXPECT_THAT(verify().damage, ElementsAre(HasSubstr(path.string())));
            flip(path, at);
        }
    }
    EXPECT_TRUE(verify().none());
}

TEST_F(Verify, SurvivesAnIndexThatIsNotSealedWithAnyByteWrong)
{
    // Not every wrong byte can be seen without a manifest; none may take this process down.
    const std::filesystem::path path = live() / "iamglass";
    std::size_t seen = 0;
    for (std::uintmax_t at = 0; at < std::filesystem::file_size(path); ++at) {
        flip(path, at);
        seen += verify().none() ? 0 : 1;
        flip(path, at);
    }
    EXPECT_GT(seen, std::filesystem::file_size(path) / 2);
    EXPECT_TRUE(verify().none());
}

TEST_F(Verify, SeesATableThatIsCutOffOrGone)
{
    for (const char* name :
         {"postlist.glass", "docdata.glass", "termlist.glass", "position.glass"}) {
        SCOPED_TRACE(name);
        const std::filesystem::path path = live() / name;
        std::filesystem::copy_file(path, library.path() / "kept");
        std::filesystem::resize_file(path, 100);
        EXPECT_THAT(verify().damage, testing::SizeIs(testing::Ge(1u)));
        std::filesystem::remove(path);
        EXPECT_THAT(verify().damage, testing::SizeIs(testing::Ge(1u)));
        std::filesystem::rename(library.path() / "kept", path);
    }
    EXPECT_TRUE(verify().none());
}

}  // namespace
}  // namespace findings
