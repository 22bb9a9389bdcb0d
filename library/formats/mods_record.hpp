#pragma once

#include "library/base/result.hpp"
#include "library/formats/xml_gate.hpp"

namespace findings::mods {

/// The record of a <mods> element.
Result<ReadRecord, Rejection> read_record(const XmlElement& element);

}  // namespace findings::mods
