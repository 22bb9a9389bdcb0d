#include "tests/bench/full_text_table.hpp"

#include "library/index/document_text.hpp"
#include "library/index/words.hpp"

#include <boost/json.hpp>
#include <sqlite3.h>

#include <array>
#include <stdexcept>
#include <vector>

namespace findings::bench {
namespace {

constexpr std::array facet_columns = {"kind", "evidence_type", "population", "outcome", "country"};

class Statement {
public:
    Statement(sqlite3* database, const std::string& sql)
    {
        if (::sqlite3_prepare_v2(database, sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK)
            throw std::runtime_error(std::string("SQLite: ") + ::sqlite3_errmsg(database));
    }
    ~Statement() { ::sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    void bind(int at, const std::string& text)
    {
        ::sqlite3_bind_text(statement_, at, text.data(), static_cast<int>(text.size()),
                            SQLITE_TRANSIENT);
    }
    bool step() { return ::sqlite3_step(statement_) == SQLITE_ROW; }
    void reset() { ::sqlite3_reset(statement_); }
    std::string text(int column) const
    {
        const auto* bytes =
            reinterpret_cast<const char*>(::sqlite3_column_text(statement_, column));
        return bytes == nullptr ? std::string() : bytes;
    }
    std::int64_t number(int column) const { return ::sqlite3_column_int64(statement_, column); }

private:
    sqlite3_stmt* statement_ = nullptr;
};

void run(sqlite3* database, const char* sql)
{
    if (::sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(std::string("SQLite: ") + ::sqlite3_errmsg(database));
}

std::string first(const std::vector<std::string>& values)
{
    return values.empty() ? std::string() : values.front();
}

std::vector<std::string> row_of(const Record& record)
{
    std::string text;
    each_text(record, [&](std::string_view name, std::string_view part, WordLanguage) {
        if (name != "title")
            text.append(part).append(" ");
    });
    return {record.title,
            text,
            std::string(token(record.kind)),
            record.evidence_type ? std::string(token(*record.evidence_type)) : std::string(),
            first(record.population),
            record.outcomes.empty() ? std::string() : record.outcomes.front().outcome,
            record.studied_in.empty() ? std::string() : record.studied_in.front().str()};
}

void fill(sqlite3* database, const IndexSources& sources)
{
    run(database, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
                  "CREATE TABLE record(title, body, kind, evidence_type, population, outcome, "
                  "country);"
                  "CREATE VIRTUAL TABLE words USING fts5(title, body, content='record', "
                  "tokenize='porter unicode61 remove_diacritics 2');"
                  "BEGIN");
    Statement insert(database, "INSERT INTO record VALUES(?,?,?,?,?,?,?)");
    const Catalogue catalogue(sources.library, Catalogue::Access::read_only);
    catalogue.each([&](const CatalogueRecord& record) {
        int at = 0;
        for (const std::string& value : row_of(record.record))
            insert.bind(++at, value);
        insert.step();
        insert.reset();
    });
    run(database, "INSERT INTO words(words) VALUES('rebuild');"
                  "INSERT INTO words(words) VALUES('optimize'); COMMIT");
}

/// Any of the words, quoted so that none is an operator.
std::string match_of(const std::string& text)
{
    std::string match;
    for (const Word& word : telling_words(words(text)))
        match += (match.empty() ? "\"" : " OR \"") + word.folded + "\"";
    return match;
}

}  // namespace

void FullTextTable::Close::operator()(sqlite3* database) const
{
    ::sqlite3_close(database);
}

FullTextTable::FullTextTable(const IndexSources& sources, const std::filesystem::path& file)
{
    const bool is_new = !std::filesystem::exists(file);
    sqlite3* opened = nullptr;
    ::sqlite3_open(file.c_str(), &opened);
    database_.reset(opened);
    run(opened, "PRAGMA cache_size=-200000; PRAGMA mmap_size=4000000000");
    if (is_new)
        fill(opened, sources);
}

std::string FullTextTable::page(const std::string& words) const
{
    const std::string match = match_of(words);
    boost::json::array results;
    Statement best(database_.get(),
                   "SELECT rowid, title, snippet(words, 1, '[', ']', '…', 30), rank "
                   "FROM words WHERE words MATCH ? ORDER BY rank LIMIT 10");
    best.bind(1, match);
    while (best.step())
        results.push_back(
            {{"id", best.number(0)}, {"title", best.text(1)}, {"snippet", best.text(2)}});
    Statement count(database_.get(), "SELECT count(*) FROM words WHERE words MATCH ?");
    count.bind(1, match);
    count.step();
    boost::json::object facets;
    for (const std::string column : facet_columns) {
        Statement values(database_.get(), "SELECT " + column +
                                              ", count(*) FROM record WHERE rowid IN (SELECT rowid "
                                              "FROM words WHERE words MATCH ?) GROUP BY 1");
        values.bind(1, match);
        boost::json::array counted;
        while (values.step())
            counted.push_back({{"value", values.text(0)}, {"count", values.number(1)}});
        facets[column] = std::move(counted);
    }
    return boost::json::serialize(boost::json::object{{"total", count.number(0)},
                                                      {"results", std::move(results)},
                                                      {"facets", std::move(facets)}});
}

}  // namespace findings::bench
