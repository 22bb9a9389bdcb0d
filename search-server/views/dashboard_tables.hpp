#pragma once

#include "library/base/date.hpp"
#include "library/catalogue/catalogue.hpp"
#include "library/catalogue/record_marks.hpp"
#include "library/catalogue/use_counts.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/views/words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::server {

/// A record whose page was opened.
struct UsedItem {
    RecordId id;
    std::string title;
    std::string language;
    std::int64_t count = 0;
};

/// Works in an area with those below it, and which of its languages they are in.
struct AreaCoverage {
    std::string area;
    std::int64_t works = 0;
    std::int64_t english = 0;
    std::int64_t french = 0;
    std::int64_t both = 0;
    std::int64_t guides = 0;
    std::int64_t guides_english = 0;
    std::int64_t guides_french = 0;
    bool operator==(const AreaCoverage&) const = default;
};

/// What the people who run a library look at. Holds nothing about anybody.
struct Dashboard {
    const Vocabulary& vocabulary;
    Date today;
    std::int64_t searches = 0;      ///< within the days that uses are kept
    std::int64_t unanswered = 0;    ///< of these
    std::vector<UseCount> queries;  ///< without an answer
    std::vector<UseCount> areas;
    std::vector<UsedItem> items;
    std::vector<AreaCoverage> coverage;
    std::vector<DueRecord> due;  ///< within 60 days, or overdue
    std::vector<Batch> batches;  ///< of ingests and harvests, the last first
};

struct FigureCell {
    std::string text;
    std::string address = {};   ///< where it leads; may be empty
    std::string language = {};  ///< of the text; empty: the page's
};

struct FigureColumn {
    std::string label;
    bool is_number = false;
};

/// A table of the dashboard, as a page and as CSV.
struct FigureTable {
    std::string_view name;  ///< "searches": in addresses
    std::string title;
    std::string text;     ///< what it counts
    std::string summary;  ///< may be empty
    std::vector<FigureColumn> columns;
    std::vector<std::vector<FigureCell>> rows;  ///< cells in the order of the columns
    bool is_whole = false;                      ///< a page shows all rows of it
};

/// "searches", "areas", "items", "coverage", "reviews", "batches".
std::vector<FigureTable> dashboard_tables(const Dashboard& dashboard, const Words& words);

/// RFC 4180 with a byte order mark and without formulas (library/formats/csv_cells.hpp).
std::string figure_csv(const FigureTable& table);

}  // namespace findings::server
