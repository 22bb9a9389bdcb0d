#pragma once

#include "library/base/date.hpp"

#include <pugixml.hpp>

#include <optional>

namespace findings::jats {

/// The earliest date of publication (epub, ppub, pub, collection …) of an <article-meta>; of two
/// that may be the same day ("2015", "2015-03-04"), the exact one. A deposit at an archive and a
/// preprint count only where there is nothing else.
std::optional<Date> issued(pugi::xml_node article_meta);

/// The latest correction or update that the history or the dates of publication name.
std::optional<Date> corrected(pugi::xml_node article_meta);

}  // namespace findings::jats
