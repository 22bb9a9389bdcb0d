#pragma once

#include "library/catalogue/person.hpp"

#include <string>

namespace findings::server {

/// Who looks at a page, for the frame around it and the forms in it.
struct Viewer {
    bool is_signed_in = false;
    std::string name = {};
    Roles roles = {};
    std::string address = {};     ///< what they asked for, to come back to
    std::string form_token = {};  ///< {{form_token}}: every form that is posted carries it
};

}  // namespace findings::server
