#include "library/base/file.hpp"
#include "library/record/appraisal.hpp"

#include <gmock/gmock.h>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

namespace findings {
namespace {

namespace json = boost::json;
using enum Confidence;
using enum Direction;
using ::testing::HasSubstr;

std::string scales_file()
{
    return read_file(FINDINGS_SOURCE "/schemas/evidence-scales.json");
}

ScaleValue value(Confidence low, Confidence high, std::optional<Direction> direction = {})
{
    return {ConfidenceInterval{low, high}, direction, {}};
}

ScaleValue only(Direction direction)
{
    return {.direction = direction};
}

ScaleValue only(ReviewQuality quality)
{
    return {.review_quality = quality};
}

TEST(EvidenceScales, MeanWhatTheTableOfTheSchemesSays)
{
    const EvidenceScales scales = EvidenceScales::from_json(scales_file());
    const std::tuple<std::string, std::string, ScaleValue> table[] = {
        {"cebc", "1", value(strong, strong, helps)},
        {"cebc", "2", value(moderate, moderate, helps)},
        {"cebc", "3", value(limited, limited, helps)},
        {"cebc", "4", value(moderate, moderate, no_clear_effect)},
        {"cebc", "5", value(limited, strong, harm_or_concern)},
        {"cebc", "NR", value(not_rated, not_rated, not_tested)},
        {"title_iv_e", "well_supported", value(moderate, strong, helps)},
        {"title_iv_e", "supported", value(limited, moderate, helps)},
        {"title_iv_e", "promising", value(limited, limited, helps)},
        {"title_iv_e", "does_not_currently_meet", value(not_rated, not_rated)},
        {"eif", "4", value(strong, strong, helps)},
        {"eif", "3+", value(moderate, moderate, helps)},
        {"eif", "2", value(limited, limited, helps)},
        {"eif", "NL2", value(very_limited, very_limited)},
        {"eif", "NE", value(moderate, moderate, no_clear_effect)},
        {"eef", "5", value(strong, strong)},
        {"eef", "4", value(moderate, strong)},
        {"eef", "3", value(moderate, moderate)},
        {"eef", "2", value(limited, limited)},
        {"eef", "1", value(very_limited, limited)},
        {"eef", "0", value(very_limited, very_limited)},
        {"eef_months", "+4", only(helps)},
        {"eef_months", "0", only(no_clear_effect)},
        {"eef_months", "-3", only(harm_or_concern)},
        {"wwcsc_strength", "high", value(moderate, strong)},
        {"wwcsc_effect", "mixed", only(mixed)},
        {"grade", "high", value(strong, strong)},
        {"grade", "moderate", value(moderate, moderate)},
        {"grade", "low", value(limited, limited)},
        {"grade", "very_low", value(very_limited, very_limited)},
        {"cerqual", "high", value(strong, strong, not_an_effectiveness_question)},
        {"cerqual", "very low", value(very_limited, very_limited, not_an_effectiveness_question)},
        {"sms", "5", value(limited, moderate)},
        {"sms", "4", value(limited, limited)},
        {"sms", "3", value(limited, limited)},
        {"sms", "2", value(very_limited, very_limited)},
        {"sms", "1", value(very_limited, very_limited)},
        {"nesta", "5", value(moderate, strong, helps)},
        {"nesta", "4", value(moderate, strong, helps)},
        {"nesta", "3", value(limited, moderate, helps)},
        {"nesta", "2", value(very_limited, limited, helps)},
        {"nesta", "1", value(very_limited, very_limited, helps)},
        {"essa", "1", value(moderate, moderate, helps)},
        {"essa", "2", value(limited, moderate, helps)},
        {"essa", "3", value(limited, limited, helps)},
        {"essa", "4", value(very_limited, very_limited, not_tested)},
        {"health_evidence", "strong", only(ReviewQuality::strong)},
        {"health_evidence", "6", only(ReviewQuality::moderate)},
        {"amstar_2", "critically low", only(ReviewQuality::weak)},
    };
    for (const auto& [scheme, native, meaning] : table) {
        SCOPED_TRACE(scheme + " " + native);
        const ScaleValue* found = scales.find(scheme, native);
        ASSERT_NE(found, nullptr);
        EXPECT_EQ(*found, meaning);
    }
}

TEST(EvidenceScales, CaseAndSpacesAroundMakeNoDifference)
{
    const EvidenceScales scales = EvidenceScales::from_json(scales_file());
    EXPECT_NE(scales.find("CEBC", " nr "), nullptr);
    EXPECT_EQ(scales.find("CEBC", "nr"), scales.find("cebc", "NR"));
}

TEST(EvidenceScales, WhatIsNotKnownIsNotGuessed)
{
    const EvidenceScales scales = EvidenceScales::from_json(scales_file());
    EXPECT_EQ(scales.find("cebc", "6"), nullptr);
    EXPECT_EQ(scales.find("cebc", ""), nullptr);
    EXPECT_EQ(scales.find("stars", "5"), nullptr);
    EXPECT_EQ(scales.find("", ""), nullptr);
    EXPECT_EQ(scales.label("stars", "en"), "");
    EXPECT_EQ(scales.label("cebc", "1", "de"), "");
}

TEST(EvidenceScales, EverySchemeHasAVersionASourceAndLabelsInBothLanguages)
{
    const json::value file = json::parse(scales_file());
    const EvidenceScales scales = EvidenceScales::from_json(scales_file());
    EXPECT_EQ(scales.version(), file.at("version").as_string());
    for (const json::value& scheme : file.at("schemes").as_array()) {
        const std::string id(scheme.at("id").as_string());
        SCOPED_TRACE(id);
        EXPECT_FALSE(scheme.at("version").as_string().empty());
        EXPECT_TRUE(scheme.at("source").as_string().starts_with("https://"));
        EXPECT_FALSE(scheme.at("note").as_string().empty());
        EXPECT_NE(scales.label(id, "en"), "");
        EXPECT_NE(scales.label(id, "fr"), "");
        for (const json::value& value : scheme.at("values").as_array()) {
            const std::string native(value.at("value").at(0).as_string());
            EXPECT_NE(scales.label(id, native, "en"), "") << native;
            EXPECT_NE(scales.label(id, native, "fr"), "") << native;
        }
    }
}

TEST(EvidenceScales, AFaultyFileIsRefusedWithTheReason)
{
    const auto file = [](std::string_view value) {
        return R"({"version":"1","schemes":[{"id":"s","labels":{"en":"S"},"values":[)" +
               std::string(value) + "]}]}";
    };
    const std::pair<std::string, std::string> cases[] = {
        {"{", "not JSON"},
        {"[]", "should be an object"},
        {"{}", "\"version\" is missing"},
        {R"({"version":"1","schemes":{}})", "should be a list"},
        {R"({"version":"1","schemes":[{"id":"a b"}]})", "holds a space"},
        {file(R"({"value":["1"],"labels":{},"confidence":"sure"})"), "\"sure\" is not a word"},
        {file(R"({"value":["1"],"labels":{},"direction":"up"})"), "\"up\" is not a word"},
        {file(R"({"value":["1"],"labels":{},"confidence":["strong","limited"]})"), "low to high"},
        {file(R"({"value":["1"],"labels":{},"confidence":["not_rated","limited"]})"),
         "low to high"},
        {file(R"({"value":["1"],"labels":{},"confidence":["limited"]})"), "[low, high]"},
        {file(R"({"value":["1","1"],"labels":{}})"), "there twice"},
        {file(R"({"value":[1],"labels":{}})"), "should be a text"},
        {file(R"({"labels":{}})"), "\"value\" is missing"},
    };
    for (const auto& [text, expected] : cases) {
        SCOPED_TRACE(text);
        try {
            EvidenceScales::from_json(text);
            ADD_FAILURE() << "taken";
        } catch (const std::runtime_error& error) {
            EXPECT_THAT(error.what(), HasSubstr(expected));
        }
    }
}

}  // namespace
}  // namespace findings
