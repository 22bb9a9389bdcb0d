#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace findings {

// The closed lists of a record: field.md's words as snake_case tokens, the same in XML, JSON,
// addresses and the index. Append, never rename: stored records hold them.

enum class Kind { research_summary, practice_guide, outline, study, tool, policy, account };

enum class Status { draft, in_review, published, stale, superseded, withdrawn, retracted };

/// What kind of evidence stands behind the record, grouped by the question it answers.
enum class EvidenceType {
    // does it work?
    meta_analysis,
    systematic_review,
    randomised_trial,
    quasi_experiment,
    before_after,
    // how is it experienced, why does it work?
    qualitative_evidence_synthesis,
    qualitative_study,
    mixed_method_evaluation,
    lived_experience_account,
    // how many, who, what predicts?
    cohort_study,
    survey,
    incidence_study,
    // how do we do it here?
    practice_guide,
    implementation_study,
    practitioner_knowledge,
    practice_example,
    indigenous_knowledge,
    // what went wrong?
    case_review,
    // overview, rules, measures
    rapid_review,
    scoping_review,
    law,
    statutory_guidance,
    policy,
    assessment_tool,
};

enum class KnowledgeSource { research, practitioner, lived, organisational, policy, indigenous };

/// How sure we can be; not_rated stands outside the order and is never treated as low.
enum class Confidence { not_rated, very_limited, limited, moderate, strong };

enum class Direction {
    helps,
    mixed,
    no_clear_effect,
    harm_or_concern,
    not_an_effectiveness_question,
    not_tested,
};

/// How well a review was made; says nothing about its finding.
enum class ReviewQuality { weak, moderate, strong };

enum class Access { open, free_login, member, paid };

enum class TranslationMethod { human, machine, machine_checked };

enum class Level { introductory, intermediate, advanced };

/// The tokens of a list in the order of its enumerators. Defined for every enumeration above.
template <class Term>
std::span<const std::string_view> tokens();

/// The token of a term, e.g. "systematic_review".
template <class Term>
std::string_view token(Term term)
{
    return tokens<Term>()[static_cast<std::size_t>(term)];
}

/// The term of a token, nullopt for anything else.
template <class Term>
std::optional<Term> parse_term(std::string_view text)
{
    const auto known = tokens<Term>();
    for (std::size_t i = 0; i < known.size(); ++i)
        if (known[i] == text)
            return static_cast<Term>(i);
    return std::nullopt;
}

/// Open lists: records of our own keep to them, records from outside may say more.
std::span<const std::string_view> population_tokens();
std::span<const std::string_view> setting_tokens();
std::span<const std::string_view> outcome_tokens();
std::span<const std::string_view> audience_tokens();
std::span<const std::string_view> practice_stage_tokens();

/// True for what can name a practice area in addresses: up to 100 letters a to z, digits and
/// - _ . : ~ (a concept's URI ends in it; areas of vocabularies of others may be "c_1234").
bool is_area_id(std::string_view text);

}  // namespace findings
