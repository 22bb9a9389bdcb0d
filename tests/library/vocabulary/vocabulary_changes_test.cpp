#include "library/vocabulary/vocabulary_changes.hpp"

#include "tests/library/vocabulary/skos_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Vocabulary of(const std::string& concepts)
{
    return Vocabulary::from_skos(skos(concepts));
}

bool nobody(const std::string&)
{
    return false;
}

/// "merged a > b", in the order they are told in.
std::vector<std::string> told(const std::string& before, const std::string& after,
                              const std::function<bool(const std::string&)>& is_used = nobody)
{
    std::vector<std::string> all;
    for (const ConceptChange& change : changes_between(of(before), of(after), is_used)) {
        std::string line = std::string(name(change.kind)) + " " + change.area;
        for (const std::string& id : change.into)
            line += " > " + id;
        all.push_back(line);
    }
    return all;
}

TEST(VocabularyChanges, AreNoneBetweenAVersionAndItself)
{
    const std::string file = named("a", link("broader", "b")) + named("b", "") +
                             deprecated("c", replaced_by("a")) + deprecated("d", "");
    EXPECT_THAT(told(file, file), IsEmpty());
    EXPECT_THAT(told(named("a", "") + named("b", ""), named("b", "") + named("a", "")), IsEmpty());
}

TEST(VocabularyChanges, TellWhatBecomesOfEachConcept)
{
    EXPECT_THAT(told(named("merged", "") + named("split", "") + named("gone", "") +
                         named("old", "") + deprecated("back", "") + named("a", ""),
                     named("a", link("broader", "b")) + named("b", "") + named("back", "") +
                         deprecated("old", "") + deprecated("merged", replaced_by("a")) +
                         deprecated("split", replaced_by("a") + replaced_by("b"))),
                ElementsAre("merged merged > a", "split split > a > b", "deprecated old",
                            "removed gone", "restored back", "added b", "changed a"));
}

TEST(VocabularyChanges, SeeAMergeInEveryWayThatAFileSaysIt)
{
    const std::string before = named("a", "") + named("b", "");
    const std::string b = named("b", "");
    for (const std::string& after :
         {named("a", replaced_by("b")) + b,
          "<rdf:Description rdf:about=\"a\">" + replaced_by("b") + "</rdf:Description>" + b,
          named("b", "<dct:replaces rdf:resource=\"a\"/>"), named("b", link("exactMatch", "a")),
          deprecated("a", link("exactMatch", "b")) + b})
        EXPECT_THAT(told(before, after), ElementsAre("merged a > b")) << after;
}

TEST(VocabularyChanges, SeeNoMergeOfTwoConceptsThatAreBothInUse)
{
    EXPECT_THAT(
        told(named("a", "") + named("b", ""), named("a", link("exactMatch", "b")) + named("b", "")),
        IsEmpty());
}

TEST(VocabularyChanges, FollowAMergeOverConceptsThatWentThemselvesAndEndInCircles)
{
    EXPECT_THAT(told(named("a", "") + named("c", ""), deprecated("a", replaced_by("b")) +
                                                          deprecated("b", replaced_by("c")) +
                                                          named("c", "")),
                ElementsAre("merged a > c"));
    EXPECT_THAT(told(named("a", "") + named("b", ""),
                     deprecated("a", replaced_by("b")) + deprecated("b", replaced_by("a"))),
                ElementsAre("deprecated a", "deprecated b"));
}

TEST(VocabularyChanges, AreOfTheConceptWithThatUriAndNotOfOneThatEndsAlike)
{
    EXPECT_THAT(told(named("a", "") + named("b", ""),
                     named("b", link("exactMatch", "http://other.example/a"))),
                ElementsAre("removed a"));
}

TEST(VocabularyChanges, TellOfAnAreaThatWasForgottenWhereRecordsHaveIt)
{
    const std::string after = named("b", link("exactMatch", "a"));
    EXPECT_THAT(told(named("b", ""), after), IsEmpty());
    EXPECT_THAT(told(named("b", ""), after, [](const std::string& id) { return id == "a"; }),
                ElementsAre("merged a > b"));
}

std::vector<AreaReplacement> replaced(const std::vector<AreaReplacement>& so_far,
                                      const std::string& before, const std::string& after)
{
    const Vocabulary next = of(after);
    return replacements_after(so_far, changes_between(of(before), next, nobody), next);
}

TEST(AreaReplacements, OutliveVersionsThatDoNotNameThemAndLeadToTheLast)
{
    EXPECT_THAT(replaced({{"a", "b"}}, named("b", ""), named("b", "") + named("c", "")),
                ElementsAre(AreaReplacement{"a", "b"}));
    EXPECT_THAT(replaced({{"a", "b"}}, named("b", ""), named("c", link("exactMatch", "b"))),
                ElementsAre(AreaReplacement{"a", "c"}, AreaReplacement{"b", "c"}));
}

TEST(AreaReplacements, EndWhereTheAreaIsInUseAgain)
{
    EXPECT_THAT(replaced({{"a", "b"}}, named("b", ""), named("a", "") + named("b", "")), IsEmpty());
}

TEST(AreaReplacements, HoldForWhatRecordsMaySayLaterToo)
{
    EXPECT_THAT(replaced({}, named("x", ""), deprecated("a", replaced_by("b")) + named("b", "")),
                ElementsAre(AreaReplacement{"a", "b"}));
    EXPECT_THAT(replaced({}, named("x", ""),
                         deprecated("a", replaced_by("b") + replaced_by("c")) + named("b", "") +
                             named("c", "")),
                IsEmpty());
}

}  // namespace
}  // namespace findings
