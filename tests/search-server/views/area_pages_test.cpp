#include "search-server/views/area_pages.hpp"

#include "search-server/views/text_pages.hpp"
#include "tests/search-server/views/sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string kinship(std::string_view language)
{
    Site site;
    const Vocabulary& vocabulary = tests::sample_vocabulary();
    return area_page(site, language,
                     {vocabulary,
                      *vocabulary.find("kinship"),
                      {{"kinship", 73}},
                      {tests::full_card()},
                      {tests::bare_card()},
                      "https://library.example"});
}

TEST(AreaPages, SayWhatOtherCountriesCallIt)
{
    const std::string html = kinship("en");
    EXPECT_THAT(html, HasSubstr("<dt>United Kingdom (English)</dt><dd>"));
    EXPECT_THAT(html, HasSubstr("lang=\"fr-CA\">"));
    EXPECT_THAT(html, HasSubstr("See all 73 records"));
    EXPECT_THAT(kinship("fr"), HasSubstr("<dt>Canada (français)</dt><dd>"));
}

TEST(AreaPages, NeverShowAHiddenWord)
{
    Site site;
    const Vocabulary& vocabulary = tests::sample_vocabulary();
    Concept area = *vocabulary.find("kinship");
    const Language english = Language::parse("en").value();
    area.labels.push_back({"a wounding word", english, LabelKind::hidden});
    area.labels.push_back({"a kind word", english, LabelKind::alternative});
    const std::string html = area_page(site, "en", {vocabulary, area, {}, {}, {}, ""});
    EXPECT_THAT(html, HasSubstr("a kind word"));
    EXPECT_THAT(html, Not(HasSubstr("a wounding word")));
}

TEST(AreaPages, ShowAllAreasBelowTheirTops)
{
    Site site;
    const Vocabulary& vocabulary = tests::sample_vocabulary();
    const std::string html = areas_page(site, "en", {vocabulary, {{"kinship", 1}}});
    for (const Concept& area : vocabulary.concepts())
        EXPECT_THAT(html, HasSubstr("href=\"/en/areas/" + area.id + "\""));
    EXPECT_THAT(html, HasSubstr(">1 record<"));
}

TEST(ErrorPages, SpeakTheReadersLanguage)
{
    Site site;
    EXPECT_THAT(error_page(site, "fr", {404, ""}), HasSubstr("<h1>Il n’y a rien ici</h1>"));
    EXPECT_THAT(error_page(site, "en", {418, "<b>"}), HasSubstr("&lt;b&gt;"));
    EXPECT_THAT(error_page(site, "fr", {400, "In English."}),
                HasSubstr("<p class=\"note\" lang=\"en\">In English.</p>"));
}

}  // namespace
}  // namespace findings::server
