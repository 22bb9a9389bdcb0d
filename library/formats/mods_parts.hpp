#pragma once

#include "library/record/record.hpp"

#include <pugixml.hpp>

#include <optional>
#include <string>
#include <vector>

namespace findings::mods {

/// The type attribute in lower case.
std::string type_of(pugi::xml_node node);

/// nonSort, title, subTitle and parts of a <titleInfo> as one line.
std::string title_of(pugi::xml_node title_info);

/// When an <originInfo> says that the work was issued, else its copyright, else its making; the key
/// date or the encoded one of several.
std::optional<Date> date_of(pugi::xml_node origin);

/// The words for the type of work of a <mods>: its genres and the type of its resource, and what
/// else says where these name none: the Government Publishing Office's collection; an addressee,
/// whom letters have; a monograph that is no part of anything is a book, a part is an article, HTML
/// is a web page, everything else is something else.
std::vector<std::string> types_of(pugi::xml_node mods);

/// What the roles of a <name> say.
struct Roles {
    bool is_author = false;
    bool is_said = false;  ///< there is a role
    std::string words;     ///< the first that is a word and not author or creator
    std::string code;      ///< the first that is a code and not aut or cre
};
Roles roles_of(pugi::xml_node name);

/// The person or body that a <name> names; an empty one where it has no name.
Agent agent_of(pugi::xml_node name);

/// The work that a <relatedItem> is, its title as citation.
SourceWork work_of_item(pugi::xml_node item);

}  // namespace findings::mods
