#include "library/catalogue/area_decisions.hpp"
#include "library/catalogue/people.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "tests/indexer/indexer_test.hpp"
#include "tests/library/vocabulary/skos_text.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

#include <cstdlib>

namespace findings::indexer {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// A library with a vocabulary of two areas, a record that its author says is about one of them,
/// and one of which a person says that it is not.
class VocabularyCommands : public IndexerTest {
protected:
    VocabularyCommands()
    {
        write_file("one.rdf", named("old", "") + named("new", ""));
        run_load({.file = folder() / "one.rdf"});
        Catalogue catalogue(library(), Catalogue::Access::read_write);
        const auto stored = catalogue.store(
            catalogue.begin_batch("in"), {{Record{.title = "By its author", .areas = {"old"}}, {}},
                                          {Record{.title = "Rejected"}, {}}});
        author_ = stored[0].id;
        rejected_ = stored[1].id;
        CatalogueFile file(library(), Catalogue::Access::read_write);
        const auto anne = People(file).add(std::nullopt, {.name = "Anne", .sign_in_name = "anne"});
        AreaDecisions(file).decide(anne->id, rejected_, "old", false);
    }

    void write_file(const std::string& name, const std::string& concepts) const
    {
        std::ofstream(folder() / name) << skos(concepts);
    }

    /// "old" is merged into "new".
    VocabularyCommand merging() const
    {
        write_file("two.rdf", named("new", link("exactMatch", "old")) + named("third", ""));
        return {.file = folder() / "two.rdf"};
    }

    Said run_load(const VocabularyCommand& command, const char* answer = nullptr) const
    {
        std::istringstream in(answer == nullptr ? "" : answer);
        return run([&](Console& console) {
            if (answer != nullptr)
                console.in = &in;
            return vocabulary_load(library(), command, console);
        });
    }

    std::string loaded() const
    {
        return Vocabulary::from_skos(catalogue().vocabulary().value()).find("third") != nullptr
                   ? "two"
                   : "one";
    }

    RecordId author_ = RecordId::make();
    RecordId rejected_ = RecordId::make();
};

TEST_F(VocabularyCommands, SayWhatWouldChangeForWhichRecordsAndChangeNothing)
{
    VocabularyCommand command = merging();
    command.dry_run = true;
    const Said said = run_load(command);
    EXPECT_EQ(said.exit, 0);
    EXPECT_THAT(
        said.out,
        AllOf(HasSubstr("practice areas: 1 merged, 1 added\n"),
              HasSubstr("merged old into new \"old\": 2 records (1 by their author, 0 confirmed, "
                        "1 rejected, 0 suggested)\n"),
              HasSubstr(author_.str() + " By its author\n"),
              HasSubstr("added, and on no record: third\n"), HasSubstr("nothing was changed")));
    EXPECT_EQ(loaded(), "one");
}

TEST_F(VocabularyCommands, AskBeforeTheAreasOfRecordsChange)
{
    const Said unasked = run_load(merging());
    EXPECT_EQ(unasked.exit, 1);
    EXPECT_THAT(unasked.err, HasSubstr("say --yes"));
    const Said no = run_load(merging(), "n\n");
    EXPECT_EQ(no.exit, 1);
    EXPECT_THAT(no.err, HasSubstr("Load it? [y/N] not loaded"));
    EXPECT_EQ(run_load(merging(), "").exit, 1);
    EXPECT_EQ(loaded(), "one");

    EXPECT_EQ(run_load(merging(), "y\n").exit, 0);
    EXPECT_EQ(loaded(), "two");
}

TEST_F(VocabularyCommands, DoNotAskWhereNoRecordIsTouched)
{
    write_file("more.rdf", named("old", "") + named("new", "") + named("third", ""));
    EXPECT_EQ(run_load({.file = folder() / "more.rdf"}).exit, 0);
    EXPECT_EQ(loaded(), "two");
}

TEST_F(VocabularyCommands, MergeWhatAuthorsAndPeopleSaidAndFindItByTheNewArea)
{
    VocabularyCommand command = merging();
    command.yes = true;
    command.report = folder() / "report.json";
    EXPECT_EQ(run_load(command).exit, 0);

    EXPECT_EQ(catalogue().find(author_)->areas.at(0).area, "new");
    EXPECT_EQ(catalogue().find(rejected_)->areas.at(0).area, "new");
    EXPECT_EQ(catalogue().find(rejected_)->areas.at(0).confirmed, false);
    EXPECT_THAT(found("area:new"),
                AllOf(HasSubstr("1 with all words"), HasSubstr("By its author")));

    const json::value report = json::parse(read_file(folder() / "report.json"));
    EXPECT_EQ(report.at("loaded"), true);
    EXPECT_EQ(report.at("counts").at("merged"), 1);
    const json::value& change = report.at("changes").at(0);
    EXPECT_EQ(change.at("area"), "old");
    EXPECT_EQ(change.at("into").at(0), "new");
    EXPECT_EQ(change.at("counts").at("rejected"), 1);
    EXPECT_EQ(change.at("records").as_array().size(), 2U);
}

TEST_F(VocabularyCommands, KeepWhatIsRemovedUntilItComesBack)
{
    write_file("without.rdf", named("new", ""));
    EXPECT_EQ(run_load({.file = folder() / "without.rdf", .yes = true}).exit, 0);
    EXPECT_THAT(found("area:new"), HasSubstr("0 with all words"));
    EXPECT_EQ(run_load({.file = folder() / "one.rdf"}).exit, 0);
    EXPECT_THAT(found("area:old"), HasSubstr("1 with all words"));
    EXPECT_EQ(catalogue().find(rejected_)->areas.at(0).confirmed, false);
}

TEST_F(VocabularyCommands, LeaveAPersonsWordThroughTaggingANewVersionAndAMergeAlike)
{
    write_file("labelled.rdf",
               named("old", "<skos:altLabel xml:lang=\"en\">kinship care</skos:altLabel>") +
                   named("new", ""));
    run_load({.file = folder() / "labelled.rdf"});
    run([&](Console& console) { return tag(library(), true, console); });
    Catalogue other(library(), Catalogue::Access::read_write);
    Record again{.id = rejected_, .title = "Rejected: kinship care"};
    other.store(other.begin_batch("again"), {{again, {}}});
    run([&](Console& console) { return tag(library(), true, console); });
    EXPECT_EQ(catalogue().find(rejected_)->version, 2);
    EXPECT_EQ(catalogue().find(rejected_)->areas.at(0).source, AreaSource::suggested);

    VocabularyCommand command = merging();
    command.yes = true;
    run_load(command);

    const AreaTag tag = catalogue().find(rejected_)->areas.at(0);
    EXPECT_EQ(tag.area, "new");
    EXPECT_EQ(tag.confirmed, false);
    EXPECT_FALSE(tag.decided_by.empty());
    EXPECT_THAT(found("area:new"), Not(HasSubstr("Rejected")));
}

TEST_F(VocabularyCommands, NameNotesWithoutRefusing)
{
    write_file("loose.rdf", named("old", link("broader", "ghost")) + named("new", ""));
    const Said checked =
        run([&](Console& console) { return vocabulary_check(folder() / "loose.rdf", console); });
    EXPECT_EQ(checked.exit, 0);
    EXPECT_THAT(checked.out, HasSubstr("2 practice areas, no fault, 1 notes"));
    EXPECT_THAT(checked.err, HasSubstr("loose.rdf: note: line 4: old has as broader"));
}

}  // namespace
}  // namespace findings::indexer
