#pragma once

#include "library/formats/formats.hpp"

#include <boost/json/object.hpp>

#include <string>
#include <vector>

namespace findings::csl {

/// A record and what of the item it cannot hold.
struct Reading {
    Record record;
    std::vector<std::string> notes;
};

/// What an item of CSL says, as docs/formats/csl_json.md has it.
Reading record_of(const boost::json::object& item);

}  // namespace findings::csl
