#pragma once

#include "library/formats/evidence_xml_check.hpp"
#include "library/record/record.hpp"

#include <pugixml.hpp>

#include <string>
#include <vector>

namespace findings {

/// What a record element says, faults or not.
struct EvidenceRecord {
    Record record;
    std::vector<EvidenceFault> faults;  ///< values that are none, such as a wrong check digit
    std::vector<std::string> notes;     ///< elements that no field stands for
};

/// Takes what can be taken; the structure is check_structure()'s business.
EvidenceRecord read_evidence_record(pugi::xml_node record, const EvidenceSchema& schema);

/// The element of the record that is about the field, or about the position-th entry of it where
/// that is not 0; the record where there is none. The name is one of Record ("key_messages").
pugi::xml_node element_of_field(pugi::xml_node record, std::string_view field,
                                std::size_t position);

}  // namespace findings
