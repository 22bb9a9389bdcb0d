#include "tests/indexer/harvest_fixture.hpp"

#include <gmock/gmock.h>

namespace findings::indexer {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using tests::sample_dublin_core;
using tests::SampleRepository;

TEST_F(HarvestTest, AsksWhoItIsAgreesOnAFormatAndTakesEveryPage)
{
    repository.items = items(5);
    harvest();
    EXPECT_EQ(failed, "");
    EXPECT_THAT(asked, ElementsAre("?verb=Identify", "?verb=ListMetadataFormats",
                                   "?verb=ListRecords&metadataPrefix=oai_dc",
                                   "?verb=ListRecords&resumptionToken=2%21oai_dc%21%21%21",
                                   "?verb=ListRecords&resumptionToken=4%21oai_dc%21%21%21"));
    EXPECT_EQ(result.counts, BatchCounts{.is_new = 5});
    EXPECT_EQ(result.records, 5u);
    EXPECT_THAT(rejected, IsEmpty());
    EXPECT_THAT(titles(), SizeIs(5));
    EXPECT_EQ(stored.at(0), base + "?verb=GetRecord&identifier=oai%3Ar.example%3A1"
                                   "&metadataPrefix=oai_dc");
    ASSERT_THAT(catalogue().batches(), SizeIs(1));
    EXPECT_TRUE(catalogue().batches()[0].ended);
    EXPECT_EQ(catalogue().batches()[0].source, base + " (oai_dc)");
}

TEST_F(HarvestTest, KeepsWhatCameAndWhereInItEachRecordBegan)
{
    repository.items = items(1);
    harvest();
    std::optional<CatalogueRecord> record;
    catalogue().each([&](const CatalogueRecord& one) { record = one; });
    ASSERT_TRUE(record);
    EXPECT_EQ(record->origin.format, "dublin_core");
    EXPECT_EQ(record->origin.line, 7u);
    const auto original = catalogue().original(record->origin.file_sha256);
    ASSERT_TRUE(original);
    EXPECT_EQ(read_file(*original),
              repository.reply("/oai?verb=ListRecords&metadataPrefix=oai_dc"));
}

TEST_F(HarvestTest, TheSecondTimeBringsWhatChangedSince)
{
    repository.items = items(3);
    harvest();
    repository.response_date = "2026-12-01T00:00:00Z";
    repository.items[1] = item(2, "Title of work 2, mended");
    repository.items[1].datestamp = "2026-11-25T00:00:00Z";
    repository.items.push_back(
        {.identifier = "oai:r.example:3", .datestamp = "2026-11-26T00:00:00Z"});
    repository.items.push_back(item(4));
    repository.items.back().datestamp = "2026-11-27T00:00:00Z";
    harvest();
    EXPECT_THAT(asked.at(2),
                "?verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-23T10%3A00%3A00Z");
    EXPECT_EQ(result.counts, (BatchCounts{.is_new = 1, .new_versions = 1}));
    EXPECT_EQ(result.deleted, 1);
    EXPECT_THAT(titles(),
                ElementsAre("Title of work 1", "Title of work 2, mended", "Title of work 4"));

    Catalogue(library(), Catalogue::Access::read_write).undo(BatchId{2});
    EXPECT_THAT(titles(), ElementsAre("Title of work 1", "Title of work 2", "Title of work 3"));
    harvest();
    EXPECT_EQ(result.counts, (BatchCounts{.is_new = 1, .new_versions = 1}))
        << "what was taken back comes again";
    EXPECT_EQ(result.deleted, 1);
}

TEST_F(HarvestTest, WhereNothingChangedThereIsNoBatch)
{
    repository.items = items(1);
    harvest();
    harvest();
    EXPECT_EQ(failed, "");
    EXPECT_EQ(result.batch, std::nullopt);
    EXPECT_THAT(catalogue().batches(), SizeIs(1));
}

TEST_F(HarvestTest, GoesOnWhereItWasCutOff)
{
    repository.items = items(6);
    broken_after = 4;
    harvest();
    EXPECT_EQ(failed, "the line is cut");
    EXPECT_EQ(result.counts.is_new, 4);
    EXPECT_FALSE(catalogue().batches().at(0).ended);

    broken_after = 1000;
    harvest();
    EXPECT_THAT(asked.at(2), "?verb=ListRecords&resumptionToken=4%21oai_dc%21%21%21");
    EXPECT_EQ(result.counts, BatchCounts{.is_new = 2});
    EXPECT_THAT(titles(), SizeIs(6));
    ASSERT_THAT(catalogue().batches(), SizeIs(1));
    EXPECT_EQ(catalogue().batches()[0].counts.is_new, 6);
    EXPECT_TRUE(catalogue().batches()[0].ended);
    EXPECT_EQ(Harvests(library()).harvested_upto({base, "", "oai_dc"}), "2026-11-23T10:00:00Z");
}

TEST_F(HarvestTest, EndsBetweenPagesWhenTheUserWantsTo)
{
    repository.items = items(6);
    interrupted_after = 3;
    harvest();
    EXPECT_TRUE(result.interrupted);
    EXPECT_EQ(result.counts.is_new, 2);
    interrupted_after = 1000;
    harvest();
    EXPECT_EQ(result.counts.is_new, 4);
}

TEST_F(HarvestTest, BeginsItsWindowAnewWhereTheTokenIsNoLongerGood)
{
    repository.items = items(6);
    options.from = "2025-12-31";
    broken_after = 4;
    harvest();
    broken_after = 1000;
    replies["?verb=ListRecords&resumptionToken=4%21oai_dc%21%212025-12-31T00%3A00%3A00Z%21"] =
        SampleRepository{.knows_tokens = false}.reply("/oai?verb=ListRecords&resumptionToken=x");
    options.from.reset();
    harvest();
    EXPECT_THAT(asked.at(3),
                "?verb=ListRecords&metadataPrefix=oai_dc&from=2025-12-31T00%3A00%3A00Z");
    EXPECT_THAT(failed, HasSubstr("badResumptionToken")) << "and it is never good";
    replies.clear();
    harvest();
    EXPECT_EQ(failed, "");
    EXPECT_THAT(titles(), SizeIs(6));
    EXPECT_THAT(catalogue().batches(), SizeIs(1));
    EXPECT_EQ(catalogue().batches()[0].counts.is_new, 6);
}

TEST_F(HarvestTest, ARepositoryThatGivesTheSamePageForEverIsLeft)
{
    repository.items = items(3);
    replies["?verb=ListRecords&resumptionToken=2%21oai_dc%21%21%21"] =
        repository.reply("/oai?verb=ListRecords&metadataPrefix=oai_dc");
    harvest();
    EXPECT_THAT(failed, HasSubstr("gave before"));
    EXPECT_LT(asked.size(), 6u);
    EXPECT_THAT(titles(), SizeIs(2));
}

TEST_F(HarvestTest, SpeaksOfTimeAsTheRepositoryDoes)
{
    options.from = "2025-01-01T12:00:00Z";
    options.until = "2026-06-01";
    repository.items = items(1);
    repository.granularity = "YYYY-MM-DD";
    harvest();
    EXPECT_THAT(asked.at(2), HasSubstr("&from=2025-01-01&until=2026-06-01"));
    repository.granularity = "YYYY-MM-DDThh:mm:ssZ";
    harvest();
    EXPECT_THAT(asked.at(2), HasSubstr("&from=2025-01-01T12%3A00%3A00Z"
                                       "&until=2026-06-01T23%3A59%3A59Z"));
}

TEST_F(HarvestTest, AnotherSetIsAnotherHarvest)
{
    repository.items = items(2);
    repository.items[1].set = "b";
    options.set = "b";
    harvest();
    EXPECT_THAT(asked.at(2), "?verb=ListRecords&metadataPrefix=oai_dc&set=b");
    EXPECT_THAT(titles(), ElementsAre("Title of work 2"));
    options.set.clear();
    harvest();
    EXPECT_THAT(asked.at(2), "?verb=ListRecords&metadataPrefix=oai_dc");
    EXPECT_EQ(result.counts, (BatchCounts{.is_new = 1, .duplicates = 1}));
}

TEST_F(HarvestTest, ABadRecordDoesNotStopTheOthersAndIsNamed)
{
    repository.page_size = 10;
    repository.items = items(2);
    repository.items.push_back({.identifier = "oai:empty", .metadata = sample_dublin_core("", "")});
    repository.items.push_back({.identifier = "oai:rdf", .metadata = "<r:RDF xmlns:r=\"urn:r\"/>"});
    repository.items.push_back({.identifier = "", .metadata = sample_dublin_core("T", "u")});
    repository.items.push_back({.identifier = "oai:other-dc", .metadata = "<dc>Title</dc>"});
    repository.items.push_back(item(3));
    harvest();
    EXPECT_THAT(titles(), SizeIs(3));
    EXPECT_EQ(result.counts.rejected, 4);
    const std::string page = base + "?verb=ListRecords&metadataPrefix=oai_dc:";
    EXPECT_THAT(rejected,
                testing::UnorderedElementsAre(
                    AllOf(HasSubstr(page + "19:"), HasSubstr("oai:empty: the record has neither")),
                    AllOf(HasSubstr(page + "24:"), HasSubstr("oai:rdf: <RDF> is of no format")),
                    AllOf(HasSubstr(page), HasSubstr("the record has no identifier")),
                    AllOf(HasSubstr(page), HasSubstr("oai:other-dc: nothing in <dc>"))));
    EXPECT_EQ(catalogue().batches().at(0).counts.rejected, 4);
    EXPECT_TRUE(catalogue().batches().at(0).ended);
}

TEST_F(HarvestTest, OurOwnFormatComesWholeAndItsFaultsAreTold)
{
    const auto native = [](const std::string& name) {
        const std::string xml =
            read_file(std::filesystem::path(FINDINGS_SOURCE) / "corpus-samples" / name);
        return xml.substr(xml.find('\n') + 1);
    };
    repository.formats.emplace_back("evidence", "https://findings.example/ns/evidence/1");
    repository.items = {
        {.identifier = "oai:good", .metadata = native("evidence/family-time.xml")},
        {.identifier = "oai:bad", .metadata = native("broken/unknown-element.xml")},
        {.identifier = "oai:worse", .metadata = native("broken/missing-bottom-line.xml")}};
    harvest();
    EXPECT_EQ(failed, "");
    EXPECT_THAT(asked.at(2), "?verb=ListRecords&metadataPrefix=evidence");
    EXPECT_THAT(titles(), SizeIs(3));
    ASSERT_THAT(rejected, SizeIs(2));
    EXPECT_THAT(rejected[0], HasSubstr("oai:bad: "));
    EXPECT_THAT(rejected[1], HasSubstr("oai:worse: "));

    write("same.xml", read_file(std::filesystem::path(FINDINGS_SOURCE) /
                                "corpus-samples/evidence/family-time.xml"));
    EXPECT_THAT(ingest_input().out, HasSubstr("0 new, 0 new versions, 3 duplicates"))
        << "word for word what a file brings";
}

TEST_F(HarvestTest, ModsMarcxmlAndJatsAreRead)
{
    const std::vector<std::tuple<std::string, std::string, std::string>> cases = {
        {"mods", "http://www.loc.gov/mods/v3",
         "<mods xmlns=\"http://www.loc.gov/mods/v3\"><titleInfo><title>A mods title</title>"
         "</titleInfo></mods>"},
        {"jats", "https://jats.nlm.nih.gov/publishing/1.1/",
         "<article xmlns=\"\"><front><article-meta><title-group><article-title>A jats "
         "title</article-title>"
         "</title-group></article-meta></front></article>"},
        {"marc21", "http://www.loc.gov/MARC21/slim",
         "<marc:record xmlns:marc=\"http://www.loc.gov/MARC21/slim\"><marc:leader>"
         "00000nam a2200000 a 4500</marc:leader><marc:datafield tag=\"245\" ind1=\"0\" ind2=\"0\">"
         "<marc:subfield code=\"a\">A marc title</marc:subfield></marc:datafield></marc:record>"}};
    for (const auto& [prefix, uri, metadata] : cases) {
        SCOPED_TRACE(prefix);
        repository.formats = {{prefix, uri}};
        repository.items = {{.identifier = "oai:" + prefix, .metadata = metadata}};
        harvest();
        EXPECT_EQ(failed, "");
        EXPECT_THAT(rejected, IsEmpty());
        EXPECT_EQ(result.counts, BatchCounts{.is_new = 1});
    }
    EXPECT_THAT(titles(), ElementsAre("A jats title", "A marc title", "A mods title"));
}

TEST_F(HarvestTest, WhatIsNoRepositoryIsToldSo)
{
    replies["?verb=Identify"] = "<html><body>Welcome</body></html>";
    harvest();
    EXPECT_THAT(failed,
                AllOf(HasSubstr(base), HasSubstr("not OAI-PMH"), HasSubstr("base address")));
    replies["?verb=Identify"] = "Welcome";
    harvest();
    EXPECT_THAT(failed, HasSubstr("not OAI-PMH"));
    EXPECT_THAT(catalogue().batches(), IsEmpty());
}

TEST_F(HarvestTest, ARepositoryOfAnotherVersionIsRefused)
{
    replies["?verb=Identify"] =
        "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><Identify><protocolVersion>1.1"
        "</protocolVersion></Identify></OAI-PMH>";
    harvest();
    EXPECT_THAT(failed, AllOf(HasSubstr("refused"), HasSubstr("\"1.1\""), HasSubstr("2.0")));
}

TEST_F(HarvestTest, APrefixThatIsNotReadIsRefusedBeforeAnythingIsAsked)
{
    repository.formats.emplace_back("rdf", "http://www.openarchives.org/OAI/2.0/rdf/");
    options.prefix = "rdf";
    harvest();
    EXPECT_THAT(failed, AllOf(HasSubstr("refused"), HasSubstr("rdf"), HasSubstr("oai_dc")));
    EXPECT_THAT(asked, SizeIs(2));
}

TEST_F(HarvestTest, WhatTheRepositoryRefusesIsToldWithWhatToDo)
{
    const std::string error = "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">"
                              "<error code=\"noSetHierarchy\">No sets\nhere</error></OAI-PMH>";
    options.set = "x";
    replies["?verb=ListRecords&metadataPrefix=oai_dc&set=x"] = error;
    harvest();
    EXPECT_THAT(failed, AllOf(HasSubstr("refused"), HasSubstr("noSetHierarchy (No sets here)"),
                              HasSubstr("leave --set out")));
}

TEST_F(HarvestTest, ABrokenReplyKeepsWhatCameBeforeAndSaysWhereItIsBroken)
{
    repository.items = items(4);
    const std::string second = "?verb=ListRecords&resumptionToken=2%21oai_dc%21%21%21";
    replies[second] = repository.reply("/oai" + second).substr(0, 700);
    harvest();
    EXPECT_THAT(failed, AllOf(HasSubstr(base + second + ":"), HasSubstr("--until")));
    EXPECT_THAT(titles(), SizeIs(2));
    replies.clear();
    harvest();
    EXPECT_THAT(titles(), SizeIs(4));
}

TEST_F(HarvestTest, DatestampsAreDaysOrInstants)
{
    EXPECT_TRUE(is_datestamp("2026-11-23"));
    EXPECT_TRUE(is_datestamp("2026-11-23T09:00:00Z"));
    for (const char* text : {"", "2026", "2026-11", "23.11.2026", "2026-02-30", "2026-11-23T09:00",
                             "2026-11-23T09:00:00+01:00", "2026-11-23T09:00:00"})
        EXPECT_FALSE(is_datestamp(text)) << text;
}

}  // namespace
}  // namespace findings::indexer
