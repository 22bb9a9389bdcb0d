#pragma once

#include <array>
#include <string_view>

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

/// The fields of Record that are in it. Append, never rename: files of others hold them.
inline constexpr std::array<std::string_view, 44> own_fields{"kind",
                                                             "status",
                                                             "language",
                                                             "translated_titles",
                                                             "question",
                                                             "bottom_line",
                                                             "key_messages",
                                                             "plain_summary",
                                                             "abstract",
                                                             "implications",
                                                             "recommendations",
                                                             "sections",
                                                             "limitations",
                                                             "equity_note",
                                                             "owner",
                                                             "evidence_to",
                                                             "review_by",
                                                             "evidence_type",
                                                             "knowledge_source",
                                                             "direction",
                                                             "confidence",
                                                             "review_quality",
                                                             "ratings",
                                                             "outcomes",
                                                             "n_studies",
                                                             "n_people",
                                                             "areas",
                                                             "population",
                                                             "setting",
                                                             "interventions",
                                                             "comparison",
                                                             "studied_in",
                                                             "applies_in",
                                                             "audience",
                                                             "practice_stages",
                                                             "files",
                                                             "licence",
                                                             "access",
                                                             "open_copy",
                                                             "funding",
                                                             "conflicts",
                                                             "minutes",
                                                             "level",
                                                             "keywords"};

}  // namespace findings::json_ld
