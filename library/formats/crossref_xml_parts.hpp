#pragma once

#include "library/formats/work_type.hpp"

#include <pugixml.hpp>

namespace findings::crossref {

/// A work, what it lies in, and what the element says of its type.
struct Parts {
    pugi::xml_node work;
    pugi::xml_node around;  ///< metadata of the journal, book or proceedings; nothing where it is
                            ///< the work
    pugi::xml_node issue;   ///< of a journal
    WorkType type = WorkType::article;
};

/// Of a <crossref> element; nothing where it holds none of the works that are known.
Parts parts_of(pugi::xml_node crossref);

}  // namespace findings::crossref
