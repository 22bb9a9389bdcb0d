#pragma once

#include "library/catalogue/cpd_entries.hpp"
#include "search-server/views/site.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// Somebody's CPD record: all of it, or a year.
struct CpdPage {
    std::vector<CpdEntry> entries;
    std::vector<CpdYear> years;  ///< all there are
    std::optional<int> year;     ///< the one that is shown; absent: all
    std::string person;          ///< their name, for the file
    std::string done;            ///< a sentence; may be empty
};

/// An entry as it was typed.
struct CpdForm {
    std::optional<CpdEntryId> id;    ///< absent: a new one
    std::optional<RecordId> record;  ///< that it is about
    std::string reading;
    std::string day;
    std::string learnt;
    std::string effect;
    std::string minutes;
    std::vector<std::string_view> faults;  ///< as faults_of()
};

/// The pages as HTML, in the language, one of site_languages.
std::string cpd_page(Site& site, std::string_view language, const CpdPage& page);
std::string cpd_form_page(Site& site, std::string_view language, const CpdForm& form);

/// A page that stands by itself, to be kept or printed.
std::string cpd_file(Site& site, std::string_view language, const CpdPage& page,
                     const std::string& base_url);

/// The rows as comma-separated values (RFC 4180), below a row of names in the language. Cells that
/// a spreadsheet would take for formulas are guarded (csv_cells.hpp).
std::string cpd_csv(const CpdPage& page, const Words& words, const std::string& base_url);

}  // namespace findings::server
