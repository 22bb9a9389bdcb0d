#include "library/record/terms.hpp"

#include <algorithm>

namespace findings {

template <>
std::span<const std::string_view> tokens<Kind>()
{
    static constexpr std::string_view list[] = {
        "research_summary", "practice_guide", "outline", "study", "tool", "policy", "account"};
    return list;
}

template <>
std::span<const std::string_view> tokens<Status>()
{
    static constexpr std::string_view list[] = {"draft",      "in_review", "published", "stale",
                                                "superseded", "withdrawn", "retracted"};
    return list;
}

template <>
std::span<const std::string_view> tokens<EvidenceType>()
{
    static constexpr std::string_view list[] = {
        "meta_analysis",
        "systematic_review",
        "randomised_trial",
        "quasi_experiment",
        "before_after",
        "qualitative_evidence_synthesis",
        "qualitative_study",
        "mixed_method_evaluation",
        "lived_experience_account",
        "cohort_study",
        "survey",
        "incidence_study",
        "practice_guide",
        "implementation_study",
        "practitioner_knowledge",
        "practice_example",
        "indigenous_knowledge",
        "case_review",
        "rapid_review",
        "scoping_review",
        "law",
        "statutory_guidance",
        "policy",
        "assessment_tool",
    };
    return list;
}

template <>
std::span<const std::string_view> tokens<KnowledgeSource>()
{
    static constexpr std::string_view list[] = {"research",       "practitioner", "lived",
                                                "organisational", "policy",       "indigenous"};
    return list;
}

template <>
std::span<const std::string_view> tokens<Confidence>()
{
    static constexpr std::string_view list[] = {"not_rated", "very_limited", "limited", "moderate",
                                                "strong"};
    return list;
}

template <>
std::span<const std::string_view> tokens<Direction>()
{
    static constexpr std::string_view list[] = {
        "helps",
        "mixed",
        "no_clear_effect",
        "harm_or_concern",
        "not_an_effectiveness_question",
        "not_tested",
    };
    return list;
}

template <>
std::span<const std::string_view> tokens<ReviewQuality>()
{
    static constexpr std::string_view list[] = {"weak", "moderate", "strong"};
    return list;
}

template <>
std::span<const std::string_view> tokens<Access>()
{
    static constexpr std::string_view list[] = {"open", "free_login", "member", "paid"};
    return list;
}

template <>
std::span<const std::string_view> tokens<TranslationMethod>()
{
    static constexpr std::string_view list[] = {"human", "machine", "machine_checked"};
    return list;
}

template <>
std::span<const std::string_view> tokens<Level>()
{
    static constexpr std::string_view list[] = {"introductory", "intermediate", "advanced"};
    return list;
}

std::span<const std::string_view> population_tokens()
{
    static constexpr std::string_view list[] = {
        "infants",
        "young_children",
        "school_age_children",
        "adolescents",
        "young_adults",
        "parents",
        "fathers",
        "families",
        "foster_carers",
        "kinship_carers",
        "adoptive_families",
        "children_in_care",
        "care_leavers",
        "indigenous_children",
        "newcomer_families",
        "disabled_children",
        "young_offenders",
        "children_at_risk",
        "practitioners",
        "managers",
    };
    return list;
}

std::span<const std::string_view> setting_tokens()
{
    static constexpr std::string_view list[] = {
        "home",   "foster_home", "kinship_home", "residential_care", "secure_care",
        "school", "clinic",      "hospital",     "community",        "court",
        "agency", "online",      "shelter",      "prison",           "rural",
    };
    return list;
}

std::span<const std::string_view> outcome_tokens()
{
    static constexpr std::string_view list[] = {
        "child_safety",
        "placement_stability",
        "permanence",
        "reunification",
        "entry_to_care",
        "child_mental_health",
        "child_behaviour",
        "child_development",
        "education",
        "parenting",
        "parent_mental_health",
        "family_relationships",
        "participation",
        "identity_and_culture",
        "transition_to_adulthood",
        "carer_wellbeing",
        "worker_wellbeing",
        "practice_quality",
        "access_to_services",
        "cost",
    };
    return list;
}

std::span<const std::string_view> audience_tokens()
{
    static constexpr std::string_view list[] = {"practitioner", "supervisor", "manager",
                                                "carer",        "trainer",    "researcher"};
    return list;
}

std::span<const std::string_view> practice_stage_tokens()
{
    static constexpr std::string_view list[] = {"referral",     "assessment", "planning",
                                                "intervention", "review",     "closing"};
    return list;
}

bool is_area_id(std::string_view text)
{
    constexpr std::size_t longest = 100;
    return !text.empty() && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      std::string_view("-_.:~").find(c) != std::string_view::npos;
           });
}

}  // namespace findings
