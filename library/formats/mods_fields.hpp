#pragma once

#include "library/record/record.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace findings::mods {

// Where reader and writer put what MODS has no element for: typed abstracts, notes and labelled
// subjects. A name here is in files of others: append, never rename.

template <class Value>
using Named = std::pair<const char*, Value Record::*>;

inline constexpr std::array texts_of_notes{
    Named<std::string>{"question", &Record::question},
    Named<std::string>{"limitations", &Record::limitations},
    Named<std::string>{"equity", &Record::equity_note},
    Named<std::string>{"comparison", &Record::comparison},
    Named<std::string>{"funding", &Record::funding},
    Named<std::string>{"conflicts of interest", &Record::conflicts},
};

inline constexpr std::array numbers_of_notes{
    Named<std::optional<int>>{"number of studies", &Record::n_studies},
    Named<std::optional<int>>{"number of people", &Record::n_people},
    Named<std::optional<int>>{"minutes of reading", &Record::minutes},
};

inline constexpr Named<std::optional<KnowledgeSource>> knowledge_source{"knowledge source",
                                                                        &Record::knowledge_source};
inline constexpr Named<std::optional<Direction>> direction{"direction", &Record::direction};
inline constexpr Named<std::optional<ReviewQuality>> review_quality{"review quality",
                                                                    &Record::review_quality};
inline constexpr Named<std::optional<Level>> level{"level", &Record::level};

inline constexpr const char* evidence_to_note = "evidence up to";
inline constexpr const char* implication_note = "implication";
inline constexpr const char* recommendation_note = "recommendation";
inline constexpr const char* section_note = "section";
inline constexpr const char* status_note = "status";

inline constexpr const char* bottom_line = "bottom line";
inline constexpr const char* key_message = "key message";
inline constexpr const char* plain_summary = "plain summary";

inline constexpr std::array topics_by_label{
    Named<std::vector<std::string>>{"population", &Record::population},
    Named<std::vector<std::string>>{"setting", &Record::setting},
    Named<std::vector<std::string>>{"intervention", &Record::interventions},
    Named<std::vector<std::string>>{"practice stage", &Record::practice_stages},
};
inline constexpr const char* area_label = "area";
inline constexpr const char* outcome_label = "outcome";
inline constexpr const char* applies_in_label = "applies in";

inline constexpr const char* access_condition = "restriction on access";
inline constexpr const char* licence_condition = "use and reproduction";
inline constexpr const char* open_copy_note = "open copy";

}  // namespace findings::mods
