#include "indexer/sources/oai_reply.hpp"

#include "indexer/sources/oai_formats.hpp"
#include "library/base/file.hpp"
#include "tests/support/sample_repository.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace findings::indexer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

OaiReply read(const std::string& xml)
{
    std::istringstream in(xml);
    return read_oai_reply(in, "reply");
}

std::string envelope(const std::string& inside)
{
    return "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">\n"
           "<responseDate>2026-11-23T10:00:00Z</responseDate>\n" +
           inside + "</OAI-PMH>\n";
}

TEST(OaiReply, OfIdentifySaysWhoItIs)
{
    const OaiReply reply = read(
        envelope("<Identify><repositoryName>Evidence  of\nOurs</repositoryName>"
                 "<baseURL>https://r.example/oai</baseURL><protocolVersion>2.0</protocolVersion>"
                 "<granularity>YYYY-MM-DD</granularity></Identify>"));
    EXPECT_TRUE(reply.is_oai);
    EXPECT_EQ(reply.identity, (OaiIdentity{"Evidence of Ours", "2.0", OaiGranularity::day}));
    EXPECT_EQ(read(envelope("<Identify><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>"))
                  .identity->granularity,
              OaiGranularity::second);
}

TEST(OaiReply, OfListRecordsHasItemsAndTheNextToken)
{
    const OaiReply reply = read(envelope(
        "<ListRecords>\n"
        "<record><header><identifier>oai:a</identifier></header>\n"
        "<metadata><x:dc xmlns:x=\"urn:x\"><x:header>no</x:header></x:dc></metadata></record>\n"
        "<record><header status=\"deleted\"><identifier> oai:b </identifier></header></record>\n"
        "<resumptionToken completeListSize=\"7\" cursor=\"0\"> next </resumptionToken>\n"
        "</ListRecords>"));
    EXPECT_EQ(reply.response_date, "2026-11-23T10:00:00Z");
    EXPECT_THAT(reply.items, ElementsAre(OaiItem{"oai:a", false, "dc", {"reply", 4, 1}},
                                         OaiItem{"oai:b", true, "", {"reply", 6, 1}}));
    EXPECT_EQ(reply.token, "next");
    EXPECT_EQ(reply.list_size, 7u);
    EXPECT_FALSE(reply.fault);
}

TEST(OaiReply, OfAnErrorHasItsCode)
{
    const OaiReply reply = read(envelope("<error code=\"noRecordsMatch\"> none\n here </error>"));
    EXPECT_THAT(reply.errors, ElementsAre(OaiError{"noRecordsMatch", "none here"}));
}

TEST(OaiReply, WhatIsNotOneIsToldApart)
{
    EXPECT_FALSE(read("<html><head><title>Hello</title></head></html>").is_oai);
    EXPECT_FALSE(read("<OAI-PMH/>").is_oai) << "of another namespace";
    const OaiReply broken = read(envelope("<ListRecords>\n<record></metadata>"));
    EXPECT_TRUE(broken.is_oai);
    ASSERT_TRUE(broken.fault);
    EXPECT_EQ(broken.fault->place.line, 4u);
    EXPECT_TRUE(read("").fault);
    EXPECT_TRUE(read("broken xml").fault);
    EXPECT_TRUE(read("<!DOCTYPE x [<!ENTITY a \"a\">]><OAI-PMH/>").fault);
}

TEST(OaiFormats, TheBestThatIsReadHereIsChosen)
{
    const OaiMetadataFormat dc{"oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/"};
    const OaiMetadataFormat datacite{"oai_datacite", "http://datacite.org/schema/kernel-4"};
    const OaiMetadataFormat marc{"marc21", "http://www.loc.gov/MARC21/slim"};
    const OaiMetadataFormat mods{"anything", "http://www.loc.gov/mods/v3"};
    const OaiMetadataFormat jats{"jats", "https://jats.nlm.nih.gov/publishing/1.1/"};
    const OaiMetadataFormat ours{"findings", "https://findings.example/ns/evidence/1"};
    const OaiMetadataFormat rdf{"rdf", "http://www.openarchives.org/OAI/2.0/rdf/"};
    std::vector<OaiMetadataFormat> offered = {rdf};
    EXPECT_EQ(best_format(offered), std::nullopt);
    for (const OaiMetadataFormat& better : {dc, datacite, marc, mods, jats, ours}) {
        offered.push_back(better);
        EXPECT_EQ(best_format(offered), better);
    }
    EXPECT_EQ(format_of_metadata({"mods", "urn:of-their-own"}), format_named("mods"));
    EXPECT_EQ(format_of_metadata(rdf), nullptr);
    for (const char* element : {"dc", "mods", "article", "record", "resource", "researchSummary"})
        EXPECT_NE(format_of_element(element), nullptr) << element;
    EXPECT_EQ(format_of_element("RDF"), nullptr);
    EXPECT_EQ(format_of_element(""), nullptr);
}

/// The replies that the sickle library tests itself with: each is read, or its error told.
TEST(RealOaiReplies, AreReadOrTheirErrorIsTold)
{
    const char* const data = std::getenv("FINDINGS_TEST_DATA");
    const char* const home = std::getenv("HOME");
    const std::filesystem::path folder =
        (data != nullptr
             ? std::filesystem::path(data)
             : std::filesystem::path(home == nullptr ? "/" : home) / ".cache/findings-test-data") /
        "formats/oai_pmh/sickle";
    if (!std::filesystem::exists(folder))
        GTEST_SKIP() << folder << " is not there";
    const auto reply = [&](const std::string& name) {
        return read(read_file(folder / (name + ".xml")));
    };
    for (const auto& [name, code] : std::vector<std::pair<std::string, std::string>>{
             {"cannotDisseminateFormat", "cannotDisseminateFormat"},
             {"idDoesNotExist", "idDoesNotExist"},
             {"noSetHierarchy", "noSetHierarchy"},
             {"undefinedError", "undefinedError"}}) {
        ASSERT_EQ(reply(name).errors.size(), 1u) << name;
        EXPECT_EQ(reply(name).errors[0].code, code);
    }
    EXPECT_TRUE(reply("ListRecordsBroken").fault);
    EXPECT_FALSE(reply("ListSets").fault);
    EXPECT_THAT(reply("ListIdentifiers").items, IsEmpty());
    EXPECT_THAT(reply("ListIdentifiers2").token, IsEmpty());
    EXPECT_EQ(reply("ListRecords").items.size(), 2u);
    EXPECT_FALSE(reply("ListRecords").token.empty());
    EXPECT_EQ(reply("ListRecords4").items.at(0).identifier, "");
    EXPECT_TRUE(reply("ListRecords4").items.at(0).is_deleted);
    EXPECT_EQ(reply("GetRecord").items.at(0).identifier, "oai:test.example.com:1996652");
    EXPECT_EQ(reply("GetRecord_utf8test").items.at(0).metadata, "dc");

    for (const char* name : {"GetRecord", "GetRecord_utf8test", "ListRecords", "ListRecords2"}) {
        const OaiReply of = reply(name);
        std::size_t records = 0;
        read_metadata(folder / (std::string(name) + ".xml"), "reply", *format_named("dublin_core"),
                      {[&](const ReadRecord&) { ++records; },
                       [&](const Rejection& rejection) { ADD_FAILURE() << str(rejection); }});
        EXPECT_EQ(records, std::ranges::count(of.items, "dc", &OaiItem::metadata)) << name;
    }
}

}  // namespace
}  // namespace findings::indexer
