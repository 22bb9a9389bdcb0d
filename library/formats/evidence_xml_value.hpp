#pragma once

#include "library/formats/evidence_xml_schema.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// What is wrong with a text, to be said after its name: "is empty", and what to do.
struct ValueFault {
    std::string what;
    std::string mend;
};

/// nullopt where the text, not yet collapsed, is one of the type, which has text.
std::optional<ValueFault> check_value(std::string_view text, const SchemaType& type);

}  // namespace findings
