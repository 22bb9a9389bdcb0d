#pragma once

#include "library/formats/field_notes.hpp"
#include "library/record/record.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::csv {

/// A row while its cells are taken in any order; what depends on several of them waits for the end.
struct RowReading {
    Record record;
    FieldNotes notes;
    std::string_view column;        ///< whose cell is taken, for notes
    std::vector<Agent> full_names;  ///< of the authors, where another column has short ones
    std::string year;
    std::string date;
    std::string series;
    std::string abbreviated_journal;
    std::string first_page;
    std::string last_page;
    std::string article_number;
    std::vector<std::string> types;
    std::optional<Kind> kind;
    std::optional<EvidenceType> evidence_type;
    std::optional<Status> status;

    /// Settles what waited.
    void finish();
};

}  // namespace findings::csv
