#pragma once

#include "library/catalogue/lists.hpp"
#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace findings::server {

/// What came of a change of a list: the list as it is now, or why it was not changed.
struct ListChangeAnswer {
    std::optional<ReadingList> list;
    ListRefusal refusal = ListRefusal::not_there;
    std::vector<ListFault> faults;  ///< of ListRefusal::faulty
};

/// Changes the list as Lists::change() says, in the name of who asks; that is somebody.
ListChangeAnswer change_list(const ListId& id, std::optional<std::int64_t> seen,
                             const std::function<bool(ReadingList&)>& edit, const Context& context);

/// An entry for the record, at its current version; nullopt where it is not public.
std::optional<ListEntry> entry_for(const RecordId& record, const Context& context);

}  // namespace findings::server
