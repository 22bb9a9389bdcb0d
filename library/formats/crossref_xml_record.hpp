#pragma once

#include "library/base/result.hpp"
#include "library/formats/xml_gate.hpp"

namespace findings::crossref {

/// The record of a <crossref> element.
Result<ReadRecord, Rejection> read_record(const XmlElement& element);

}  // namespace findings::crossref
