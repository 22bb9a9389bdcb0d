#pragma once

#include "library/index/keeper.hpp"

#include <xapian.h>

#include <filesystem>
#include <string>

namespace findings::bench {

/// An index as Xapian's manual would have it: the same terms as ours, five facets in value slots of
/// their own (the first value of each), title and text as the document's data. One database, as
/// it comes.
void make_stock_index(const IndexSources& sources, const std::filesystem::path& folder);

/// A page of ten made of Xapian's own parts: an exact total, five ValueCountMatchSpy,
/// MSet::snippet with its usual flags, as JSON.
std::string stock_page(const Xapian::Database& index, const Xapian::Query& query);

}  // namespace findings::bench
