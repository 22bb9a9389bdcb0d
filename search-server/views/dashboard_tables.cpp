#include "search-server/views/dashboard_tables.hpp"

#include "library/formats/csv_cells.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/area_words.hpp"

#include <algorithm>

namespace findings::server {
namespace {

std::string number(std::int64_t n)
{
    return std::to_string(n);
}

std::string counted(std::string_view key, std::int64_t n, const Words& words)
{
    return words.count(key, static_cast<std::uint64_t>(n));
}

FigureCell area_cell(const std::string& id, const Vocabulary& vocabulary, const Words& words)
{
    const Concept* const area = vocabulary.find(id);
    if (area == nullptr)
        return {id};
    return {std::string(preferred_label(*area, words.language())),
            area_address(words.language(), id)};
}

FigureTable queries_table(const Dashboard& dashboard, const Words& words)
{
    FigureTable table{
        .name = "searches",
        .title = words("dashboard.queries"),
        .text = words("dashboard.queries_text"),
        .summary = words("dashboard.queries_sum",
                         {{"all", counted("dashboard.n_searches", dashboard.searches, words)},
                          {"n", words.number(static_cast<std::uint64_t>(dashboard.unanswered))}}),
        .columns = {{words("dashboard.query")},
                    {words("dashboard.language")},
                    {words("dashboard.times"), true}}};
    for (const UseCount& query : dashboard.queries) {
        SearchRequest search;
        search.text = query.use.subject;
        table.rows.push_back(
            {{query.use.subject, search_address(words.language(), search), query.use.language},
             {words.label("language", query.use.language)},
             {number(query.count)}});
    }
    return table;
}

FigureTable areas_table(const Dashboard& dashboard, const Words& words)
{
    FigureTable table{.name = "areas",
                      .title = words("dashboard.areas"),
                      .text = words("dashboard.areas_text"),
                      .columns = {{words("dashboard.area")}, {words("dashboard.times"), true}}};
    for (const UseCount& area : dashboard.areas)
        table.rows.push_back(
            {area_cell(area.use.subject, dashboard.vocabulary, words), {number(area.count)}});
    return table;
}

FigureTable items_table(const Dashboard& dashboard, const Words& words)
{
    FigureTable table{.name = "items",
                      .title = words("dashboard.items"),
                      .text = words("dashboard.items_text"),
                      .columns = {{words("dashboard.item")}, {words("dashboard.times"), true}}};
    for (const UsedItem& item : dashboard.items)
        table.rows.push_back(
            {{item.title, item_address(words.language(), item.id, item.title), item.language},
             {number(item.count)}});
    return table;
}

/// "3 areas have no guide; 1 area has nothing in English; 5 areas have nothing in French."
std::string coverage_summary(const std::vector<AreaCoverage>& coverage, const Words& words)
{
    const auto without = [&](std::int64_t AreaCoverage::*what) {
        return std::ranges::count(coverage, 0, what);
    };
    return words(
        "dashboard.coverage_sum",
        {{"guides", counted("dashboard.no_guide", without(&AreaCoverage::guides), words)},
         {"english", counted("dashboard.no_english", without(&AreaCoverage::english), words)},
         {"french", counted("dashboard.no_french", without(&AreaCoverage::french), words)}});
}

FigureTable coverage_table(const Dashboard& dashboard, const Words& words)
{
    FigureTable table{.name = "coverage",
                      .title = words("dashboard.coverage"),
                      .text = words("dashboard.coverage_text"),
                      .summary = coverage_summary(dashboard.coverage, words),
                      .columns = {{words("dashboard.area")},
                                  {words("dashboard.works"), true},
                                  {words("dashboard.english"), true},
                                  {words("dashboard.french"), true},
                                  {words("dashboard.both"), true},
                                  {words("dashboard.guides"), true},
                                  {words("dashboard.guides_english"), true},
                                  {words("dashboard.guides_french"), true}},
                      .is_whole = true};
    for (const AreaCoverage& area : dashboard.coverage)
        table.rows.push_back({area_cell(area.area, dashboard.vocabulary, words),
                              {number(area.works)},
                              {number(area.english)},
                              {number(area.french)},
                              {number(area.both)},
                              {number(area.guides)},
                              {number(area.guides_english)},
                              {number(area.guides_french)}});
    return table;
}

FigureTable reviews_table(const Dashboard& dashboard, const Words& words)
{
    FigureTable table{.name = "reviews",
                      .title = words("dashboard.reviews"),
                      .text = words("dashboard.reviews_text"),
                      .columns = {{words("dashboard.item")},
                                  {words("dashboard.kind")},
                                  {words("dashboard.review_by")},
                                  {words("dashboard.state")}}};
    std::int64_t overdue = 0;
    for (const DueRecord& record : dashboard.due) {
        const bool is_over = record.review_by.first_day() < dashboard.today.first_day();
        overdue += is_over ? 1 : 0;
        table.rows.push_back(
            {{record.title, page_address(words.language(), "review/records/" + record.id.str())},
             {words.label("kind", token(record.kind))},
             {record.review_by.str()},
             {words(is_over ? "dashboard.overdue" : "dashboard.due")}});
    }
    const auto due = static_cast<std::int64_t>(dashboard.due.size()) - overdue;
    table.summary =
        words("dashboard.reviews_sum", {{"overdue", counted("dashboard.n_overdue", overdue, words)},
                                        {"due", counted("dashboard.n_due", due, words)}});
    return table;
}

/// A path may begin with the name of whoever has the folder.
std::string shown_source(const std::string& source)
{
    const bool is_address = source.starts_with("http://") || source.starts_with("https://");
    return is_address ? source : source.substr(source.find_last_of('/') + 1);
}

std::string state_of(const Batch& batch, const Words& words)
{
    if (batch.undone)
        return words("dashboard.batch_undone");
    return words(batch.ended ? "dashboard.batch_ended" : "dashboard.batch_open");
}

FigureTable batches_table(const Dashboard& dashboard, const Words& words)
{
    FigureTable table{.name = "batches",
                      .title = words("dashboard.batches"),
                      .text = words("dashboard.batches_text"),
                      .columns = {{words("dashboard.batch"), true},
                                  {words("dashboard.source")},
                                  {words("dashboard.began")},
                                  {words("dashboard.state")},
                                  {words("dashboard.new"), true},
                                  {words("dashboard.new_versions"), true},
                                  {words("dashboard.duplicates"), true},
                                  {words("dashboard.possible"), true},
                                  {words("dashboard.rejected"), true},
                                  {words("dashboard.skipped"), true}}};
    for (const Batch& batch : dashboard.batches)
        table.rows.push_back({{number(batch.id.value)},
                              {shown_source(batch.source)},
                              {utc(batch.began)},
                              {state_of(batch, words)},
                              {number(batch.counts.is_new)},
                              {number(batch.counts.new_versions)},
                              {number(batch.counts.duplicates)},
                              {number(batch.counts.possible_duplicates)},
                              {number(batch.counts.rejected)},
                              {number(batch.counts.skipped)}});
    return table;
}

}  // namespace

std::vector<FigureTable> dashboard_tables(const Dashboard& dashboard, const Words& words)
{
    return {queries_table(dashboard, words), areas_table(dashboard, words),
            items_table(dashboard, words),   coverage_table(dashboard, words),
            reviews_table(dashboard, words), batches_table(dashboard, words)};
}

std::string figure_csv(const FigureTable& table)
{
    std::string csv = "\xef\xbb\xbf";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        csv += (i == 0 ? "" : ",") + csv_cell(table.columns[i].label);
    for (const std::vector<FigureCell>& row : table.rows) {
        csv += "\r\n";
        for (std::size_t i = 0; i < row.size(); ++i)
            csv += (i == 0 ? "" : ",") + csv_cell(row[i].text);
    }
    return csv + "\r\n";
}

}  // namespace findings::server
