#include "library/catalogue/area_tags.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace findings {
namespace {

/// One row of the view area_tag.
struct Row {
    std::string area;
    std::string said;  ///< the area as it was called then
    AreaSource source = AreaSource::author;
    double score = 0;
    bool confirmed = false;
    std::string decided_by;
    std::optional<std::chrono::sys_seconds> decided_at;
};

AreaSource area_source(std::string_view text)
{
    if (text == "author")
        return AreaSource::author;
    return text == "suggested" ? AreaSource::suggested : AreaSource::person;
}

Row row_at(const Run& run)
{
    Row row{.area = run.text(0), .said = run.text(1), .source = area_source(run.text(2))};
    if (row.source == AreaSource::suggested)
        row.score = run.number(3);
    if (row.source == AreaSource::person) {
        row.confirmed = run.integer(4) != 0;
        row.decided_by = run.text(5);
        row.decided_at = run.optional_time(6);
    }
    return row;
}

bool is_rejected(const std::vector<Row>& rows, const std::string& said)
{
    return std::ranges::any_of(rows, [&](const Row& row) {
        return row.source == AreaSource::person && !row.confirmed && row.said == said;
    });
}

bool stands_by_author(const std::vector<Row>& rows)
{
    return std::ranges::any_of(rows, [&](const Row& row) {
        return row.source == AreaSource::author && !is_rejected(rows, row.said);
    });
}

/// The newest word of a person that fits.
template <class Fits>
const Row* newest_word(const std::vector<Row>& rows, const Fits& fits)
{
    const Row* newest = nullptr;
    for (const Row& row : rows)
        if (row.source == AreaSource::person && fits(row) &&
            (newest == nullptr || newest->decided_at < row.decided_at))
            newest = &row;
    return newest;
}

const Row* word_that_counts(const std::vector<Row>& rows)
{
    if (const Row* own = newest_word(rows, [](const Row& row) { return row.said == row.area; }))
        return own;
    if (const Row* yes = newest_word(rows, [](const Row& row) { return row.confirmed; }))
        return yes;
    if (stands_by_author(rows))
        return nullptr;
    return newest_word(rows, [](const Row&) { return true; });
}

AreaSource first_source(const std::vector<Row>& rows)
{
    return std::ranges::min(rows, {}, &Row::source).source;
}

AreaTag tag_of(const std::vector<Row>& rows)
{
    AreaTag tag{.area = rows.front().area, .source = first_source(rows)};
    if (tag.source == AreaSource::suggested)
        tag.score = std::ranges::max(rows, {}, &Row::score).score;
    if (const Row* word = word_that_counts(rows)) {
        tag.confirmed = word->confirmed;
        tag.decided_by = word->decided_by;
        tag.decided_at = word->decided_at;
    }
    return tag;
}

void add_once(std::vector<std::string>& areas, const std::string& area)
{
    if (std::ranges::find(areas, area) == areas.end())
        areas.push_back(area);
}

}  // namespace

std::vector<std::string> counted_areas(const CatalogueRecord& record)
{
    std::vector<std::string> areas;
    for (const std::string& area : record.record.areas)
        add_once(areas, area);
    const bool is_author_silent = areas.empty();
    for (const AreaTag& tag : record.areas) {
        const bool is_undecided = !tag.confirmed && tag.source == AreaSource::suggested;
        if (tag.confirmed == true || (is_undecided && is_author_silent))
            add_once(areas, tag.area);
        if (tag.confirmed == false)
            std::erase(areas, tag.area);
    }
    return areas;
}

Record as_decided(const CatalogueRecord& record)
{
    Record decided = record.record;
    for (const AreaTag& tag : record.areas) {
        if (tag.confirmed == true)
            add_once(decided.areas, tag.area);
        if (tag.confirmed == false)
            std::erase(decided.areas, tag.area);
    }
    return decided;
}

std::vector<AreaTag> area_tags(Connection& connection, std::int64_t record_number)
{
    std::vector<AreaTag> tags;
    std::vector<Row> rows;  // of one area
    const auto close = [&] {
        if (!rows.empty())
            tags.push_back(tag_of(rows));
        rows.clear();
    };
    Run run = connection.run("SELECT area, said, source, score, confirmed, decided_by, decided_at "
                             "FROM area_tag WHERE record = ? ORDER BY area",
                             record_number);
    while (run.next()) {
        Row row = row_at(run);
        if (!rows.empty() && rows.front().area != row.area)
            close();
        rows.push_back(std::move(row));
    }
    close();
    return tags;
}

std::vector<std::string> areas_that_count(Connection& connection,
                                          const std::vector<std::string>& given)
{
    std::vector<std::string> areas;
    for (const std::string& area : given) {
        Run run = connection.run("SELECT replaced_by FROM area_replacement WHERE area = ?", area);
        add_once(areas, run.next() ? run.text(0) : area);
    }
    return areas;
}

}  // namespace findings
