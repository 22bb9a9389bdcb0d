#pragma once

#include "library/formats/work_type.hpp"

#include <optional>
#include <string_view>

namespace findings::nbib {

// What single fields of PubMed's text say.

/// The type of work that a PT names ("Journal Article", "Academic Dissertation"); nullopt for those
/// that are kinds of article, evidence or nothing of ours.
std::optional<WorkType> work_type_of_publication(std::string_view publication_type);

/// The pages within an SO: "1042" of "Ann Psychiatry. 2021;4(1):1042. Epub 2021 Dec 27."; empty
/// where it names none, or a DOI in their place. Valid as long as the source.
std::string_view pages_of_source(std::string_view source);

}  // namespace findings::nbib
