#pragma once

#include "library/record/record.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings {

/// What reference managers call the type of a work. A record holds of it what its kind says.
enum class WorkType {
    article,
    magazine_article,
    newspaper_article,
    book,
    chapter,
    conference_paper,
    thesis,
    report,
    preprint,
    manuscript,
    dataset,
    software,
    web_page,
    encyclopedia_entry,
    presentation,
    audiovisual,
    letter,
    patent,
    law,
    bill,
    legal_case,
    hearing,
    standard,
    other,
};

/// For people: "journal article", "book chapter".
std::string_view name_of(WorkType type);

/// A format's name of a type. In a table of them the first of a type is what is written for it.
using NamedType = std::pair<std::string_view, WorkType>;

std::optional<WorkType> type_named(std::span<const NamedType> names, std::string_view name);
std::string_view first_name(std::span<const NamedType> names, WorkType type,
                            std::string_view otherwise);

/// Sets the kind: policy for laws and bills, else study. What the record cannot say of the type is
/// noted ("the type of work: book"), but for a journal article.
void take_work_type(WorkType type, Record& record, std::vector<std::string>& notes);

/// The type that a reference manager should have for the record: a law, an article where it has a
/// volume, an issue or an ISSN, a chapter or book where it has an ISBN, else a report, or an
/// article where it lies in something.
WorkType work_type_of(const Record& record);

}  // namespace findings
