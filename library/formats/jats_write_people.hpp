#pragma once

#include "library/record/record.hpp"

#include <pugixml.hpp>

namespace findings::jats {

/// Appends authors and contributors as <contrib-group>.
void write_people(pugi::xml_node article_meta, const Record& record);

}  // namespace findings::jats
