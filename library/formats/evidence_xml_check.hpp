#pragma once

#include "library/formats/evidence_xml_schema.hpp"

#include <pugixml.hpp>

#include <string>
#include <vector>

namespace findings {

/// Something that is wrong with a record in native XML.
struct EvidenceFault {
    pugi::xml_node node;  ///< where
    std::string field;    ///< the element or attribute of the record that it is about; may be empty
    std::string what;
    std::string mend;
};

/// All that breaks the schema in a record element, in the order of the document.
std::vector<EvidenceFault> check_structure(pugi::xml_node record, const EvidenceSchema& schema);

}  // namespace findings
