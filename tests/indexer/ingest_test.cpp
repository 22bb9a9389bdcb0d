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

class Ingest : public IndexerTest {};

TEST_F(Ingest, MakesTheLibraryStoresKeepsAndIndexes)
{
    const std::string bytes = article("10.1000/a", "Kinship care and stability");
    write("a.xml", bytes);

    const Said said = ingest_input();

    EXPECT_EQ(said.exit, 0);
    EXPECT_THAT(said.err, IsEmpty());
    const RecordId id = catalogue().ids_after("", 1).at(0);
    EXPECT_THAT(said.out, testing::StartsWith("stored " + id.str() + " " +
                                              (input() / "a.xml").string() + "\nbatch 1: 1 new, "));
    const CatalogueRecord record = *catalogue().find(id);
    EXPECT_EQ(record.record.title, "Kinship care and stability");
    EXPECT_EQ(record.origin.format, "jats");
    EXPECT_EQ(record.origin.file_sha256, sha256(bytes));
    EXPECT_EQ(read_file(*catalogue().original(sha256(bytes))), bytes);
    EXPECT_TRUE(catalogue().vocabulary());
    EXPECT_TRUE(catalogue().batches().at(0).ended);
    EXPECT_THAT(found("kinship"), HasSubstr("Kinship care and stability"));
}

TEST_F(Ingest, CountsWhatBecameOfEveryDocument)
{
    write("a.xml", article("10.1000/a", "One"));
    write("b.xml", article("10.1000/a", "One"));
    write("c.xml", article("10.1000/a", "One, revised"));
    write("d.xml", "<article><front>");
    write("e.txt", "not a format");
    write("README", "");

    const Said said = ingest_input({.report = folder() / "report.json"});

    EXPECT_EQ(said.exit, 1);
    EXPECT_THAT(said.out, HasSubstr("batch 1: 1 new, 1 new versions, 1 duplicates, 0 possible "
                                    "duplicates, 1 rejected, 2 skipped; "));
    EXPECT_EQ(lines_with(said.out, "stored "), 3u);
    EXPECT_THAT(said.err, HasSubstr((input() / "d.xml").string() + ":1:"));

    const json::value report = json::parse(read_file(folder() / "report.json"));
    EXPECT_EQ(report.at("batch"), 1);
    EXPECT_EQ(report.at("counts"), (json::object{{"new", 1},
                                                 {"new_versions", 1},
                                                 {"duplicates", 1},
                                                 {"possible_duplicates", 0},
                                                 {"rejected", 1},
                                                 {"skipped", 2}}));
    ASSERT_EQ(report.at("rejections").as_array().size(), 1u);
    const json::object& rejection = report.at("rejections").as_array()[0].as_object();
    EXPECT_EQ(rejection.at("path").as_string(), (input() / "d.xml").string());
    EXPECT_EQ(rejection.at("line"), 1);
    EXPECT_TRUE(rejection.at("column").is_int64());
    EXPECT_FALSE(rejection.at("what").as_string().empty());
    EXPECT_FALSE(rejection.at("mend").as_string().empty());
    EXPECT_TRUE(report.at("seconds").is_double());
    EXPECT_EQ(catalogue().batches().at(0).counts.rejected, 1);
}

TEST_F(Ingest, StoresInTheOrderOfTheFilesHoweverManyReadersThereAre)
{
    write_articles(1100);
    const Said said = ingest_input({.jobs = 8});
    EXPECT_EQ(said.exit, 0);
    std::istringstream lines(said.out);
    std::string stored;
    std::string id;
    fs::path path;
    for (int i = 0; i < 1100; ++i) {
        ASSERT_TRUE(lines >> stored >> id >> path);
        ASSERT_EQ(path.filename(), std::to_string(100'000 + i) + ".xml");
    }
    ChangeNumber number = 0;
    for (const Change& change : catalogue().changes_after(0, 2000))
        EXPECT_EQ(change.number, ++number);
    EXPECT_EQ(number, 1100);
}

TEST_F(Ingest, TheSameAgainChangesNothing)
{
    write_articles(20);
    ingest_input();
    const Said said = ingest_input();
    EXPECT_EQ(said.exit, 0);
    EXPECT_THAT(said.out, HasSubstr("batch 2: 0 new, 0 new versions, 20 duplicates (20 were here "
                                    "already), "));
    EXPECT_EQ(catalogue().last_change(), 20);
}

TEST_F(Ingest, ADryRunSaysTheSameAndChangesNothing)
{
    write("a.xml", article("10.1000/a", "One"));
    ingest_input();
    write("b.xml", article("10.1000/b", "Two"));
    write("c.xml", article("10.1000/a", "One, revised"));
    write("d.xml", article("10.1000/b", "Two"));

    const Said said = ingest_input({.dry_run = true});

    EXPECT_EQ(said.exit, 0);
    const std::string in = input().string();
    const std::string known = catalogue().ids_after("", 1).at(0).str();
    EXPECT_THAT(said.out, testing::StartsWith("would be a duplicate of " + known + ": " + in +
                                              "/a.xml:2\n" + "would be new: " + in + "/b.xml:2\n" +
                                              "would be a new version of " + known + ": " + in +
                                              "/c.xml:2\n" + "would be a duplicate of " + in +
                                              "/b.xml:2: " + in + "/d.xml:2\n"));
    EXPECT_THAT(said.out, HasSubstr("would be: 1 new, 1 new versions, 2 duplicates (1 were here "
                                    "already), "));
    EXPECT_THAT(said.out, Not(HasSubstr("stored 0")));
    EXPECT_EQ(catalogue().count(), 1);
    EXPECT_EQ(catalogue().batches().size(), 1u);
    EXPECT_EQ(catalogue().original(sha256(article("10.1000/b", "Two"))), std::nullopt);
}

TEST_F(Ingest, ADryRunMakesNoLibrary)
{
    write("a.xml", article("10.1000/a", "One"));
    EXPECT_EQ(ingest_input({.dry_run = true}).exit, 0);
    EXPECT_FALSE(fs::exists(library()));
}

TEST_F(Ingest, CheckNeedsNoLibrary)
{
    write("a.xml", article("10.1000/a", "One"));
    write("b.xml", "");
    const Said said = run([&](Console& console) {
        return check({.paths = {input().string()}, .report = folder() / "report.json"}, console);
    });
    EXPECT_EQ(said.exit, 1);
    EXPECT_THAT(said.out, HasSubstr("would be: 1 new"));
    EXPECT_THAT(said.err, HasSubstr("b.xml"));
    EXPECT_TRUE(json::parse(read_file(folder() / "report.json")).at("batch").is_null());
    EXPECT_FALSE(fs::exists(library()));
}

TEST_F(Ingest, ANamedFileOfUnknownFormatIsRejectedAndOneInAFolderSkipped)
{
    write("letter.txt", "Dear library,");
    EXPECT_THAT(ingest_input().out, HasSubstr("0 rejected, 1 skipped"));
    const Said said = ingest_input({.paths = {(input() / "letter.txt").string()}});
    EXPECT_EQ(said.exit, 1);
    EXPECT_THAT(said.err, AllOf(HasSubstr("letter.txt: is of no format that is known here"),
                                HasSubstr("--format"), HasSubstr("jats")));
}

TEST_F(Ingest, ANamedFormatIsTheOneUsed)
{
    write("a.dat", article("10.1000/a", "One"));
    EXPECT_THAT(ingest_input({.format = "jats"}).out, HasSubstr("1 new"));
}

TEST_F(Ingest, AnAreaThatTheLibraryDoesNotKnowIsAFaultOfARecordOfOurs)
{
    std::string text =
        read_file(fs::path(FINDINGS_SOURCE) / "corpus-samples/evidence/family-time.xml");
    const std::string known = "<area>family-time</area>";
    text.replace(text.find(known), known.size(), "<area>no-such-area</area>");
    write("unknown.xml", text);

    const Said said = ingest_input();

    EXPECT_EQ(said.exit, 1);
    EXPECT_THAT(said.out, HasSubstr("1 rejected"));
    EXPECT_THAT(said.err, testing::ContainsRegex("unknown.xml:[0-9]+:[0-9]+: practice area "
                                                 "\"no-such-area\" is not in the vocabulary; "));
}

TEST_F(Ingest, KeepsNoOriginalOfWhatWasRejected)
{
    const std::string cut_off = article("10.1000/a", "One").substr(0, 150);
    write("a.xml", cut_off);
    ingest_input();
    EXPECT_EQ(catalogue().original(sha256(cut_off)), std::nullopt);
}

TEST_F(Ingest, TellsNotesOnceWithHowOften)
{
    for (const char name : {'a', 'b', 'c'}) {
        std::string text = article(std::string("10.1000/") + name, std::string("Title ") + name);
        const std::string end = "</article-meta>";
        text.insert(text.find(end), "<permissions><license><license-p>Free to read.</license-p>"
                                    "</license></permissions>");
        write(std::string(1, name) + ".xml", text);
    }
    const Said said = ingest_input();
    EXPECT_EQ(said.exit, 0);
    EXPECT_EQ(lines_with(said.err, "note: "), 1u);
    EXPECT_THAT(said.err, AllOf(HasSubstr("a.xml:2"), HasSubstr("(3 times)")));
}

TEST_F(Ingest, SaysWhatARecordMayBeTheSameAs)
{
    const std::string one = article("10.1000/a", "Outcomes of kinship care");
    const std::string doi = "<article-id pub-id-type=\"doi\">10.1000/a</article-id>";
    std::string other = one;
    other.replace(other.find(doi), doi.size(), "");
    other.replace(other.find("About it."), 9, "Another abstract.");
    write("a.xml", one);
    write("b.xml", other);
    const Said said = ingest_input();
    EXPECT_THAT(said.out, HasSubstr("1 new, 0 new versions, 0 duplicates, 1 possible duplicates"));
    EXPECT_THAT(said.err,
                testing::ContainsRegex("b.xml:2: note: may be the same work as [0-9A-Z]+; "
                                       "stored as [0-9A-Z]+\n"));
}

TEST_F(Ingest, PossibleDuplicatesAreListedUntilAPersonSettlesThem)
{
    const std::string one = article("10.1000/a", "Outcomes of kinship care");
    const std::string doi = "<article-id pub-id-type=\"doi\">10.1000/a</article-id>";
    std::string other = one;
    other.replace(other.find(doi), doi.size(), "");
    other.replace(other.find("About it."), 9, "A longer abstract than the other.");
    write("a.xml", one);
    write("b.xml", other);
    ingest_input({.report = folder() / "report.json"});
    const PossibleDuplicate pair = catalogue().possible_duplicates().at(0);
    const std::vector<std::string> ids{pair.like.str(), pair.record.str()};
    const json::value report = json::parse(read_file(folder() / "report.json"));
    EXPECT_EQ(report.at("possible_duplicates").at(0).at("id").as_string(), ids[1]);
    EXPECT_EQ(report.at("possible_duplicates").at(0).at("like").as_string(), ids[0]);

    const auto list = [&] {
        return run([&](Console& console) { return duplicates(library(), console); }).out;
    };
    const auto settle = [&](bool are_same) {
        return run(
            [&](Console& console) { return settle_duplicates(library(), ids, are_same, console); });
    };
    EXPECT_EQ(list(), ids[1] + "\t" + ids[0] +
                          "\ttitle\tOutcomes of kinship care\tOutcomes of kinship care\n");

    const Said same = settle(true);
    EXPECT_EQ(same.exit, 0);
    EXPECT_THAT(same.out, testing::StartsWith("batch 2: " + ids[1] + " is superseded by "));
    EXPECT_THAT(list(), IsEmpty());
    EXPECT_THAT(run([&](Console& console) { return provenance(library(), ids[0], console); }).out,
                AllOf(HasSubstr("abstract\tversion 2\tjats\t" + (input() / "b.xml").string() +
                                ":2\tbatch 2\t"),
                      HasSubstr("doi\tversion 1\tjats\t" + (input() / "a.xml").string() +
                                ":2\tbatch 1\t")));

    run([&](Console& console) { return undo(library(), 2, console); });
    EXPECT_THAT(list(), Not(IsEmpty()));
    EXPECT_EQ(settle(false).exit, 0);
    EXPECT_THAT(list(), IsEmpty());
    EXPECT_EQ(run([&](Console& console) { return verify(library(), false, console); }).exit, 0);
}

TEST_F(Ingest, AWordOnWhatIsNotThereIsWrongUsage)
{
    write("a.xml", article("10.1000/a", "One"));
    ingest_input();
    for (const std::string& id : {std::string("x"), std::string("01HZX0000000000000000000AA")}) {
        EXPECT_EQ(run([&](Console& console) {
                      return settle_duplicates(library(), {id, id}, true, console);
                  }).exit,
                  2);
        EXPECT_EQ(run([&](Console& console) { return provenance(library(), id, console); }).exit,
                  2);
    }
}

TEST_F(Ingest, AFileWithoutARecordIsTold)
{
    write("a.xml", "<evidence xmlns=\"https://findings.example/ns/evidence/1\"/>");
    EXPECT_THAT(ingest_input().err, HasSubstr("a.xml"));
}

TEST_F(Ingest, APathWithALineEndStaysOneLine)
{
    write("a\nb.xml", article("10.1000/a", "One"));
    EXPECT_EQ(lines_with(ingest_input().out, "a\\x0Ab.xml"), 1u);
}

TEST_F(Ingest, TheSamplesGoInWithoutARejection)
{
    const Said said =
        ingest_input({.paths = {(fs::path(FINDINGS_SOURCE) / "corpus-samples").string()}});
    EXPECT_EQ(said.exit, 0) << said.err;
    EXPECT_GE(catalogue().count(), 60);
    EXPECT_EQ(run([&](Console& console) { return verify(library(), false, console); }).exit, 0);
}

}  // namespace
}  // namespace findings::indexer
