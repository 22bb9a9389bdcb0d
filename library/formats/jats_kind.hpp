#pragma once

#include "library/record/record.hpp"

#include <pugixml.hpp>

#include <string>
#include <vector>

namespace findings::jats {

/// What the article is, where its type or its heading in the journal's contents states it: kind,
/// evidence type, source of knowledge. Nothing is guessed from titles or text.
void take_kind(pugi::xml_node article, Record& record);

/// What the related articles say: the record is retracted where it points to its retraction, or its
/// title begins with "Retracted:"; a notice has the works that it is about as its sources.
void take_relations(pugi::xml_node article, Record& record, std::vector<std::string>& notes);

}  // namespace findings::jats
