#include "indexer/commands/commands.hpp"
#include "indexer/pipeline/tagging.hpp"
#include "library/catalogue/tagging_store.hpp"
#include "tests/support/sample_library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace findings::indexer {
namespace {

using testing::HasSubstr;

class TagCommand : public testing::Test {
protected:
    std::string run(bool all)
    {
        std::ostringstream out;
        std::ostringstream err;
        Console console{out, err};
        EXPECT_EQ(tag(library_.path(), all, console), 0);
        return out.str();
    }

    std::vector<AreaTag> areas(const RecordId& id) { return library_.catalogue().find(id)->areas; }

    tests::SampleLibrary library_;
};

TEST_F(TagCommand, SuggestsForRecordsThatHaveNoSuggestionsYet)
{
    const RecordId id = library_.store({{.title = "Kinship care and kinship carers"}}).front().id;

    EXPECT_THAT(run(false), HasSubstr("1 records tagged by labels only"));
    ASSERT_EQ(areas(id).size(), 1u);
    EXPECT_EQ(areas(id)[0].area, "kinship");
    EXPECT_EQ(areas(id)[0].source, AreaSource::suggested);
    EXPECT_THAT(run(false), HasSubstr("0 records tagged"));
    EXPECT_THAT(run(true), HasSubstr("1 records tagged"));
}

TEST_F(TagCommand, SuggestsBesideWhatTheAuthorSaysAndNothingAboveIt)
{
    const RecordId id = library_
                            .store({{.title = "Kinship care and kinship carers, and adoption",
                                     .areas = {"kinship"}}})
                            .front()
                            .id;
    run(true);
    ASSERT_EQ(areas(id).size(), 2u);
    EXPECT_EQ(areas(id)[0].area, "adoption");
    EXPECT_EQ(areas(id)[0].source, AreaSource::suggested);
    EXPECT_EQ(areas(id)[1], (AreaTag{.area = "kinship"}));
}

TEST(DecidedAreas, AreTheAuthorsAndThosePeopleConfirmed)
{
    CatalogueRecord record;
    record.areas = {{.area = "a", .source = AreaSource::author},
                    {.area = "b", .source = AreaSource::suggested, .score = 0.9},
                    {.area = "c", .source = AreaSource::suggested, .score = 0.9, .confirmed = true},
                    {.area = "d", .source = AreaSource::author, .confirmed = false}};
    EXPECT_EQ(decided_areas(record), (std::vector<std::string>{"a", "c"}));

    record.areas = {{.area = "b", .source = AreaSource::suggested, .score = 0.9}};
    EXPECT_FALSE(decided_areas(record));

    record.areas = {{.area = "d", .source = AreaSource::person, .confirmed = false}};
    EXPECT_EQ(decided_areas(record), std::vector<std::string>());
}

}  // namespace
}  // namespace findings::indexer
