#include "tests/library/catalogue/catalogue_test.hpp"
#include "tests/support/sample_records.hpp"

#include <gmock/gmock.h>

#include <map>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A record as two databases export it.
Candidate from_pubmed()
{
    Record record = study("10.1000/a", "Kinship care");
    record.authors = {{.family = "Roe", .given = "Jane"}};
    record.keywords = {"Foster care"};
    record.pmid = Pmid::parse("123");
    return {record, {.path = "pubmed.nbib", .line = 1, .format = "nbib", .file_sha256 = "aa"}};
}

Candidate from_scopus()
{
    Record record = study("10.1000/a", "Kinship care: a review");
    record.authors = {{.family = "Roe", .given = "J."}};
    record.keywords = {"kinship", "foster care"};
    record.abstract = "About it.";
    return {record, {.path = "scopus.ris", .line = 9, .format = "ris", .file_sha256 = "bb"}};
}

/// A summary of our own about the same work, with the id of 'A'.
Candidate ours()
{
    Record record = tests::sample_record(1, 0);
    record.id = id('A');
    record.doi = Doi::parse("10.1000/a");
    record.title = "Kinship care";
    return {record, {.path = "ours.xml", .line = 1, .format = "evidence_xml", .file_sha256 = "cc"}};
}

class Merge : public CatalogueTest {
protected:
    static Stored store(Catalogue& catalogue, const Candidate& candidate)
    {
        return catalogue.store(catalogue.begin_batch("in"), {candidate}).at(0);
    }

    std::string rows_of(const std::string& table) const
    {
        std::string all;
        SQLite::Database opened = database();
        SQLite::Statement rows(opened, "SELECT * FROM " + table + " ORDER BY 1, 2, 3");
        while (rows.executeStep()) {
            for (int column = 0; column < rows.getColumnCount(); ++column)
                all += rows.getColumn(column).getString() + "|";
            all += "\n";
        }
        return all;
    }
};

TEST_F(Merge, KeepsTheRicherFieldsAndSaysWhereEachCameFrom)
{
    Catalogue catalogue = open();
    const RecordId id = store(catalogue, from_pubmed()).id;
    const Stored second = store(catalogue, from_scopus());

    EXPECT_EQ(second.outcome, StoreOutcome::new_version);
    EXPECT_EQ(second.id, id);
    const Record record = catalogue.find(id)->record;
    EXPECT_EQ(record.title, "Kinship care: a review");
    EXPECT_EQ(record.authors, from_pubmed().record.authors);
    EXPECT_EQ(record.abstract, "About it.");
    EXPECT_EQ(record.pmid, Pmid::parse("123"));
    EXPECT_THAT(record.keywords, ElementsAre("Foster care", "kinship"));

    std::map<std::string, std::string> from;
    for (const FieldOrigin& origin : catalogue.field_origins(id))
        for (const VersionInfo& version : origin.versions)
            from[origin.field] += version.origin.path + " ";
    EXPECT_EQ(from, (std::map<std::string, std::string>{{"abstract", "scopus.ris "},
                                                        {"authors", "pubmed.nbib "},
                                                        {"doi", "pubmed.nbib "},
                                                        {"id", "pubmed.nbib "},
                                                        {"keywords", "pubmed.nbib scopus.ris "},
                                                        {"pmid", "pubmed.nbib "},
                                                        {"title", "scopus.ris "}}));
}

TEST_F(Merge, WhatBringsNothingNewIsADuplicate)
{
    Catalogue catalogue = open();
    store(catalogue, from_pubmed());
    store(catalogue, from_scopus());
    Candidate third = from_pubmed();
    third.origin = {.path = "old.bib", .format = "bibtex"};
    third.record.title = "Kinship";
    EXPECT_EQ(store(catalogue, third).outcome, StoreOutcome::duplicate);
    EXPECT_EQ(catalogue.last_change(), 2);
}

TEST_F(Merge, WhatSaidNothingNewSaysNothingNewAgain)
{
    Catalogue catalogue = open();
    const auto cited = [](std::string title, std::string abstract) {
        Record record{.title = std::move(title),
                      .abstract = std::move(abstract),
                      .authors = {{.family = "Roe", .given = "J."}},
                      .issued = Date::from(2019)};
        return Candidate{record, {.path = record.title + ".ris", .format = "ris"}};
    };
    Candidate known = cited("Kinship care", "About it.");
    known.record.doi = Doi::parse("10.1000/a");
    store(catalogue, known);
    const Candidate less = cited("Kinship care", "");
    EXPECT_EQ(store(catalogue, less).outcome, StoreOutcome::duplicate);
    Candidate more = known;
    more.origin.path = "more.ris";
    more.record.title = "Kinship care and what comes of it for children: a review";
    EXPECT_EQ(store(catalogue, more).outcome, StoreOutcome::new_version);

    EXPECT_EQ(store(catalogue, less).outcome, StoreOutcome::duplicate);

    catalogue.undo(BatchId{3});
    EXPECT_EQ(store(catalogue, less).outcome, StoreOutcome::duplicate) << "compared anew";
    EXPECT_EQ(catalogue.count(), 1);
}

TEST_F(Merge, BothSourcesAgainAreDuplicatesThatWereHere)
{
    Catalogue catalogue = open();
    store(catalogue, from_pubmed());
    store(catalogue, from_scopus());
    for (const Candidate& again : {from_pubmed(), from_scopus()}) {
        const Stored stored = store(catalogue, again);
        EXPECT_EQ(stored.outcome, StoreOutcome::duplicate);
        EXPECT_TRUE(stored.was_here);
    }
    Candidate elsewhere = from_scopus();
    elsewhere.origin.path = "copy.ris";
    EXPECT_FALSE(store(catalogue, elsewhere).was_here);
    EXPECT_EQ(catalogue.last_change(), 2);
}

TEST_F(Merge, ASourceRevisesWhatItSaidAndNotWhatOthersSay)
{
    Catalogue catalogue = open();
    const RecordId id = store(catalogue, from_pubmed()).id;
    store(catalogue, from_scopus());
    Candidate revised = from_scopus();
    revised.origin.file_sha256 = "cc";
    revised.record.title = "Kinship: review";
    revised.record.abstract = "";
    revised.record.authors = {{.family = "Roe"}};

    EXPECT_EQ(store(catalogue, revised).outcome, StoreOutcome::new_version);

    const Record record = catalogue.find(id)->record;
    EXPECT_EQ(record.title, "Kinship: review");
    EXPECT_EQ(record.abstract, "About it.");
    EXPECT_EQ(record.authors, from_pubmed().record.authors);

    EXPECT_EQ(store(catalogue, from_scopus()).outcome, StoreOutcome::new_version)
        << "the file as it was before is a revision too";
    EXPECT_EQ(catalogue.find(id)->record.title, "Kinship care: a review");
}

TEST_F(Merge, UndoTakesItBackByteForByte)
{
    Catalogue catalogue = open();
    const RecordId id = store(catalogue, from_pubmed()).id;
    const std::string versions = rows_of("version");
    const std::string areas = rows_of("record_area");
    store(catalogue, from_scopus());
    ASSERT_NE(rows_of("version"), versions);

    EXPECT_THAT(catalogue.undo(BatchId{2}), IsEmpty());

    EXPECT_EQ(rows_of("version"), versions);
    EXPECT_EQ(rows_of("record_area"), areas);
    EXPECT_EQ(catalogue.find(id)->record.title, "Kinship care");
    EXPECT_EQ(store(catalogue, from_scopus()).outcome, StoreOutcome::new_version);
    EXPECT_EQ(catalogue.find(id)->record.title, "Kinship care: a review");
    EXPECT_EQ(catalogue.versions(id).back().version, 3);
}

TEST_F(Merge, WhatIsOursIsNeverWrittenOver)
{
    Catalogue catalogue = open();
    store(catalogue, ours());
    const CatalogueRecord before = *catalogue.find(id('A'));
    EXPECT_EQ(store(catalogue, from_scopus()).outcome, StoreOutcome::possible_duplicate);
    EXPECT_EQ(catalogue.find(id('A'))->record, before.record);
    EXPECT_EQ(catalogue.find(id('A'))->version, 1);
}

TEST_F(Merge, AGuideOfSomebodyElsesIsMergedLikeAnyOther)
{
    Catalogue catalogue = open();
    Candidate guide = from_pubmed();
    guide.record.kind = Kind::practice_guide;
    store(catalogue, guide);
    EXPECT_EQ(store(catalogue, from_scopus()).outcome, StoreOutcome::new_version);
}

class PossibleDuplicates : public Merge {
protected:
    /// Stores two that are alike, and gives the flag.
    static PossibleDuplicate store_pair(Catalogue& catalogue)
    {
        Candidate one = from_pubmed();
        Candidate other = from_scopus();
        other.record.doi.reset();
        other.record.title = "Kinship care";
        const RecordId like = store(catalogue, one).id;
        return {store(catalogue, other).id, like};
    }
};

TEST_F(PossibleDuplicates, AreListedUntilAPersonSaysThatTheyAreDifferent)
{
    Catalogue catalogue = open();
    const PossibleDuplicate pair = store_pair(catalogue);
    EXPECT_THAT(catalogue.possible_duplicates(), ElementsAre(pair));

    catalogue.say_different(pair.like, pair.record);

    EXPECT_THAT(catalogue.possible_duplicates(), IsEmpty());
    catalogue.undo(BatchId{2});
    Candidate again = from_scopus();
    again.record.doi.reset();
    again.record.title = "Kinship care";
    const Stored stored = store(catalogue, again);
    EXPECT_EQ(stored.outcome, StoreOutcome::is_new) << "the word is kept";
    EXPECT_EQ(stored.id, pair.record);
}

TEST_F(PossibleDuplicates, BecomeOneWhereAPersonSaysSo)
{
    Catalogue catalogue = open();
    const PossibleDuplicate pair = store_pair(catalogue);
    const std::string before = rows_of("version");

    const BatchId batch = catalogue.begin_batch("word");
    catalogue.say_same(batch, pair.like, pair.record);

    EXPECT_THAT(catalogue.possible_duplicates(), IsEmpty());
    EXPECT_EQ(catalogue.find(pair.like)->record.abstract, "About it.");
    EXPECT_EQ(catalogue.find(pair.like)->origin.path, "scopus.ris");
    EXPECT_EQ(catalogue.find(pair.record)->record.status, Status::superseded);
    EXPECT_EQ(catalogue.find(pair.record)->record.superseded_by, pair.like);

    EXPECT_THAT(catalogue.undo(batch), IsEmpty());
    EXPECT_EQ(rows_of("version"), before);
    EXPECT_THAT(catalogue.possible_duplicates(), ElementsAre(pair));
}

TEST_F(PossibleDuplicates, ARecordOfOursIsNotTheSameAsOneFromOutside)
{
    Catalogue catalogue = open();
    store(catalogue, ours());
    const RecordId other = store(catalogue, from_scopus()).id;
    const BatchId batch = catalogue.begin_batch("word");
    EXPECT_THROW(catalogue.say_same(batch, id('A'), other), CatalogueError);
    EXPECT_THROW(catalogue.say_same(batch, other, id('B')), CatalogueError);
    EXPECT_THROW(catalogue.say_different(other, id('B')), CatalogueError);
}

}  // namespace
}  // namespace findings
