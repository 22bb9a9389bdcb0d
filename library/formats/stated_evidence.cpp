#include "library/formats/stated_evidence.hpp"

#include "library/base/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace findings {
namespace {

/// Statements that leave no doubt; "-" for a space.
constexpr std::array evidence_types{
    std::pair{std::string_view("meta-analysis"), EvidenceType::meta_analysis},
    std::pair{std::string_view("meta-analyses"), EvidenceType::meta_analysis},
    std::pair{std::string_view("systematic-review"), EvidenceType::systematic_review},
    std::pair{std::string_view("systematic-reviews"), EvidenceType::systematic_review},
    std::pair{std::string_view("scoping-review"), EvidenceType::scoping_review},
    std::pair{std::string_view("rapid-review"), EvidenceType::rapid_review},
    std::pair{std::string_view("qualitative-evidence-synthesis"),
              EvidenceType::qualitative_evidence_synthesis},
    std::pair{std::string_view("randomized-controlled-trial"), EvidenceType::randomised_trial},
    std::pair{std::string_view("randomised-controlled-trial"), EvidenceType::randomised_trial},
    std::pair{std::string_view("randomized-controlled-trials"), EvidenceType::randomised_trial},
    std::pair{std::string_view("randomised-controlled-trials"), EvidenceType::randomised_trial},
    std::pair{std::string_view("randomized-clinical-trial"), EvidenceType::randomised_trial},
    std::pair{std::string_view("randomized-trial"), EvidenceType::randomised_trial},
    std::pair{std::string_view("randomised-trial"), EvidenceType::randomised_trial},
    std::pair{std::string_view("cohort-study"), EvidenceType::cohort_study},
    std::pair{std::string_view("qualitative-study"), EvidenceType::qualitative_study},
    std::pair{std::string_view("qualitative-research"), EvidenceType::qualitative_study},
    std::pair{std::string_view("guideline"), EvidenceType::practice_guide},
    std::pair{std::string_view("practice-guideline"), EvidenceType::practice_guide},
    std::pair{std::string_view("clinical-practice-guideline"), EvidenceType::practice_guide},
};

}  // namespace

std::optional<EvidenceType> stated_evidence_type(std::string_view words)
{
    std::string type = folded(squeezed(words));
    std::replace(type.begin(), type.end(), ' ', '-');
    for (const auto& [known, meant] : evidence_types)
        if (known == type)
            return meant;
    return std::nullopt;
}

std::optional<EvidenceType> evidence_type_in_words(std::string_view words)
{
    std::string type = ascii_lower(trimmed(words));
    std::replace(type.begin(), type.end(), ' ', '_');
    return parse_term<EvidenceType>(type);
}

std::string in_words(EvidenceType type)
{
    std::string words(token(type));
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

}  // namespace findings
