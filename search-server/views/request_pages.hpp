#pragma once

#include "library/catalogue/evidence_requests.hpp"
#include "library/record/private_words.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/item_page.hpp"
#include "search-server/views/site.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// The questions that practice has, for everybody.
struct RequestsPage {
    std::vector<EvidenceRequest> waiting;
    std::vector<EvidenceRequest> answered;  ///< lately
    const Vocabulary& vocabulary;
    std::string base_url;
    int page = 1;           ///< of those that wait
    bool has_next = false;  ///< there is another
};

/// One question.
struct RequestPage {
    EvidenceRequest request;
    std::optional<LinkedRecord> answer;  ///< where it is there for everybody
    const Vocabulary& vocabulary;
    std::string done;     ///< a sentence; may be empty
    std::string problem;  ///< likewise
};

/// A question that is to be asked.
struct AskPage {
    std::string question;
    std::string area;
    const Vocabulary& vocabulary;
    std::vector<PrivateWords> found;       ///< what may be private in it
    bool may_insist = false;               ///< a person's word is enough
    std::vector<EvidenceRequest> similar;  ///< that were asked before
    std::string problem;                   ///< a sentence; may be empty
};

/// The pages as HTML, in the language, one of site_languages.
std::string requests_page(Site& site, std::string_view language, const RequestsPage& page);
std::string request_page(Site& site, std::string_view language, const RequestPage& page);
std::string ask_page(Site& site, std::string_view language, const AskPage& page);

/// What somebody follows.
std::string my_requests_page(Site& site, std::string_view language,
                             const std::vector<EvidenceRequest>& requests);

/// "/en/requests/<id>".
std::string request_address(std::string_view language, const EvidenceRequestId& id);

}  // namespace findings::server
