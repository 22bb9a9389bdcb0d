#pragma once

#include "library/formats/document_outline.hpp"

#include <boost/json/object.hpp>

#include <string>

namespace findings::pdf {

/// Takes what the document's XMP packet states (Dublin Core, PRISM), through the XML gate; what is
/// wrong with it is noted.
void take_xmp(const std::string& packet, DocumentOutline& outline);

/// Takes what its information dictionary states and XMP does not: Author, Keywords, a DOI; the
/// Title is a weak one. Programs' names and dates of the file are not the work's.
void take_information(const boost::json::object& info, DocumentOutline& outline);

}  // namespace findings::pdf
