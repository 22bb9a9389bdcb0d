#include "library/base/file.hpp"
#include "tests/relevance/collection.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace findings::relevance {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

class CollectionFolder : public testing::Test {
protected:
    void write(const std::string& name, const std::string& text)
    {
        std::ofstream(folder_.path() / name) << text;
    }

    Collection read() { return read_collection(folder_.path()); }

    std::string complaint()
    {
        try {
            read();
        } catch (const CollectionError& error) {
            return error.what();
        }
        return "none";
    }

    void SetUp() override
    {
        write("corpus.jsonl", R"({"_id":"d1","title":"A title","text":"A text"})"
                              "\n");
        write("queries.jsonl", R"({"_id":"q1","text":"a title"})"
                               "\n");
        write("qrels.tsv", "query-id\tcorpus-id\tscore\nq1\td1\t2\n");
    }

    TemporaryFolder folder_;
};

TEST_F(CollectionFolder, IsReadWithItsGrades)
{
    const Collection collection = read();
    ASSERT_EQ(collection.documents.size(), 1u);
    EXPECT_EQ(collection.documents[0].title, "A title");
    EXPECT_EQ(collection.documents[0].text, "A text");
    ASSERT_EQ(collection.queries.size(), 1u);
    EXPECT_THAT(collection.queries[0].grades, UnorderedElementsAre(Pair("d1", 2)));
}

TEST_F(CollectionFolder, HasTheNameOfItsFolderWithOrWithoutASlash)
{
    EXPECT_EQ(read().name, folder_.path().filename());
    EXPECT_EQ(read_collection(folder_.path() / "").name, folder_.path().filename());
}

TEST_F(CollectionFolder, MayLackTitlesTextsAndTheHeading)
{
    write("corpus.jsonl", "{\"_id\":\"d1\"}\r\n\n{\"_id\":2,\"title\":null,\"year\":[1]}\n");
    write("qrels.tsv", "q1\t2\t1");
    const Collection collection = read();
    ASSERT_EQ(collection.documents.size(), 2u);
    EXPECT_EQ(collection.documents[1].id, "2");
    EXPECT_THAT(collection.queries[0].grades, UnorderedElementsAre(Pair("2", 1)));
}

TEST_F(CollectionFolder, TakesNamesAsOneStringOrAList)
{
    write("corpus.jsonl",
          R"({"_id":"d1","authors":["Perlis, A. J.","Samelson,K."],"keywords":"algol"})");
    const Collection collection = read();
    EXPECT_THAT(collection.documents[0].authors, ElementsAre("Perlis, A. J.", "Samelson,K."));
    EXPECT_THAT(collection.documents[0].keywords, ElementsAre("algol"));
}

TEST_F(CollectionFolder, LeavesOutQueriesThatNothingIsRelevantTo)
{
    write("qrels.tsv", "q1\td1\t0\n");
    EXPECT_THAT(read().queries, IsEmpty());
}

TEST_F(CollectionFolder, CountsJudgedDocumentsThatAreNotThereAsNotFound)
{
    write("qrels.tsv", "q1\td1\t1\nq1\tgone\t1\nanother\td1\t1\n");
    const Collection collection = read();
    ASSERT_EQ(collection.queries.size(), 1u);
    EXPECT_THAT(collection.queries[0].grades, UnorderedElementsAre(Pair("d1", 1), Pair("gone", 1)));
}

TEST_F(CollectionFolder, IsRefusedWithTheLineOfAnIdThatComesTwice)
{
    write("corpus.jsonl", "{\"_id\":\"d1\"}\n{\"_id\":\"d2\"}\n{\"_id\":\"d1\"}\n");
    EXPECT_THAT(complaint(), HasSubstr("corpus.jsonl:3: _id \"d1\" stands in line 1 already"));
}

TEST_F(CollectionFolder, IsRefusedWithTheLineThatIsNotUnderstood)
{
    const std::pair<const char*, const char*> corpora[] = {
        {"{\"_id\":\"a\"}\n{oops\n", "corpus.jsonl:2: not JSON"},
        {"[1]\n", "corpus.jsonl:1: not a JSON object"},
        {"{\"title\":\"x\"}\n", "corpus.jsonl:1: no _id"},
        {"{\"_id\":\"\"}\n", "corpus.jsonl:1: no _id"},
        {"{\"_id\":\"a\",\"title\":7}\n", "corpus.jsonl:1: title is not a string"},
        {"{\"_id\":\"a\",\"title\":\"\xFF\"}\n", "corpus.jsonl:1: not JSON"},
    };
    for (const auto& [text, wanted] : corpora) {
        SCOPED_TRACE(text);
        write("corpus.jsonl", text);
        EXPECT_THAT(complaint(), HasSubstr(wanted));
    }
}

TEST_F(CollectionFolder, IsRefusedWithTheLineOfAJudgementThatIsNone)
{
    write("qrels.tsv", "q1\td1\t1\nq1 d1 1\n");
    EXPECT_THAT(complaint(), HasSubstr("qrels.tsv:2: not three columns"));
    write("qrels.tsv", "q1\td1\t1\nq1\td1\tgood\n");
    EXPECT_THAT(complaint(), HasSubstr("qrels.tsv:2: the grade is not a whole number"));
}

TEST_F(CollectionFolder, IsRefusedWhereAFileIsMissing)
{
    std::filesystem::remove(folder_.path() / "queries.jsonl");
    EXPECT_THAT(complaint(), HasSubstr("queries.jsonl: cannot be opened"));
}

}  // namespace
}  // namespace findings::relevance
