#pragma once

#include "library/record/record.hpp"

#include <pugixml.hpp>

#include <vector>

namespace findings::jats {

/// The works in the reference lists of an article, in order. One <ref> that gives a work twice (as
/// text and as elements) is one of them; one that gives several works is several.
std::vector<SourceWork> references_of(pugi::xml_node article);

/// The works in the lists of the article's <back> that are marked as the sources it summarises.
std::vector<SourceWork> sources_of(pugi::xml_node article);

/// The work that a <related-article> or <product> points to; without citation where it only points.
SourceWork related_work(pugi::xml_node related);

}  // namespace findings::jats
