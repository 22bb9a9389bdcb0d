#include "indexer/pipeline/findable.hpp"
#include "library/base/sha256.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "tests/indexer/indexer_test.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

namespace findings::indexer {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class LibraryCommands : public IndexerTest {};

TEST_F(LibraryCommands, VerifyTellsWhatIsNotInTheIndexYet)
{
    write("a.xml", article("10.1000/a", "One"));
    ingest_input();
    Catalogue other(library(), Catalogue::Access::read_write);
    other.store(other.begin_batch("site"), {{Record{.title = "Two"}, {}}});
    const Said said = run([&](Console& console) { return verify(library(), false, console); });
    EXPECT_EQ(said.exit, 0);
    EXPECT_THAT(said.out, HasSubstr("1 changes are not in the index yet"));
}

TEST_F(LibraryCommands, UndoTakesItBackOutOfTheIndexToo)
{
    write("a.xml", article("10.1000/a", "Kinship care"));
    ingest_input();
    const Said said = run([&](Console& console) { return undo(library(), 1, console); });
    EXPECT_EQ(said.exit, 0);
    EXPECT_EQ(catalogue().count(), 0);
    EXPECT_THAT(found("kinship"), HasSubstr("0 with all words"));
    EXPECT_FALSE(catalogue().original(sha256(article("10.1000/a", "Kinship care"))));
    EXPECT_THAT(run([&](Console& console) { return batches(library(), console); }).out,
                AllOf(testing::StartsWith("1\t"), HasSubstr("taken back"), HasSubstr("1 new")));
}

TEST_F(LibraryCommands, UndoOfABatchThatWasTakenBackSaysSo)
{
    write("a.xml", article("10.1000/a", "One"));
    ingest_input();
    run([&](Console& console) { return undo(library(), 1, console); });
    const Said said = run([&](Console& console) { return undo(library(), 1, console); });
    EXPECT_EQ(said.exit, 0);
    EXPECT_THAT(said.out, HasSubstr("batch 1 was taken back already"));
}

TEST_F(LibraryCommands, UndoOfABatchThatIsNotThereIsWrongUsage)
{
    write("a.xml", article("10.1000/a", "One"));
    ingest_input();
    const Said said = run([&](Console& console) { return undo(library(), 7, console); });
    EXPECT_EQ(said.exit, 2);
    EXPECT_THAT(said.err, HasSubstr("no batch 7"));
}

TEST_F(LibraryCommands, VerifySaysThatAllIsWell)
{
    write_articles(30);
    ingest_input();
    const Said said = run([&](Console& console) { return verify(library(), false, console); });
    EXPECT_EQ(said.exit, 0);
    EXPECT_EQ(said.out, "catalogue and index are whole and equal: 30 records\n");
}

TEST_F(LibraryCommands, VerifyNamesARecordThatTheIndexLacksAndAFileThatIsGone)
{
    write("a.xml", article("10.1000/a", "One"));
    ingest_input();
    fs::remove(*catalogue().original(sha256(article("10.1000/a", "One"))));
    fs::remove_all(library() / "index");
    const Said said = run([&](Console& console) { return verify(library(), false, console); });
    EXPECT_EQ(said.exit, 1);
    EXPECT_THAT(said.out, AllOf(HasSubstr("the file it came from is missing"), HasSubstr("index: "),
                                HasSubstr("findings-indexer rebuild")));
}

TEST_F(LibraryCommands, VerifyRepairMakesAnewWhatIsMadeFromTheCatalogue)
{
    write_articles(3);
    ingest_input();
    fs::resize_file(library() / "index" / "gen-0001" / "docdata.glass", 100);
    const auto verified = [&](bool repair) {
        return run([&](Console& console) { return verify(library(), repair, console); });
    };
    EXPECT_EQ(verified(false).exit, 1);
    const Said said = verified(true);
    EXPECT_EQ(said.exit, 0);
    EXPECT_THAT(said.out, AllOf(HasSubstr("docdata.glass"), HasSubstr("made anew"),
                                HasSubstr("whole and equal: 3 records")));
    EXPECT_EQ(verified(false).exit, 0);

    Catalogue other(library(), Catalogue::Access::read_write);
    other.store(other.begin_batch("site"), {{Record{.title = "Two"}, {}}});
    EXPECT_THAT(verified(true).out, HasSubstr("1 changes were brought to the index"));
}

TEST_F(LibraryCommands, VerifyRepairSaysWhatOnlyABackupHasAndRemovesWhatNothingNames)
{
    write("a.xml", article("10.1000/a", "One"));
    ingest_input();
    const auto repaired = [&] {
        return run([&](Console& console) { return verify(library(), true, console); });
    };
    const fs::path original = *catalogue().original(sha256(article("10.1000/a", "One")));
    const fs::path unnamed = original.parent_path() / std::string(64, 'a');
    std::ofstream(unnamed) << "left behind";
    EXPECT_EQ(repaired().exit, 0);
    EXPECT_FALSE(fs::exists(unnamed));

    std::ofstream(original, std::ios::app) << "!";
    const Said said = repaired();
    EXPECT_EQ(said.exit, 1);
    EXPECT_THAT(said.out,
                AllOf(HasSubstr(original.string()), HasSubstr("findings-indexer restore")));
}

TEST_F(LibraryCommands, SyncAndRebuildMakeAnIndexThatWasLost)
{
    write_articles(3);
    ingest_input();
    fs::remove_all(library() / "index");
    EXPECT_THAT(run([&](Console& console) { return sync(library(), console); }).out,
                HasSubstr("3 changes applied"));
    EXPECT_THAT(found("study"), HasSubstr("3 with all words"));
    fs::remove_all(library() / "index");
    EXPECT_THAT(run([&](Console& console) { return rebuild(library(), 2, console); }).out,
                HasSubstr("3 records"));
    EXPECT_THAT(found("study"), HasSubstr("3 with all words"));
}

TEST_F(LibraryCommands, AVocabularyIsCheckedLoadedAndIndexedWith)
{
    write_articles(2);
    ingest_input();
    std::string rdf = read_file(fs::path(FINDINGS_SOURCE) / "schemas/practice-areas.rdf");
    rdf.insert(rdf.rfind("</"), "<!-- ours -->");
    std::ofstream(folder() / "own.rdf") << rdf;

    const Said said = run([&](Console& console) {
        return vocabulary_load(library(), {.file = folder() / "own.rdf"}, console);
    });

    EXPECT_EQ(said.exit, 0);
    EXPECT_EQ(catalogue().vocabulary(), rdf);
    EXPECT_EQ(run([&](Console& console) { return verify(library(), false, console); }).exit, 0);
    EXPECT_THAT(found("study"), HasSubstr("2 with all words"));
}

TEST_F(LibraryCommands, AFaultyVocabularyIsNotLoaded)
{
    std::ofstream(folder() / "own.rdf") << "<rdf:RDF/>";
    for (const bool load : {true, false}) {
        const Said said = run([&](Console& console) {
            return load ? vocabulary_load(library(), {.file = folder() / "own.rdf"}, console)
                        : vocabulary_check(folder() / "own.rdf", console);
        });
        EXPECT_EQ(said.exit, 1);
        EXPECT_THAT(said.err, HasSubstr((folder() / "own.rdf").string() + ": "));
    }
    EXPECT_FALSE(fs::exists(library()));
}

TEST_F(LibraryCommands, SearchAnswersProgramsInJson)
{
    write("a.xml", article("10.1000/a", "Kinship care"));
    ingest_input();
    const Said said =
        run([&](Console& console) { return search(library(), "kinship", true, console); });
    const json::value result = json::parse(said.out);
    EXPECT_EQ(result.at("total"), 1);
    EXPECT_EQ(result.at("results").as_array().at(0).at("title"), "Kinship care");
    EXPECT_EQ(result.at("query").at("text"), "kinship");
}

TEST_F(LibraryCommands, AnotherKeeperAtWorkIsWaitedForAndTold)
{
    write("a.xml", article("10.1000/a", "One"));
    ingest_input();
    const Vocabulary vocabulary = Vocabulary::from_skos(*catalogue().vocabulary());
    const EvidenceScales scales;
    const FileLock other(library() / "index" / "lock");
    EXPECT_EQ(make_findable({library(), vocabulary, scales}, catalogue(),
                            std::chrono::milliseconds(1), {}),
              Findable::not_yet);
}

}  // namespace
}  // namespace findings::indexer
