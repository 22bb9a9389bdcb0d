#pragma once

#include "library/formats/formats.hpp"
#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"

#include <string_view>
#include <vector>

namespace findings::server {

/// A file with these records, in their order, in a format that is written: blocks of about 64 KiB,
/// each made with a reader that is lent for that block, so that a slow client holds nothing
/// meanwhile. Its name has the count ("findings-38-records.ris"). Records that are withdrawn while
/// it is on its way are left out.
Response exported(std::vector<RecordId> ids, const Format& format, const Context& context);

/// One record in the format.
Response exported_item(const CatalogueRecord& entry, const Format& format, const Context& context);

/// 404 for an ending that no format is written with; says which there are.
Response no_such_form(std::string_view ending);

}  // namespace findings::server
