#pragma once

#include "library/index/keeper.hpp"

#include <filesystem>
#include <memory>
#include <string>

struct sqlite3;

namespace findings::bench {

/// The same records in SQLite: a table of records with five facets, and an FTS5 index over their
/// titles and texts (porter, diacritics removed).
class FullTextTable {
public:
    /// Opens the file, or makes it from the catalogue where it is not there.
    FullTextTable(const IndexSources& sources, const std::filesystem::path& file);

    /// A page of ten for any of the words: an exact total, five facets by GROUP BY over the
    /// matches, snippet(), as JSON.
    std::string page(const std::string& words) const;

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace findings::bench
