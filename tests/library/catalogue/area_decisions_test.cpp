#include "library/catalogue/area_decisions.hpp"

#include "library/catalogue/people.hpp"
#include "library/catalogue/tagging_store.hpp"
#include "tests/library/catalogue/catalogue_test.hpp"

#include <gmock/gmock.h>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class AreaDecisionsOfPeople : public CatalogueTest {
protected:
    AreaDecisionsOfPeople()
        : catalogue_(open()), file_(library(), Catalogue::Access::read_write), decisions_(file_),
          tagging_(library(), Catalogue::Access::read_write), anne_(person("anne")),
          ben_(person("ben"))
    {}

    PersonId person(const std::string& name)
    {
        return People(file_)
            .add(std::nullopt, {.name = name, .sign_in_name = name, .roles = {Role::editor}})
            ->id;
    }

    RecordId stored(char last, const std::string& abstract = "")
    {
        Record record{.id = id(last), .title = std::string("Title ") + last, .abstract = abstract};
        record.doi = Doi::parse(std::string("10.1000/") + last);
        return catalogue_.store(batch_, {candidate(std::move(record))}).front().id;
    }

    void suggest(const RecordId& record, std::vector<SuggestedArea> areas)
    {
        tagging_.keep({{{record, catalogue_.find(record)->version, std::move(areas)}}}, 1);
    }

    /// The one tag of the record.
    AreaTag tag(const RecordId& record) const { return catalogue_.find(record)->areas.at(0); }

    Catalogue catalogue_;
    CatalogueFile file_;
    AreaDecisions decisions_;
    TaggingStore tagging_;
    PersonId anne_;
    PersonId ben_;
    BatchId batch_ = catalogue_.begin_batch("in");
};

TEST_F(AreaDecisionsOfPeople, AreKeptWithWhoAndWhenAndMarkTheRecord)
{
    const RecordId record = stored('A');
    const ChangeNumber before = catalogue_.last_change();

    EXPECT_TRUE(decisions_.decide(anne_, record, "kinship", true));

    EXPECT_EQ(tag(record).confirmed, true);
    EXPECT_EQ(tag(record).decided_by, anne_.str());
    EXPECT_TRUE(tag(record).decided_at);
    EXPECT_EQ(catalogue_.last_change(), before + 1);
    EXPECT_TRUE(decisions_.decide(ben_, record, "kinship", false));
    EXPECT_EQ(tag(record).confirmed, false);
    EXPECT_EQ(tag(record).decided_by, ben_.str());
}

TEST_F(AreaDecisionsOfPeople, ChangeNothingWhenTheSamePersonSaysTheSameAgain)
{
    const RecordId record = stored('A');
    decisions_.decide(anne_, record, "kinship", true);
    const ChangeNumber before = catalogue_.last_change();
    EXPECT_TRUE(decisions_.decide(anne_, record, "kinship", true));
    EXPECT_EQ(catalogue_.last_change(), before);
}

TEST_F(AreaDecisionsOfPeople, AreNotTakenForARecordThatIsNotThere)
{
    EXPECT_FALSE(decisions_.decide(anne_, id('Z'), "kinship", true));
    EXPECT_FALSE(decisions_.withdraw(anne_, id('Z'), "kinship"));
}

TEST_F(AreaDecisionsOfPeople, StayThroughSuggestionsAnewAndNewVersions)
{
    const RecordId record = stored('A');
    suggest(record, {{"kinship", 0.6}});
    decisions_.decide(anne_, record, "kinship", false);

    suggest(record, {});
    EXPECT_EQ(tag(record).confirmed, false);
    suggest(record, {{"kinship", 0.9}});
    EXPECT_EQ(stored('A', "It says more now."), record);
    EXPECT_EQ(catalogue_.find(record)->version, 2);
    EXPECT_EQ(tag(record).confirmed, false);
    EXPECT_EQ(tag(record).decided_by, anne_.str());
    EXPECT_THAT(decisions_.undecided("", 0, 10), IsEmpty());
}

TEST_F(AreaDecisionsOfPeople, StayWhenTheBatchIsTakenBackAndTheRecordComesAgain)
{
    const RecordId record = stored('A');
    decisions_.decide(anne_, record, "kinship", true);
    catalogue_.undo(batch_);
    EXPECT_FALSE(catalogue_.find(record));
    batch_ = catalogue_.begin_batch("again");
    EXPECT_EQ(stored('A'), record);
    EXPECT_EQ(tag(record).confirmed, true);
}

TEST_F(AreaDecisionsOfPeople, AreInTheAuditTrailWithWhatWasBefore)
{
    const RecordId record = stored('A');
    decisions_.decide(anne_, record, "kinship", true);
    decisions_.decide(ben_, record, "kinship", false);
    decisions_.withdraw(anne_, record, "kinship");

    std::vector<std::string> rows;
    SQLite::Database opened = database();
    SQLite::Statement audit(opened, "SELECT ifnull(before, '-') || ' ' || ifnull(after, '-') "
                                    "FROM audit WHERE object = ? ORDER BY number");
    audit.bind(1, "record " + record.str());
    while (audit.executeStep())
        rows.push_back(audit.getColumn(0).getString());
    const std::string yes = R"({"area":"kinship","decision":"confirmed"})";
    const std::string no = R"({"area":"kinship","decision":"rejected"})";
    EXPECT_THAT(rows, ElementsAre("- " + yes, yes + " " + no, no + " -"));
}

TEST_F(AreaDecisionsOfPeople, AreAskedForWhereLeastIsCertainFirst)
{
    const RecordId a = stored('A');
    const RecordId b = stored('B');
    suggest(a, {{"kinship", 0.9}, {"adoption", 0.52}});
    suggest(b, {{"kinship", 0.45}});

    EXPECT_THAT(decisions_.undecided("", 0, 10),
                ElementsAre(UndecidedArea{a, "adoption", 0.52}, UndecidedArea{b, "kinship", 0.45},
                            UndecidedArea{a, "kinship", 0.9}));
    EXPECT_THAT(decisions_.undecided("", 1, 1), ElementsAre(UndecidedArea{b, "kinship", 0.45}));
    EXPECT_THAT(decisions_.undecided("kinship", 0, 10),
                ElementsAre(UndecidedArea{b, "kinship", 0.45}, UndecidedArea{a, "kinship", 0.9}));

    decisions_.decide(anne_, b, "kinship", true);
    decisions_.decide(anne_, a, "supervision", true);
    EXPECT_THAT(decisions_.undecided("kinship", 0, 10),
                ElementsAre(UndecidedArea{a, "kinship", 0.9}));
    EXPECT_EQ(decisions_.counts(), (DecisionCounts{2, 0, 2, 2}));

    tagging_.keep_model("model", 2);
    decisions_.withdraw(anne_, b, "kinship");
    EXPECT_EQ(decisions_.counts().confirmed, 1);
    EXPECT_EQ(decisions_.counts().undecided, 3);
}

}  // namespace
}  // namespace findings
