#include "library/base/text.hpp"
#include "library/formats/jats.hpp"
#include "library/record/record_json.hpp"
#include "tests/library/formats/reference_support.hpp"

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <string>

namespace findings {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string json_of(const Record& record)
{
    return boost::json::serialize(to_json(record));
}

ReadResult written_and_read(const std::vector<Record>& records)
{
    return read_text(read_jats, written(jats_writer, records), "a.xml");
}

/// What docs/formats/jats.md says is left of a record.
Record as_held(Record record)
{
    record.id.reset();
    if (is_native_kind(record.kind))
        record.kind = Kind::study;
    record.supersedes.reset();
    record.superseded_by.reset();
    record.translation.reset();
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

TEST(JatsWriter, ReadsBackWhatItWroteOfEverySample)
{
    const std::vector<Record>& samples = corpus_samples();
    ASSERT_THAT(samples, SizeIs(testing::Ge(50U)));
    const ReadResult result = written_and_read(samples);
    EXPECT_THAT(result.rejected, IsEmpty());
    ASSERT_EQ(result.kept.size(), samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        EXPECT_EQ(json_of(result.kept[i].record), json_of(as_held(samples[i])));
        EXPECT_THAT(result.kept[i].notes, IsEmpty());
    }
}

TEST(JatsWriter, ReadsBackEveryFieldOfARecordFromOutside)
{
    const Record record{
        .kind = Kind::policy,
        .status = Status::withdrawn,
        .title = "Kin: care",
        .translated_titles = {{*Language::parse("fr"), "Proches"}},
        .key_messages = {"One", "Two"},
        .implications = {{"", "For all."}, {"carer", "For carers."}},
        .recommendations = {{"Do.", "must", "Because."}},
        .sections = {{"", "Before.\n\nAnd more."}, {"Funding", "A heading that looks like it."}},
        .authors = {{.family = "Roy", .given = "Anne", .role = "author"},
                    {.family = "Lee"},
                    {.name = "Ministry",
                     .orcid = Orcid::parse("0000-0002-1825-0097"),
                     .role = "expert_by_experience",
                     .organisation = "University, Town",
                     .ror = Url::parse("https://ror.org/03yrm5c26")}},
        .contributors = {{.name = "A", .role = "Editor in chief"},
                         {.name = "B", .role = "editor"},
                         {.name = "C"}},
        .container = {.title = "J", .volume = "1", .issue = "2", .pages = "12-19, 25"},
        .doi = Doi::parse("10.1234/abc"),
        .pmid = Pmid::parse("12"),
        .pmcid = Pmcid::parse("PMC12"),
        .url = Url::parse("https://example.org/a?b=1&c=2"),
        .issued = Date::parse("2020-05"),
        .modified = Date::parse("2021-05-06"),
        .evidence_type = EvidenceType::law,
        .confidence = ConfidenceInterval{Confidence::limited, Confidence::moderate},
        .ratings = {{.scheme = "grade", .value = "low", .rater = "R", .year = 2020}},
        .n_people = 12,
        .areas = {"kinship-care"},
        .sources = {{.citation = "Roy. Kin. 2003.",
                     .doi = Doi::parse("10.1/x"),
                     .pmid = Pmid::parse("7"),
                     .url = Url::parse("https://example.org/b")}},
        .references = {{.citation = "Lee. Care."}},
        .licence = "CC-BY-NC-4.0",
        .access = Access::member,
        .funding = "One.\n\nTwo.",
    };
    const ReadResult result = written_and_read({record});
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(json_of(result.kept[0].record), json_of(record));
}

TEST(JatsWriter, ALoneRecordIsAnArticleWithItsDoctype)
{
    const std::string one = written(jats_writer, {{.title = "T"}});
    EXPECT_THAT(one, HasSubstr("?>\n<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS"));
    EXPECT_EQ(format_of(one, "x"), format_named("jats"));
    const std::string two = written(jats_writer, {{.title = "T"}, {.title = "U"}});
    EXPECT_THAT(two, HasSubstr("?>\n<articles>\n"));
    EXPECT_EQ(format_of(two, "x"), format_named("jats"));
    EXPECT_THAT(read_text(read_jats, two).kept, SizeIs(2));
}

TEST(JatsWriter, ReadsBackEveryFormOfPages)
{
    for (const char* pages : {"12", "12-19", "12-19, 25", "e1-e9", "1-2-3", "475-82", "-3", "3-"}) {
        const Record record{.title = "T", .container = {.pages = pages}};
        const ReadResult result = written_and_read({record});
        ASSERT_THAT(result.kept, SizeIs(1));
        EXPECT_EQ(result.kept[0].record.container.pages, pages);
    }
}

TEST(JatsWriter, GivesBackARecordThatHasAnAddressAlone)
{
    const Record record{.url = Url::parse("https://example.org/a")};
    const ReadResult result = written_and_read({record});
    ASSERT_THAT(result.kept, SizeIs(1));
    EXPECT_EQ(json_of(result.kept[0].record), json_of(record));
}

TEST(JatsWriter, NaughtyStringsComeBack)
{
    for (const std::string& text : naughty_strings()) {
        SCOPED_TRACE(text);
        const std::string inside = with_single_spaces("A" + text + "B");
        const Record record{.title = inside,
                            .translated_titles = {{*Language::parse("fr"), inside}},
                            .question = "A" + text + "B",
                            .bottom_line = inside,
                            .key_messages = {inside},
                            .plain_summary = inside,
                            .abstract = inside,
                            .implications = {{"carer", "A" + text + "B"}},
                            .sections = {{inside, inside}},
                            .limitations = "A" + text + "B",
                            .authors = {{.family = inside, .given = inside, .organisation = inside},
                                        {.name = inside}},
                            .publisher = inside,
                            .container = {.title = inside, .volume = inside, .issue = inside},
                            .outcomes = {{.outcome = "A" + text + "B"}},
                            .keywords = {inside},
                            .sources = {{.citation = inside}},
                            .references = {{.citation = inside}},
                            .funding = "A" + text + "B"};
        const ReadResult result = written_and_read({record});
        ASSERT_THAT(result.kept, SizeIs(1));
        EXPECT_EQ(json_of(result.kept[0].record), json_of(record));
    }
}

}  // namespace
}  // namespace findings
