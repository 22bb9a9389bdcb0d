#include "library/record/terms.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace findings {
namespace {

template <class Term>
class Terms : public testing::Test {};

using Lists = testing::Types<Kind, Status, EvidenceType, KnowledgeSource, Confidence, Direction,
                             ReviewQuality, Access, TranslationMethod, Level>;
TYPED_TEST_SUITE(Terms, Lists);

bool is_token(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == text.npos;
}

bool are_tokens_once_each(std::span<const std::string_view> list)
{
    for (const std::string_view text : list)
        if (!is_token(text))
            return false;
    return !list.empty() &&
           std::set<std::string_view>(list.begin(), list.end()).size() == list.size();
}

TYPED_TEST(Terms, EveryTokenComesBack)
{
    EXPECT_TRUE(are_tokens_once_each(tokens<TypeParam>()));
    for (const std::string_view text : tokens<TypeParam>()) {
        const std::optional<TypeParam> term = parse_term<TypeParam>(text);
        ASSERT_TRUE(term) << text;
        EXPECT_EQ(token(*term), text);
    }
}

TYPED_TEST(Terms, NothingElseIsAToken)
{
    const std::string first(tokens<TypeParam>().front());
    EXPECT_EQ(parse_term<TypeParam>(""), std::nullopt);
    EXPECT_EQ(parse_term<TypeParam>(first + " "), std::nullopt);
    EXPECT_EQ(parse_term<TypeParam>(first.substr(1)), std::nullopt);
    EXPECT_EQ(parse_term<TypeParam>("no_such_term"), std::nullopt);
}

// A list that is one short or long, or whose order is another, shows at its last enumerator.
TEST(Tokens, AreInTheOrderOfTheirEnumerators)
{
    EXPECT_EQ(token(Kind::account), tokens<Kind>().back());
    EXPECT_EQ(token(Kind::account), "account");
    EXPECT_EQ(token(Status::retracted), tokens<Status>().back());
    EXPECT_EQ(token(Status::retracted), "retracted");
    EXPECT_EQ(token(EvidenceType::assessment_tool), tokens<EvidenceType>().back());
    EXPECT_EQ(token(EvidenceType::assessment_tool), "assessment_tool");
    EXPECT_EQ(token(EvidenceType::case_review), "case_review");
    EXPECT_EQ(token(EvidenceType::qualitative_evidence_synthesis),
              "qualitative_evidence_synthesis");
    EXPECT_EQ(token(KnowledgeSource::indigenous), tokens<KnowledgeSource>().back());
    EXPECT_EQ(token(KnowledgeSource::indigenous), "indigenous");
    EXPECT_EQ(token(Confidence::strong), tokens<Confidence>().back());
    EXPECT_EQ(token(Confidence::strong), "strong");
    EXPECT_EQ(token(Confidence::very_limited), "very_limited");
    EXPECT_EQ(token(Direction::not_tested), tokens<Direction>().back());
    EXPECT_EQ(token(Direction::not_tested), "not_tested");
    EXPECT_EQ(token(Direction::no_clear_effect), "no_clear_effect");
    EXPECT_EQ(token(ReviewQuality::strong), tokens<ReviewQuality>().back());
    EXPECT_EQ(token(ReviewQuality::strong), "strong");
    EXPECT_EQ(token(Access::paid), tokens<Access>().back());
    EXPECT_EQ(token(Access::paid), "paid");
    EXPECT_EQ(token(TranslationMethod::machine_checked), tokens<TranslationMethod>().back());
    EXPECT_EQ(token(TranslationMethod::machine_checked), "machine_checked");
    EXPECT_EQ(token(Level::advanced), tokens<Level>().back());
    EXPECT_EQ(token(Level::advanced), "advanced");
}

TEST(Tokens, OfTheOpenListsAreTokensOnceEach)
{
    EXPECT_TRUE(are_tokens_once_each(population_tokens()));
    EXPECT_TRUE(are_tokens_once_each(setting_tokens()));
    EXPECT_TRUE(are_tokens_once_each(outcome_tokens()));
    EXPECT_TRUE(are_tokens_once_each(audience_tokens()));
    EXPECT_TRUE(are_tokens_once_each(practice_stage_tokens()));
}

}  // namespace
}  // namespace findings
