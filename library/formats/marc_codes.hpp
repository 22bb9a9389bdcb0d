#pragma once

#include "library/base/date.hpp"
#include "library/formats/work_type.hpp"
#include "library/record/identifiers.hpp"

#include <pugixml.hpp>

#include <optional>

namespace findings::marc {

// What the leader and field 008 of a MARC 21 record say by the place of a character.

/// True where the record describes a work: not an authority, holdings, a classification or
/// community information (leader/06).
bool is_bibliographic(pugi::xml_node record);

/// True where it describes a periodical or another continuing work (leader/07).
bool is_serial(pugi::xml_node record);

/// True where the record has the tags of UNIMARC: its title in 200, no 245 and no 008.
bool is_unimarc(pugi::xml_node record);

/// The type of work by leader/06 and 07, and by 336 and 008/26 for electronic resources; nullopt
/// where they do not say one.
std::optional<WorkType> type_of_work(pugi::xml_node record);

/// Date 1 of 008, with month and day where the type of date is "detailed".
std::optional<Date> date_of_codes(pugi::xml_node record);

/// 008/35-37.
std::optional<Language> language_of_codes(pugi::xml_node record);

}  // namespace findings::marc
