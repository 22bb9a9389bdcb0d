#include "search-server/views/marks.hpp"

#include <gtest/gtest.h>

#include <string>

namespace findings::server {
namespace {

std::string shown(std::string_view text, const std::vector<std::string>& terms)
{
    std::vector<MatchReason> why;
    for (const std::string& term : terms)
        why.push_back({"title", term, ""});
    std::string out;
    for (const TextRun& run : marked(text, why))
        out += run.hit ? "[" + run.text + "]" : run.text;
    return out;
}

TEST(Marks, StandOnWholeWordsOfAnyCaseAndAccent)
{
    EXPECT_EQ(shown("Kin, kinship and KIN.", {"kin"}), "[Kin], kinship and [KIN].");
    EXPECT_EQ(shown("L’enfant placé à Québec", {"place", "quebec"}), "L’enfant [placé] à [Québec]");
    EXPECT_EQ(shown("l’enfance d'abord", {"enfance"}), "l’[enfance] d'abord");
}

TEST(Marks, StandOnPhrasesAsAWhole)
{
    EXPECT_EQ(shown("placed with relatives, with care", {"placed with relatives"}),
              "[placed with relatives], with care");
    EXPECT_EQ(shown("foster family care", {"foster", "foster family care"}),
              "[foster family care]");
    EXPECT_EQ(shown("foster family", {"foster family care"}), "foster family");
}

TEST(Marks, LeaveTheTextAsItIs)
{
    for (const char* text : {"", " ", "…", "a  b", "« mots »", "fin."})
        EXPECT_EQ(shown(text, {"zzz"}), text);
    EXPECT_EQ(shown("word", {}), "word");
    EXPECT_EQ(shown("word", {""}), "word");
    EXPECT_EQ(shown("word", {"word"}), "[word]");
}

}  // namespace
}  // namespace findings::server
