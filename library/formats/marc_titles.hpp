#pragma once

#include "library/formats/marc_field.hpp"

#include <string>

namespace findings::marc {

/// "Title: subtitle. Part" of 245, 242, 246 and the like.
std::string title_of(const DataField& field);

/// The title in another language after "=" in 245; empty where there is none.
std::string parallel_title_of(const DataField& field);

}  // namespace findings::marc
