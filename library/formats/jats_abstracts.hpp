#pragma once

#include "library/record/record.hpp"

#include <pugixml.hpp>

#include <string>
#include <vector>

namespace findings::jats {

/// Puts every <abstract> and <trans-abstract> of an <article-meta> or <front-stub> where the record
/// has a place for its kind: abstract, bottom line, key messages, plain summary; what is in another
/// language or of another kind becomes a section under its heading. A graphical abstract is noted.
void take_abstracts(pugi::xml_node article_meta, Record& record, std::vector<std::string>& notes);

/// The abstracts of a translation, as sections ("Abstract (fr)").
void take_translated_abstracts(pugi::xml_node front_stub, std::string_view language,
                               Record& record);

}  // namespace findings::jats
