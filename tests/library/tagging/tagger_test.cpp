#include "library/tagging/tagger.hpp"

#include "library/tagging/model_bytes.hpp"
#include "library/tagging/training.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace findings {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

Concept area(std::string id, std::string label, std::vector<std::size_t> broader = {})
{
    return {.id = std::move(id),
            .labels = {{std::move(label), *Language::parse("en"), LabelKind::preferred}},
            .broader = std::move(broader)};
}

std::vector<std::string> ids(const std::vector<AreaSuggestion>& suggestions)
{
    std::vector<std::string> ids;
    for (const AreaSuggestion& one : suggestions)
        ids.push_back(one.area);
    return ids;
}

/// Items about weather and about bread, in words that are no labels.
std::vector<DecidedItem> decided()
{
    std::vector<DecidedItem> items;
    for (int i = 0; i < 30; ++i) {
        const std::string number = std::to_string(i);
        items.push_back({.id = "w" + number,
                         .text = {.title = "Storm " + number,
                                  .text = "rain and thunder with clouds over the hills",
                                  .language = "en"},
                         .areas = {"weather"}});
        items.push_back({.id = "b" + number,
                         .text = {.title = "Oven " + number,
                                  .text = "flour and yeast with salt in the dough",
                                  .language = "en"},
                         .areas = {"bread"}});
    }
    return items;
}

const std::vector<Concept> weather_and_bread{area("weather", "meteorology"),
                                             area("bread", "baking"), area("care", "foster care")};

TEST(ATaggerThatLearnedNothing, SuggestsByLabels)
{
    const TaggingModel nothing;
    const Tagger tagger(weather_and_bread, nothing);

    const auto suggestions = tagger.suggest({.title = "Foster care today", .language = "en"});

    ASSERT_THAT(ids(suggestions), ElementsAre("care"));
    EXPECT_EQ(suggestions[0].because, (std::vector<Reason>{{.source = ReasonSource::labels,
                                                            .words = {"foster care"},
                                                            .times = {1, 0, 0, 0}}}));
    EXPECT_THAT(tagger.suggest({.title = "Rain", .language = "en"}), IsEmpty());
    EXPECT_THAT(tagger.suggest({}), IsEmpty());
}

TEST(ATaggerThatLearnedNothing, LeavesAParentOutWhereItsChildIsIn)
{
    const std::vector<Concept> areas{area("oohc", "out-of-home care"),
                                     area("kin", "kinship care", {0})};
    const TaggingModel nothing;
    const Tagger tagger(areas, nothing);
    const TaggedText both{.title = "Kinship care and out-of-home care", .language = "en"};

    EXPECT_THAT(ids(tagger.suggest(both)), ElementsAre("kin"));
    EXPECT_THAT(ids(tagger.suggest(both, {.with_parents = true})), ElementsAre("oohc", "kin"));
    EXPECT_THAT(ids(tagger.suggest({.title = "Out-of-home care", .language = "en"})),
                ElementsAre("oohc"));
}

TEST(ATaggerThatLearnedNothing, SuggestsSixAreasAtMost)
{
    std::vector<Concept> areas;
    std::string title;
    for (const char* word : {"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "iota"}) {
        areas.push_back(area(word, word + std::string(" care")));
        title += word + std::string(" care. ");
    }
    const TaggingModel nothing;
    EXPECT_EQ(Tagger(areas, nothing).suggest({.title = title, .language = "en"}).size(), 6u);
}

TEST(ATaggerThatLearnedNothing, GivesADeprecatedAreaNoScore)
{
    std::vector<Concept> areas{area("care", "foster care")};
    areas[0].deprecated = true;
    const TaggingModel nothing;
    EXPECT_THAT(Tagger(areas, nothing).scores({.title = "Foster care", .language = "en"}),
                ElementsAre(0.0));
}

TEST(ATaggerThatLearned, SuggestsByWordsAndNeighboursAndSaysSo)
{
    const TaggingModel model = learn_tagging(weather_and_bread, decided(), {});
    const Tagger tagger(weather_and_bread, model);

    const auto suggestions =
        tagger.suggest({.text = "thunder and clouds and rain", .language = "en"});

    ASSERT_THAT(ids(suggestions), ElementsAre("weather"));
    EXPECT_GT(suggestions[0].score, 0.8);
    ASSERT_EQ(suggestions[0].because.size(), 2u);
    EXPECT_EQ(suggestions[0].because[0].source, ReasonSource::words);
    EXPECT_THAT(suggestions[0].because[0].words, Contains("thunder"));
    EXPECT_EQ(suggestions[0].because[1].source, ReasonSource::neighbours);
    EXPECT_EQ(suggestions[0].because[1].of_items, 20u);
    EXPECT_EQ(suggestions[0].because[1].items.size(), 20u);
    EXPECT_EQ(suggestions[0].because[1].items[0].id.front(), 'w');
}

TEST(ATaggerThatLearned, StillSuggestsByLabelsWhatNobodyHasConfirmedYet)
{
    const TaggingModel model = learn_tagging(weather_and_bread, decided(), {});
    const Tagger tagger(weather_and_bread, model);
    EXPECT_THAT(ids(tagger.suggest({.title = "Foster care", .language = "en"})),
                ElementsAre("care"));
}

TEST(ATaggerThatLearned, SaysWhySomethingIsSuggestedThatWasKept)
{
    const TaggingModel model = learn_tagging(weather_and_bread, decided(), {});
    const Tagger tagger(weather_and_bread, model);
    const std::vector<std::string> asked{"weather", "unknown"};

    const auto because = tagger.because({.text = "thunder", .language = "en"}, asked);

    ASSERT_EQ(because.size(), 2u);
    EXPECT_FALSE(because[0].empty());
    EXPECT_THAT(because[1], IsEmpty());
}

TEST(Learning, NeedsEnoughItems)
{
    std::vector<DecidedItem> few = decided();
    few.resize(19);
    EXPECT_TRUE(learn_tagging(weather_and_bread, few, {}).areas.empty());
}

TEST(Learning, MakesTheSameModelOfTheSameItemsOnAnyNumberOfThreads)
{
    const std::string one = to_bytes(learn_tagging(weather_and_bread, decided(), {.threads = 1}));
    const std::string three = to_bytes(learn_tagging(weather_and_bread, decided(), {.threads = 3}));
    EXPECT_TRUE(one == three);
}

TEST(Learning, TakesWhatAnItemDoesNotHaveAsAWordAgainstIt)
{
    std::vector<DecidedItem> items = decided();
    for (DecidedItem& item : items)
        if (item.id.front() == 'w' && item.id.back() != '0')
            item.areas.clear();  // looked at, and rejected
    const TaggingModel model = learn_tagging(weather_and_bread, items, {});
    const Tagger tagger(weather_and_bread, model);
    const double score =
        tagger.scores({.text = "thunder and clouds and rain", .language = "en"}).front();
    EXPECT_LT(score, 0.3);
}

TEST(AModel, IsTheSameAfterItWasKept)
{
    const TaggingModel model = learn_tagging(weather_and_bread, decided(), {});
    const std::string bytes = to_bytes(model);
    const TaggingModel read = model_from_bytes(bytes);

    EXPECT_TRUE(to_bytes(read) == bytes);
    const TaggedText text{.text = "yeast in the oven", .language = "en"};
    EXPECT_EQ(Tagger(weather_and_bread, read).scores(text),
              Tagger(weather_and_bread, model).scores(text));
}

TEST(AModel, IsRefusedWhereItIsOfAnotherLayoutOrCutOff)
{
    const std::string bytes = to_bytes(learn_tagging(weather_and_bread, decided(), {}));
    EXPECT_THROW(model_from_bytes(""), ModelError);
    EXPECT_THROW(model_from_bytes("findings tagging model 0\n"), ModelError);
    EXPECT_THROW(model_from_bytes(bytes + "x"), ModelError);
    for (std::size_t length = 0; length < bytes.size(); length += 97)
        EXPECT_THROW(model_from_bytes(std::string_view(bytes).substr(0, length)), ModelError);
}

TEST(AModel, WhoseCountsAreDamagedIsRefusedOrHarmless)
{
    const std::string bytes = to_bytes(learn_tagging(weather_and_bread, decided(), {}));
    for (std::size_t at = 25; at < bytes.size(); at += 61) {
        std::string damaged = bytes;
        damaged[at] = '\xFF';
        try {
            const TaggingModel model = model_from_bytes(damaged);
            Tagger(weather_and_bread, model).suggest({.text = "rain", .language = "en"});
        } catch (const ModelError&) {
        }
    }
}

}  // namespace
}  // namespace findings
