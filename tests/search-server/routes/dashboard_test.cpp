#include "search-server/routes/use_counting.hpp"
#include "tests/search-server/routes/practice_fixture.hpp"

#include <algorithm>

namespace findings::server {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class DashboardTest : public tests::PracticeTest {
protected:
    void SetUp() override { served_->uses().take(); }

    /// "unanswered zebra 2": what the pages asked for since the last call have counted.
    static std::vector<std::string> counted()
    {
        static constexpr std::array<const char*, 4> kinds{"search", "unanswered", "area", "item"};
        std::vector<std::string> all;
        for (const UseCount& one : served_->uses().take())
            all.push_back(std::string(kinds.at(static_cast<std::size_t>(one.use.kind))) + " " +
                          one.use.subject + " " + std::to_string(one.count));
        return all;
    }

    static UseCount typed(const std::string& query, std::int64_t count = 5)
    {
        return {{UseKind::unanswered, query, "en"}, count};
    }
};

TEST_F(DashboardTest, CountsPagesThatSomebodyReads)
{
    for (const char* target : {"/en/search?q=zebra", "/en/search?q=zebra", "/en/search?q=kinship",
                               "/en/search?q=kinship&page=2", "/en/search", "/en/areas/kinship",
                               "/fr/search?area=kinship", "/en/areas/kinship.atom",
                               "/api/v1/search?q=zebra", "/en/areas/nowhere"})
        served_->get(target);
    served_->get("/en/items/" + id(0) + "/kinship-care-and-placement-stability");
    served_->get("/en/items/" + id(0));              // which leads to the page
    served_->get("/en/search?q=the+zebra+kinship");  // answered by half
    EXPECT_THAT(counted(), UnorderedElementsAre("search  5", "unanswered zebra 2",
                                                "unanswered the zebra kinship 1", "area kinship 2",
                                                "item " + id(0) + " 1"));
}

TEST_F(DashboardTest, CountsNobodyWhoAsksNotToBeAndNoRobot)
{
    for (const auto& [name, value] : Fields{{"dnt", "1"},
                                            {"sec-gpc", "1"},
                                            {"sec-purpose", "prefetch;prerender"},
                                            {"user-agent", "Mozilla/5.0 (compatible; SomeBot/1)"}})
        served_->get("/en/search?q=zebra", {{name, value}});
    Request head{.method = Method::head};
    take_target(head, "/en/search?q=zebra");
    served_->ask(std::move(head));
    EXPECT_THAT(counted(), IsEmpty());
    served_->get("/en/search?q=zebra", {{"dnt", "0"}, {"user-agent", "Mozilla/5.0"}});
    EXPECT_THAT(counted(), ElementsAre("search  1", "unanswered zebra 1"));
}

TEST_F(DashboardTest, KeepsNoTextThatMayBeAboutSomebody)
{
    std::vector<UseCount> counts;
    for (const char* query : {"Jane Doe", "Mrs Roy neglect", "born 12 March 2015", "CAS-204518",
                              "jane@example.org", "514 555-0199", "\xff"})
        counts.push_back(typed(query));
    EXPECT_THAT(without_private_words(counts, served_->library().vocabulary()), IsEmpty());
    const std::vector<UseCount> kept{
        typed("zebra therapy"), typed("Kinship care 2015"), {{UseKind::item, "Jane Doe", ""}, 1}};
    EXPECT_EQ(without_private_words(kept, served_->library().vocabulary()), kept);
}

TEST_F(DashboardTest, ShowsAdministratorsWhatIsCountedOftenEnough)
{
    const auto day = std::chrono::floor<std::chrono::days>(served_->now);
    stores().use_counts.add(day, {typed("zebra therapy", 50),
                                  typed("seldom", 4),
                                  {{UseKind::area, "kinship", ""}, 6},
                                  {{UseKind::item, id(0), ""}, 8},
                                  {{UseKind::item, id(3), ""}, 8}});  // a draft
    std::vector<UseCount> naughty{typed("\u200b ?!", 60)};
    for (const std::string& text : tests::naughty_texts(300))
        naughty.push_back(typed(text));
    stores().use_counts.add(day, naughty);
    const tests::Reader administrator = reader(Roles::all());
    for (const std::string language : {"en", "fr"}) {
        const std::string shown = page("/" + language + "/admin/dashboard", administrator);
        EXPECT_THAT(shown, HasSubstr(">zebra therapy</a></th>"));
        EXPECT_THAT(shown, HasSubstr("href=\"/" + language + "/areas/kinship\""));
        EXPECT_THAT(shown, HasSubstr("Kinship care and placement stability</a></th>"));
        EXPECT_THAT(shown, Not(HasSubstr("seldom")));
        EXPECT_THAT(shown, Not(HasSubstr("></a>")));
        EXPECT_THAT(shown, Not(HasSubstr(id(3))));
        tests::expect_escaped(shown, "dashboard");
    }
    const Response csv = get("/en/admin/dashboard/searches.csv", administrator);
    EXPECT_THAT(csv.text(), HasSubstr("\r\nzebra therapy,English,50\r\n"));
    for (const std::string_view line : split(csv.text(), '\n'))
        EXPECT_NE(line.find_first_of("=+-@"), 0U) << line;
    for (const char* wrong : {"no.csv", "searches", "searches.json"})
        EXPECT_EQ(get(std::string("/en/admin/dashboard/") + wrong, administrator).status, 404U);
}

TEST_F(DashboardTest, CountsWorksByAreaAndLanguage)
{
    const tests::Reader administrator = reader(Roles::all());
    const std::string csv = text(get("/en/admin/dashboard/coverage.csv", administrator));
    // one English study and a French guide, no translation of each other
    EXPECT_THAT(csv, HasSubstr("\r\nKinship care,2,1,1,0,1,0,1\r\n"));
}

}  // namespace
}  // namespace findings::server
