#pragma once

#include "tests/support/served_library.hpp"

#include <optional>
#include <string>
#include <vector>

namespace findings::tests {

/// What the tests of the API search in: three summaries, a guide, and records that may not be
/// shown.
inline std::vector<Record> api_records()
{
    const auto id = [](std::uint8_t number) { return RecordId::from(number, {number}); };
    const auto english = Language::parse("en");
    return {
        {.id = id(1),
         .kind = Kind::research_summary,
         .language = english,
         .title = "Kinship care and placement stability",
         .bottom_line = "Children in kinship care move less often.",
         .publisher = "North Institute",
         .issued = Date::parse("2021-03"),
         .evidence_type = EvidenceType::systematic_review,
         .direction = Direction::helps,
         .confidence = ConfidenceInterval{Confidence::limited, Confidence::strong},
         .areas = {"kinship"},
         .minutes = 4},
        {.id = id(2),
         .kind = Kind::research_summary,
         .language = english,
         .title = "Foster care and school",
         .bottom_line = "Tutoring helps a little.",
         .issued = Date::parse("2019"),
         .evidence_type = EvidenceType::randomised_trial,
         .direction = Direction::no_clear_effect,
         .confidence = ConfidenceInterval{Confidence::moderate, Confidence::moderate},
         .areas = {"education"}},
        {.id = id(3),
         .kind = Kind::practice_guide,
         .language = Language::parse("fr"),
         .title = "Guide : accueil par des proches",
         .bottom_line = "Écouter l'enfant d'abord.",
         .issued = Date::parse("2023-11-02"),
         .areas = {"kinship"}},
        {.id = id(4), .status = Status::draft, .language = english, .title = "Kinship draft"},
        {.id = id(5),
         .status = Status::withdrawn,
         .language = english,
         .title = "Kinship withdrawn"},
    };
}

}  // namespace findings::tests
