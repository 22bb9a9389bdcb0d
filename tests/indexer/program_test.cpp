#include "tests/indexer/child.hpp"
#include "tests/indexer/indexer_test.hpp"
#include "tests/library/catalogue/nobody.hpp"
#include "tests/library/catalogue/tiny_disk.hpp"
#include "tests/support/program.hpp"

#include <gmock/gmock.h>
#include <xapian.h>

#include <csignal>

namespace findings::indexer {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr long most_kibibytes = 4 * 1024 * 1024;
#else
constexpr long most_kibibytes = 300 * 1024;
#endif

class ProgramTest : public IndexerTest {
protected:
    Ended indexer(std::vector<std::string> arguments,
                  const std::function<void(pid_t)>& on_output = {}) const
    {
        arguments.insert(arguments.begin(), {"--library", library().string()});
        return run_indexer(arguments, on_output);
    }
};

class Program : public ProgramTest {};

TEST_F(Program, TellsHowItIsUsed)
{
    const Ended help = run_indexer({"--help"});
    EXPECT_EQ(help.exit, 0);
    for (const char* command : {"ingest", "check", "batches", "undo", "sync", "rebuild", "verify",
                                "vocabulary", "search", "export", "FINDINGS_LIBRARY", "Exit: 0"})
        EXPECT_THAT(help.out, HasSubstr(command));
}

TEST_F(Program, WrongUsageIsExit2)
{
    const std::vector<std::vector<std::string>> wrong = {
        {},
        {"fly"},
        {"ingest"},
        {"ingest", "--fast", "a.xml"},
        {"ingest", "--format", "papyrus", "a.xml"},
        {"ingest", "--jobs", "many", "a.xml"},
        {"undo"},
        {"undo", "first"},
        {"vocabulary"},
        {"search"},
        {"search", "--format", "pdf", "x"},
        {"export", "--format", "pdf"},
    };
    for (const auto& arguments : wrong) {
        SCOPED_TRACE(testing::PrintToString(arguments));
        const Ended ended = indexer(arguments);
        EXPECT_EQ(ended.exit, 2);
        EXPECT_FALSE(ended.err.empty());
    }
    const Ended no_library = run_indexer({"batches"});
    EXPECT_EQ(no_library.exit, 2);
    EXPECT_THAT(no_library.err, AllOf(HasSubstr("--library"), HasSubstr("FINDINGS_LIBRARY")));
    EXPECT_FALSE(fs::exists(library()));
}

TEST_F(Program, CommandsOnALibraryThatIsNotThereAreExit3AndMakeNone)
{
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
             {"batches"}, {"undo", "1"}, {"sync"}, {"rebuild"}, {"verify"}, {"search", "x"}}) {
        const Ended ended = indexer(arguments);
        EXPECT_EQ(ended.exit, 3) << arguments[0];
        EXPECT_THAT(ended.err, AllOf(StartsWith("findings-indexer: "), HasSubstr("no library")));
    }
    EXPECT_FALSE(fs::exists(library()));
}

TEST_F(Program, ExitsWith0And1AndTakesTheLibraryAfterTheCommand)
{
    write("a.xml", article("10.1000/a", "One"));
    EXPECT_EQ(run_indexer({"ingest", input().string(), "--library", library().string()}).exit, 0);
    write("b.xml", "<article><front>");
    EXPECT_EQ(indexer({"ingest", input().string()}).exit, 1);
    EXPECT_EQ(indexer({"verify"}).exit, 0);
    EXPECT_THAT(indexer({"search", "one"}).out, StartsWith("1 with all words"));
}

TEST_F(Program, TakesTheLibraryFromTheEnvironment)
{
    write("a.xml", article("10.1000/a", "One"));
    tests::Program program(std::string(FINDINGS_BIN) + "/findings-indexer",
                           {"ingest", input().string()},
                           {.environment = {{"FINDINGS_LIBRARY", library().string()}}});
    EXPECT_EQ(program.end(), 0);
    EXPECT_EQ(catalogue().count(), 1);
}

TEST_F(Program, StopsAfterTheRunningCommitWhenInterrupted)
{
    write_articles(1500);
    bool is_sent = false;
    const Ended ended = indexer({"ingest", input().string(), "--jobs", "2"}, [&](pid_t process) {
        if (!std::exchange(is_sent, true))
            ::kill(process, SIGINT);
    });
    EXPECT_EQ(ended.exit, 130);
    EXPECT_THAT(ended.err, AllOf(HasSubstr("interrupted"), HasSubstr("undo 1")));
    EXPECT_THAT(ended.out, HasSubstr("batch 1: " + std::to_string(catalogue().count()) + " new"));
    EXPECT_GE(catalogue().count(), 1000);
    EXPECT_LT(catalogue().count(), 1500);
    EXPECT_FALSE(catalogue().batches().at(0).ended);

    EXPECT_EQ(indexer({"sync"}).exit, 0);
    EXPECT_EQ(indexer({"verify"}).exit, 0);
    EXPECT_EQ(indexer({"ingest", input().string()}).exit, 0);
    EXPECT_EQ(catalogue().count(), 1500);
}

TEST_F(Program, AReportThatCannotBeWrittenIsExit3BeforeAnythingIsStored)
{
    write("a.xml", article("10.1000/a", "One"));
    const Ended ended = indexer({"ingest", input().string(), "--report", "/nowhere/report.json"});
    EXPECT_EQ(ended.exit, 3);
    EXPECT_THAT(ended.err, HasSubstr("/nowhere/report.json"));
    EXPECT_EQ(catalogue().count(), 0);
}

/// Documents that must be refused, each beside a good one that must go in all the same.
class BadInput : public ProgramTest {
protected:
    /// Ingests the folder with the good documents; every refusal must name the file.
    Ended ingest_beside_good(const std::string& name) const
    {
        write("a-good.xml", article("10.1000/first", "The first good one"));
        write("z-good.xml", article("10.1000/last", "The last good one"));
        Ended ended = indexer({"ingest", input().string()});
        EXPECT_EQ(ended.exit, 1) << ended.err;
        EXPECT_THAT(ended.err, HasSubstr((input() / name).string()));
        EXPECT_EQ(catalogue().count(), 2);
        EXPECT_LT(ended.peak_kibibytes, most_kibibytes);
        return ended;
    }
};

TEST_F(BadInput, IsRefusedWithItsPlace)
{
    struct Case {
        std::string name;
        std::string bytes;
        std::string said;  ///< after the path
    };
    std::string latin_in_utf8 = article("10.1000/x", "Qu\xE9"
                                                     "bec");
    std::string declared_utf16 = article("10.1000/x", "Title");
    declared_utf16.replace(declared_utf16.find("UTF-8"), 5, "UTF-16");
    std::string unknown_encoding = article("10.1000/x", "Title");
    unknown_encoding.replace(unknown_encoding.find("UTF-8"), 5, "KLINGON");
    const std::vector<Case> cases = {
        {"empty.xml", "", ": "},
        {"binary.xml", std::string("\x7F\x45\x4C\x46\0\0\1\2\xFF\xFE\0", 11), ": "},
        {"truncated.xml", article("10.1000/x", "Title").substr(0, 170), ":"},
        {"declared-utf-16.xml", declared_utf16, ":1:"},
        {"unknown-encoding.xml", unknown_encoding, ":1:"},
        {"invalid-utf-8.xml", latin_in_utf8, ":4:"},
        {"entities.xml",
         "<!DOCTYPE article [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n"
         "<article><front><article-meta><title-group><article-title>&b;</article-title>"
         "</title-group></article-meta></front></article>",
         ":1:"},
        {"external.xml",
         "<!DOCTYPE article SYSTEM \"file:///etc/passwd\">\n<article><front/></article>", ":1:"},
        {"no-title.xml", "<article><front><article-meta/></front></article>", ":1:"},
    };
    for (const Case& bad : cases)
        write(bad.name, bad.bytes);
    const Ended ended = ingest_beside_good("empty.xml");
    for (const Case& bad : cases)
        EXPECT_THAT(ended.err, HasSubstr((input() / bad.name).string() + bad.said)) << bad.name;
}

TEST_F(BadInput, OfATextOf200MegabytesIsRefused)
{
    fs::create_directories(input());
    {
        std::ofstream out(input() / "huge.xml");
        const std::string begin = article("10.1000/huge", "Huge");
        out << begin.substr(0, begin.find("About it."));
        const std::string megabyte(1'000'000, 'x');
        for (int i = 0; i < 200; ++i)
            out << megabyte;
        out << begin.substr(begin.find("About it."));
    }
    EXPECT_THAT(ingest_beside_good("huge.xml").err, HasSubstr("MiB"));
}

TEST_F(BadInput, OfAMillionNestedElementsIsRefused)
{
    std::string text;
    for (int i = 0; i < 1'000'000; ++i)
        text += i == 0 ? "<article><front>" : "<a>";
    write("deep.xml", text);
    EXPECT_THAT(ingest_beside_good("deep.xml").err, HasSubstr("256"));
}

TEST_F(BadInput, OfAFolderThatMayNotBeReadIsNamed)
{
    write("closed/a.xml", article("10.1000/closed", "Closed"));
    write("open.xml", article("10.1000/open", "Open"));
    fs::permissions(folder(), fs::perms(0777));
    fs::permissions(input() / "closed", fs::perms(0));
    const std::string said = said_as_nobody([&] {
        const Said ingested = ingest_input();
        return std::to_string(ingested.exit) + "\n" + ingested.err;
    });
    fs::permissions(input() / "closed", fs::perms(0755));
    EXPECT_THAT(said, StartsWith("1\n" + (input() / "closed").string() +
                                 ": cannot be read: Permission denied; give this user the right"));
    EXPECT_EQ(Catalogue(library(), Catalogue::Access::read_write).count(), 1);
}

TEST_F(BadInput, OfALinkThatLeadsBackIsNamed)
{
    fs::create_directories(input());
    fs::create_symlink("b.xml", input() / "b.xml");
    fs::create_directory_symlink(".", input() / "circle");
    EXPECT_THAT(ingest_beside_good("b.xml").err, HasSubstr("leads back to itself"));
}

class BadLibrary : public ProgramTest {
protected:
    void make() const
    {
        write("a.xml", article("10.1000/a", "Kinship"));
        ASSERT_EQ(indexer({"ingest", input().string()}).exit, 0);
    }
};

TEST_F(BadLibrary, ThatIsNotSqliteIsExit3)
{
    make();
    std::ofstream(library() / "catalogue.sqlite") << std::string(1000, 'x');
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
             {"ingest", input().string()}, {"sync"}, {"verify"}, {"search", "x"}}) {
        const Ended ended = indexer(arguments);
        EXPECT_EQ(ended.exit, 3) << arguments[0];
        EXPECT_THAT(ended.err, AllOf(HasSubstr((library() / "catalogue.sqlite").string()),
                                     HasSubstr("not a SQLite database")));
    }
}

TEST_F(BadLibrary, WhoseIndexHasAnotherLayoutKeepsWhatIsStoredAndSaysWhatMends)
{
    make();
    Xapian::WritableDatabase(library() / "index" / "current").set_metadata("layout", "9999");
    write("b.xml", article("10.1000/b", "Another"));

    const Ended ended = indexer({"ingest", input().string()});

    EXPECT_EQ(ended.exit, 3);
    EXPECT_THAT(ended.err, AllOf(HasSubstr("layout"), HasSubstr("findings-indexer rebuild")));
    EXPECT_EQ(catalogue().count(), 2);
    EXPECT_EQ(indexer({"search", "kinship"}).exit, 3);
    EXPECT_EQ(indexer({"verify"}).exit, 1);
    EXPECT_EQ(indexer({"rebuild"}).exit, 0);
    EXPECT_EQ(indexer({"verify"}).exit, 0);
    EXPECT_THAT(indexer({"search", "kinship"}).out, StartsWith("1 with all words"));
}

TEST_F(BadLibrary, ThatMayNotBeWrittenIsReadAndNotIngestedInto)
{
    make();
    fs::permissions(folder(), fs::perms(0755));
    for (const auto& entry : fs::recursive_directory_iterator(library()))
        fs::permissions(entry.path(), fs::perms(entry.is_directory() ? 0555 : 0444));
    fs::permissions(library(), fs::perms(0555));
    const std::string said = said_as_nobody([&] {
        std::string all =
            run([&](Console& console) { return search(library(), "kinship", false, console); }).out;
        try {
            ingest_input();
        } catch (const CatalogueError& error) {
            all += error.what();
        }
        return all;
    });
    EXPECT_THAT(said, AllOf(StartsWith("1 with all words"),
                            HasSubstr((library() / "catalogue.sqlite").string()),
                            HasSubstr("may read and write")));
}

TEST_F(BadLibrary, OnAFullDiskKeepsWhatWasAcknowledged)
{
    const TinyDisk disk(9 * 1024);
    if (!disk.mounted())
        GTEST_SKIP() << "this machine mounts no disks for us";
    write_articles(2200);
    const fs::path on_disk = disk.path() / "library";

    const Ended ended = run_indexer({"--library", on_disk.string(), "ingest", input().string(),
                                     "--report", (folder() / "report.json").string()});

    EXPECT_EQ(ended.exit, 3);
    EXPECT_THAT(ended.err, AllOf(HasSubstr(on_disk.string()),
                                 testing::AnyOf(HasSubstr("full"), HasSubstr("No space left"))));
    std::size_t acknowledged = 0;
    std::istringstream lines(ended.out);
    const Catalogue left(on_disk, Catalogue::Access::read_write);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("stored "))
            continue;
        ++acknowledged;
        EXPECT_TRUE(left.find(*RecordId::parse(line.substr(7, 26))));
    }
    EXPECT_GE(acknowledged, 1000u);
    EXPECT_EQ(left.count(), static_cast<std::int64_t>(acknowledged));
    EXPECT_THAT(left.integrity_faults(), IsEmpty());
    EXPECT_THAT(read_file(folder() / "report.json"),
                HasSubstr("\"new\":" + std::to_string(acknowledged)));
}

}  // namespace
}  // namespace findings::indexer
