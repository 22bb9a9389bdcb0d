#pragma once

#include <array>
#include <string_view>
#include <vector>

namespace findings::json_ld {

// Where reader and writer put what schema.org has no word for.

inline constexpr std::string_view context = "https://schema.org";

/// Types of schema.org that are works, as far as they are evidence.
inline constexpr std::array<std::string_view, 18> work_types{"ScholarlyArticle",
                                                             "MedicalScholarlyArticle",
                                                             "Article",
                                                             "Report",
                                                             "TechArticle",
                                                             "Book",
                                                             "Chapter",
                                                             "Thesis",
                                                             "Dataset",
                                                             "CreativeWork",
                                                             "NewsArticle",
                                                             "BlogPosting",
                                                             "LearningResource",
                                                             "HowTo",
                                                             "Legislation",
                                                             "DigitalDocument",
                                                             "Guide",
                                                             "Course"};

/// True for these, in upper or lower case ("DataSet").
bool is_work_type(std::string_view type);

/// The member that holds our own JSON, and what it is short for.
inline constexpr std::string_view own_member = "findings:record";
inline constexpr std::string_view own_prefix = "https://findings.example/ns/evidence/1#";

/// The type, beside DefinedTerm, of a practice area among what a work is about.
inline constexpr std::string_view area_type = "findings:PracticeArea";

/// The fields of Record that are in it: those that schema.org has no member for, and that
/// docs/formats/json_ld.md does not name as lost.
const std::vector<std::string_view>& own_fields();

}  // namespace findings::json_ld
