#include "search-server/views/dashboard_page.hpp"

#include "search-server/views/addresses.hpp"
#include "search-server/views/frame.hpp"

#include <algorithm>

namespace findings::server {
namespace {

constexpr std::size_t most_rows = 20;

Model cell_model(const FigureCell& cell, bool is_number, bool is_first, const Words& words)
{
    const Model language = cell.language.empty() ? Model(false) : foreign(cell.language, words);
    return Object{{"cell_text", cell.text},
                  {"cell_address", or_nothing(cell.address)},
                  {"cell_language", language},
                  {"cell_number", is_number},
                  {"cell_first", is_first}};
}

List row_models(const FigureTable& table, std::size_t shown, const Words& words)
{
    List rows;
    for (std::size_t at = 0; at < shown; ++at) {
        List cells;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            cells.push_back(
                cell_model(table.rows[at][i], table.columns[i].is_number, i == 0, words));
        rows.push_back(Object{{"cells", Model(cells)}});
    }
    return rows;
}

Model table_model(const FigureTable& table, const Words& words)
{
    const std::string name(table.name);
    const std::size_t shown =
        table.is_whole ? table.rows.size() : std::min(most_rows, table.rows.size());
    const std::size_t more = table.rows.size() - shown;
    List columns;
    for (const FigureColumn& column : table.columns)
        columns.push_back(
            Object{{"column_label", column.label}, {"column_number", column.is_number}});
    return Object{
        {"table_id", name},
        {"table_title", table.title},
        {"table_text", table.text},
        {"table_summary", or_nothing(table.summary)},
        {"columns", Model(columns)},
        {"table_rows", list_or_nothing(row_models(table, shown, words))},
        {"table_more", more == 0 ? Model(false) : Model(words.count("dashboard.more", more))},
        {"csv_label", words("dashboard.csv_of", {{"table", table.title}})},
        {"csv_address", page_address(words.language(), "admin/dashboard/" + name + ".csv")}};
}

}  // namespace

std::string dashboard_page(Site& site, std::string_view language,
                           const std::vector<FigureTable>& tables)
{
    const Words words = site.words(language);
    Object model;
    add_frame(model, site, words,
              {.title = words("dashboard.title"),
               .other_address = page_address(words.other_language(), "admin/dashboard"),
               .section = "admin"});
    List models;
    for (const FigureTable& table : tables)
        models.push_back(table_model(table, words));
    model["admin_address"] = page_address(language, "admin");
    model["tables"] = Model(models);
    return site.render("admin_dashboard", words, std::move(model));
}

}  // namespace findings::server
