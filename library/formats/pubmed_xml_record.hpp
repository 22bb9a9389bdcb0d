#pragma once

#include "library/base/result.hpp"
#include "library/formats/xml_gate.hpp"

namespace findings::pubmed {

/// The record of a <PubmedArticle> or <PubmedBookArticle>.
Result<ReadRecord, Rejection> read_record(const XmlElement& element);

}  // namespace findings::pubmed
