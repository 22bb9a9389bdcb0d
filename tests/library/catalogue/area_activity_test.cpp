#include "library/catalogue/area_activity.hpp"

#include "library/base/file.hpp"
#include "library/catalogue/stores.hpp"

#include <gmock/gmock.h>

#include <string>
#include <utility>

namespace findings {
namespace {

using testing::ElementsAre;

class AreaActivityTest : public testing::Test {
protected:
    RecordId record(const std::string& title, std::vector<std::string> areas)
    {
        return catalogue_
            .store(catalogue_.begin_batch("test"),
                   {{.record = {.title = title, .areas = std::move(areas)}}})
            .front()
            .id;
    }

    void list(const std::string& title, Audience audience, const std::vector<RecordId>& records)
    {
        NewList wanted{.title = title, .audience = audience};
        ListSection section{.id = SectionId::make()};
        for (const RecordId& id : records)
            section.entries.push_back({.id = EntryId::make(), .record = id});
        wanted.sections.push_back(std::move(section));
        ASSERT_TRUE(stores_.lists.create(trainer_.id, wanted)) << title;
    }

    std::vector<std::string> lists() const
    {
        std::vector<std::string> titles;
        const AreasWanted wanted{{"kinship", "stability"},
                                 [](std::string_view title) { return title == "Kinship care"; }};
        for (const ListSummary& one : stores_.area_activity.lists(wanted, 10))
            titles.push_back(one.title);
        return titles;
    }

    TemporaryFolder folder_;
    Catalogue catalogue_{folder_.path(), Catalogue::Access::read_write};
    Stores stores_{folder_.path(), Catalogue::Access::read_write};
    Person trainer_ =
        *stores_.people.add({}, {.name = "Tina", .sign_in_name = "tina", .roles = {Role::trainer}});
};

TEST_F(AreaActivityTest, ListsAreThoseForEveryoneWithRecordsOfTheAreaOrItsName)
{
    const RecordId kin = record("On kin", {"kinship"});
    const RecordId both = record("On both", {"kinship", "stability"});
    const RecordId other = record("On school", {"education"});
    const RecordId untagged = record("On nothing", {});
    list("One of it", Audience::everyone, {other, both});
    list("Two of it", Audience::everyone, {kin, both});
    list("None of it", Audience::everyone, {other, untagged});
    list("Kinship care", Audience::everyone, {});
    for (const Audience hidden : {Audience::me, Audience::network, Audience::organisation})
        list("Hidden", hidden, {kin, both});
    EXPECT_THAT(lists(), ElementsAre("Kinship care", "Two of it", "One of it"));
}

TEST_F(AreaActivityTest, ARejectedAreaBringsNoList)
{
    const RecordId kin = record("On kin", {"kinship"});
    const RecordId found = record("Found by a person", {});
    list("Rejected", Audience::everyone, {kin});
    list("Confirmed", Audience::everyone, {found});
    const Person editor =
        *stores_.people.add({}, {.name = "Ed", .sign_in_name = "ed", .roles = {Role::editor}});
    stores_.area_decisions.decide(editor.id, kin, "kinship", false);
    stores_.area_decisions.decide(editor.id, found, "kinship", true);
    EXPECT_THAT(lists(), ElementsAre("Confirmed"));
}

TEST_F(AreaActivityTest, QuestionsAreThoseThatWaitForAnAnswer)
{
    const auto ask = [&](const std::string& question, const std::string& area) {
        return *stores_.requests.ask(trainer_, {.question = question, .area = area});
    };
    ask("What helps kin?", "kinship");
    ask("What helps at school?", "education");
    const auto closed = ask("What helps Jo?", "kinship");
    const auto followed = ask("What keeps a place?", "stability");
    const Person editor =
        *stores_.people.add({}, {.name = "Ed", .sign_in_name = "ed", .roles = {Role::editor}});
    stores_.requests.close(editor, closed, "It names a child.");
    stores_.requests.follow(editor, followed);
    std::vector<std::string> asked;
    for (const EvidenceRequest& one : stores_.area_activity.questions({"kinship", "stability"}, 9))
        asked.push_back(one.question);
    EXPECT_THAT(asked, ElementsAre("What keeps a place?", "What helps kin?"));
}

}  // namespace
}  // namespace findings
