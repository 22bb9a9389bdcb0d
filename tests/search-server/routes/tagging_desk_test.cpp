#include "library/catalogue/tagging_store.hpp"
#include "tests/support/served_library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace findings::server {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class TaggingDesk : public testing::Test {
protected:
    TaggingDesk()
    {
        TaggingStore store(served_.library().path(), Catalogue::Access::read_write);
        store.keep({{{served_.ids()[0], 1, {{"kinship", 0.9}, {"adoption", 0.51}}},
                     {served_.ids()[1], 1, {{"kinship", 0.5}}}}},
                   0);
    }

    std::string page(std::string_view target = "/en/review/areas")
    {
        const Response response = served_.get(target, anne_);
        EXPECT_EQ(response.status, 200u);
        return std::string(response.text());
    }

    Response decide(std::string_view decision, std::string_view about = "adoption",
                    std::size_t record = 0)
    {
        return served_.post("/en/review/areas",
                            {{"item", served_.ids()[record].str()},
                             {"about", std::string(about)},
                             {"decision", std::string(decision)},
                             {"area", ""},
                             {"place", "1"}},
                            anne_);
    }

    tests::ServedLibrary served_{{{.title = "Kinship & care in practice", .areas = {"supervision"}},
                                  {.status = Status::draft, .title = "Not to be seen yet"}}};
    Fields anne_ = served_.cookie_of(served_.add_person("Anne", {Role::trainer}));
};

TEST_F(TaggingDesk, ShowsWhatWaitsTheLeastCertainFirstWithItsReasons)
{
    const std::string shown = page();
    EXPECT_LT(shown.find("Is it about “Adoption”?"), shown.find("Is it about “Kinship care”?"));
    EXPECT_THAT(shown,
                AllOf(HasSubstr("Kinship &amp; care in practice"), HasSubstr("51% sure"),
                      HasSubstr("It has already: Supervision"), HasSubstr("3 suggestions wait"),
                      HasSubstr("Nothing has been learned"), Not(HasSubstr("Not to be seen yet"))));
}

TEST_F(TaggingDesk, CanBeOfOneArea)
{
    const std::string shown = page("/en/review/areas?area=kinship");
    EXPECT_THAT(shown, AllOf(HasSubstr("Only suggestions of “Kinship care”."),
                             Not(HasSubstr("Is it about “Adoption”?"))));
    EXPECT_THAT(page("/fr/review/areas?area=no-such"), HasSubstr("S’agit-il de"));
}

TEST_F(TaggingDesk, KeepsADecisionAndOffersToTakeItBack)
{
    const Response answer = decide("confirmed");
    EXPECT_EQ(answer.status, 303u);
    const std::string next(*answer.header("Location"));
    EXPECT_EQ(next, "/en/review/areas?item=" + served_.ids()[0].str() + "&about=adoption#s1");
    EXPECT_EQ(served_.library().catalogue().find(served_.ids()[0])->areas.at(0).confirmed, true);

    const std::string shown = page(next.substr(0, next.find('#')));
    EXPECT_THAT(shown, AllOf(HasSubstr("is about “Adoption”: confirmed."), HasSubstr("Undo"),
                             HasSubstr("1 confirmed"), Not(HasSubstr("Is it about “Adoption”?"))));

    decide("undecided");
    EXPECT_THAT(page(), HasSubstr("Is it about “Adoption”?"));
}

TEST_F(TaggingDesk, TakesNothingThatIsNotThereOrNotToBeSeen)
{
    EXPECT_EQ(decide("confirmed", "no-such").status, 404u);
    EXPECT_EQ(decide("confirmed", "kinship", 1).status, 404u);
    EXPECT_EQ(decide("perhaps").status, 400u);
}

TEST_F(TaggingDesk, SaysHowMuchWasLearned)
{
    TaggingStore(served_.library().path(), Catalogue::Access::read_write).keep_model("model", 57);
    EXPECT_THAT(page(), HasSubstr("learned from 57 records on"));
}

}  // namespace
}  // namespace findings::server
