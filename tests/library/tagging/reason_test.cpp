#include "library/tagging/reason.hpp"

#include <gtest/gtest.h>

namespace findings {
namespace {

TEST(AReason, IsSaidInTheLanguageOfTheReader)
{
    const Reason label{ReasonSource::labels, {"foster care"}, {1, 0, 0, 3}, {}, 0};
    EXPECT_EQ(in_words(label, "en"), "“foster care” in the title, 3 times in the text");
    EXPECT_EQ(in_words(label, "fr-CA"), "« foster care » dans le titre, 3 fois dans le texte");

    const Reason words{ReasonSource::words, {"placement", "carers"}, {}, {}, 0};
    EXPECT_EQ(in_words(words, "en"), "words that go with it: placement, carers");
    EXPECT_EQ(in_words(words, "fr"), "mots qui vont avec : placement, carers");

    const Reason items{ReasonSource::neighbours, {}, {}, {{"a", ""}, {"b", ""}}, 20};
    EXPECT_EQ(in_words(items, "en"), "2 of the 20 most similar items have it");
    EXPECT_EQ(in_words(items, "fr"), "2 des 20 documents les plus proches l’ont");
}

}  // namespace
}  // namespace findings
