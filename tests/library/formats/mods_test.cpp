#include "library/formats/mods.hpp"

#include "library/record/record_json.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <iostream>

namespace findings {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string document_with(const std::string& elements)
{
    return "<mods xmlns='http://www.loc.gov/mods/v3' version='3.7'>" + elements + "</mods>";
}

ReadRecord read_one(const std::string& elements)
{
    ReadResult result = read_text(read_mods, document_with(elements), "a.xml");
    return result.kept.empty() ? ReadRecord{} : result.kept.front();
}

/// What docs/formats/mods.md says is left of a record.
Record as_held(Record record)
{
    record.id.reset();
    if (is_native_kind(record.kind))
        record.kind = Kind::study;
    for (auto* agents : {&record.authors, &record.contributors})
        for (Agent& agent : *agents)
            agent.ror.reset();
    for (Outcome& outcome : record.outcomes)
        outcome = {.outcome = outcome.outcome};
    for (Recommendation& recommendation : record.recommendations)
        recommendation.reason.clear();
    record.confidence.reset();
    record.ratings.clear();
    record.supersedes.reset();
    record.superseded_by.reset();
    record.translation.reset();
    record.files.clear();
    return record;
}

/// White space is one space, as the docs say.
std::string with_single_spaces(const std::string& text)
{
    std::string result;
    for (const char c : text)
        if (!std::strchr(" \t\n\r", c))
            result += c;
        else if (!result.ends_with(' '))
            result += ' ';
    return result;
}

TEST(Mods, ReadsARecordWhole)
{
    const ReadRecord read = read_one(
        "<titleInfo><nonSort>The</nonSort><title>kin /</title><subTitle>care</subTitle></titleInfo>"
        "<titleInfo type='translated' xml:lang='fr'><title>Les proches</title></titleInfo>"
        "<name type='personal'><namePart type='given'>Anne</namePart>"
        "<namePart type='family'>Roy</namePart><role><roleTerm>author</roleTerm></role></name>"
        "<name type='personal'><namePart>Dubois, Marc, 1950-</namePart></name>"
        "<name type='corporate'><namePart>Ministry</namePart><namePart>Branch</namePart>"
        "<role><roleTerm type='text'>sponsor</roleTerm></role></name>"
        "<genre>journal article</genre><genre>systematic review</genre>"
        "<originInfo><dateIssued>c2001</dateIssued><dateIssued encoding='w3cdtf'>2000-05"
        "</dateIssued></originInfo>"
        "<language><languageTerm authority='iso639-2b'>eng</languageTerm></language>"
        "<abstract>One.\n\nTwo.</abstract>"
        "<subject><topic>Kin</topic><geographic>Ontario</geographic></subject>"
        "<relatedItem type='host'><titleInfo><title>Child Welfare</title></titleInfo>"
        "<identifier type='issn'>0009-4021</identifier><part>"
        "<detail type='volume'><number>12</number></detail>"
        "<detail type='issue'><number>3</number></detail>"
        "<extent unit='pages'><start>10</start><end>19</end></extent></part></relatedItem>"
        "<identifier type='doi'>10.1234/ABC</identifier>"
        "<location><url>https://example.org/a</url></location>"
        "<accessCondition>https://creativecommons.org/licenses/by/4.0/</accessCondition>");
    const Record expected{
        .language = Language::parse("en"),
        .title = "The kin: care",
        .translated_titles = {{*Language::parse("fr"), "Les proches"}},
        .abstract = "One.\n\nTwo.",
        .authors = {{.family = "Roy", .given = "Anne"}, {.family = "Dubois", .given = "Marc"}},
        .contributors = {{.name = "Ministry Branch", .role = "sponsor"}},
        .container = {.title = "Child Welfare", .volume = "12", .issue = "3", .pages = "10-19"},
        .doi = Doi::parse("10.1234/abc"),
        .issns = {*Issn::parse("0009-4021")},
        .url = Url::parse("https://example.org/a"),
        .issued = Date::parse("2000-05"),
        .evidence_type = EvidenceType::systematic_review,
        .keywords = {"Kin", "Ontario"},
        .licence = "CC-BY-4.0",
    };
    EXPECT_EQ(to_json(read.record), to_json(expected));
    EXPECT_THAT(read.notes, IsEmpty());
}

TEST(Mods, SaysWhatItHasNoPlaceFor)
{
    const ReadRecord read = read_one("<titleInfo><title>T</title></titleInfo>"
                                     "<titleInfo type='alternative'><title>U</title></titleInfo>"
                                     "<typeOfResource>cartographic</typeOfResource><note>By "
                                     "hand.</note><classification>E4</classification>"
                                     "<identifier type='lccn'>42</identifier>"
                                     "<relatedItem type='series'><titleInfo><title>S</title>"
                                     "</titleInfo></relatedItem>");
    EXPECT_EQ(read.record.container.title, "S");
    EXPECT_THAT(read.notes,
                ElementsAre("another title: U", "a note: By hand.", "classification: E4",
                            "an identifier (lccn): 42", "the type of work: something else",
                            "the type of work, in other words: cartographic"));
}

TEST(Mods, SaysTheTypeOfWorkByIssuanceWhereNoGenreDoes)
{
    const std::string text = "<titleInfo><title>T</title></titleInfo>"
                             "<typeOfResource>text</typeOfResource>";
    const std::string monograph = "<originInfo><issuance>monographic</issuance></originInfo>";
    const std::string pages = "<relatedItem type='host'><part><extent unit='pages'><start>1"
                              "</start></extent></part></relatedItem>";
    EXPECT_THAT(read_one(text + monograph).notes, ElementsAre("the type of work: book"));
    EXPECT_THAT(read_one(text).notes, ElementsAre("the type of work: something else"));
    EXPECT_THAT(read_one(text + monograph + pages).notes,
                ElementsAre("the type of work: something else"));
}

TEST(Mods, SaysTheTypeOfWorkByWhatElseThereIsToTellIt)
{
    const std::string title = "<titleInfo><title>T</title></titleInfo>";
    const auto with_role = [&](const std::string& role) {
        return title + "<name><namePart>Roy, Anne</namePart><role><roleTerm type='code'>" + role +
               "</roleTerm></role></name>";
    };
    const auto of_collection = [&](const std::string& code) {
        return title + "<extension><collectionCode>" + code + "</collectionCode></extension>";
    };
    EXPECT_THAT(read_one(with_role("rcp")).notes, Contains("the type of work: letter"));
    EXPECT_THAT(read_one(with_role("edt")).notes, Contains("the type of work: something else"));
    EXPECT_THAT(read_one(title + "<physicalDescription><internetMediaType>text/html"
                                 "</internetMediaType></physicalDescription>")
                    .notes,
                Contains("the type of work: web page"));
    EXPECT_THAT(read_one(of_collection("BILLS")).notes, Contains("the type of work: bill"));
    EXPECT_EQ(read_one(of_collection("PLAW")).record.kind, Kind::policy);
    EXPECT_THAT(read_one(of_collection("GPO")).notes, Contains("the type of work: something else"));
}

TEST(Mods, AnActIsCalledByItsShortTitle)
{
    const Record record = read_one("<titleInfo><title>An Act to help kin</title></titleInfo>"
                                   "<extension><shortTitle>Kin Act</shortTitle></extension>")
                              .record;
    EXPECT_EQ(record.title, "Kin Act");
    EXPECT_EQ(record.sections, (std::vector<Section>{{"Official title", "An Act to help kin"}}));
}

TEST(Mods, WhatALetterOrAPictureIsKeptInIsNoPublication)
{
    const std::string picture = "<titleInfo><title>T</title></titleInfo><typeOfResource>still image"
                                "</typeOfResource>";
    const std::string host = "<relatedItem type='host'><titleInfo><title>H</title></titleInfo>";
    const ReadRecord kept = read_one(picture + host + "</relatedItem>");
    EXPECT_EQ(kept.record.container.title, "");
    EXPECT_THAT(kept.notes, Contains("the collection: H"));
    EXPECT_EQ(read_one(picture + host + "<part><text>p. 3</text></part></relatedItem>")
                  .record.container.title,
              "H");
}

TEST(Mods, IsInTheFirstOfSeveralHosts)
{
    const std::string host = "<relatedItem type='host'><titleInfo><title>";
    const std::string end = "</title></titleInfo></relatedItem>";
    const ReadRecord read =
        read_one("<titleInfo><title>T</title></titleInfo>" + host + "A" + end + host + "B" + end);
    EXPECT_EQ(read.record.container.title, "A");
    EXPECT_THAT(read.notes, Contains("it is also in: B"));
}

TEST(Mods, WhoMadeAPictureIsItsAuthor)
{
    const ReadRecord read = read_one("<titleInfo><title>T</title></titleInfo><name><namePart>Roy, "
                                     "Anne</namePart><role><roleTerm>photographer</roleTerm></role>"
                                     "</name>");
    EXPECT_EQ(read.record.authors, (std::vector<Agent>{{.family = "Roy", .given = "Anne"}}));
}

TEST(Mods, KeepsTheGoodRecordsBesideABadOne)
{
    const ReadResult result =
        read_text(read_mods, "<modsCollection xmlns='http://www.loc.gov/mods/v3'>\n<mods/>\n" +
                                 document_with("<titleInfo><title>T</title></titleInfo>") +
                                 "\n</modsCollection>");
    ASSERT_THAT(result.kept, SizeIs(1));
    ASSERT_THAT(result.rejected, SizeIs(1));
    EXPECT_EQ(result.rejected[0].place.line, 2U);
}

TEST(Mods, IsRecognisedAloneAndInEnvelopes)
{
    const Format* format = format_named("mods");
    ASSERT_NE(format, nullptr);
    EXPECT_EQ(format_of(document_with(""), "x"), format);
    EXPECT_EQ(format_of("<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><metadata>" +
                            document_with(""),
                        "x"),
              format);
    EXPECT_NE(format_of("<mods xmlns='urn:other'/>", "x"), format);
}

TEST(Mods, ReadsBackWhatItWroteOfEverySample)
{
    const std::vector<Record>& samples = corpus_samples();
    ASSERT_THAT(samples, SizeIs(testing::Ge(50U)));
    const ReadResult result = read_text(read_mods, written(mods_writer, samples), "a.xml");
    EXPECT_THAT(result.rejected, IsEmpty());
    ASSERT_EQ(result.kept.size(), samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i)
        EXPECT_EQ(to_json(result.kept[i].record), to_json(as_held(samples[i])));
}

TEST(Mods, ReadsBackEveryFormOfPages)
{
    for (const char* pages : {"12", "12-19", "12-19, 25", "e1-e9", "1-2-3", "475-82", "-3", "3-"}) {
        const Record record{.title = "T", .container = {.pages = pages}};
        const ReadResult result = read_text(read_mods, written(mods_writer, {record}), "a.xml");
        ASSERT_THAT(result.kept, SizeIs(1));
        EXPECT_EQ(result.kept[0].record.container.pages, pages);
    }
}

TEST(Mods, NaughtyStringsComeBack)
{
    for (const std::string& text : naughty_strings()) {
        SCOPED_TRACE(text);
        const std::string inside = with_single_spaces("A" + text + "B");
        const Record record{.title = inside,
                            .question = inside,
                            .bottom_line = inside,
                            .implications = {{inside, inside}},
                            .sections = {{inside, inside}},
                            .authors = {{.family = inside, .given = inside}, {.name = inside}},
                            .publisher = inside,
                            .container = {.title = inside, .volume = inside, .issue = inside},
                            .keywords = {inside},
                            .references = {{.citation = inside}},
                            .funding = inside};
        const ReadResult result = read_text(read_mods, written(mods_writer, {record}), "a.xml");
        ASSERT_THAT(result.kept, SizeIs(1));
        EXPECT_EQ(to_json(result.kept[0].record), to_json(record));
    }
}

TEST(ModsOfLibraries, AgreesWithZotero)
{
    const auto files = zotero_files("mods");
    if (files.empty())
        GTEST_SKIP() << "no test data";
    FieldAgreement agreement;
    for (const auto& file : files) {
        const ReadResult result = read_path(read_mods, file);
        const auto items = zotero_items(file);
        // docs/formats/mods.md says why not in these two.
        const bool is_other = file.filename().string().starts_with("METS_0") && items.size() == 1 &&
                              result.kept.size() != 1;
        EXPECT_TRUE(is_other || result.kept.size() == items.size()) << file;
        for (std::size_t i = 0; i < std::min(result.kept.size(), items.size()); ++i)
            agreement.count_zotero(result.kept[i], items[i].as_object(), file.filename());
    }
    std::cout << agreement.report();
    EXPECT_GE(agreement.share(), 0.8);
}

}  // namespace
}  // namespace findings
