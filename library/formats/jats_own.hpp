#pragma once

#include "library/record/record.hpp"

#include <pugixml.hpp>

#include <string>
#include <vector>

namespace findings::jats {

/// Marks, as specific-use, what our writer adds for the eye (sections, keywords) and keeps whole in
/// custom-meta, so that our reader passes over it.
inline constexpr const char* own_mark = "findings";

/// The kwd-group-type of the practice areas, and the vocab that they are of.
inline constexpr const char* area_keywords = "area";
inline constexpr const char* area_vocabulary = "practice areas";

/// The content-type of the list of works that the record summarises.
inline constexpr const char* sources_list = "sources";

/// The contrib-type of a contributor whose role stands in <role>, where there is one.
inline constexpr const char* contributor_type = "contributor";

bool is_own(pugi::xml_node node);

/// True where the article was written by write_own().
bool has_own(pugi::xml_node article_meta);

/// Writes what JATS has no element for, or only a looser one, into custom-meta: a field by its name
/// in Record, a text as it is, everything else as the JSON of record_json.hpp.
void write_own(pugi::xml_node article_meta, const Record& record);

/// The reverse: sets all these fields, to nothing where the article has none of them. A research
/// summary or practice guide becomes a study, for JATS cannot hold all that they must say. Passes
/// over an article that was not written by write_own().
void take_own(pugi::xml_node article_meta, Record& record, std::vector<std::string>& notes);

}  // namespace findings::jats
