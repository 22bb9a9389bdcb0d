#pragma once

#include "search-server/views/item_page.hpp"
#include "search-server/views/model.hpp"

namespace findings::server {

/// What a reader must know before the first line: retracted, withdrawn, superseded, out of date, an
/// illustration, a translation that is behind or unchecked. The gravest first.
List banners(const ItemPage& page, const Words& words);

}  // namespace findings::server
