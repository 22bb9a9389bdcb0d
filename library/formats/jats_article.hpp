#pragma once

#include "library/base/result.hpp"
#include "library/formats/formats.hpp"

#include <pugixml.hpp>

namespace findings::jats {

/// One <article> as the XML gate delivers it, as a record (docs/formats/jats.md says what goes
/// where). `place` is where it began. Refused where it has neither a title nor an identifier.
Result<ReadRecord, Rejection> read_article(pugi::xml_node article, const Place& place);

}  // namespace findings::jats
