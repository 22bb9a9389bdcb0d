#pragma once

#include "library/record/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// Takes one statement of rights: a licence by its SPDX identifier, its Creative Commons address or
/// any other address, access where it is named in the words of info:eu-repo or COAR. Everything
/// else is noted. The text must be UTF-8.
void take_rights(std::string_view statement, Record& record, std::vector<std::string>& notes);

/// What take_rights() reads back: the licence, and that access is open.
std::vector<std::string> rights_statements(const Record& record);

}  // namespace findings
