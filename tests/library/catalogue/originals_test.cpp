#include "library/base/sha256.hpp"
#include "tests/library/catalogue/catalogue_test.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace findings {
namespace {

class OriginalBytes : public CatalogueTest {
protected:
    static std::string keep(Catalogue& catalogue, const std::string& bytes)
    {
        std::istringstream in(bytes);
        return catalogue.keep_original(in);
    }

    static void store(Catalogue& catalogue, const std::string& sha256)
    {
        const BatchId batch = catalogue.begin_batch("in");
        catalogue.store(batch,
                        {{study("10.1000/a", "A"), {.path = "a.xml", .file_sha256 = sha256}}});
        catalogue.end_batch(batch, {});
    }

    std::size_t files_kept() const
    {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(library() / "files"))
            count += entry.is_regular_file() && entry.path().filename() != "lock";
        return count;
    }
};

TEST_F(OriginalBytes, AreKeptByTheirSum)
{
    Catalogue catalogue = open();
    const std::string bytes("bytes\0and more", 14);
    const std::string sum = keep(catalogue, bytes);
    EXPECT_EQ(sum, sha256(bytes));
    store(catalogue, sum);
    EXPECT_EQ(catalogue.original(sum), library() / "files" / sum.substr(0, 2) / sum);
    EXPECT_EQ(read_file(*catalogue.original(sum)), bytes);
}

TEST_F(OriginalBytes, AreKeptOnce)
{
    Catalogue catalogue = open();
    const std::string sum = keep(catalogue, "bytes");
    EXPECT_EQ(keep(catalogue, "bytes"), sum);
    store(catalogue, sum);
    EXPECT_EQ(keep(catalogue, "bytes"), sum);
    store(catalogue, sum);
    EXPECT_EQ(files_kept(), 1u);
}

TEST_F(OriginalBytes, OfNothingAreKeptToo)
{
    Catalogue catalogue = open();
    const std::string sum = keep(catalogue, "");
    store(catalogue, sum);
    EXPECT_EQ(read_file(*catalogue.original(sum)), "");
}

TEST_F(OriginalBytes, OfManyFilesAreKeptAtOnce)
{
    Catalogue catalogue = open();
    std::vector<std::string> sums;
    for (int i = 0; i < 300; ++i)
        sums.push_back(keep(catalogue, "file " + std::to_string(i)));
    store(catalogue, sums[0]);
    for (int i = 0; i < 300; ++i)
        ASSERT_EQ(read_file(*catalogue.original(sums[static_cast<std::size_t>(i)])),
                  "file " + std::to_string(i));
}

TEST_F(OriginalBytes, OfARunThatStoredNothingAreNotLeftBehind)
{
    {
        Catalogue catalogue = open();
        keep(catalogue, "bytes");
    }
    EXPECT_EQ(files_kept(), 0u);
}

TEST_F(OriginalBytes, ThatWereNeverKeptAreNotFound)
{
    const Catalogue catalogue = open();
    EXPECT_EQ(catalogue.original(sha256("other")), std::nullopt);
    EXPECT_EQ(catalogue.original("../../catalogue.sqlite"), std::nullopt);
    EXPECT_EQ(catalogue.original(""), std::nullopt);
}

TEST_F(OriginalBytes, ThatNoVersionNamesAreDropped)
{
    Catalogue catalogue = open();
    const std::string named = keep(catalogue, "named");
    const std::string unnamed = keep(catalogue, "unnamed");
    store(catalogue, named);
    write_file_durably(library() / "files" / ".new-cut-off", "half");
    ASSERT_TRUE(catalogue.original(unnamed));

    catalogue.drop_unnamed_originals();

    EXPECT_TRUE(catalogue.original(named));
    EXPECT_EQ(catalogue.original(unnamed), std::nullopt);
    EXPECT_EQ(files_kept(), 1u);
}

TEST_F(OriginalBytes, OfABatchThatWasTakenBackAreDropped)
{
    Catalogue catalogue = open();
    const std::string sum = keep(catalogue, "named");
    store(catalogue, sum);
    catalogue.undo(BatchId{1});
    catalogue.drop_unnamed_originals();
    EXPECT_EQ(catalogue.original(sum), std::nullopt);
}

TEST_F(OriginalBytes, ThatAnotherIngestIsAboutToNameStay)
{
    Catalogue catalogue = open();
    Catalogue other = open();
    const std::string sum = keep(other, "about to be named");
    catalogue.drop_unnamed_originals();
    store(other, sum);
    EXPECT_TRUE(catalogue.original(sum));
}

TEST_F(OriginalBytes, NothingIsDroppedWhereNothingWasKept)
{
    Catalogue catalogue = open();
    catalogue.drop_unnamed_originals();
    EXPECT_FALSE(std::filesystem::exists(library() / "files"));
}

}  // namespace
}  // namespace findings
