#include "library/formats/evidence_xml_schema.hpp"

#include "library/base/schemas.hpp"

#include "tests/library/formats/evidence_documents.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings {
namespace {

using testing::ElementsAre;

std::string evidence_xsd()
{
    return std::string(schema_files().find("evidence.xsd")->bytes);
}

EvidenceSchema loaded(const std::string& evidence)
{
    return EvidenceSchema(evidence, schema_files().find("xml.xsd")->bytes);
}

TEST(EvidenceSchema, KnowsTheRecordElements)
{
    EXPECT_THAT(evidence_schema().records(),
                ElementsAre("practiceGuide", "record", "researchSummary"));
    EXPECT_EQ(evidence_schema().record("evidence"), nullptr);
    EXPECT_EQ(evidence_schema().record("title"), nullptr);
    EXPECT_TRUE(evidence_schema().record("record")->is_open);
}

TEST(EvidenceSchema, AChangeOfTheFileIsAChangeOfTheProgram)
{
    const EvidenceSchema schema = loaded(test::with(evidence_xsd(), "<xs:maxLength value=\"300\"/>",
                                                    "<xs:maxLength value=\"301\"/>"));
    const auto longest_title = [](const EvidenceSchema& one) {
        return one.record("practiceGuide")->element("title")->type->text->longest;
    };
    EXPECT_EQ(longest_title(schema), 301U);
    EXPECT_EQ(longest_title(evidence_schema()), 300U);
}

TEST(EvidenceSchema, RefusesToStartOnWhatItDoesNotKnow)
{
    for (const auto& [from, to] :
         {std::pair{"<xs:maxLength", "<xs:totalDigits"},
          std::pair{"<xs:choice>\n        <xs:sequence>", "<xs:group><xs:x>"},
          std::pair{"base=\"xs:token\"", "base=\"xs:float\""},
          std::pair{"type=\"title\"", "type=\"tilte\""},
          std::pair{"ref=\"xml:lang\"", "ref=\"xml:space\""}}) {
        SCOPED_TRACE(to);
        EXPECT_THROW(loaded(test::with(evidence_xsd(), from, to)), std::runtime_error);
    }
}

TEST(EvidenceSchema, EveryElementOfARecordIsExplained)
{
    for (const char* record : {"researchSummary", "practiceGuide"})
        for (const SchemaElement& element : evidence_schema().record(record)->elements)
            EXPECT_FALSE(element.type->explanation.empty()) << element.name;
}

TEST(EvidenceSchema, CollapsesWhiteSpaceAsXmlSchemaDoes)
{
    EXPECT_EQ(collapsed(" \n a \t b\r\n"), "a b");
    EXPECT_EQ(collapsed("\xC2\xA0 a"), "\xC2\xA0 a");
    EXPECT_EQ(collapsed(" \t"), "");
}

}  // namespace
}  // namespace findings
