// What formats of reference managers share: names, dates, pages, languages, types, plain text.

#include "library/formats/export_text.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/names.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/plain_text.hpp"
#include "library/formats/stated_evidence.hpp"
#include "library/formats/work_type.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Names, AreTakenApartAtTheComma)
{
    const std::vector<std::pair<std::string, Agent>> names{
        {"Smith, Bob", {.family = "Smith", .given = "Bob"}},
        {" Valle-Delgado,J. J. ", {.family = "Valle-Delgado", .given = "J. J."}},
        {"King, M. L., Jr.", {.family = "King", .given = "M. L., Jr."}},
        {"World Health Organization", {.name = "World Health Organization"}},
        {"World Health Organization,", {.name = "World Health Organization"}},
        {"University of X,, Town", {.name = "University of X, Town"}},
        {", Anna", {.name = "Anna"}},
        {"", {}},
    };
    for (const auto& [text, agent] : names) {
        SCOPED_TRACE(text);
        EXPECT_EQ(agent_of_inverted(text), agent);
    }
}

TEST(Names, ComeBackFromWhatIsWritten)
{
    for (const Agent& agent : std::vector<Agent>{{.family = "Roy", .given = "Anne"},
                                                 {.family = "King", .given = "M. L., Jr."},
                                                 {.family = "Roy", .given = "Anne,"},
                                                 {.name = "Ministry"},
                                                 {.name = "Ministry of Children, Ontario, Canada"},
                                                 {.name = "Ends with a comma,"},
                                                 {.name = "Two,, commas"}}) {
        SCOPED_TRACE(inverted(agent));
        EXPECT_EQ(agent_of_inverted(inverted(agent)), agent);
    }
}

TEST(LooseDates, AreReadAsFarAsTheyAreSure)
{
    const std::vector<std::pair<std::string, std::string>> dates{
        {"2001/09/01/", "2001-09-01"},
        {"2001/9/1", "2001-09-01"},
        {"2001/00/00/", "2001"},
        {"2001///", "2001"},
        {"2016/12//", "2016-12"},
        {"2013/02/15/received", "2013-02-15"},
        {"2015/october", "2015-10"},
        {"20150303", "2015-03-03"},
        {"2015 May", "2015-05"},
        {"2015 May-Jun", "2015-05"},
        {"2015 May 3", "2015-05-03"},
        {"2015-05-03T10:11:12Z", "2015-05-03"},
        {"2013 06 10", "2013"},
        {"3 May 2015", "2015-05-03"},
        {"May 3, 2015", "2015-05-03"},
        {"OCT 15 2006", "2006-10-15"},
        {"15 août 2006", "2006-08-15"},
        {"févr. 2006", "2006-02"},
        {"31 février 2006", "2006-02"},
        {"1/2/2015", "2015"},
        {"c2010", "2010"},
        {"[2010]", "2010"},
        {"2010-2012", "2010"},
        {"Spring 2012", "2012"},
        {"Article 10 2019", "2019"},
        {"2019/13/01", "2019"},
        {"99", ""},
        {"YEAR/MONTH/DAY/", ""},
        {"///", ""},
        {"n.d.", ""},
        {"", ""},
    };
    for (const auto& [text, expected] : dates) {
        SCOPED_TRACE(text);
        const auto date = loose_date(text);
        EXPECT_EQ(date ? date->str() : "", expected);
    }
}

TEST(LooseDates, OfAYearTakeMonthAndDay)
{
    EXPECT_EQ(date_within(2006, "OCT 15")->str(), "2006-10-15");
    EXPECT_EQ(date_within(2006, "MAY")->str(), "2006-05");
    EXPECT_EQ(date_within(2006, "SUM")->str(), "2006");
    EXPECT_EQ(month_named("dec"), 12u);
    EXPECT_EQ(month_named("ma"), std::nullopt);
}

TEST(PageRanges, HaveOnePlainHyphen)
{
    EXPECT_EQ(page_range("12–19"), "12-19");
    EXPECT_EQ(page_range("2361--2368"), "2361-2368");
    EXPECT_EQ(page_range(" 12 - 19 "), "12-19");
    EXPECT_EQ(page_range("475-82"), "475-82");
    EXPECT_EQ(page_range("e1923"), "e1923");
    EXPECT_EQ(page_range("193", "194"), "193-194");
    EXPECT_EQ(page_range("783-801", "801"), "783-801");
    EXPECT_EQ(page_range("7", "7"), "7");
    EXPECT_EQ(page_range("7", ""), "7");
    EXPECT_EQ(page_range("", "9"), "9");
}

TEST(LanguageNames, AreTagsCodesOrNames)
{
    EXPECT_EQ(language_named("English"), Language::parse("en"));
    EXPECT_EQ(language_named("français"), Language::parse("fr"));
    EXPECT_EQ(language_named("fre"), Language::parse("fr"));
    EXPECT_EQ(language_named("fr-CA"), Language::parse("fr-CA"));
    EXPECT_EQ(language_named("English; French"), std::nullopt);
    EXPECT_EQ(language_named(""), std::nullopt);
}

TEST(StatedEvidence, IsOnlyWhatLeavesNoDoubt)
{
    EXPECT_EQ(stated_evidence_type("Systematic Review"), EvidenceType::systematic_review);
    EXPECT_EQ(stated_evidence_type("Randomized Controlled Trial"), EvidenceType::randomised_trial);
    EXPECT_EQ(stated_evidence_type("Review"), std::nullopt);
    EXPECT_EQ(stated_evidence_type("Survey"), std::nullopt);
    for (const std::string_view name : tokens<EvidenceType>()) {
        const auto type = parse_term<EvidenceType>(name);
        EXPECT_EQ(evidence_type_in_words(in_words(*type)), type);
    }
}

TEST(PlainText, IsTrimmedAndComposed)
{
    EXPECT_EQ(plain_text("  e\xCC\x81t\xC3\xA9 “x” … \t"), "été “x” …");
    EXPECT_EQ(plain_text("\xE2\x80\x80x"), "\xE2\x80\x82x");  // en quad, whose NFC is en space
}

TEST(PlainText, LosesPairedMarkupAndNothingElse)
{
    EXPECT_EQ(
        without_markup("A <i>Pseudorca</i> in CO<sub>2</sub>, 10<sup>-3</sup> m<sup>th</sup>"),
        "A Pseudorca in CO₂, 10⁻³ mth");
    EXPECT_EQ(without_markup("<jats:p>One.</jats:p><jats:p>Two.</jats:p>"), "One.\n\nTwo.");
    for (const std::string text : {"a <i> b", "a </i> b", "p < 0.05 and > 0.01 </",
                                   "<i onclick=x>a</i>", "<script>a</script>", "<b><i>a</b>"}) {
        SCOPED_TRACE(text);
        EXPECT_EQ(without_markup(text), text);
    }
}

TEST(WorkTypes, SayWhatAKindCannotHold)
{
    Record record;
    std::vector<std::string> notes;
    take_work_type(WorkType::article, record, notes);
    EXPECT_THAT(notes, IsEmpty());
    take_work_type(WorkType::law, record, notes);
    EXPECT_EQ(record.kind, Kind::policy);
    EXPECT_EQ(record.evidence_type, EvidenceType::law);
    EXPECT_THAT(notes, ElementsAre("the type of work: law"));
    EXPECT_EQ(work_type_of(record), WorkType::law);
    EXPECT_EQ(work_type_of({.container = {.title = "J", .volume = "1"}}), WorkType::article);
    EXPECT_EQ(work_type_of({.isbns = {*Isbn::parse("9783642002304")}}), WorkType::book);
    EXPECT_EQ(work_type_of({.container = {.title = "B"}, .isbns = {*Isbn::parse("9783642002304")}}),
              WorkType::chapter);
    EXPECT_EQ(work_type_of({}), WorkType::report);
}

TEST(ExportText, SaysWhatTheFormatHasNoPlaceFor)
{
    const Record record{.question = "Does it?",
                        .bottom_line = "It does.",
                        .key_messages = {"One.", "Two."},
                        .abstract = "Long.",
                        .n_studies = 3,
                        .areas = {"kinship-care"},
                        .keywords = {"kin"},
                        .population = {"children_in_care"}};
    EXPECT_EQ(abstract_text(record), "It does.\n\nOne.\n\nTwo.\n\nLong.");
    EXPECT_THAT(subject_words(record), ElementsAre("kin", "kinship care", "children in care"));
    EXPECT_THAT(remarks(record), ElementsAre("Question: Does it?", "Studies: 3"));
}

}  // namespace
}  // namespace findings
