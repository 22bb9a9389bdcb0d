#pragma once

#include "library/record/record.hpp"

#include <string_view>

namespace findings {

/// Takes an identifier that says itself what it is: "https://doi.org/10.1/x", "doi:10.1/x",
/// "10.1/x", "PMID:123", "PMC123", "urn:isbn:…", "ISBN …", "urn:issn:…", an ISSN, an ISBN, an
/// address. False where it says nothing that a record can hold, or the record has another already.
bool take_identifier(std::string_view text, Record& record);

/// The same where the type is given beside it: doi, pmid, pubmed, pmc, pmcid, isbn, issn, eissn,
/// issn-l, uri, url, hdl; any case. False for other types, and where the text is not of its type.
bool take_identifier(std::string_view type, std::string_view text, Record& record);

}  // namespace findings
