#pragma once

#include "library/catalogue/use_reports.hpp"
#include "library/record/private_words.hpp"
#include "search-server/views/item_page.hpp"
#include "search-server/views/site.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// A report of use that is to be written.
struct UseForm {
    LinkedRecord record;
    NewUseReport report;                   ///< as it was typed
    std::vector<std::string_view> faults;  ///< as faults_of()
    std::vector<PrivateWords> found;       ///< what may be private in it
    bool may_insist = false;               ///< a person's word is enough
    std::string problem;                   ///< a sentence; may be empty
};

/// A report with its record, where that is there for everybody.
struct UseEntry {
    UseReport report;
    std::optional<LinkedRecord> record;
};

struct UsesPage {
    std::vector<UseEntry> uses;
    std::string done;     ///< a sentence; may be empty
    std::string problem;  ///< likewise
};

/// The pages as HTML, in the language, one of site_languages.
std::string use_form_page(Site& site, std::string_view language, const UseForm& form);

/// What somebody reported.
std::string my_uses_page(Site& site, std::string_view language, const UsesPage& page);

/// What editors have to decide.
std::string use_desk_page(Site& site, std::string_view language, const UsesPage& page);

}  // namespace findings::server
