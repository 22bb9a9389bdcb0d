#pragma once

#include "library/catalogue/list.hpp"
#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace findings::server {

// What requests to change a list say. A body that does not fit throws BadRequest, which names the
// member.

/// The revision that If-Match names.
struct SeenRevision {
    std::optional<std::int64_t> revision;  ///< absent for "*", and where there is no header
    std::optional<Response> refusal;       ///< 428 where one is needed, 412 where it cannot be
};

SeenRevision seen_revision(const Request& request, bool is_needed);

/// The members of the body, of application/json and at most 1 MiB; none without a body.
boost::json::object list_body(const Request& request);

/// A text; nullopt where there is none.
std::optional<std::string> text_member(const boost::json::object& body, std::string_view name);

/// A whole number of 0 or more; nullopt where there is none.
std::optional<std::size_t> count_member(const boost::json::object& body, std::string_view name);

/// Takes title, description, language, audience and sections as far as they are there. Sections
/// stand in place of those before; an entry whose id the list has stays as old as it was.
void take_list(const boost::json::object& body, ReadingList& list, const Context& context);

/// Takes importance, why, pages, minutes and question as far as they are there.
void take_entry(const boost::json::object& body, ListEntry& entry);

/// A new entry for the record that "item" names, with what else the body says.
ListEntry new_entry(const boost::json::object& body, const Context& context);

}  // namespace findings::server
