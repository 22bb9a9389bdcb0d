#pragma once

#include "library/formats/marc_field.hpp"
#include "library/record/record.hpp"

namespace findings::marc {

/// What a field of a name (1xx, 7xx, 720) says of somebody's part in the work.
struct Name {
    Agent agent;             ///< its role as the field has it: the relator's word, else its code
    bool is_author = false;  ///< aut, cre, dis, author, Verfasser, auteur …
    bool has_role = false;
    bool is_publisher = false;
};

/// The person (x00, 720), body (x10) or meeting (x11) of a field; without family and name where the
/// field has none.
Name name_of(const DataField& field);

}  // namespace findings::marc
