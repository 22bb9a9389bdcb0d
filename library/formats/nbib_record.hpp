#pragma once

#include "library/formats/formats.hpp"
#include "library/formats/tagged_record.hpp"

#include <string>
#include <vector>

namespace findings::nbib {

/// A record and what of its fields it cannot hold.
struct Reading {
    Record record;
    std::vector<std::string> notes;
};

/// What the fields say, as docs/formats/nbib.md has it. Their text must be UTF-8.
Reading record_of(const TaggedRecord& fields);

}  // namespace findings::nbib
