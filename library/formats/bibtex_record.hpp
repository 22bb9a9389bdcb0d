#pragma once

#include "library/formats/bibtex_entries.hpp"

#include <string>
#include <vector>

namespace findings::bibtex {

/// A record and what of its entry it cannot hold.
struct Reading {
    Record record;
    std::vector<std::string> notes;
};

/// What an entry says, as docs/formats/bibtex.md has it; crossref has been followed.
Reading record_of(const Entry& entry);

}  // namespace findings::bibtex
