#pragma once

#include "search-server/views/list_readings.hpp"
#include "search-server/views/site.hpp"

#include <string>
#include <string_view>

namespace findings::server::tests {

/// A list of two sections: a record that says everything, one that is superseded, one that is gone.
ListReadings sample_readings();

/// Every page of reading lists, filled in so that each part of each template is used at least once,
/// one after the other.
std::string all_list_pages(Site& site, std::string_view language);

}  // namespace findings::server::tests
