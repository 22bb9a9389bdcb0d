#include "library/catalogue/vocabulary_store.hpp"

#include "library/catalogue/area_decisions.hpp"
#include "library/catalogue/people.hpp"
#include "library/catalogue/tagging_store.hpp"
#include "tests/library/catalogue/catalogue_test.hpp"

#include <gmock/gmock.h>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A library with a person who decides, and a vocabulary that says what we want it to.
class AreasThatWereMerged : public CatalogueTest {
protected:
    AreasThatWereMerged()
        : catalogue_(open()), file_(library(), Catalogue::Access::read_write),
          who_(People(file_)
                   .add(std::nullopt,
                        {.name = "Anne", .sign_in_name = "anne", .roles = {Role::editor}})
                   ->id)
    {}

    RecordId stored(char last, std::vector<std::string> areas)
    {
        Record record{.id = id(last), .title = std::string("Title ") + last};
        record.areas = std::move(areas);
        return catalogue_.store(catalogue_.begin_batch("in"), {candidate(std::move(record))})
            .front()
            .id;
    }

    void say(const RecordId& record, std::string_view area, bool confirmed)
    {
        ASSERT_TRUE(AreaDecisions(file_).decide(who_, record, area, confirmed));
    }

    void merge(std::vector<AreaReplacement> replacements, std::vector<std::string> gone = {})
    {
        const std::string text = "<rdf>" + std::to_string(++version_) + "</rdf>";
        VocabularyStore(file_).renew({text, text, std::move(replacements), std::move(gone)});
    }

    /// "b author", "b suggested", "b author rejected" …
    std::vector<std::string> areas(const RecordId& record) const
    {
        std::vector<std::string> all;
        const auto entry = catalogue_.find(record);
        for (const AreaTag& tag : entry->areas) {
            all.push_back(tag.area + " " + std::string(name(tag.source)));
            if (tag.confirmed)
                all.back() += *tag.confirmed ? " confirmed" : " rejected";
        }
        return all;
    }

    Catalogue catalogue_;
    CatalogueFile file_;
    PersonId who_;
    int version_ = 0;
};

TEST_F(AreasThatWereMerged, CountAsTheOtherWhoeverSaidThem)
{
    const RecordId author = stored('A', {"old", "other"});
    const RecordId person = stored('B', {});
    const RecordId suggestion = stored('C', {});
    say(person, "old", true);
    TaggingStore(library(), Catalogue::Access::read_write)
        .keep({{{suggestion, 1, {{"old", 0.5}}}}}, 1);
    const AreaTag before = catalogue_.find(person)->areas.front();

    merge({{"old", "new"}});

    EXPECT_THAT(areas(author), ElementsAre("new author", "other author"));
    EXPECT_THAT(catalogue_.find(author).value().record.areas, ElementsAre("new", "other"));
    EXPECT_THAT(areas(person), ElementsAre("new person confirmed"));
    EXPECT_EQ(catalogue_.find(person)->areas.front().decided_by, who_.str());
    EXPECT_EQ(catalogue_.find(person)->areas.front().decided_at, before.decided_at);
    EXPECT_THAT(areas(suggestion), ElementsAre("new suggested"));
}

TEST_F(AreasThatWereMerged, FollowNewVersionsToo)
{
    merge({{"old", "new"}});
    const RecordId record = stored('A', {"old", "new"});
    EXPECT_THAT(areas(record), ElementsAre("new author"));
    EXPECT_THAT(catalogue_.find(record)->record.areas, ElementsAre("new"));
}

TEST_F(AreasThatWereMerged, AreAsTheyWereWhenTheMergeIsTakenBack)
{
    const RecordId record = stored('A', {"old"});
    say(record, "old", false);
    merge({{"old", "new"}});
    EXPECT_THAT(areas(record), ElementsAre("new author rejected"));
    merge({});
    EXPECT_THAT(areas(record), ElementsAre("old author rejected"));
}

TEST_F(AreasThatWereMerged, StayRejectedUnlessSomethingElseSpeaksForTheOther)
{
    const RecordId alone = stored('A', {});
    const RecordId by_author = stored('B', {"new"});
    const RecordId confirmed = stored('C', {});
    const RecordId own_word = stored('D', {});
    for (const RecordId& record : {alone, by_author, confirmed, own_word})
        say(record, "old", false);
    say(confirmed, "older", true);
    say(own_word, "older", true);
    say(own_word, "new", false);

    merge({{"old", "new"}, {"older", "new"}});

    EXPECT_THAT(areas(alone), ElementsAre("new person rejected"));
    EXPECT_THAT(areas(by_author), ElementsAre("new author"));
    EXPECT_THAT(areas(confirmed), ElementsAre("new person confirmed"));
    EXPECT_THAT(areas(own_word), ElementsAre("new person rejected"));
}

TEST_F(AreasThatWereMerged, TakeAWordBackAsItCounts)
{
    const RecordId record = stored('A', {});
    say(record, "old", true);
    merge({{"old", "new"}});
    say(record, "new", false);
    EXPECT_THAT(areas(record), ElementsAre("new person rejected"));

    EXPECT_TRUE(AreaDecisions(file_).withdraw(who_, record, "new"));
    EXPECT_THAT(areas(record), ElementsAre("new person confirmed"));
    EXPECT_TRUE(AreaDecisions(file_).withdraw(who_, record, "new"));
    EXPECT_THAT(areas(record), IsEmpty());
    EXPECT_FALSE(AreaDecisions(file_).withdraw(who_, record, "new"));
}

TEST_F(AreasThatWereMerged, MarkEveryRecordAndForgetSuggestionsOfWhatIsNotInUse)
{
    const RecordId record = stored('A', {});
    say(record, "gone", true);
    TaggingStore tagging(library(), Catalogue::Access::read_write);
    tagging.keep({{{record, 1, {{"gone", 0.5}, {"kept", 0.5}}}}}, 1);
    EXPECT_THAT(tagging.untagged_after("", 10), IsEmpty());
    const ChangeNumber before = catalogue_.last_change();

    merge({}, {"gone"});

    EXPECT_THAT(areas(record), ElementsAre("gone person confirmed", "kept suggested"));
    EXPECT_GT(catalogue_.last_change(), before);
    EXPECT_THAT(tagging.untagged_after("", 10), ElementsAre(record));
}

TEST_F(AreasThatWereMerged, AreFoundWithTheirRecordsAndWhoSaysThem)
{
    const RecordId author = stored('A', {"old"});
    const RecordId person = stored('B', {});
    stored('C', {"other"});
    say(person, "older", false);
    merge({{"older", "old"}});

    const std::vector<std::string> asked{"old", "none"};
    const std::vector<AreaHolder> holders = VocabularyStore(file_).holders(asked);

    ASSERT_EQ(holders.size(), 2U);
    EXPECT_EQ(holders[0].record, author);
    EXPECT_EQ(holders[0].title, "Title A");
    EXPECT_TRUE(holders[0].by_author);
    EXPECT_EQ(holders[0].decided, std::nullopt);
    EXPECT_EQ(holders[1].record, person);
    EXPECT_EQ(holders[1].area, "old");
    EXPECT_FALSE(holders[1].by_author);
    EXPECT_EQ(holders[1].decided, false);
    EXPECT_THAT(VocabularyStore(file_).areas_of_records(), ElementsAre("old", "older", "other"));
}

}  // namespace
}  // namespace findings
