#include "tests/search-server/routes/lists_fixture.hpp"

#include <gmock/gmock.h>

namespace findings::server {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// A published record with one link, at which nothing was found twice.
class DeadLinks : public ListsTest {
protected:
    DeadLinks()
    {
        while (links().gather()) {
        }
        const Url url = *Url::parse("https://a.example/gone?a=1&b=2");
        links().keep(url, {.status = 404}, served_.now - std::chrono::days(3));
        links().keep(url, {.status = 410}, served_.now - std::chrono::days(1));
    }

    Links& links() { return served_.stores().links; }

    std::string page(const std::string& target, const Person& who)
    {
        return served_.get(target, served_.cookie_of(who)).text();
    }

    RecordId record_ = served_.library()
                           .store({{.kind = Kind::study,
                                    .title = "Moved away",
                                    .url = Url::parse("https://a.example/gone?a=1&b=2")}})
                           .front()
                           .id;
    Person editor_ = served_.add_person("E. Editor", {Role::editor});
};

TEST_F(DeadLinks, StandOnTheReviewDeskUntilAnEditorSaysThatTheyWork)
{
    const std::string desk = page("/en/review", editor_);
    EXPECT_THAT(desk, AllOf(HasSubstr("1 dead link<"), HasSubstr("https://a.example/gone?a=1&amp;"),
                            HasSubstr("Gone since 20 November 2026 · last looked at on "
                                      "22 November 2026: answered 410"),
                            HasSubstr("/en/review/records/" + record_.str() + "\">Moved away")));
    EXPECT_THAT(page("/fr/review", editor_), HasSubstr("1 lien mort<"));

    const Response done =
        served_.post("/en/review/links", {{"url", "https://a.example/gone?a=1&b=2"}},
                     served_.cookie_of(editor_));
    EXPECT_EQ(done.header("Location"), "/en/review?done=looked_again");
    EXPECT_THAT(page("/en/review?done=looked_again", editor_),
                AllOf(HasSubstr("0 dead links"), HasSubstr("Taken off the list")));
}

TEST_F(DeadLinks, AreMarkedOnListsForReadersAndInTheApi)
{
    const std::string list =
        made({{"title", "A list"},
              {"audience", "everyone"},
              {"sections", {{{"title", ""}, {"entries", {{{"item", record_.str()}}}}}}}});

    const std::string shown = served_.get("/en/lists/" + list.substr(14)).text();
    EXPECT_THAT(shown, AllOf(HasSubstr("Cannot be reached"), HasSubstr("Moved away")));
    const boost::json::object health = body_of(served_.get(list + "/health"));
    EXPECT_EQ(health.at("problems").at(0).at("problem"), "unreachable");

    links().look_again(editor_, "https://a.example/gone?a=1&b=2");
    EXPECT_THAT(served_.get("/en/lists/" + list.substr(14)).text(),
                Not(HasSubstr("Cannot be reached")));
}

}  // namespace
}  // namespace findings::server
