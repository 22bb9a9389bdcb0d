#include "search-server/views/search_page.hpp"

#include "tests/search-server/views/sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class SearchPages : public testing::Test {
protected:
    std::string page(const SearchRequest& request, const SearchResult& result,
                     std::string_view language = "en", std::vector<PartCost> parts = {})
    {
        return search_page(site_, language,
                           {.request = request,
                            .result = result,
                            .vocabulary = tests::sample_vocabulary(),
                            .parts = std::move(parts)});
    }
    Site site_;
};

SearchResult one_hit(Card card)
{
    return {.total = 1, .hits = {Hit{.card = std::move(card)}}};
}

TEST_F(SearchPages, SayTheTotalInAStatus)
{
    EXPECT_THAT(page({}, one_hit(tests::full_card())),
                HasSubstr("<p role=\"status\" class=\"count\">1 result</p>"));
    EXPECT_THAT(
        page({.text = "a b"}, {.total = 1'234, .total_some = 5}),
        HasSubstr(">1,234 results with all the words <span>and 5 with some of them</span>"));
    EXPECT_THAT(page({.text = "a"}, {}, "fr"), HasSubstr(">Aucune fiche ne réunit tout cela<"));
}

TEST_F(SearchPages, PutTheAnswerBeforeTheApparatus)
{
    const std::string html = page({}, one_hit(tests::full_card()));
    const auto at = [&](std::string_view text) {
        EXPECT_NE(html.find(text), std::string::npos) << text;
        return html.find(text);
    };
    EXPECT_LT(at("<b>Single study</b> · 2025 · 6 min"), at("</a></h3>"));
    EXPECT_LT(at("</a></h3>"), at("move less often in the first two years."));
    EXPECT_LT(at("in the first two years."), at("<b>Limited to moderate confidence it helps</b>."));
    EXPECT_LT(at("it helps</b>."), at("Studied in Canada, Scotland."));
    EXPECT_THAT(html, HasSubstr("<span class=\"flag stop\">Retracted</span>"));
    EXPECT_THAT(html, HasSubstr("<span class=\"flag warn\">Raters differ</span>"));
    EXPECT_THAT(html, HasSubstr("class=\"rule c-limited d-helps\""));
}

TEST_F(SearchPages, ShowASnippetOnlyWhereThereIsNoBottomLine)
{
    Hit hit{.card = tests::full_card()};
    hit.snippet = {{"methods of ", false}, {"kin", true}};
    hit.why = {{"bottom_line", "relatives", "kinship"}};
    EXPECT_THAT(page({}, {.total = 1, .hits = {hit}}), Not(HasSubstr("methods of")));
    EXPECT_THAT(page({}, {.total = 1, .hits = {hit}}),
                HasSubstr("placed with <mark>relatives</mark> move"));
    hit.card.bottom_line.clear();
    EXPECT_THAT(page({}, {.total = 1, .hits = {hit}}), HasSubstr("methods of <mark>kin</mark>"));
}

TEST_F(SearchPages, SayWhyEachResultIsThere)
{
    Hit hit{.card = tests::full_card()};
    hit.why = {{"title", "relatives", "kinship"}, {"key_messages", "move", ""}};
    const std::string html = page({}, {.total = 1, .hits = {hit}});
    EXPECT_THAT(html, HasSubstr("<b>Title</b>: <i>relatives</i> (other words for Kinship care)"));
    EXPECT_THAT(html, HasSubstr("<b>Key messages</b>: <i>move</i></li>"));
}

TEST_F(SearchPages, MarkTheLanguageOfForeignText)
{
    const std::string html = page({}, one_hit(tests::bare_card()));
    EXPECT_THAT(html, HasSubstr("in Portuguese"));
    EXPECT_THAT(html, HasSubstr(" lang=\"pt\" dir=\"auto\">Os irmãos"));
    EXPECT_THAT(page({}, one_hit(tests::full_card())), Not(HasSubstr("dir=\"auto\"")));
}

TEST_F(SearchPages, HaveAHeadingBetweenAllWordsAndSome)
{
    SearchResult result = tests::full_result();
    const std::string html = page({.text = "a b", .offset = 20}, result);
    EXPECT_THAT(html, HasSubstr("<h2>Records with some of the words</h2>"));
    EXPECT_THAT(html, HasSubstr("<ol class=\"hits\" start=\"21\">"));
    EXPECT_THAT(html, HasSubstr("<ol class=\"hits\" start=\"22\">"));
    result.hits.pop_back();
    EXPECT_THAT(page({.text = "a b"}, result), Not(HasSubstr("Records with some of the words")));
}

TEST_F(SearchPages, ShowTheResultsOfASentenceInOneList)
{
    Hit some{.card = tests::full_card(), .all_words = false};
    some.card.title = "Best";
    Hit all{.card = tests::full_card()};
    all.card.title = "Second";
    const std::string html =
        page({.text = "a"}, {.total = 1, .total_some = 2, .hits = {some, all, some}});
    EXPECT_THAT(html, Not(HasSubstr("Records with some of the words")));
    EXPECT_LT(html.find("Best"), html.find("Second"));
}

TEST_F(SearchPages, KeepWhatIsTickedAndCountWhatIsNot)
{
    const std::string html = page(tests::full_request(), tests::full_result());
    EXPECT_THAT(html, HasSubstr("name=\"kind\" value=\"study\" checked> <span>Single study</span> "
                                "<span class=\"n\">5<span class=\"vh\"> results</span></span>"));
    EXPECT_THAT(html, HasSubstr("name=\"kind\" value=\"practice_guide\"> "));
    EXPECT_THAT(html, HasSubstr("Strong<span class=\"hint\">1 more possibly</span>"));
    // ticked but not counted: it can be unticked all the same
    EXPECT_THAT(html, HasSubstr("name=\"area\" value=\"kinship\" checked> <span>Kinship care"));
    EXPECT_THAT(html, HasSubstr("<details open><summary>More filters"));
    EXPECT_THAT(html, HasSubstr("<input type=\"hidden\" name=\"sort\" value=\"newest\">"));
    EXPECT_THAT(html, HasSubstr("Show 52 more"));
    EXPECT_THAT(html, HasSubstr("10 more values are not shown."));
}

TEST_F(SearchPages, TurnOtherWordsOffAndOn)
{
    const std::string html = page(tests::full_request(), tests::full_result());
    EXPECT_THAT(html,
                HasSubstr("kin care, relative care, <a href=\"/en/areas/kinship\">1 more</a>"));
    EXPECT_THAT(html, HasSubstr("drop=family-time&amp;drop=kinship\">Turn off"));
    EXPECT_THAT(html, HasSubstr("<span>Family time</span> <a href=\"/en/search?q="));
    SearchRequest off{.text = "kinship", .expand = false};
    EXPECT_THAT(page(off, tests::full_result()),
                HasSubstr("<a href=\"/en/search?q=kinship\">Search for other words too</a>"));
}

TEST_F(SearchPages, LeadToTheOtherPages)
{
    const std::string html = page({.text = "a", .offset = 40}, {.total = 210});
    EXPECT_THAT(html, HasSubstr("<a href=\"/en/search?q=a&amp;page=2\" rel=\"prev\">Previous</a>"));
    EXPECT_THAT(html, HasSubstr("page=4\" rel=\"next\">"));
    EXPECT_THAT(html, HasSubstr("page=3\" aria-current=\"page\">"));
    EXPECT_THAT(html, HasSubstr("page=11\"><span><span class=\"vh\">Page </span>11</span></a>"));
    EXPECT_THAT(page({.text = "a"}, {.total = 20}), Not(HasSubstr("class=\"pager\"")));
}

TEST_F(SearchPages, EndAtTheDeepestResult)
{
    const std::string html = page({.text = "a", .offset = 9'980}, {.total = 50'000});
    EXPECT_THAT(html, HasSubstr("Only the first 10,000 results can be opened."));
    EXPECT_THAT(html, Not(HasSubstr("page=501")));
    EXPECT_THAT(html, Not(HasSubstr("rel=\"next\"")));
}

TEST_F(SearchPages, HelpWhereNothingIsFound)
{
    SearchRequest request{.text = "sibling mentoring", .filters = {{Facet::kind, {"study"}}}};
    PartCost kind{.facet = Facet::kind,
                  .value = "study",
                  .without = {.text = "sibling mentoring"},
                  .found = 12};
    PartCost word{.text = "mentoring", .without = {.text = "sibling"}};
    const std::string html = page(request, {}, "en", {kind, word});
    EXPECT_THAT(html, HasSubstr("<th scope=\"row\">Kind: Single study</th><td class=\"num\">12</td>"
                                "<td><a href=\"/en/search?q=sibling+mentoring\">Drop"));
    EXPECT_THAT(html,
                HasSubstr("<th scope=\"row\">mentoring</th><td class=\"num\">0</td><td></td>"));
    EXPECT_THAT(html, HasSubstr("Start again without filters"));
    EXPECT_THAT(html, Not(HasSubstr("aria-label=\"Sort\"")));
}

}  // namespace
}  // namespace findings::server
