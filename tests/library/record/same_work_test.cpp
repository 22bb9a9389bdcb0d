#include "library/record/same_work.hpp"

#include "tests/library/record/sample_records.hpp"

#include <gmock/gmock.h>

namespace findings {
namespace {

using test::parsed;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Record study(std::string title = "Kinship care and placement stability")
{
    return {.title = std::move(title),
            .authors = {{.family = "Roe", .given = "Jane"}},
            .issued = parsed<Date>("2019-03")};
}

Record study_with_doi(std::string_view doi)
{
    Record record = study();
    record.doi = parsed<Doi>(doi);
    return record;
}

Record in_a_book(std::string title, std::string book)
{
    Record record = study(std::move(title));
    record.container.title = std::move(book);
    record.isbns = {parsed<Isbn>("9780306406157")};
    return record;
}

TEST(IdentifyingKeys, AreTheIdentifiersOfTheWorkItself)
{
    const Record full = test::full_record();
    EXPECT_THAT(identifying_keys(full),
                ElementsAre(Pair("doi", "10.1000/abc"), Pair("pmid", "123456"),
                            Pair("pmcid", "PMC7654321"), Pair("isbn", "9780306406157"),
                            Pair("url", "https://example.org/original")));
    EXPECT_THAT(identifying_keys(Record{.issns = full.issns, .sources = full.sources}), IsEmpty())
        << "a journal or a source is another work";
}

TEST(TitleKey, IsTheSameHoweverItIsTyped)
{
    const Record typed{.title = "L'accueil par la parenté : « coeur » et co-production.",
                       .authors = {{.family = "Tremblay-Côté", .given = "Zoé"}},
                       .issued = parsed<Date>("2019")};
    const Record typeset{.title = "L’Accueil par la parente\u0301: “cœur” et coproduction",
                         .authors = {{.family = "TREMBLAY COTE"}},
                         .issued = parsed<Date>("2019-07-01")};
    EXPECT_EQ(title_key(typed), title_key(typeset));
    EXPECT_EQ(title_key(typed), "laccueilparlaparentecoeuretcoproduction|2019|tremblaycote");
}

TEST(TitleKey, KeepsLettersOfEveryScript)
{
    EXPECT_EQ(title_key({.title = "保护、儿童！"}), "保护儿童||");
    EXPECT_NE(title_key({.title = "Дети"}), title_key({.title = "Семья"}));
}

TEST(TitleKey, TellsYearsAndFirstAuthorsApart)
{
    Record other_year = study();
    other_year.issued = parsed<Date>("2020");
    Record other_author = study();
    other_author.authors.front().family = "Doe";
    EXPECT_NE(title_key(study()), title_key(other_year));
    EXPECT_NE(title_key(study()), title_key(other_author));
}

TEST(TitleKey, ABodyOrAnUnsplitNameIsAnAuthorToo)
{
    Record unsplit = study();
    unsplit.authors = {{.name = "Roe, Jane"}};
    EXPECT_EQ(title_key(study()), title_key(unsplit));
    EXPECT_EQ(title_key({.title = "A", .authors = {{.name = "UNICEF"}}}), "a||unicef");
}

TEST(TitleKey, OfNoTitleIsNone)
{
    EXPECT_EQ(title_key({.authors = {{.family = "Roe"}}, .issued = parsed<Date>("2019")}), "");
    EXPECT_EQ(title_key({.title = "— … !"}), "");
}

TEST(SameWork, TheSameIdIsTheSameRecordOrItsNextVersion)
{
    const Record known = test::research_summary();
    Record incoming = known;
    EXPECT_EQ(same_work(incoming, known), Sameness::same);
    incoming.title = "Another title altogether";
    incoming.doi = parsed<Doi>("10.1000/other");
    EXPECT_EQ(same_work(incoming, known), Sameness::new_version);
}

TEST(SameWork, ARecordOfOurOwnThatSaysLessIsANewVersion)
{
    Record known = test::research_summary();
    known.comparison = "foster care";
    EXPECT_EQ(same_work(test::research_summary(), known), Sameness::new_version);
}

TEST(SameWork, RecordsOfOurOwnWithTwoIdsAreTwoWorks)
{
    const Record known = test::research_summary();
    Record incoming = known;
    incoming.id = parsed<RecordId>("01J9ZQ5V7N8YKX3M2T6R4W1B0D");
    EXPECT_EQ(same_work(incoming, known), Sameness::different);
}

TEST(SameWork, WhatComesInAgainIsTheSameThoughTheCatalogueGaveItAnId)
{
    Record known = study_with_doi("10.1000/a");
    known.id = parsed<RecordId>("01J9ZQ5V7N8YKX3M2T6R4W1B0C");
    EXPECT_EQ(same_work(study_with_doi("10.1000/a"), known), Sameness::same);
}

TEST(SameWork, SayingLessThanIsKnownIsTheSame)
{
    Record known = study_with_doi("10.1000/a");
    known.abstract = "Background.";
    known.keywords = {"kinship"};
    EXPECT_EQ(same_work(study_with_doi("10.1000/a"), known), Sameness::same);
    EXPECT_EQ(same_work(known, study_with_doi("10.1000/a")), Sameness::new_version);
}

TEST(SameWork, ARetractionIsNotUndoneByTheSameFileAgain)
{
    Record known = study_with_doi("10.1000/a");
    known.status = Status::retracted;
    EXPECT_EQ(same_work(study_with_doi("10.1000/a"), known), Sameness::same);
    EXPECT_EQ(same_work(known, study_with_doi("10.1000/a")), Sameness::new_version);
}

TEST(SameWork, OneIdentifierInCommonIsEnough)
{
    Record known = study("Accueil par la parenté");
    known.pmid = parsed<Pmid>("123");
    known.doi = parsed<Doi>("10.1000/a");
    Record incoming = study();
    incoming.pmid = parsed<Pmid>("123");
    EXPECT_EQ(same_work(incoming, known), Sameness::new_version);
}

TEST(SameWork, IdentifiersThatContradictAreTwoWorks)
{
    EXPECT_EQ(same_work(study_with_doi("10.1000/a"), study_with_doi("10.1000/b")),
              Sameness::different)
        << "title, year and author are equal";
    Record one = study_with_doi("10.1000/a");
    Record other = study_with_doi("10.1000/a");
    one.pmcid = parsed<Pmcid>("PMC1");
    other.pmcid = parsed<Pmcid>("PMC2");
    EXPECT_EQ(same_work(one, other), Sameness::different);
}

TEST(SameWork, ByTitleAloneItIsAQuestionForAPerson)
{
    Record incoming = study();
    incoming.abstract = "Background.";
    EXPECT_EQ(same_work(incoming, study_with_doi("10.1000/a")), Sameness::possibly_same);
}

TEST(SameWork, TheSameCitationAgainIsTheSame)
{
    EXPECT_EQ(same_work(study(), study()), Sameness::same);
    EXPECT_EQ(same_work(study(), study_with_doi("10.1000/a")), Sameness::same)
        << "title, year and author, and nothing besides";
}

TEST(SameWork, ATitleWithoutYearOrAuthorIsTheSameOnlyWhenAllElseIs)
{
    Record known{.title = "Editorial"};
    EXPECT_EQ(same_work({.title = "Editorial"}, known), Sameness::same);
    known.doi = parsed<Doi>("10.1000/a");
    EXPECT_EQ(same_work({.title = "Editorial"}, known), Sameness::possibly_same);
}

TEST(SameWork, NoTitleAndNoIdentifierIsNothingInCommon)
{
    EXPECT_EQ(same_work({.abstract = "a"}, {.abstract = "a"}), Sameness::different);
}

TEST(SameWork, ChaptersShareTheNumberOfTheirBook)
{
    const Record chapter = in_a_book("Kinship care in Ontario", "Child welfare in Canada");
    const Record other_chapter = in_a_book("Residential care in Québec", "Child welfare in Canada");
    EXPECT_EQ(same_work(chapter, other_chapter), Sameness::different);
    EXPECT_EQ(same_work(chapter, in_a_book("Kinship care in Alberta", "Child welfare in Canada")),
              Sameness::different)
        << "titles half alike";
    EXPECT_EQ(same_work(chapter, chapter), Sameness::same);
    const Record book = in_a_book("Child welfare in Canada", "");
    EXPECT_EQ(same_work(chapter, book), Sameness::different);
    EXPECT_EQ(same_work(in_a_book("Child welfare in Canada", "Child welfare in Canada"), book),
              Sameness::different)
        << "a chapter named as its book";
}

TEST(SameWork, ASlipOfThePenInTheTitleOfABookIsANewVersion)
{
    EXPECT_EQ(same_work(in_a_book("Child welfare practice in Canada", ""),
                        in_a_book("Child welfare practise in Canada", "")),
              Sameness::new_version);
}

TEST(SameWork, TheBooksOfTwoFormsAreAQuestionForAPerson)
{
    Record paper = in_a_book("Child welfare in Canada", "");
    Record electronic = paper;
    electronic.isbns = {parsed<Isbn>("9781861972712")};
    EXPECT_EQ(same_work(electronic, paper), Sameness::possibly_same);
}

TEST(SameWork, AnAddressIsSharedByWhatItLists)
{
    Record report = study("Foster care in numbers: annual report 2019");
    Record next_report = study("Foster care in numbers: annual report 2020");
    report.url = next_report.url = parsed<Url>("https://example.org/reports");
    EXPECT_EQ(same_work(next_report, report), Sameness::different);
    next_report.title = "Foster care in numbers. Annual report 2019";
    EXPECT_EQ(same_work(next_report, report), Sameness::new_version);
}

TEST(SameWork, ASummaryIsNotTheStudyItIsAbout)
{
    Record summary = test::research_summary();
    summary.doi = parsed<Doi>("10.1000/a");
    EXPECT_EQ(same_work(summary, study_with_doi("10.1000/a")), Sameness::possibly_same);
    EXPECT_EQ(same_work(study_with_doi("10.1000/a"), summary), Sameness::possibly_same);
}

TEST(SameWork, ASubtitleThatIsMissingIsAQuestionForAPerson)
{
    Record shorter = study();
    shorter.abstract = "Background.";
    EXPECT_EQ(same_work(shorter, study("Kinship care and placement stability: a review")),
              Sameness::possibly_same);
}

TEST(SameWork, TitleYearAuthorVolumeAndPageAreEnough)
{
    Record known = study();
    known.container = {.title = "Children", .volume = "12", .pages = "101-9"};
    known.doi = parsed<Doi>("10.1000/a");
    Record incoming = study("Kinship care and placement stabilty");
    incoming.container = {.title = "Child.", .volume = "12", .pages = "101-109"};
    incoming.abstract = "Background.";
    EXPECT_EQ(same_work(incoming, known), Sameness::new_version);
    incoming.doi = parsed<Doi>("10.1000/b");
    EXPECT_EQ(same_work(incoming, known), Sameness::different) << "identifiers come first";
}

TEST(InCommon, IsSaidInWords)
{
    Record one = study_with_doi("10.1000/a");
    one.container = {.volume = "12", .pages = "101-9"};
    Record other = one;
    other.title += ": a review";
    other.container.pages = "101";
    EXPECT_THAT(in_common(one, one),
                ElementsAre("DOI", "title", "year", "first author", "volume and page"));
    EXPECT_THAT(in_common(one, other), ElementsAre("DOI", "a title that is alike", "year",
                                                   "first author", "volume and page"));
    EXPECT_THAT(in_common({}, {}), IsEmpty());
}

}  // namespace
}  // namespace findings
