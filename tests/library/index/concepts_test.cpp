#include "library/index/concepts.hpp"

#include "tests/support/sample_library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class Concepts : public testing::Test {
protected:
    std::vector<std::string> ids(const std::vector<SpottedLabel>& labels) const
    {
        std::vector<std::string> ids;
        for (const SpottedLabel& label : labels)
            for (const std::size_t position : label.concepts)
                ids.push_back(vocabulary.concepts()[position].id);
        return ids;
    }
    std::vector<std::string> in_query(std::string_view text, std::string_view country = {}) const
    {
        return ids(spotter.longest(words(text), country));
    }
    std::vector<std::string> in_document(std::string_view text) const
    {
        return ids(spotter.all(words(text)));
    }

    const Vocabulary vocabulary = tests::shipped_vocabulary();
    const ConceptSpotter spotter{vocabulary};
};

TEST_F(Concepts, AreSpottedByTheWordingOfAnyCountry)
{
    for (const char* text : {"looked after children", "children in State care", "Foster Youth",
                             "children in out-of-home care", "jeunes placés", "ENFANTS CONFIES"}) {
        SCOPED_TRACE(text);
        EXPECT_THAT(in_query(text), ElementsAre("children-in-care"));
    }
}

TEST_F(Concepts, AreSpottedLongestFirst)
{
    EXPECT_THAT(in_query("support for children in foster care"), ElementsAre("children-in-care"));
    EXPECT_THAT(in_query("care plan for unaccompanied minors"),
                ElementsAre("care-planning", "unaccompanied"));
    EXPECT_THAT(in_query("weather"), IsEmpty());
}

TEST_F(Concepts, FollowTheReadersCountryWhereALabelMeansTwoThings)
{
    EXPECT_THAT(in_query("foster care", "US"), ElementsAre("oohc"));
    EXPECT_THAT(in_query("foster care", "CA"), ElementsAre("foster-family"));
    EXPECT_THAT(in_query("foster care", "GB"), UnorderedElementsAre("oohc", "foster-family"));
    EXPECT_THAT(in_query("foster care"), UnorderedElementsAre("oohc", "foster-family"));
}

TEST_F(Concepts, OfADocumentAreAllThatStandInIt)
{
    EXPECT_THAT(in_document("children in foster care"),
                UnorderedElementsAre("children-in-care", "oohc", "foster-family"));
    // "child neglect" and "neglect" are one mention of one concept
    EXPECT_THAT(in_document("child neglect"), ElementsAre("neglect"));
    EXPECT_THAT(in_document("neglect and neglect"), ElementsAre("neglect", "neglect"));
}

TEST_F(Concepts, AreSpottedInSingularAndPlural)
{
    for (const char* text : {"looked after child", "enfant placé", "enfant placée",
                             "enfants placées", "L’ENFANT PLACE"}) {
        SCOPED_TRACE(text);
        EXPECT_THAT(in_query(text), ElementsAre("children-in-care"));
        EXPECT_THAT(in_document(text), ElementsAre("children-in-care"));
    }
    EXPECT_THAT(in_document("a care leaver"), ElementsAre("transitions"));
}

TEST_F(Concepts, OfAcronymsStandInDocumentsInCapitals)
{
    EXPECT_THAT(in_query("send"), ElementsAre("disability"));
    EXPECT_THAT(in_document("children with SEND"), ElementsAre("disability"));
    EXPECT_THAT(in_document("Send us a letter and send another"), IsEmpty());
}

TEST_F(Concepts, KnowWhichLabelsAreNeverShown)
{
    EXPECT_TRUE(spotter.has_hidden_label(words("help for juvenile delinquents")));
    EXPECT_FALSE(spotter.has_hidden_label(words("help for looked after children")));
}

TEST_F(Concepts, AreListedByHowTheirLabelsBegin)
{
    std::vector<std::string> labels;
    for (const LabelPlace& place : spotter.labels_beginning("kinship c"))
        labels.push_back(vocabulary.concepts()[place.concept_position].labels[place.label].text);
    EXPECT_THAT(labels, testing::Contains("Kinship care"));
    EXPECT_THAT(spotter.labels_beginning("zzz"), IsEmpty());
}

TEST_F(Concepts, HaveEveryLabelOfTheVocabulary)
{
    for (const Concept& known : vocabulary.concepts())
        for (const Label& label : known.labels) {
            SCOPED_TRACE(label.text);
            EXPECT_THAT(in_query(label.text), testing::Contains(known.id));
        }
}

}  // namespace
}  // namespace findings
