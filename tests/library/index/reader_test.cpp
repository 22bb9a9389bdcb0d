#include "tests/library/index/reader_fixture.hpp"

#include <gmock/gmock.h>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;
using tests::numbered_id;
using tests::titled;
using tests::titles;

TEST_F(Reader, FindsWordsInTheirOtherForms)
{
    index.store({titled(1, "Parenting programmes"), titled(2, "La maltraitance évaluée", "fr"),
                 titled(3, "Autre chose", "fr"), titled(4, "Familias acogedoras", "es")});
    EXPECT_THAT(found("programme"), ElementsAre("Parenting programmes"));
    EXPECT_THAT(found("EVALUATION"), ElementsAre("La maltraitance évaluée"));
    EXPECT_THAT(found("l’évaluation"), ElementsAre("La maltraitance évaluée"));
    EXPECT_THAT(found("acogedoras"), ElementsAre("Familias acogedoras"));
}

TEST_F(Reader, PutsRecordsWithAllWordsBeforeThoseWithSome)
{
    index.store({titled(1, "Sleep"), titled(2, "Sleep of infants"), titled(3, "Infants infants"),
                 titled(4, "Nothing")});
    const SearchResult result = search("infant sleep");
    EXPECT_EQ(result.total, 1u);
    EXPECT_EQ(result.total_some, 2u);
    EXPECT_THAT(titles(result), SizeIs(3));
    EXPECT_EQ(result.hits[0].card.title, "Sleep of infants");
    EXPECT_TRUE(result.hits[0].all_words);
    EXPECT_FALSE(result.hits[1].all_words);
}

TEST_F(Reader, PagesAcrossBothKindsOfResults)
{
    std::vector<Record> records;
    for (std::uint64_t i = 0; i < 30; ++i)
        records.push_back(titled(i, (i < 15 ? "sleep infant " : "sleep ") + std::to_string(i)));
    index.store(records);
    const SearchResult whole = search({.text = "sleep infant", .limit = 100});
    EXPECT_EQ(whole.hits.size(), 30u);
    std::vector<std::string> paged;
    for (std::size_t offset = 0; offset < 30; offset += 7)
        for (const std::string& title :
             titles(search({.text = "sleep infant", .offset = offset, .limit = 7})))
            paged.push_back(title);
    EXPECT_EQ(paged, titles(whole));
    EXPECT_THAT(search({.text = "sleep infant", .offset = 30}).hits, IsEmpty());
}

TEST_F(Reader, GivesTheWholeResultForAnExport)
{
    std::vector<Record> records;
    for (std::uint64_t i = 0; i < 250; ++i)
        records.push_back(titled(i, (i < 150 ? "sleep infant " : "sleep ") + std::to_string(i)));
    index.store(records);
    const SearchResult page = search({.text = "sleep infant", .limit = 100});
    const std::vector<RecordId> all = reader().all_results({.text = "sleep infant", .limit = 1});
    ASSERT_EQ(all.size(), 150u);
    for (std::size_t i = 0; i < page.hits.size(); ++i)
        EXPECT_EQ(all[i], page.hits[i].card.id);
    EXPECT_THAT(reader().all_results({.text = ""}), SizeIs(250));
    EXPECT_THAT(reader().all_results({.text = "infant 200"}), SizeIs(151)) << "none has all words";
    EXPECT_THAT(reader().all_results({.text = "nothing"}), IsEmpty());
}

TEST_F(Reader, UnderstandsTheQueryLanguage)
{
    Record tagged = titled(1, "Grandmothers raising children");
    tagged.areas = {"kinship"};
    tagged.issued = Date::parse("2016-03");
    tagged.doi = Doi::parse("10.1000/one");
    tagged.publisher = "Home Office";
    tagged.authors = {{.family = "Tremblay", .given = "Marie"}};
    Record other = titled(2, "Children of the home office");
    other.issued = Date::parse("2021");
    index.store({tagged, other});
    const std::string first = tagged.title;
    const std::string second = other.title;
    EXPECT_THAT(found("\"raising children\""), ElementsAre(first));
    EXPECT_THAT(found("\"raised children\""), IsEmpty());
    EXPECT_THAT(found("children -raising"), ElementsAre(second));
    EXPECT_THAT(found("-children"), IsEmpty());
    EXPECT_THAT(found("-raising"), ElementsAre(second));
    EXPECT_THAT(found("grandm*"), ElementsAre(first));
    EXPECT_EQ(search("grandmother OR office").total, 2u);
    EXPECT_THAT(found("publisher:office"), ElementsAre(first));
    EXPECT_THAT(found("title:office"), ElementsAre(second));
    EXPECT_THAT(found("author:tremblay"), ElementsAre(first));
    EXPECT_THAT(found("doi:10.1000/ONE"), ElementsAre(first));
    EXPECT_THAT(found("area:kinship"), ElementsAre(first));
    EXPECT_THAT(found("area:foster-family"), IsEmpty());
    EXPECT_THAT(found("year:2016..2020"), ElementsAre(first));
    EXPECT_THAT(found("children year:2017.."), ElementsAre(second));
}

TEST_F(Reader, LeavesOutWordsThatNoRecordHolds)
{
    index.store({titled(1, "Sleep")});
    const SearchResult result = search("the sleep xyzzy");
    EXPECT_EQ(result.total, 1u);
    EXPECT_EQ(result.understood, "sleep");
    EXPECT_THAT(result.dropped, ElementsAre("the", "xyzzy"));
    EXPECT_EQ(search("xyzzy").total, 0u);
    EXPECT_EQ(search("xyzzy -sleep").total, 0u);
}

TEST_F(Reader, UsesTheRarestOfTooManyWords)
{
    std::string text = "common ";
    for (int i = 0; i < 64; ++i)
        text += "word" + std::to_string(i) + ' ';
    index.store({titled(1, text), titled(2, "common")});
    const SearchResult result = search(text);
    EXPECT_THAT(result.dropped, ElementsAre("common"));
    EXPECT_EQ(result.total, 1u);
}

TEST_F(Reader, FindsNothingThatIsNotPublished)
{
    Record draft = titled(1, "Sleep draft");
    draft.status = Status::draft;
    Record withdrawn = titled(2, "Sleep withdrawn");
    withdrawn.status = Status::withdrawn;
    Record retracted = titled(3, "Sleep retracted");
    retracted.status = Status::retracted;
    index.store({draft, withdrawn, retracted});
    EXPECT_THAT(found("sleep"), ElementsAre("Sleep retracted"));
    EXPECT_THAT(found(""), ElementsAre("Sleep retracted"));
    EXPECT_THAT(found("-nothing"), ElementsAre("Sleep retracted"));
    EXPECT_THAT(reader().cards({*draft.id, *retracted.id}), SizeIs(1));
    EXPECT_EQ(reader().document_count(), 3u);
}

TEST_F(Reader, FindsTheSameEvidenceInTheWordsOfFiveCountriesAndInFrench)
{
    Record tagged = titled(1, "A study of grandmothers");
    tagged.areas = {"children-in-care"};
    index.store({tagged, titled(2, "What foster youth say"),
                 titled(3, "Children in out-of-home care and school"),
                 titled(4, "Ce que disent les jeunes placés", "fr"), titled(5, "Weather")});
    for (const char* text : {"looked after children", "children in state care", "children in care",
                             "foster youth", "children in out-of-home care", "enfants placés"}) {
        SCOPED_TRACE(text);
        EXPECT_THAT(found(text),
                    testing::IsSupersetOf({"A study of grandmothers", "What foster youth say",
                                           "Children in out-of-home care and school",
                                           "Ce que disent les jeunes placés"}));
        EXPECT_EQ(search(text).total, 4u);
    }
}

TEST_F(Reader, SaysWhichOtherWordsItSearchedAndLeavesThemWhenTold)
{
    index.store({titled(1, "What foster youth say"), titled(2, "Looked after children")});
    const SearchResult result = search("foster youth");
    ASSERT_THAT(result.concepts, SizeIs(1));
    EXPECT_EQ(result.concepts[0].id, "children-in-care");
    EXPECT_EQ(result.concepts[0].matched, "foster youth");
    EXPECT_THAT(result.concepts[0].also, testing::Contains("looked after children"));
    EXPECT_THAT(result.concepts[0].also, testing::Not(testing::Contains("foster youth")));
    EXPECT_EQ(result.total, 2u);
    EXPECT_EQ(search({.text = "foster youth", .expand = false}).total, 1u);
    EXPECT_EQ(search({.text = "foster youth", .drop = {"children-in-care"}}).total, 1u);
    EXPECT_THAT(search({.text = "foster youth", .drop = {"children-in-care"}}).concepts, IsEmpty());
}

TEST_F(Reader, NeverShowsAHiddenLabel)
{
    index.store({titled(1, "Young people before the court, called juvenile delinquents")});
    const SearchResult result = search("juvenile delinquents");
    ASSERT_THAT(result.concepts, SizeIs(1));
    EXPECT_EQ(result.concepts[0].id, "youth-justice");
    EXPECT_THAT(result.concepts[0].also, testing::Not(testing::Contains("young offenders")));
}

TEST_F(Reader, CountsNarrowerConceptsForLess)
{
    Record broad = titled(1, "First");
    broad.areas = {"maltreatment"};
    Record narrow = titled(2, "Second");
    narrow.areas = {"neglect"};
    index.store({narrow, broad, titled(3, "Third")});
    EXPECT_THAT(found("child abuse and neglect"), ElementsAre("First", "Second"));
}

/// An English summary and its French translation.
std::vector<Record> pair(std::uint64_t number, const std::string& english,
                         const std::string& french)
{
    Record original = titled(number, english);
    Record translation = titled(number + 1, french, "fr-CA");
    translation.translation = Translation{.of = *original.id, .based_on_version = 1};
    return {original, translation};
}

TEST_F(Reader, ShowsAWorkOnceInTheReadersLanguage)
{
    index.store(pair(1, "Kinship care works", "Le placement familial fonctionne"));
    for (const char* text : {"kinship works", "placement fonctionne", "kinship care", ""}) {
        SCOPED_TRACE(text);
        EXPECT_THAT(titles(search({.text = text, .language = "en"})),
                    ElementsAre("Kinship care works"));
        EXPECT_THAT(titles(search({.text = text, .language = "fr"})),
                    ElementsAre("Le placement familial fonctionne"));
        EXPECT_EQ(search(text).total, 1u);
    }
    const SearchResult english_only =
        search({.text = "kinship", .filters = {{Facet::language, {"en"}}}, .language = "fr"});
    EXPECT_THAT(titles(english_only), ElementsAre("Kinship care works"));
    EXPECT_THAT(english_only.hits[0].card.languages, ElementsAre("en", "fr"));
}

TEST_F(Reader, MarksATranslationOfAnEarlierVersion)
{
    const auto records = pair(1, "Kinship care works", "Le placement familial fonctionne");
    index.store(records);
    EXPECT_FALSE(search({.text = "kinship", .language = "fr"}).hits[0].card.stale_translation);
    index.store_version({.record = records[0], .version = 2});
    EXPECT_TRUE(search({.text = "kinship", .language = "fr"}).hits[0].card.stale_translation);
    EXPECT_FALSE(search({.text = "kinship", .language = "en"}).hits[0].card.stale_translation);
}

TEST_F(Reader, SortsAsAsked)
{
    const auto record = [](std::uint64_t number, const char* title, const char* issued,
                           Confidence confidence) {
        Record made = titled(number, title);
        if (*issued)
            made.issued = Date::parse(issued);
        made.confidence = ConfidenceInterval{confidence, confidence};
        return made;
    };
    index.store({record(1, "Zebra sleep", "2010", Confidence::moderate),
                 record(2, "The élan of sleep", "2020-05", Confidence::not_rated),
                 record(3, "“Apple” sleep", "2020-06", Confidence::strong),
                 record(4, "Sleep", "", Confidence::very_limited)});
    const auto order = [&](Sort sort) { return titles(search({.text = "sleep", .sort = sort})); };
    EXPECT_THAT(order(Sort::newest),
                ElementsAre("“Apple” sleep", "The élan of sleep", "Zebra sleep", "Sleep"));
    EXPECT_THAT(order(Sort::oldest),
                ElementsAre("Zebra sleep", "The élan of sleep", "“Apple” sleep", "Sleep"));
    EXPECT_THAT(order(Sort::title),
                ElementsAre("“Apple” sleep", "Sleep", "The élan of sleep", "Zebra sleep"));
    EXPECT_THAT(order(Sort::confidence),
                ElementsAre("“Apple” sleep", "Zebra sleep", "Sleep", "The élan of sleep"));
}

TEST_F(Reader, OrdersEqualsByDateThenById)
{
    std::vector<Record> records;
    for (const std::uint64_t number : {3, 1, 2}) {
        records.push_back(titled(number, "sleep"));
        records.back().bottom_line = "number " + std::to_string(number);
        records.back().issued = Date::from(number == 3 ? 2020 : 2019);
    }
    index.store(records);
    std::vector<std::string> order;
    for (const Hit& hit : search("sleep").hits)
        order.push_back(hit.card.bottom_line);
    EXPECT_THAT(order, ElementsAre("number 3", "number 1", "number 2"));
}

TEST_F(Reader, MovesResultsByAppraisalWithinBounds)
{
    const auto rated = [](std::uint64_t number, const char* title, Confidence confidence) {
        Record made = titled(number, title);
        made.evidence_type = EvidenceType::systematic_review;
        made.direction = Direction::no_clear_effect;
        made.confidence = ConfidenceInterval{confidence, confidence};
        return made;
    };
    Record retracted = rated(4, "Sleep D", Confidence::strong);
    retracted.status = Status::retracted;
    index.store({rated(1, "Sleep A", Confidence::very_limited),
                 rated(2, "Sleep B", Confidence::limited), rated(3, "Sleep C", Confidence::strong),
                 retracted});
    const SearchResult result = search("sleep");
    EXPECT_THAT(titles(result), ElementsAre("Sleep C", "Sleep B", "Sleep A", "Sleep D"));
    EXPECT_NEAR(result.hits[0].score / result.hits[2].score, 1.15 / 0.95, 1e-9);
    EXPECT_NEAR(result.hits[3].score / result.hits[1].score, 0.5, 1e-9);
}

TEST_F(Reader, CutsASnippetAndSaysWhy)
{
    Record record = titled(1, "A study");
    record.bottom_line = "Something else entirely.";
    record.key_messages = {"Carers want more.", "Looked after children slept better at home."};
    record.areas = {"sleep-is-no-area", "children-in-care"};
    index.store({record});
    const Hit hit = search("foster youth sleep").hits.at(0);
    EXPECT_EQ(hit.snippet, (std::vector<TextRun>{{"Looked after children", true},
                                                 {" slept better at home.", false}}));
    EXPECT_EQ(hit.why, (std::vector<MatchReason>{
                           {"key_messages", "Looked after children", "children-in-care"},
                           {"area", "Children in care", "children-in-care"}}));
}

TEST_F(Reader, GivesCardsInTheOrderAsked)
{
    Record record = titled(1, "One");
    record.authors = {{.family = "A"}, {.family = "B"}, {.name = "C"}, {.name = "D"}};
    record.issued = Date::parse("2020-02");
    record.publisher = "P";
    record.minutes = 4;
    record.areas = {"kinship"};
    record.studied_in = {*Country::parse("CA-ON")};
    record.evidence_type = EvidenceType::survey;
    index.store({record, titled(2, "Two")});
    const std::vector<Card> cards =
        reader().cards({numbered_id(2), numbered_id(9), numbered_id(1)});
    ASSERT_THAT(cards, SizeIs(2));
    EXPECT_EQ(cards[0].title, "Two");
    EXPECT_EQ(cards[1], (Card{.id = *record.id,
                              .work = *record.id,
                              .kind = Kind::research_summary,
                              .title = "One",
                              .language = "en",
                              .year = 2020,
                              .publisher = "P",
                              .minutes = 4,
                              .areas = {"kinship"},
                              .evidence_type = EvidenceType::survey,
                              .authors = {"A", "B", "C"},
                              .author_count = 4,
                              .countries = {"CA-ON"},
                              .languages = {"en"}}));
}

TEST_F(Reader, FindsSimilarRecordsWithoutTheOnesTranslations)
{
    auto records = pair(1, "Kinship carers and money", "Les proches et l'argent");
    records[0].areas = records[1].areas = {"kinship"};
    records.push_back(titled(3, "Money for kinship carers"));
    records.push_back(titled(4, "Weather"));
    index.store(records);
    const std::vector<Card> cards = reader().similar(numbered_id(1), 5, "en");
    ASSERT_THAT(cards, SizeIs(1));
    EXPECT_EQ(cards[0].title, "Money for kinship carers");
    EXPECT_THAT(reader().similar(numbered_id(9), 5, "en"), IsEmpty());
}

TEST_F(Reader, CountsWorksByAreaWithThoseBelow)
{
    auto records = pair(1, "One", "Un");
    records[0].areas = {"neglect", "physical-abuse"};
    records[1].areas = {"neglect"};
    index.store(records);
    EXPECT_THAT(reader().area_counts(), UnorderedElementsAre(testing::Pair("neglect", 1),
                                                             testing::Pair("physical-abuse", 1),
                                                             testing::Pair("maltreatment", 1),
                                                             testing::Pair("protection", 1)));
}

}  // namespace
}  // namespace findings
