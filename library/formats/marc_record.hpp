#pragma once

#include "library/base/result.hpp"
#include "library/formats/xml_gate.hpp"

namespace findings::marc {

/// The record of a <record> element of MARC 21; refused where it is none of a work (authorities,
/// holdings) or is UNIMARC.
Result<ReadRecord, Rejection> read_record(const XmlElement& element);

}  // namespace findings::marc
