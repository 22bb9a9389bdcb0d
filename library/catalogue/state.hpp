#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/catalogue/connection.hpp"
#include "library/catalogue/originals.hpp"

namespace findings {

struct Catalogue::State {
    State(const std::filesystem::path& library, Access access)
        : connection(library / "catalogue.sqlite", access), originals(library / "files")
    {}

    Connection connection;
    Originals originals;
};

}  // namespace findings
