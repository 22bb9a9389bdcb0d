#include "library/base/file.hpp"
#include "library/catalogue/people.hpp"
#include "library/catalogue/stores.hpp"

#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>

#include <string>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// What practitioners keep: saved items and searches, CPD records, requests, reports of use.
class Practice : public testing::Test {
protected:
    Person person(const std::string& name, Roles roles)
    {
        return *stores_.people.add({}, {.name = name, .sign_in_name = name, .roles = roles});
    }

    RecordId stored(const std::string& title)
    {
        return catalogue_.store(catalogue_.begin_batch("test"), {{.record = {.title = title}}})
            .front()
            .id;
    }

    EvidenceRequestId asked(const std::string& question = "What helps?")
    {
        return *stores_.requests.ask(nadia_, {.question = question});
    }

    UseReportId sent(const RecordId& record)
    {
        return *stores_.uses.send(
            nadia_.id, {.record = record, .setting = "School", .happened = "It went well."});
    }

    /// All that the audit trail says, as text.
    std::string trail() const
    {
        SQLite::Database database((folder_.path() / "catalogue.sqlite").string());
        return database
            .execAndGet("SELECT group_concat(action || ' ' || object || coalesce(before, '') || "
                        "coalesce(after, '')) FROM audit")
            .getString();
    }

    TemporaryFolder folder_;
    Catalogue catalogue_{folder_.path(), Catalogue::Access::read_write};
    Stores stores_{folder_.path(), Catalogue::Access::read_write};
    Person nadia_ = person("Nadia", {Role::practitioner});
    Person omar_ = person("Omar", {Role::practitioner});
    Person researcher_ = person("Ruth", {Role::researcher});
    Person editor_ = person("Edith", {Role::editor});
    CpdEntry entry_{.id = CpdEntryId::make(),
                    .reading = "Kinship care",
                    .day = *Date::parse("2026-11-20"),
                    .learnt = "Ask first.",
                    .minutes = 30};
};

TEST_F(Practice, SavedItemsAreTheirOwnersAlone)
{
    SavedItems& saved = stores_.saved_items;
    const RecordId record = stored("Kinship care");
    EXPECT_FALSE(saved.save(nadia_.id, record));
    EXPECT_FALSE(saved.set_note(nadia_.id, record, "  for\nTuesday "));
    EXPECT_FALSE(saved.save(nadia_.id, record)) << "again";

    ASSERT_THAT(saved.of(nadia_.id), SizeIs(1));
    EXPECT_EQ(saved.find(nadia_.id, record)->note, "for\nTuesday");
    EXPECT_THAT(saved.of(omar_.id), IsEmpty());
    EXPECT_FALSE(saved.find(omar_.id, record));
    EXPECT_EQ(saved.set_note(omar_.id, record, "mine"), SavedRefusal::not_there);
    EXPECT_EQ(saved.remove(omar_.id, record), SavedRefusal::not_there);
    EXPECT_EQ(saved.save(nadia_.id, RecordId::make()), SavedRefusal::not_there);
    EXPECT_EQ(saved.set_note(nadia_.id, record, std::string(4'001, 'x')), SavedRefusal::too_long);
    EXPECT_FALSE(saved.remove(nadia_.id, record));
    EXPECT_THAT(saved.of(nadia_.id), IsEmpty());
}

TEST_F(Practice, TheAuditTrailDoesNotSayWhatSomebodyKeepsForThemselves)
{
    const RecordId record = stored("Kinship care");
    stores_.saved_items.save(nadia_.id, record);
    stores_.saved_items.set_note(nadia_.id, record, "secret note");
    stores_.saved_searches.add(nadia_.id, {.name = "secret name", .parameters = "q=secret"}, 1);
    entry_.learnt = "secret lesson";
    stores_.cpd.add(nadia_.id, entry_);
    EXPECT_THAT(trail(), testing::HasSubstr("save saved item"));
    EXPECT_THAT(trail(), testing::HasSubstr("save saved search"));
    EXPECT_THAT(trail(), testing::HasSubstr("add cpd entry"));
    EXPECT_THAT(trail(), testing::Not(testing::HasSubstr("secret")));
    EXPECT_THAT(trail(), testing::Not(testing::HasSubstr(record.str())));
}

TEST_F(Practice, ASavedSearchKnowsWhatItsOwnerHasNotSeen)
{
    SavedSearches& searches = stores_.saved_searches;
    const RecordId first = stored("First");
    const ChangeNumber indexed = catalogue_.last_change();
    const RecordId late = stored("Stored, not findable yet");
    const auto search = searches.add(nadia_.id, {.name = "All"}, indexed);
    ASSERT_TRUE(search);
    EXPECT_THAT(searches.added_past(search->seen_record, 10), ElementsAre(late));
    const RecordId second = stored("Second");
    EXPECT_THAT(searches.added_past(search->seen_record, 10), ElementsAre(second, late));
    EXPECT_THAT(searches.added_past(search->seen_record, 1), ElementsAre(second));

    EXPECT_FALSE(searches.see(nadia_.id, search->id, catalogue_.last_change()));
    const auto seen = searches.find(nadia_.id, search->id);
    EXPECT_THAT(searches.added_past(seen->seen_record, 10), IsEmpty());
    EXPECT_THAT(searches.added_past(0, 10), ElementsAre(second, late, first));
}

TEST_F(Practice, SavedSearchesAreTheirOwnersAlone)
{
    SavedSearches& searches = stores_.saved_searches;
    const auto search = searches.add(nadia_.id, {.name = "Kin", .parameters = "q=kin"}, 0);
    EXPECT_THAT(searches.of(omar_.id), IsEmpty());
    EXPECT_FALSE(searches.find(omar_.id, search->id));
    EXPECT_EQ(searches.rename(omar_.id, search->id, "x"), SavedRefusal::not_there);
    EXPECT_EQ(searches.see(omar_.id, search->id, 0), SavedRefusal::not_there);
    EXPECT_EQ(searches.set_feed(omar_.id, search->id, "s"), SavedRefusal::not_there);
    EXPECT_EQ(searches.remove(omar_.id, search->id), SavedRefusal::not_there);
    EXPECT_FALSE(searches.rename(nadia_.id, search->id, " Kin  care "));
    EXPECT_EQ(searches.find(nadia_.id, search->id)->name, "Kin care");
    EXPECT_EQ(searches.rename(nadia_.id, search->id, " "), SavedRefusal::too_long);
    for (std::size_t i = 1; i < most_saved_searches; ++i)
        ASSERT_TRUE(searches.add(nadia_.id, {.name = "x"}, 0));
    EXPECT_EQ(searches.add(nadia_.id, {.name = "x"}, 0).error(), SavedRefusal::too_many);
}

TEST_F(Practice, AFeedIsFoundByItsLastSecretOnly)
{
    SavedSearches& searches = stores_.saved_searches;
    const auto search = searches.add(nadia_.id, {.name = "Kin"}, 0);
    EXPECT_FALSE(searches.by_feed(""));
    EXPECT_FALSE(searches.set_feed(nadia_.id, search->id, "first"));
    EXPECT_FALSE(searches.set_feed(nadia_.id, search->id, "second"));
    EXPECT_FALSE(searches.by_feed("first"));
    ASSERT_TRUE(searches.by_feed("second"));
    EXPECT_EQ(searches.by_feed("second")->id, search->id);
    EXPECT_FALSE(searches.set_feed(nadia_.id, search->id, {}));
    EXPECT_FALSE(searches.by_feed("second"));
}

TEST_F(Practice, CpdRecordsAreKeptByYearForTheirOwnerAlone)
{
    CpdEntries& cpd = stores_.cpd;
    entry_.record = stored("Kinship care");
    CpdEntry older{.id = CpdEntryId::make(),
                   .reading = "A book",
                   .day = *Date::parse("2025-12-31"),
                   .learnt = "Much",
                   .effect = "I ask more.",
                   .minutes = 90};
    ASSERT_TRUE(cpd.add(nadia_.id, older));
    ASSERT_TRUE(cpd.add(nadia_.id, entry_));
    EXPECT_THAT(cpd.of(nadia_.id), ElementsAre(entry_, older));
    EXPECT_THAT(cpd.of(nadia_.id, 2025), ElementsAre(older));
    EXPECT_THAT(cpd.years(nadia_.id), ElementsAre(CpdYear{2026, 1, 30}, CpdYear{2025, 1, 90}));
    EXPECT_EQ(cpd.find(nadia_.id, older.id), older);

    EXPECT_FALSE(cpd.find(omar_.id, older.id));
    EXPECT_FALSE(cpd.change(omar_.id, older));
    EXPECT_FALSE(cpd.remove(omar_.id, older.id));
    EXPECT_THAT(cpd.of(omar_.id), IsEmpty());

    older.minutes = 60;
    EXPECT_TRUE(cpd.change(nadia_.id, older));
    EXPECT_EQ(cpd.find(nadia_.id, older.id), older);
    EXPECT_TRUE(cpd.remove(nadia_.id, older.id));
    EXPECT_FALSE(cpd.remove(nadia_.id, older.id));
}

TEST_F(Practice, CpdRecordsSayWhatTheyLack)
{
    EXPECT_THAT(faults_of(CpdEntry{.id = CpdEntryId::make(), .day = *Date::parse("2026-11")}),
                ElementsAre("reading", "day", "learnt", "minutes"));
    entry_.minutes = most_cpd_minutes + 1;
    entry_.effect = std::string(longest_cpd_text + 1, 'x');
    EXPECT_THAT(faults_of(entry_), ElementsAre("effect", "minutes"));
    EXPECT_FALSE(stores_.cpd.add(nadia_.id, entry_));
    entry_.minutes = 1;
    entry_.effect.clear();
    entry_.record = RecordId::make();
    EXPECT_FALSE(stores_.cpd.add(nadia_.id, entry_)) << "of a record that never was";
}

TEST_F(Practice, ARequestGoesFromOpenToAnswered)
{
    EvidenceRequests& requests = stores_.requests;
    const EvidenceRequestId id = asked();
    EXPECT_EQ(requests.take(nadia_, id), RequestRefusal::not_yours);
    EXPECT_FALSE(requests.take(researcher_, id));
    EXPECT_EQ(requests.take(editor_, id), RequestRefusal::not_in_this_state);
    EXPECT_EQ(requests.find(id, researcher_)->is_taken_by_viewer, true);
    EXPECT_EQ(requests.find(id, nadia_)->is_taken_by_viewer, false);

    const Person other = person("Rosa", {Role::researcher});
    const RecordId record = stored("The answer");
    EXPECT_EQ(requests.answer(other, id, record), RequestRefusal::not_yours);
    EXPECT_EQ(requests.release(other, id), RequestRefusal::not_yours);
    EXPECT_EQ(requests.answer(researcher_, id, RecordId::make()), RequestRefusal::faulty);
    EXPECT_FALSE(requests.answer(researcher_, id, record));
    EXPECT_EQ(requests.find(id, {})->answer, record);
    EXPECT_THAT(requests.waiting({}, 0, 10), IsEmpty());
    EXPECT_THAT(requests.answered({}, 10), SizeIs(1));
    EXPECT_EQ(requests.reopen(researcher_, id), RequestRefusal::not_yours);
    EXPECT_FALSE(requests.reopen(editor_, id));
    EXPECT_EQ(requests.find(id, {})->state, RequestState::open);
    EXPECT_FALSE(requests.find(id, {})->answer);
}

TEST_F(Practice, AClosedRequestIsSeenByThoseItConcernsAlone)
{
    EvidenceRequests& requests = stores_.requests;
    const EvidenceRequestId id = asked();
    EXPECT_EQ(requests.close(researcher_, id, "no"), RequestRefusal::not_yours);
    EXPECT_EQ(requests.close(editor_, id, " "), RequestRefusal::faulty);
    EXPECT_FALSE(requests.close(editor_, id, "Asked before"));
    EXPECT_FALSE(requests.find(id, {}));
    EXPECT_FALSE(requests.find(id, omar_));
    EXPECT_EQ(requests.follow(omar_, id), RequestRefusal::not_there);
    EXPECT_EQ(requests.find(id, nadia_)->reason, "Asked before");
    EXPECT_TRUE(requests.find(id, editor_));
    ASSERT_THAT(requests.followed_by(nadia_), SizeIs(1));
    EXPECT_EQ(requests.followed_by(nadia_).front().state, RequestState::closed);
}

TEST_F(Practice, TheRequestThatMostPeopleFollowComesFirst)
{
    EvidenceRequests& requests = stores_.requests;
    const EvidenceRequestId first = asked("First?");
    const EvidenceRequestId second = asked("Second?");
    EXPECT_FALSE(requests.follow(omar_, second));
    EXPECT_FALSE(requests.follow(omar_, second)) << "twice";
    const auto waiting = requests.waiting(omar_, 0, 10);
    ASSERT_THAT(waiting, SizeIs(2));
    EXPECT_EQ(waiting.front().id, second);
    EXPECT_EQ(waiting.front().followers, 2);
    EXPECT_TRUE(waiting.front().is_followed);
    EXPECT_FALSE(waiting.back().is_followed);
    EXPECT_FALSE(requests.unfollow(omar_, second));
    EXPECT_THAT(requests.followed_by(omar_), IsEmpty());
    EXPECT_EQ(requests.ask(nadia_, {.question = " "}).error(), RequestRefusal::faulty);
    for (std::size_t i = 2; i < most_open_requests; ++i)
        asked();
    EXPECT_EQ(requests.ask(nadia_, {.question = "x"}).error(), RequestRefusal::too_many);
}

TEST_F(Practice, AReportOfUseIsShownOnceAnEditorHasLetItThrough)
{
    UseReports& uses = stores_.uses;
    const RecordId record = stored("Kinship care");
    const UseReportId id = sent(record);
    EXPECT_THAT(uses.shown_of(record), IsEmpty());
    EXPECT_THAT(uses.waiting(10), SizeIs(1));
    EXPECT_EQ(uses.decide(researcher_, id, true, ""), UseRefusal::not_yours);
    EXPECT_EQ(uses.decide(editor_, id, false, ""), UseRefusal::faulty);
    EXPECT_FALSE(uses.decide(editor_, id, true, ""));
    EXPECT_EQ(uses.decide(editor_, id, false, "late"), UseRefusal::not_in_this_state);

    ASSERT_THAT(uses.shown_of(record), SizeIs(1));
    EXPECT_EQ(uses.shown_of(record).front().person_name, "") << "not unless they said so";
    EXPECT_THAT(uses.of(omar_.id), IsEmpty());
    EXPECT_EQ(uses.of(nadia_.id).front().state, UseState::shown);
    EXPECT_EQ(uses.remove(omar_.id, id), UseRefusal::not_there);
    EXPECT_FALSE(uses.remove(nadia_.id, id));
    EXPECT_THAT(uses.shown_of(record), IsEmpty());
}

TEST_F(Practice, ARefusedReportIsSeenByWhoWroteIt)
{
    UseReports& uses = stores_.uses;
    const RecordId record = stored("Kinship care");
    EXPECT_FALSE(uses.decide(editor_, sent(record), false, "It names a family."));
    EXPECT_THAT(uses.shown_of(record), IsEmpty());
    EXPECT_THAT(uses.waiting(10), IsEmpty());
    EXPECT_EQ(uses.of(nadia_.id).front().reason, "It names a family.");
    EXPECT_THAT(faults_of(NewUseReport{.record = record}), ElementsAre("setting", "happened"));
    EXPECT_EQ(
        uses.send(nadia_.id, {.record = RecordId::make(), .setting = "x", .happened = "y"}).error(),
        UseRefusal::not_there);
}

}  // namespace
}  // namespace findings
