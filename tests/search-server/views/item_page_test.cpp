#include "search-server/views/item_page.hpp"

#include "tests/search-server/views/sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class ItemPages : public testing::Test {
protected:
    ItemPage about(const CatalogueRecord& item)
    {
        return {.item = item,
                .areas = item.record.areas,
                .scales = tests::sample_scales(),
                .vocabulary = tests::sample_vocabulary(),
                .today = *Date::parse("2026-11-23"),
                .base_url = "https://library.example"};
    }
    std::string page(const CatalogueRecord& item, std::string_view language = "en")
    {
        return item_page(site_, language, about(item));
    }
    Site site_;
};

TEST_F(ItemPages, PutTheAnswerFirst)
{
    const std::string html = page(tests::full_item());
    std::size_t before = 0;
    for (const char* heading : {"id=\"bl\"", "id=\"messages\"", "id=\"implications\"",
                                "id=\"sure\"", "id=\"fit\"", "id=\"details\"", "id=\"cite\""}) {
        const std::size_t at = html.find(heading);
        ASSERT_NE(at, std::string::npos) << heading;
        EXPECT_LT(before, at) << heading;
        before = at;
    }
}

TEST_F(ItemPages, SayWhichAreasAreSuggestedOnly)
{
    CatalogueRecord item = tests::bare_item();
    item.record.areas = {"kinship", "adoption"};  // as about() takes them
    item.areas = {{.area = "adoption", .source = AreaSource::suggested, .confirmed = true},
                  {.area = "kinship", .source = AreaSource::suggested}};
    EXPECT_THAT(page(item), HasSubstr("Kinship care (suggested)"));
    EXPECT_THAT(page(item), Not(HasSubstr("Adoption (suggested)")));
}

TEST_F(ItemPages, PutTheTextOfASummaryBelowHowSureItIsAndThatOfAGuideAbove)
{
    CatalogueRecord summary = tests::full_item();
    summary.record.sections = {{"Methods", "How it was done."}};
    std::string html = page(summary);
    EXPECT_LT(html.find("id=\"sure\""), html.find("id=\"s1\""));
    EXPECT_LT(html.find("id=\"s1\""), html.find("id=\"details\""));
    html = page(tests::guide_item());
    EXPECT_LT(html.find("id=\"s1\""), html.find("id=\"sure\""));
}

TEST_F(ItemPages, EstimateTheTimeToReadWhereNobodyStatesIt)
{
    CatalogueRecord item = tests::bare_item();
    EXPECT_THAT(page(item), Not(HasSubstr("min to read")));
    for (int i = 0; i < 500; ++i)
        item.record.abstract += "word ";
    EXPECT_THAT(page(item), HasSubstr("about 3 min to read"));
    item.record.minutes = 7;
    EXPECT_THAT(page(item), HasSubstr(" 7 min to read"));
}

TEST_F(ItemPages, ShowRatersSideBySideInTheirOwnWords)
{
    const std::string html = page(tests::full_item());
    EXPECT_THAT(html, HasSubstr("We show each and do not average them."));
    EXPECT_THAT(html, HasSubstr("<a class=\"flag warn\" href=\"#sure\">Raters differ</a>"));
    EXPECT_THAT(html, HasSubstr("<h3>Rater A, 2025</h3>"));
    EXPECT_THAT(html, HasSubstr("<p class=\"line\">2 – Supported by research evidence</p>"));
    EXPECT_THAT(html, HasSubstr("<b>Moderate confidence. Helps.</b>"));
    EXPECT_THAT(html, HasSubstr("Rater B, 2016 <span class=\"flag warn\">may have changed</span>"));
    EXPECT_THAT(html, HasSubstr("<p class=\"line\">blue</p>"));
    EXPECT_THAT(html, HasSubstr("This scale says nothing about confidence."));
}

TEST_F(ItemPages, WarnOfWhatMustNotBeReliedOn)
{
    CatalogueRecord item = tests::bare_item();
    EXPECT_THAT(page(item), Not(HasSubstr("class=\"note")));
    item.record.status = Status::retracted;
    EXPECT_THAT(page(item), HasSubstr("<p class=\"note stop\"><b>Retracted.</b>"));
    item.record.status = Status::withdrawn;
    EXPECT_THAT(page(item), HasSubstr("<p class=\"note stop\"><b>Withdrawn.</b>"));
    item.record.status = Status::stale;
    EXPECT_THAT(page(item), HasSubstr("<p class=\"note warn\"><b>May be out of date.</b>"));
    item.record.status = Status::superseded;
    EXPECT_THAT(page(item), HasSubstr("A newer record takes its place."));
    item.record.status = Status::published;
    item.record.review_by = Date::parse("2026-11-22");
    EXPECT_THAT(page(item), HasSubstr("It was to be reviewed by 22 November 2026"));
    item.record.review_by = Date::parse("2026-11-23");
    EXPECT_THAT(page(item), Not(HasSubstr("class=\"note")));
}

TEST_F(ItemPages, LeadFromASupersededRecordToTheNewOne)
{
    CatalogueRecord item = tests::bare_item();
    item.record.status = Status::superseded;
    ItemPage shown = about(item);
    shown.successor =
        LinkedRecord{.id = tests::sample_id(5), .title = "La nouvelle", .language = "fr"};
    EXPECT_THAT(item_page(site_, "en", shown),
                HasSubstr("takes its place: <a href=\"/en/items/" + tests::sample_id(5).str() +
                          "/la-nouvelle\" lang=\"fr\">La nouvelle</a>"));
}

TEST_F(ItemPages, SayThatASampleIsAnIllustration)
{
    const std::string html = page(tests::full_item());
    EXPECT_THAT(html, HasSubstr("<b>An illustration.</b>"));
    EXPECT_THAT(html, HasSubstr("Sample records: illustrations, not research."));
    EXPECT_THAT(page(tests::bare_item()), Not(HasSubstr("illustration")));
}

TEST_F(ItemPages, SayThatATranslationIsBehindItsOriginal)
{
    CatalogueRecord item = tests::bare_item();
    item.record.translation = Translation{tests::sample_id(4), 3, TranslationMethod::human};
    ItemPage shown = about(item);
    shown.original =
        LinkedRecord{.id = tests::sample_id(4), .title = "O", .language = "en", .version = 4};
    EXPECT_THAT(item_page(site_, "en", shown),
                HasSubstr("a translation of version 3. The original is now at version 4."));
    shown.original->version = 3;
    EXPECT_THAT(item_page(site_, "en", shown), Not(HasSubstr("The original is now")));
}

TEST_F(ItemPages, LeadToTheTranslationInItsOwnLanguage)
{
    const CatalogueRecord item = tests::full_item();
    ItemPage shown = about(item);
    shown.translations = {{.id = tests::sample_id(2), .title = "Les enfants", .language = "fr-CA"}};
    const std::string html = item_page(site_, "en", shown);
    const std::string address = "/fr/items/" + tests::sample_id(2).str() + "/les-enfants";
    EXPECT_THAT(html, HasSubstr("<a href=\"" + address +
                                "\" lang=\"fr\" hreflang=\"fr\">Lire en français</a>"));
    EXPECT_THAT(html,
                HasSubstr("<link rel=\"alternate\" hreflang=\"fr\" href=\"" + address + "\">"));
}

TEST_F(ItemPages, MarkTheRecordsLanguageAndNotTheSites)
{
    const std::string html = page(tests::guide_item());
    EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
    EXPECT_THAT(html, HasSubstr("<h1 lang=\"fr-CA\" dir=\"auto\">"));
    EXPECT_THAT(html, HasSubstr("<h2 id=\"recommendations\">Recommendations</h2>"));
    EXPECT_THAT(page(tests::guide_item(), "fr"), Not(HasSubstr("lang=\"fr-CA\"")));
}

TEST_F(ItemPages, ShowAGuidesRecommendationsAndText)
{
    const std::string html = page(tests::guide_item(), "fr");
    EXPECT_THAT(html, HasSubstr("<p class=\"strength\">Il faut</p><div><p>Visitez en personne.</p>"
                                "<p class=\"facts\">La loi.</p></div>"));
    EXPECT_THAT(html,
                HasSubstr("<h2 id=\"s1\">Étapes</h2>\n    <p>Jour 0.</p>\n    <p>Jour 1.</p>"));
    EXPECT_THAT(html, HasSubstr("Destiné à\u00a0: Ontario."));
    EXPECT_THAT(html, HasSubstr("personne d’autre ne l’a évalué ici."));
}

TEST_F(ItemPages, SayNotReportedInOurOwnRecordsOnly)
{
    EXPECT_THAT(page(tests::guide_item()), HasSubstr("<dt>Population</dt><dd>Not reported</dd>"));
    EXPECT_THAT(page(tests::bare_item()), Not(HasSubstr("Not reported")));
}

TEST_F(ItemPages, LinkOnlyToHttpAddresses)
{
    EXPECT_FALSE(Url::parse("javascript:alert(1)").has_value());
    const std::string html = page(tests::full_item());
    EXPECT_THAT(html, HasSubstr("<a href=\"https://doi.org/10.1000/xyz\">"));
    EXPECT_THAT(html,
                HasSubstr("<a href=\"/api/v1/items/" + tests::sample_id(1).str() + ".json\">"));
}

}  // namespace
}  // namespace findings::server
