#include "search-server/routes/pages.hpp"

#include "tests/search-server/routes/api_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class Pages : public testing::Test {
protected:
    Response get(std::string_view target, Fields headers = {})
    {
        return served_.get(target, std::move(headers));
    }
    std::string page(std::string_view target)
    {
        const Response response = get(target);
        EXPECT_EQ(response.status, 200U) << target;
        EXPECT_EQ(response.header("Content-Type"), "text/html; charset=utf-8");
        return response.text();
    }
    std::string id(std::size_t number) const { return served_.ids()[number].str(); }

    tests::ServedLibrary served_{tests::api_records()};
};

std::string root_for(tests::ServedLibrary& library, const std::string& accept_language)
{
    const Response response = library.get("/", {{"accept-language", accept_language}});
    EXPECT_EQ(response.status, 302U);
    EXPECT_EQ(response.header("Vary"), "Accept-Language");
    return std::string(response.header("Location").value_or(""));
}

TEST_F(Pages, BeginInTheLanguageThatTheReaderWantsMost)
{
    for (const auto& [header, address] : std::vector<std::pair<std::string, std::string>>{
             {"", "/en/"},
             {"fr", "/fr/"},
             {"fr-CA,fr;q=0.9,en;q=0.8", "/fr/"},
             {"en-GB, fr;q=0.9", "/en/"},
             {"FR", "/fr/"},
             {"de, fr;q=0.5", "/fr/"},
             {"de, *", "/en/"},
             {"fr;q=0, en;q=0.1", "/en/"},
             {"fr;q=0.001", "/fr/"},
             {"fr;q=abc, en;q=0.5", "/en/"},
             {"frisian", "/en/"},
             {"fr;q=2", "/en/"},
         }) {
        SCOPED_TRACE(header);
        EXPECT_EQ(root_for(served_, header), address);
    }
}

TEST_F(Pages, HaveTheReadersLanguageFromTheAddressFirst)
{
    const auto language = [](std::string path, std::string accept) {
        return reader_language(
            {.path = std::move(path), .headers = {{"accept-language", std::move(accept)}}});
    };
    EXPECT_EQ(language("/fr/x", "en"), "fr");
    EXPECT_EQ(language("/en", "fr"), "en");
    EXPECT_EQ(language("/french", "en"), "en");
    EXPECT_EQ(language("/nothing", "fr"), "fr");
}

TEST_F(Pages, LeadFromALanguageToItsFirstPage)
{
    EXPECT_EQ(get("/fr").status, 301U);
    EXPECT_EQ(get("/fr").header("Location"), "/fr/");
}

TEST_F(Pages, ShowTheNewestGuidesAndAllAreasFirst)
{
    const std::string home = page("/en/");
    EXPECT_THAT(home, HasSubstr("Guide : accueil par des proches"));
    EXPECT_THAT(home, HasSubstr("3 records in the library"));
    for (const std::size_t top : served_.library().vocabulary().top())
        EXPECT_THAT(home, HasSubstr("href=\"/en/areas/" +
                                    served_.library().vocabulary().concepts()[top].id + "\""));
}

TEST_F(Pages, ShowWhatASearchFinds)
{
    const std::string html = page("/en/search?q=kinship+stability");
    EXPECT_THAT(html, HasSubstr("Kinship care and placement stability"));
    EXPECT_THAT(html, HasSubstr("<b>Limited to strong confidence it helps</b>"));
    EXPECT_THAT(html, HasSubstr("name=\"q\" value=\"kinship stability\""));
    EXPECT_THAT(html, Not(HasSubstr("Kinship draft")));
}

/// What the page itself says: the way to sign in around it leads back to the address as it was.
std::string main_part(const std::string& html)
{
    const std::size_t begin = html.find("<main");
    return html.substr(begin, html.find("</main>") - begin);
}

TEST_F(Pages, PassOverInSilenceWhatIsNoPartOfASearch)
{
    const std::string plain = main_part(page("/en/search?q=kinship"));
    for (const char* more : {"&utm_source=mail", "&kind=", "&confidence=", "&year_from=&year_to=",
                             "&per_page=1000", "&per_page=1", "&facets=0", "&lang=xx"}) {
        SCOPED_TRACE(more);
        EXPECT_EQ(main_part(page("/en/search?q=kinship" + std::string(more))), plain);
    }
}

TEST_F(Pages, SayWhatTheyPassOver)
{
    for (const char* more :
         {"kind=nonsense", "page=0", "page=99999", "page=x", "sort=worst", "area=nowhere",
          "year_from=soon", "expand=perhaps", "drop=nowhere", "q=second"}) {
        SCOPED_TRACE(more);
        const std::string html = page("/en/search?q=kinship&" + std::string(more));
        EXPECT_THAT(html, HasSubstr("Kinship care and placement stability"));
        EXPECT_THAT(html, HasSubstr("does not know it: <b>" + std::string(more) + "</b>"));
    }
    EXPECT_THAT(page("/en/search?q=care&kind=nonsense&kind=practice_guide"),
                HasSubstr("value=\"practice_guide\" checked"));
}

TEST_F(Pages, TakeYearsInEitherOrder)
{
    EXPECT_EQ(main_part(page("/en/search?q=kinship&year_from=2022&year_to=2020")),
              main_part(page("/en/search?q=kinship&year_from=2020&year_to=2022")));
}

TEST_F(Pages, SayThatThereIsNoSuchPageOfResults)
{
    const std::string html = page("/en/search?q=kinship&page=7");
    EXPECT_THAT(html, HasSubstr("This page does not exist: there "));
    EXPECT_THAT(html, HasSubstr("<a href=\"/en/search?q=kinship\">Go to the first page</a>"));
    EXPECT_THAT(page("/en/search?q=kinship"), Not(HasSubstr("does not exist")));
}

TEST_F(Pages, SayThatAQueryIsTooLong)
{
    const Response response = get("/fr/search?q=" + std::string(5'000, 'x'));
    EXPECT_EQ(response.status, 400U);
    EXPECT_THAT(response.text(), HasSubstr("4096"));
    EXPECT_THAT(response.text(), HasSubstr("<html lang=\"fr\">"));
}

TEST_F(Pages, SayWhatEachPartOfAnEmptySearchCosts)
{
    const std::string html = page("/en/search?q=kinship+stability&kind=practice_guide");
    EXPECT_THAT(html, HasSubstr("Kind: Practice guide"));
    EXPECT_THAT(html, HasSubstr("<a href=\"/en/search?q=kinship+stability\">Drop"));
}

TEST_F(Pages, SendARecordToItsOneAddress)
{
    const std::string address = "/en/items/" + id(0) + "/kinship-care-and-placement-stability";
    for (const std::string& other : {"/en/items/" + id(0), "/en/items/" + id(0) + "/old-title"}) {
        EXPECT_EQ(get(other).status, 301U) << other;
        EXPECT_EQ(get(other).header("Location"), address) << other;
    }
    EXPECT_THAT(page(address), HasSubstr("<h1>Kinship care and placement stability</h1>"));
}

TEST_F(Pages, CiteTheAddressThatWasAskedForWhereNoneIsSet)
{
    const std::string address = "/en/items/" + id(0) + "/kinship-care-and-placement-stability";
    EXPECT_THAT(get(address, {{"host", "127.0.0.1:8080"}}).text(),
                HasSubstr("http://127.0.0.1:8080" + address));
    served_.base_url = "https://library.example";
    EXPECT_THAT(get(address, {{"host", "127.0.0.1:8080"}}).text(),
                HasSubstr("https://library.example" + address));
}

TEST_F(Pages, DoNotShowWhatIsNotPublishedOrNotThere)
{
    EXPECT_EQ(get("/en/items/" + id(3)).status, 404U);
    EXPECT_EQ(get("/en/items/01JGFJJZ00RGHM0FZN7FS9ERA6").status, 404U);
    EXPECT_EQ(get("/en/items/x/y").status, 404U);
    EXPECT_EQ(get("/en/areas/nowhere").status, 404U);
    EXPECT_THAT(get("/fr/areas/nowhere").text(), HasSubstr("Il n’y a rien ici"));
}

TEST_F(Pages, KeepAWithdrawnRecordWithABanner)
{
    EXPECT_THAT(page("/en/items/" + id(4) + "/kinship-withdrawn"), HasSubstr("<b>Withdrawn.</b>"));
}

TEST_F(Pages, ShowAnAreaWithGuidesFirstAndNothingTwice)
{
    const std::string html = page("/en/areas/kinship");
    const std::size_t guide = html.find("Guide : accueil par des proches");
    EXPECT_LT(guide, html.find("Kinship care and placement stability"));
    EXPECT_EQ(html.find("Guide : accueil par des proches", guide + 1), std::string::npos);
    EXPECT_THAT(html, HasSubstr("See all 2 records"));
    EXPECT_THAT(page("/fr/areas"), HasSubstr("Placement dans la parenté"));
}

TEST_F(Pages, HaveATagByContent)
{
    const Response first = get("/en/help");
    EXPECT_TRUE(first.header("ETag").has_value());
    EXPECT_EQ(first.header("ETag"), get("/en/help").header("ETag"));
    EXPECT_NE(first.header("ETag"), get("/fr/help").header("ETag"));
    EXPECT_FALSE(get("/en/nothing").header("ETag").has_value());
}

TEST_F(Pages, KeepAStaticFileForLongOnlyWhereTheAddressNamesItsVersion)
{
    const Site site;
    const Response versioned = get(site.static_address("style.css"));
    EXPECT_EQ(versioned.header("Content-Type"), "text/css; charset=utf-8");
    EXPECT_THAT(std::string(versioned.header("Cache-Control").value_or("")),
                HasSubstr("immutable"));
    for (const char* target : {"/static/style.css", "/static/style.css?v=old"})
        EXPECT_EQ(get(target).header("Cache-Control"), "public, max-age=3600") << target;
    EXPECT_EQ(get("/static/mark.svg").header("Content-Type"), "image/svg+xml");
    EXPECT_EQ(get("/static/nothing.css").status, 404U);
    EXPECT_THAT(get("/en/").text(), HasSubstr(site.static_address("style.css")));
}

}  // namespace
}  // namespace findings::server
