#include "library/catalogue/drafts.hpp"

#include "library/base/file.hpp"
#include "library/catalogue/people.hpp"
#include "library/catalogue/record_marks.hpp"
#include "library/record/record_json.hpp"
#include "tests/support/sample_records.hpp"

#include <SQLiteCpp/Database.h>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace findings {
namespace {

const Date today = *Date::parse("2026-11-23");

/// What a person types: a whole record, without what the library gives it.
std::string typed(Record record)
{
    record.id.reset();
    record.supersedes.reset();
    record.translation.reset();
    return boost::json::serialize(to_json(record));
}

class DraftsTest : public testing::Test {
protected:
    Person add(const std::string& name, Roles roles)
    {
        return *people_.add(std::nullopt, {.name = name, .sign_in_name = name, .roles = roles});
    }

    /// A draft in that state, of the researcher.
    Draft in_state(DraftState state)
    {
        Draft draft = drafts_.begin(researcher_, typed(tests::sample_record(1, number_++)));
        if (state == DraftState::discarded)
            return *drafts_.discard(researcher_, draft.id, 1);
        if (state == DraftState::draft)
            return draft;
        draft = *drafts_.submit(researcher_, draft.id, 1, today);
        if (state == DraftState::returned)
            return *drafts_.give_back(editor_, draft.id, 2, "shorter, please");
        if (state == DraftState::approved)
            return *drafts_.approve(editor_, draft.id, 2);
        if (state == DraftState::published && !drafts_.publish(editor_, draft.id, 2, today))
            throw std::logic_error("a sample record cannot be published");
        return draft;
    }

    RecordId published() { return in_state(DraftState::published).id; }

    TemporaryFolder folder_;
    Catalogue catalogue_{folder_.path(), Catalogue::Access::read_write};
    CatalogueFile file_{folder_.path(), Catalogue::Access::read_write};
    People people_{file_};
    Drafts drafts_{file_};
    RecordMarks marks_{file_};
    Person researcher_ = add("R. Researcher", {Role::researcher});
    Person other_ = add("O. Other", {Role::researcher, Role::trainer});
    Person editor_ = add("E. Editor", {Role::editor});
    Person administrator_ = add("A. Administrator", {Role::administrator});
    std::uint64_t number_ = 0;
};

TEST_F(DraftsTest, IsNothingToTheLibraryUntilItIsPublished)
{
    const Draft draft = in_state(DraftState::approved);
    EXPECT_EQ(catalogue_.count(), 0);
    EXPECT_EQ(catalogue_.last_change(), 0);
    ASSERT_EQ(*drafts_.publish(editor_, draft.id, 3, today), 1);
    const auto record = catalogue_.find(draft.id);
    ASSERT_TRUE(record);
    EXPECT_TRUE(is_ours(record->record));
    EXPECT_EQ(record->record.status, Status::published);
    EXPECT_EQ(record->origin.path, "");
    EXPECT_EQ(catalogue_.last_change(), 1);
    EXPECT_FALSE(drafts_.find(researcher_, draft.id)) << "no draft is under way any more";
}

TEST_F(DraftsTest, ThatIsPublishedTwiceIsRefused)
{
    const Draft draft = in_state(DraftState::published);
    EXPECT_EQ(drafts_.publish(editor_, draft.id, draft.revision + 1, today).error(),
              DraftRefusal::not_in_this_state);
    EXPECT_EQ(catalogue_.versions(draft.id).size(), 1);
}

TEST_F(DraftsTest, GoTheirWayAndNoOther)
{
    using enum DraftState;
    struct Case {
        DraftState from;
        DraftState to;
        const Person* who;  ///< the one who may
    };
    const std::vector<Case> allowed = {
        {draft, in_review, &researcher_},    {draft, discarded, &researcher_},
        {returned, in_review, &researcher_}, {returned, discarded, &researcher_},
        {in_review, approved, &editor_},     {in_review, returned, &editor_},
        {in_review, published, &editor_},    {approved, returned, &editor_},
        {approved, published, &editor_},
    };
    const auto move = [&](const Person& who, const Draft& draft,
                          DraftState to) -> std::optional<DraftRefusal> {
        const auto refusal = [](const auto& result) {
            return result ? std::nullopt : std::optional(result.error());
        };
        switch (to) {
        case in_review:
            return refusal(drafts_.submit(who, draft.id, draft.revision, today));
        case approved:
            return refusal(drafts_.approve(who, draft.id, draft.revision));
        case returned:
            return refusal(drafts_.give_back(who, draft.id, draft.revision, "why"));
        case published:
            return refusal(drafts_.publish(who, draft.id, draft.revision, today));
        default:
            return refusal(drafts_.discard(who, draft.id, draft.revision));
        }
    };
    for (const DraftState from : {draft, in_review, returned, approved, published, discarded})
        for (const DraftState to : {in_review, approved, returned, published, discarded}) {
            SCOPED_TRACE(fmt::format("{} to {}", name(from), name(to)));
            const Draft is_there = in_state(from);
            const auto way = std::find_if(allowed.begin(), allowed.end(), [&](const Case& c) {
                return c.from == from && c.to == to;
            });
            for (const Person* who : {&researcher_, &editor_, &other_}) {
                const bool may = way != allowed.end() && way->who == who;
                EXPECT_TRUE(may || move(*who, is_there, to)) << who->name;
            }
            EXPECT_TRUE(way == allowed.end() || !move(*way->who, is_there, to));
        }
}

TEST_F(DraftsTest, AreNotThereForOthers)
{
    const Draft draft = in_state(DraftState::draft);
    EXPECT_TRUE(drafts_.find(researcher_, draft.id));
    EXPECT_TRUE(drafts_.find(administrator_, draft.id));
    EXPECT_FALSE(drafts_.find(other_, draft.id));
    EXPECT_FALSE(drafts_.find(editor_, draft.id)) << "it was not sent in yet";
    EXPECT_TRUE(drafts_.steps(other_, draft.id).empty());
    EXPECT_FALSE(drafts_.revision(other_, draft.id, 1));
    EXPECT_EQ(drafts_.save(other_, draft.id, 1, "{}", "").error(), DraftRefusal::not_there);
    ASSERT_TRUE(drafts_.submit(researcher_, draft.id, 1, today));
    EXPECT_TRUE(drafts_.find(editor_, draft.id));
    EXPECT_FALSE(drafts_.find(other_, draft.id));
    EXPECT_TRUE(drafts_.waiting(other_).empty());
    ASSERT_EQ(drafts_.waiting(editor_).size(), 1);
}

TEST_F(DraftsTest, KeepEveryRevisionAndTellWhoeverComesSecond)
{
    const Draft draft = drafts_.begin(researcher_, R"({"title":"one"})");
    ASSERT_TRUE(drafts_.save(researcher_, draft.id, 1, R"({"title":"two"})", "note"));
    EXPECT_EQ(drafts_.save(administrator_, draft.id, 1, R"({"title":"three"})", "").error(),
              DraftRefusal::another_revision);
    const auto now = drafts_.find(researcher_, draft.id);
    EXPECT_EQ(now->json, R"({"title":"two"})");
    EXPECT_EQ(now->what_changed, "note");
    EXPECT_EQ(now->revision, 2);
    EXPECT_EQ(drafts_.revision(researcher_, draft.id, 1), R"({"title":"one"})");
}

TEST_F(DraftsTest, KeepTheirLastRevisionAloneWhenTheyAreClosed)
{
    const SQLite::Database database(folder_.path() / "catalogue.sqlite", SQLite::OPEN_READWRITE);
    const auto revisions = [&database](const Draft& draft) {
        SQLite::Statement kept(
            database, "SELECT group_concat(draft_revision.revision) FROM draft_revision JOIN "
                      "draft ON draft.number = draft WHERE record = ?");
        kept.bind(1, draft.id.str());
        kept.executeStep();
        return kept.getColumn(0).getString();
    };
    EXPECT_EQ(revisions(in_state(DraftState::published)), "3");
    EXPECT_EQ(revisions(in_state(DraftState::discarded)), "2");
    EXPECT_EQ(revisions(in_state(DraftState::returned)), "1,2,3");
}

TEST_F(DraftsTest, AreSentInOnlyWhenNothingIsWrongWithThem)
{
    const Draft draft = drafts_.begin(
        researcher_,
        R"({"kind":"practice_guide","title":"Half","doi":"nonsense","minutes":"ten"})");
    EXPECT_EQ(drafts_.submit(researcher_, draft.id, 1, today).error(), DraftRefusal::not_valid);
    std::vector<std::string> fields;
    for (const Fault& fault : reading_of(draft, today).faults)
        fields.push_back(fault.field);
    EXPECT_EQ(std::count(fields.begin(), fields.end(), "doi"), 1);
    EXPECT_EQ(std::count(fields.begin(), fields.end(), "minutes"), 1) << "not missing as well";
    EXPECT_EQ(std::count(fields.begin(), fields.end(), "bottom_line"), 1);
}

TEST_F(DraftsTest, OfARecordThatIsThereBecomeItsNextVersion)
{
    const RecordId id = published();
    Record record = *catalogue_.find_version(id, 1);
    record.bottom_line = "It helps a little.";
    record.review_by = *Date::parse("2028-11");
    const Draft draft = *drafts_.revise(researcher_, id, 1, typed(record));
    EXPECT_EQ(drafts_.revise(editor_, id, 1, typed(record)).error(), DraftRefusal::taken);
    ASSERT_TRUE(drafts_.save(researcher_, id, 1, draft.json, "Shorter."));
    ASSERT_TRUE(drafts_.submit(researcher_, id, 2, today));
    EXPECT_EQ(*drafts_.publish(editor_, id, 3, today), 2);
    EXPECT_EQ(catalogue_.find(id)->record.bottom_line, "It helps a little.");
    EXPECT_EQ(catalogue_.find(id)->record.modified, today);
    EXPECT_NE(catalogue_.find_version(id, 1)->bottom_line, "It helps a little.");
    ASSERT_EQ(drafts_.notes(id).size(), 1);
    EXPECT_EQ(drafts_.notes(id).front().note, "Shorter.");
}

TEST_F(DraftsTest, AreNotPublishedOverAVersionThatTheirWriterNeverSaw)
{
    const RecordId id = published();
    Record record = *catalogue_.find_version(id, 1);
    record.review_by = *Date::parse("2028-11");
    const std::string text = typed(record);
    ASSERT_TRUE(drafts_.revise(researcher_, id, 1, text));
    ASSERT_EQ(*marks_.doubt(editor_, id, 1, "old"), 2);
    ASSERT_TRUE(drafts_.submit(researcher_, id, 1, today));
    EXPECT_EQ(drafts_.publish(editor_, id, 2, today).error(), DraftRefusal::another_version);
    ASSERT_TRUE(drafts_.rebase(editor_, id, 2, 2, text));
    EXPECT_EQ(*drafts_.publish(editor_, id, 3, today), 3);
}

TEST_F(DraftsTest, AreOfWhoWroteTheRecordOrOfNobody)
{
    const RecordId id = published();
    EXPECT_EQ(drafts_.revise(other_, id, 1, "{}").error(), DraftRefusal::not_yours);
    EXPECT_TRUE(drafts_.may_revise(editor_, id));
    const Record brought = tests::sample_record(2, 1);
    catalogue_.store(catalogue_.begin_batch("a file"), {{.record = brought}});
    EXPECT_TRUE(drafts_.may_revise(other_, *brought.id));
    EXPECT_FALSE(drafts_.may_revise(add("T", {Role::trainer}), *brought.id));
}

TEST_F(DraftsTest, AreThereWholeOrNotAtAllWhenPublishingIsCutOff)
{
    const Draft draft = in_state(DraftState::approved);
    SQLite::Database raw((folder_.path() / "catalogue.sqlite").string(), SQLite::OPEN_READWRITE);
    raw.exec("CREATE TRIGGER cut_off BEFORE INSERT ON draft_step "
             "BEGIN SELECT RAISE(ABORT, 'cut off'); END");
    EXPECT_THROW(drafts_.publish(editor_, draft.id, 3, today), CatalogueError);
    EXPECT_EQ(catalogue_.count(), 0);
    EXPECT_EQ(drafts_.find(editor_, draft.id)->state, DraftState::approved);
    raw.exec("DROP TRIGGER cut_off");
    EXPECT_TRUE(drafts_.publish(editor_, draft.id, 3, today));
}

TEST_F(DraftsTest, AreInTheAuditTrail)
{
    in_state(DraftState::published);
    SQLite::Database raw((folder_.path() / "catalogue.sqlite").string(), SQLite::OPEN_READONLY);
    EXPECT_EQ(raw.execAndGet("SELECT group_concat(action, ', ') FROM audit WHERE object LIKE "
                             "'record %'")
                  .getString(),
              "begin draft, submit draft, publish draft");
}

TEST_F(DraftsTest, FindTheSameWorkByIdentifierTitleOrSource)
{
    Record known = tests::sample_record(3, 1);
    known.doi = *Doi::parse("10.5555/known");
    known.sources = {{.citation = "A study", .doi = *Doi::parse("10.5555/study")}};
    catalogue_.store(catalogue_.begin_batch("a file"), {{.record = known}});

    Record by_doi{.id = RecordId::make(), .kind = Kind::research_summary};
    by_doi.doi = known.doi;
    ASSERT_EQ(drafts_.candidates(by_doi).size(), 1);
    EXPECT_EQ(drafts_.candidates(by_doi).front().id, *known.id);

    Record by_title{.id = RecordId::make(), .kind = Kind::research_summary};
    by_title.title = known.title;
    by_title.authors = known.authors;
    by_title.issued = known.issued;
    EXPECT_EQ(drafts_.candidates(by_title).size(), 1);

    Record by_source{.id = RecordId::make(), .kind = Kind::research_summary, .title = "Other"};
    by_source.sources = {{.citation = "Study, A.", .doi = *Doi::parse("10.5555/study")}};
    ASSERT_EQ(drafts_.candidates(by_source).size(), 1);
    EXPECT_TRUE(drafts_.candidates(by_source).front().by_source);

    by_source.sources.clear();
    EXPECT_TRUE(drafts_.candidates(by_source).empty());
}

TEST_F(DraftsTest, KeepWhatWasTypedWithoutASession)
{
    drafts_.keep_form("sum of a secret", "title=typed");
    EXPECT_EQ(drafts_.kept_form("sum of a secret"), "title=typed");
    EXPECT_FALSE(drafts_.kept_form("sum of another"));
}

class RecordMarksTest : public DraftsTest {};

TEST_F(RecordMarksTest, RetractARecordAndNameWhatLeansOnIt)
{
    Record retracted = tests::sample_record(4, 1);
    retracted.doi = *Doi::parse("10.5555/wrong");
    Record leaning = tests::sample_record(4, 2);
    leaning.references = {{.citation = "Wrong, A.", .doi = retracted.doi}};
    catalogue_.store(catalogue_.begin_batch("a file"),
                     {{.record = retracted}, {.record = leaning}});
    EXPECT_EQ(marks_.retract(researcher_, *retracted.id, 1, "no").error(), MarkRefusal::not_yours);
    EXPECT_EQ(marks_.retract(editor_, *retracted.id, 2, "no").error(),
              MarkRefusal::another_version);
    EXPECT_EQ(*marks_.retract(editor_, *retracted.id, 1, "Data made up."), 2);
    EXPECT_EQ(catalogue_.find(*retracted.id)->record.status, Status::retracted);
    EXPECT_EQ(marks_.retract(editor_, *retracted.id, 2, "again").error(),
              MarkRefusal::not_in_this_state);
    const auto all = marks_.retracted();
    ASSERT_EQ(all.size(), 1);
    EXPECT_EQ(all.front().leaning, std::vector<RecordId>{*leaning.id});
    EXPECT_TRUE(all.front().lists.empty());
}

TEST_F(RecordMarksTest, SupersedeARecordByAnotherThatSaysSoToo)
{
    const RecordId old_one = published();
    const RecordId new_one = published();
    EXPECT_EQ(marks_.supersede(editor_, old_one, 1, old_one, "").error(), MarkRefusal::not_valid);
    ASSERT_TRUE(marks_.supersede(editor_, old_one, 1, new_one, "newer studies"));
    EXPECT_EQ(catalogue_.find(old_one)->record.superseded_by, new_one);
    EXPECT_EQ(catalogue_.find(new_one)->record.supersedes, old_one);
    EXPECT_TRUE(validate(catalogue_.find(old_one)->record).empty());
    EXPECT_TRUE(validate(catalogue_.find(new_one)->record).empty());
}

TEST_F(RecordMarksTest, ListWhatIsDueAndConfirmIt)
{
    Record record = tests::sample_record(5, 1);
    record.issued = *Date::parse("2024-01-15");
    record.modified.reset();
    record.evidence_to = *Date::parse("2023");
    record.review_by = *Date::parse("2026-12-31");
    catalogue_.store(catalogue_.begin_batch("a file"), {{.record = record}});
    EXPECT_TRUE(marks_.due_by(*Date::parse("2026-12-30")).empty());
    ASSERT_EQ(marks_.due_by(*Date::parse("2027-01-22")).size(), 1);
    ASSERT_EQ(*marks_.confirm(editor_, *record.id, 1, today, *Date::parse("2028-11-23")), 2);
    EXPECT_TRUE(marks_.due_by(*Date::parse("2027-01-22")).empty());
    EXPECT_TRUE(validate(catalogue_.find(*record.id)->record).empty());
}

}  // namespace
}  // namespace findings
