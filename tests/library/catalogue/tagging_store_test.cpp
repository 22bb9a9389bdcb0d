#include "library/catalogue/tagging_store.hpp"

#include "library/base/file.hpp"

#include <gtest/gtest.h>

namespace findings {
namespace {

class ATaggingStore : public testing::Test {
protected:
    ATaggingStore()
        : catalogue_(folder_.path(), Catalogue::Access::read_write),
          store_(folder_.path(), Catalogue::Access::read_write)
    {}

    RecordId stored(const std::string& title, std::vector<std::string> areas = {})
    {
        const BatchId batch = catalogue_.begin_batch("test");
        Record record{.title = title};
        record.areas = std::move(areas);
        return catalogue_.store(batch, {{.record = std::move(record)}}).front().id;
    }

    std::vector<AreaTag> areas(const RecordId& id) const { return catalogue_.find(id)->areas; }

    TemporaryFolder folder_;
    Catalogue catalogue_;
    TaggingStore store_;
};

TEST_F(ATaggingStore, KeepsSuggestionsBesideWhatTheAuthorSays)
{
    const RecordId id = stored("Kinship care", {"kinship"});

    EXPECT_EQ(store_.keep({{{id, 1, {{"permanence", 0.75}}}}}, 3), 1);

    EXPECT_EQ(areas(id), (std::vector<AreaTag>{
                             {.area = "kinship", .source = AreaSource::author},
                             {.area = "permanence", .source = AreaSource::suggested, .score = 0.75},
                         }));
}

TEST_F(ATaggingStore, PutsNewSuggestionsInPlaceOfThoseBefore)
{
    const RecordId id = stored("Kinship care");
    store_.keep({{{id, 1, {{"permanence", 0.75}}}}}, 1);

    store_.keep({{{id, 1, {{"kinship", 0.5}}}}}, 2);

    EXPECT_EQ(areas(id), (std::vector<AreaTag>{
                             {.area = "kinship", .source = AreaSource::suggested, .score = 0.5}}));
}

TEST_F(ATaggingStore, MarksARecordAsChangedWhereItsAreasAreOthersOnly)
{
    const RecordId id = stored("Kinship care");
    store_.keep({{{id, 1, {{"kinship", 0.5}}}}}, 1);
    const ChangeNumber before = catalogue_.last_change();

    EXPECT_EQ(store_.keep({{{id, 1, {{"kinship", 0.6}}}}}, 2), 0);
    EXPECT_EQ(catalogue_.last_change(), before);
    EXPECT_EQ(areas(id).front().score, 0.6);

    EXPECT_EQ(store_.keep({{{id, 1, {}}}}, 2), 1);
    EXPECT_EQ(catalogue_.last_change(), before + 1);
}

TEST_F(ATaggingStore, LeavesARecordAloneThatHasAnotherVersionMeanwhile)
{
    const RecordId id = stored("Kinship care");

    EXPECT_EQ(store_.keep({{{id, 7, {{"kinship", 0.5}}}}}, 1), 0);

    EXPECT_TRUE(areas(id).empty());
}

TEST_F(ATaggingStore, KnowsWhichRecordsHaveNoSuggestionsYet)
{
    const RecordId tagged = stored("Kinship care");
    const RecordId untagged = stored("Supervision of social workers");
    store_.keep({{{tagged, 1, {}}}}, 0);

    EXPECT_EQ(store_.untagged_after("", 10), std::vector{untagged});
    EXPECT_TRUE(store_.untagged_after(untagged.str(), 10).empty());
}

TEST_F(ATaggingStore, HasNoModelBeforeOneIsKept)
{
    EXPECT_FALSE(store_.model());
    EXPECT_EQ(store_.model_version(), 0);
}

TEST_F(ATaggingStore, KeepsTheLastModelAndCountsItsVersions)
{
    const std::string bytes("\0\xFF some bytes", 13);
    EXPECT_EQ(store_.keep_model("first", 20), 1);
    EXPECT_EQ(store_.keep_model(bytes, 30), 2);

    const TaggingStore read(folder_.path(), Catalogue::Access::read_only);
    const std::optional<StoredModel> model = read.model();
    ASSERT_TRUE(model);
    EXPECT_EQ(model->bytes, bytes);
    EXPECT_EQ(model->items, 30);
    EXPECT_EQ(read.model_version(), 2);
}

TEST_F(ATaggingStore, NeverGivesTheVersionOfAForgottenModelAgain)
{
    store_.keep_model("first", 20);
    store_.drop_model();
    EXPECT_FALSE(store_.model());
    EXPECT_EQ(store_.model_version(), 0);

    EXPECT_EQ(store_.keep_model("second", 20), 2);
}

TEST(CountedAreas, AreTheAuthorsAndConfirmedOnesAndSuggestionsOnlyWhereTheAuthorIsSilent)
{
    CatalogueRecord record{
        .areas = {{.area = "a", .source = AreaSource::suggested},
                  {.area = "b", .source = AreaSource::suggested, .confirmed = true},
                  {.area = "c", .source = AreaSource::suggested, .confirmed = false},
                  {.area = "d", .source = AreaSource::person, .confirmed = true}}};
    EXPECT_EQ(counted_areas(record), (std::vector<std::string>{"a", "b", "d"}));

    record.record.areas = {"z", "c"};
    record.areas.push_back({.area = "z", .source = AreaSource::author});
    EXPECT_EQ(counted_areas(record), (std::vector<std::string>{"z", "b", "d"}));
}

}  // namespace
}  // namespace findings
