#pragma once

#include "search-server/views/model.hpp"

#include <string>

namespace findings::server {

/// What somebody hands on of a page.
struct Shared {
    std::string address;  ///< whole
    std::string title;
    std::string text;  ///< what it says, in lines; the address is put below
};

/// Adds what templates/_share needs: the plain link, a text that is ready to paste, and both as a
/// mail. Nobody else's service is asked for anything.
void add_share(Object& model, const Shared& shared);

}  // namespace findings::server
