#include "library/catalogue/lists.hpp"

#include "library/base/file.hpp"
#include "library/catalogue/list_changes.hpp"
#include "library/catalogue/list_edits.hpp"
#include "library/catalogue/list_health.hpp"
#include "library/catalogue/people.hpp"

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>

#include <thread>

namespace findings {
namespace {

struct Kept {
    explicit Kept(const std::filesystem::path& library)
        : file(library, Catalogue::Access::read_write)
    {}

    CatalogueFile file;
    People people{file};
    Lists lists{file};
    Links links{file};
};

class ReadingLists : public testing::Test {
protected:
    ReadingLists()
        : catalogue_(folder_.path(), Catalogue::Access::read_write), stores_(folder_.path()),
          trainer_(person("C. Trainer")), other_(person("Somebody Else"))
    {}

    PersonId person(const std::string& name)
    {
        return stores_.people
            .add({}, {.name = name, .sign_in_name = name, .roles = {Role::trainer}})
            ->id;
    }

    RecordId stored(Record record)
    {
        return catalogue_.store(catalogue_.begin_batch("test"), {{.record = std::move(record)}})
            .front()
            .id;
    }

    ReadingList made(Audience audience = Audience::me)
    {
        return *stores_.lists.create(trainer_, {.title = "Kinship", .audience = audience});
    }

    /// With these titles, one entry each.
    ReadingList with(const ReadingList& list, const std::vector<std::string>& titles)
    {
        std::vector<ListEntry> entries;
        for (const std::string& title : titles)
            entries.push_back(
                {.id = EntryId::make(), .record = stored({.title = title}), .why = title});
        return *stores_.lists.change(trainer_, list.id, list.revision, [&](ReadingList& edited) {
            for (const ListEntry& entry : entries)
                add_entry(edited, {}, entry);
            return true;
        });
    }

    /// "A B | C": the reasons of the entries, section by section.
    static std::string order(const ReadingList& list)
    {
        std::string order;
        for (const ListSection& section : list.sections) {
            order += &section == &list.sections.front() ? "" : " |";
            for (const ListEntry& entry : section.entries)
                order += (order.empty() ? "" : " ") + entry.why;
        }
        return order;
    }

    void sql(const std::string& statement) const
    {
        SQLite::Database((folder_.path() / "catalogue.sqlite").string(), SQLite::OPEN_READWRITE)
            .exec(statement);
    }

    TemporaryFolder folder_;
    Catalogue catalogue_;
    Kept stores_;
    PersonId trainer_;
    PersonId other_;
};

TEST_F(ReadingLists, KeepWhatIsSaidOfEachEntryInItsOrder)
{
    const RecordId record = stored({.title = "Kinship care"});
    const ReadingList list = made();
    ReadingList wanted = list;

    const auto kept = stores_.lists.change(trainer_, list.id, 1, [&](ReadingList& edited) {
        edited.title = "  Placing\nchildren ";
        edited.description = "Before\nthe workshop\x01";
        edited.language = "fr-CA";
        edited.sections.front().title = "What we know";
        add_section(edited, "When it wobbles");
        add_entry(edited, {},
                  {.id = EntryId::make(),
                   .record = record,
                   .version = 1,
                   .importance = Importance::essential,
                   .why = "Start here",
                   .pages = "2–4",
                   .minutes = 6,
                   .question = "What would you ask?"});
        wanted = edited;
        return true;
    });

    wanted.title = "Placing children";
    wanted.description = "Before\nthe workshop";
    wanted.revision = 2;
    wanted.changed = kept->changed;
    EXPECT_EQ(*kept, wanted);
    EXPECT_EQ(stores_.lists.find(list.id, trainer_), wanted);
    EXPECT_EQ(wanted.owner_name, "C. Trainer");
}

TEST_F(ReadingLists, AreSeenByTheirAudienceAlone)
{
    const PersonId named = person("Named");
    const PersonId colleague = person("Colleague");
    sql("INSERT INTO network (owner, member) VALUES ('" + trainer_.str() + "', '" + named.str() +
        "'); INSERT INTO organisation (id, name, name_key, added) "
        "VALUES ('01HZX000000000000000000001', 'Team', 'team', 0); "
        "INSERT INTO membership (person, organisation) "
        "SELECT id, '01HZX000000000000000000001' FROM person WHERE id IN ('" +
        trainer_.str() + "', '" + colleague.str() + "')");
    const struct {
        Audience audience;
        bool named, colleague, other, anybody;
    } cases[] = {{Audience::me, false, false, false, false},
                 {Audience::network, true, false, false, false},
                 {Audience::organisation, false, true, false, false},
                 {Audience::everyone, true, true, true, true}};
    for (const auto& one : cases) {
        SCOPED_TRACE(name(one.audience));
        const ListId id = made(one.audience).id;
        EXPECT_TRUE(stores_.lists.find(id, trainer_).has_value());
        EXPECT_EQ(stores_.lists.find(id, named).has_value(), one.named);
        EXPECT_EQ(stores_.lists.find(id, colleague).has_value(), one.colleague);
        EXPECT_EQ(stores_.lists.find(id, other_).has_value(), one.other);
        EXPECT_EQ(stores_.lists.find(id, {}).has_value(), one.anybody);
        EXPECT_EQ(stores_.lists.copy(other_, id).has_value(), one.other);
        EXPECT_EQ(stores_.lists.remove(other_, id, {}).error(),
                  one.other ? ListRefusal::not_yours : ListRefusal::not_there);
    }
    EXPECT_EQ(stores_.lists.of(trainer_).size(), 4U);
    EXPECT_EQ(stores_.lists.shared_with(named).size(), 1U);
    EXPECT_EQ(stores_.lists.shared_with(colleague).size(), 1U);
    EXPECT_TRUE(stores_.lists.shared_with(other_).empty());
    EXPECT_EQ(stores_.lists.for_everyone(0, 10).size(), 1U);
    EXPECT_EQ(stores_.lists.count_for_everyone(), 1);
}

TEST_F(ReadingLists, AreChangedByTheirOwnerAlone)
{
    const ListId id = made(Audience::everyone).id;

    const auto refused = stores_.lists.change(
        other_, id, 1, [](ReadingList& list) { return list.title = "Mine", true; });

    EXPECT_EQ(refused.error(), ListRefusal::not_yours);
    EXPECT_EQ(stores_.lists.find(id, other_)->title, "Kinship");
}

TEST_F(ReadingLists, LoseNoUpdateOfTwoEditors)
{
    const ListId id = made().id;
    const auto edit = [&](int editor) {
        Kept stores(folder_.path());
        for (int kept = 0; kept < 10;) {
            const std::int64_t seen = stores.lists.find(id, trainer_)->revision;
            const auto answer = stores.lists.change(trainer_, id, seen, [&](ReadingList& list) {
                add_section(list, std::to_string(editor));
                return true;
            });
            kept += answer.has_value() ? 1 : 0;
        }
    };

    std::thread one([&] { edit(1); });
    edit(2);
    one.join();

    const auto list = stores_.lists.find(id, trainer_);
    EXPECT_EQ(list->revision, 21);
    EXPECT_EQ(list->sections.size(), 21U);
}

TEST_F(ReadingLists, RefuseAChangeOfAnotherRevisionAndOfWhatIsNotThere)
{
    const ReadingList list = with(made(), {"A"});

    const auto nothing = [](ReadingList&) { return true; };
    EXPECT_EQ(stores_.lists.change(trainer_, list.id, 1, nothing).error(),
              ListRefusal::another_revision);
    EXPECT_EQ(stores_.lists.remove(trainer_, list.id, 1).error(), ListRefusal::another_revision);
    EXPECT_EQ(stores_.lists
                  .change(trainer_, list.id, 2,
                          [](ReadingList& edited) { return remove_entry(edited, EntryId::make()); })
                  .error(),
              ListRefusal::nothing_there);
    EXPECT_EQ(stores_.lists
                  .change(trainer_, list.id, 2,
                          [](ReadingList& edited) {
                              return add_entry(edited, {},
                                               {.id = EntryId::make(), .record = RecordId::make()});
                          })
                  .error(),
              ListRefusal::nothing_there);
    EXPECT_EQ(stores_.lists
                  .change(trainer_, list.id, 2,
                          [](ReadingList& edited) { return edited.title.clear(), true; })
                  .error(),
              ListRefusal::faulty);
    EXPECT_EQ(stores_.lists.find(list.id, trainer_), list);
}

TEST_F(ReadingLists, AreOrderedByMoves)
{
    ReadingList list = with(made(), {"A", "B", "C"});
    const EntryId a = list.sections[0].entries[0].id;
    const EntryId c = list.sections[0].entries[2].id;
    const SectionId second = add_section(list, "Second");

    EXPECT_FALSE(move_entry_up(list, a));
    EXPECT_TRUE(move_entry_down(list, a));
    EXPECT_EQ(order(list), "B A C |");
    EXPECT_TRUE(move_entry_down(list, c));
    EXPECT_EQ(order(list), "B A | C");
    EXPECT_FALSE(move_entry_down(list, c));
    EXPECT_TRUE(move_entry(list, a, second, 9));
    EXPECT_EQ(order(list), "B | C A");
    EXPECT_TRUE(move_entry_up(list, c));
    EXPECT_EQ(order(list), "B C | A");
    EXPECT_TRUE(move_section(list, second, 0));
    EXPECT_EQ(order(list), "A | B C");
    EXPECT_TRUE(remove_section(list, second));
    EXPECT_EQ(order(list), "A B C");
    EXPECT_FALSE(remove_section(list, list.sections.front().id));
}

TEST_F(ReadingLists, AreCopiedWithCreditAndKnowWhatHasChangedSince)
{
    const ReadingList original = with(made(Audience::everyone), {"A", "B", "C", "D"});

    const auto copy = stores_.lists.copy(other_, original.id);

    EXPECT_EQ(order(*copy), "A B C D");
    EXPECT_EQ(copy->audience, Audience::me);
    EXPECT_EQ(copy->copied_from, (ListOrigin{original.id, 2, trainer_, "C. Trainer"}));
    EXPECT_NE(copy->sections[0].entries[0].id, original.sections[0].entries[0].id);
    EXPECT_FALSE(changes_between(*stores_.lists.as_copied(copy->id, other_),
                                 *stores_.lists.find(original.id, other_))
                     .any());

    const auto& entries = original.sections[0].entries;
    const RecordId e = stored({.title = "E"});
    const EntryId added = EntryId::make();
    const auto now = stores_.lists.change(trainer_, original.id, 2, [&](ReadingList& list) {
        list.title = "Kinship 2027";
        add_entry(list, {}, {.id = added, .record = e, .why = "E"});
        list.sections[0].entries[1].why = "B again";
        move_entry(list, entries[3].id, list.sections[0].id, 0);
        return remove_entry(list, entries[0].id);
    });

    EXPECT_EQ(changes_between(*stores_.lists.as_copied(copy->id, other_), *now),
              (ListChanges{.title = true,
                           .entries = {{ListChangeKind::removed, entries[0].id, entries[0].record},
                                       {ListChangeKind::moved, entries[3].id, entries[3].record},
                                       {ListChangeKind::changed, entries[1].id, entries[1].record},
                                       {ListChangeKind::added, added, e}}}));
}

TEST_F(ReadingLists, TellNothingOfAnOriginalThatIsNotSeenAnyMore)
{
    const ReadingList original = made(Audience::everyone);
    const auto copy = stores_.lists.copy(other_, original.id);
    stores_.lists.change(trainer_, original.id, {},
                         [](ReadingList& list) { return list.audience = Audience::me, true; });

    EXPECT_EQ(stores_.lists.as_copied(copy->id, other_), std::nullopt);
    EXPECT_EQ(stores_.lists.find(copy->id, other_)->copied_from->owner_name, "C. Trainer");

    EXPECT_TRUE(stores_.lists.remove(trainer_, original.id, 2).has_value());
    EXPECT_EQ(stores_.lists.as_copied(copy->id, other_), std::nullopt);
    EXPECT_EQ(stores_.lists.find(original.id, trainer_), std::nullopt);
}

TEST_F(ReadingLists, KnowWhichOfTheirEntriesAreNotInGoodHealth)
{
    const Date today = *Date::parse("2026-11-23");
    const RecordId successor = stored({.title = "Peer mentors: three studies"});
    const Record records[] = {
        {.title = "Good", .review_by = Date::parse("2027-01-01")},
        {.status = Status::retracted, .title = "Retracted", .superseded_by = successor},
        {.status = Status::withdrawn, .title = "Withdrawn"},
        {.status = Status::draft, .title = "Not public"},
        {.status = Status::superseded, .title = "Superseded", .superseded_by = successor},
        {.title = "Overdue", .review_by = Date::parse("2026-11-22")},
        {.status = Status::stale, .title = "Stale"}};
    std::vector<EntryId> ids;
    ReadingList list = made();
    for (const Record& record : records) {
        ids.push_back(EntryId::make());
        add_entry(list, {}, {.id = ids.back(), .record = stored(record)});
    }

    EXPECT_EQ(health_of(list, catalogue_, stores_.links, today),
              (std::vector<EntryHealth>{{ids[1], EntryProblem::retracted, {}},
                                        {ids[2], EntryProblem::unreachable, {}},
                                        {ids[3], EntryProblem::unreachable, {}},
                                        {ids[4], EntryProblem::superseded, successor},
                                        {ids[5], EntryProblem::outdated, {}},
                                        {ids[6], EntryProblem::outdated, {}}}));
}

TEST_F(ReadingLists, SayWhatIsWrongWithThem)
{
    ReadingList list = made();
    EXPECT_TRUE(faults_of(list).empty());
    list.title = std::string(201, 'x');
    list.language = "??";
    list.sections.front().entries.push_back(
        {.id = EntryId::make(), .record = RecordId::make(), .minutes = 0});

    using Kind = ListFault::Kind;
    EXPECT_EQ(faults_of(list), (std::vector<ListFault>{{"title", Kind::too_long, 200},
                                                       {"language", Kind::not_known, 0},
                                                       {"minutes", Kind::not_known, 0}}));
}

}  // namespace
}  // namespace findings
