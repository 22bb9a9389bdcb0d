#pragma once

#include "library/record/record.hpp"

#include <pugixml.hpp>

#include <vector>

namespace findings::jats {

/// Who made an article, in the order of the source.
struct People {
    std::vector<Agent> authors;
    std::vector<Agent> contributors;  ///< editors, reviewers, translators, members of a group
    bool affiliations_cut = false;    ///< past most_affiliation_text
};

/// The contributors of an <article-meta> or <front-stub>, with their affiliations.
People people_of(pugi::xml_node article_meta);

}  // namespace findings::jats
