#include "library/index/query_text.hpp"

#include "library/base/text.hpp"
#include "tests/support/random_queries.hpp"
#include "tests/support/sample_library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class QueryLanguage : public testing::Test {
protected:
    QueryText read(std::string_view text) const
    {
        return read_query({.text = std::string(text)}, spotter);
    }
    std::string understood(std::string_view text) const { return written(read(text), vocabulary); }

    const Vocabulary vocabulary = tests::shipped_vocabulary();
    const ConceptSpotter spotter{vocabulary};
};

TEST_F(QueryLanguage, IsReadAsItsPageSays)
{
    struct Case {
        const char* typed;
        const char* understood;
    };
    const std::vector<Case> cases = {
        {"sleep problems", "sleep problems"},
        {"  Sleep,   PROBLEMS!? ", "sleep problems"},
        {"the sleep of a child", "sleep child"},
        {"to be or not to be", "to be or not to be"},
        {"\"in the home\" sleep", "\"in the home\" sleep"},
        {"“in the home” «à la maison»", "\"in the home\" \"à la maison\""},
        {"\"not closed", "\"not closed\""},
        {"\"sleep\"", "sleep"},
        {"sleep -adults", "sleep -adults"},
        {"sleep - adults", "sleep adults"},
        {"sleep -\"young adults\" -title:school", "sleep -\"young adults\" -title:school"},
        {"sleep NOT adults", "sleep -adults"},
        {"sleep AND adults", "sleep adults"},
        {"sleep -out-of-home", "sleep -\"out of home\""},
        {"sleep OR rest", "sleep OR rest"},
        {"sommeil OU repos", "sommeil OR repos"},
        {"OR sleep OR OR rest OR", "sleep OR rest"},
        {"(sleep OR rest) children", "sleep OR rest children"},
        {"kinship care OR foster care", "kinship care OR foster care"},
        {"plac*", "plac*"},
        {"PLACÉ*", "place*"},
        {"pl* *ing a*b", "ing b"},
        {"title:sle* TITRE:Éva*", "title:sle* title:eva*"},
        {"title:sleep author:\"Tremblay, M\" publisher:cdc",
         "title:sleep author:\"tremblay m\" publisher:cdc"},
        {"Titre:sommeil auteur:roy éditeur:inspq", "title:sommeil author:roy publisher:inspq"},
        {"domaine:kinship année:2015", "area:kinship year:2015"},
        {"area:\"looked after children\"", "area:children-in-care"},
        {"area:neglect sleep", "area:neglect sleep"},
        {"year:2015..2020 year:2015.. year:..2020 year:2015-2020 (year:2016)",
         "year:2015..2020 year:2015.. year:..2020 year:2015..2020 year:2016"},
        {"doi:10.1000/ABC(1)x", "doi:10.1000/abc(1)x"},
        {"https://doi.org/10.1000/abc", "doi:10.1000/abc"},
        {"10.1000/abc", "doi:10.1000/abc"},
        {"note: sleep", "note sleep"},
        {"title: sleep", "title sleep"},
        {"l’évaluation d'aujourd'hui", "évaluation aujourdhui"},
        {"???", ""},
        {"", ""},
        {"-", ""},
        {"-sleep", "-sleep"},
        {"\xC3\x28 sleep \xFF", "sleep"},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.typed);
        EXPECT_EQ(understood(c.typed), c.understood);
    }
}

TEST_F(QueryLanguage, NamesWhatItLeavesOut)
{
    EXPECT_THAT(read("the sleep of a child").dropped, ElementsAre("the", "of", "a"));
    EXPECT_THAT(read("year:soon area:nowhere doi:abc sleep").dropped,
                ElementsAre("year:soon", "area:nowhere", "doi:abc"));
    EXPECT_THAT(read("the").dropped, IsEmpty());
    const std::vector<std::pair<const char*, std::vector<std::string>>> cases = {
        {"sleep \U0001F600", {"\U0001F600"}},
        {"*", {"*"}},
        {"sleep *", {"*"}},
        {"ab*", {"ab*"}},
        {"*ing sleep", {"*"}},
        {"title:sl* sleep", {"title:sl*"}},
        {"OR", {"OR"}},
        {"sleep OR", {"OR"}},
        {"AND", {"AND"}},
        {"sleep AND", {"AND"}},
        {"sleep NOT", {"NOT"}},
        {"SAUF OU", {"SAUF", "OU"}},
        {"care OR -sleep", {"OR"}},
        {"sleep AND NOT adults", {}},
        {"???", {"???"}},
        {"mother & baby ?", {}},
        {"sleep – adults…", {}},
        {"", {}},
    };
    for (const auto& [typed, dropped] : cases) {
        SCOPED_TRACE(typed);
        EXPECT_EQ(read(typed).dropped, dropped);
    }
    EXPECT_EQ(
        read("\"" + std::string(100, 'x') + " x" + std::string(80, ' ') + "\"").dropped.size(), 0u);
}

TEST_F(QueryLanguage, KeepsTheCommonWordsOfALabel)
{
    const QueryText query = read("the bedtime of children in care");
    ASSERT_EQ(query.groups.size(), 2u);
    EXPECT_EQ(query.groups[0][0].kind, QueryUnit::Kind::word);
    EXPECT_EQ(query.groups[1][0].kind, QueryUnit::Kind::named);
    EXPECT_EQ(written(query, vocabulary), "bedtime children in care");
}

TEST_F(QueryLanguage, SpotsNoConceptInsideQuotationMarksOrWhereTheReaderSaidSo)
{
    EXPECT_EQ(read("\"kinship care\"").groups[0][0].kind, QueryUnit::Kind::phrase);
    EXPECT_EQ(read_query({.text = "kinship care", .expand = false}, spotter).groups.size(), 2u);
    EXPECT_EQ(read_query({.text = "kinship care", .drop = {"kinship"}}, spotter).groups.size(), 2u);
    EXPECT_EQ(read_query({.text = "kinship care", .drop = {"neglect"}}, spotter).groups.size(), 1u);
}

TEST_F(QueryLanguage, GivesTheSameTextWhenItsOwnTextIsReadAgain)
{
    std::mt19937 random(1);
    for (int i = 0; i < 20'000; ++i) {
        const std::string typed = tests::random_query(random);
        const std::string once = understood(typed);
        EXPECT_TRUE(is_utf8(once)) << testing::PrintToString(typed);
        ASSERT_EQ(understood(once), once) << testing::PrintToString(typed);
    }
}

}  // namespace
}  // namespace findings
