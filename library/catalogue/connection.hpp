#pragma once

#include "library/catalogue/catalogue.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace findings {

/// One run of a kept statement: bind from 1 in order, next() while there is a row, read columns
/// from 0. Ready to be run again when this goes, so that no read transaction stays open behind it.
class Run {
public:
    explicit Run(SQLite::Statement& statement) : statement_(statement) {}
    ~Run() { statement_.tryReset(); }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    bool next() { return statement_.executeStep(); }

    std::int64_t integer(int column) const { return statement_.getColumn(column).getInt64(); }
    double number(int column) const { return statement_.getColumn(column).getDouble(); }
    std::string text(int column) const { return statement_.getColumn(column).getString(); }
    bool is_null(int column) const { return statement_.isColumnNull(column); }
    std::chrono::sys_seconds time(int column) const;
    std::optional<std::chrono::sys_seconds> optional_time(int column) const;
    RecordId id(int column) const { return id_of<RecordId>(column); }

    /// An id of that kind; throws CatalogueError where it is none.
    template <class AnyUlid>
    AnyUlid id_of(int column) const
    {
        const std::optional<AnyUlid> id = AnyUlid::parse(text(column));
        if (!id)
            throw_no_id(column);
        return *id;
    }
    template <class AnyUlid>
    std::optional<AnyUlid> optional_id_of(int column) const
    {
        if (is_null(column))
            return std::nullopt;
        return id_of<AnyUlid>(column);
    }

    void bind(int index, std::int64_t value) { statement_.bind(index, value); }
    void bind(int index, double value) { statement_.bind(index, value); }
    void bind(int index, const std::string& value) { statement_.bind(index, value); }
    void bind(int index, std::string_view value) { bind(index, std::string(value)); }
    void bind(int index, const char* value) { statement_.bind(index, value); }
    void bind(int index, std::chrono::sys_seconds value);
    template <class Tag>
    void bind(int index, const Ulid<Tag>& value)
    {
        bind(index, value.str());
    }
    void bind(int index, BatchId value) { bind(index, value.value); }
    template <class Value>
    void bind(int index, const std::optional<Value>& value)
    {
        if (value)
            bind(index, *value);
        else
            statement_.bind(index);
    }

private:
    [[noreturn]] void throw_no_id(int column) const;

    SQLite::Statement& statement_;
};

/// An open catalogue file with its statements kept prepared. Belongs to one thread at a time.
class Connection {
public:
    /// Makes a missing file (read_write) and brings an older one up to date, as Catalogue says.
    Connection(const std::filesystem::path& file, Catalogue::Access access);

    /// A run of the statement with these values bound. The statement is prepared once; no two runs
    /// of one text may be under way at the same time.
    template <class... Values>
    Run run(std::string_view sql, const Values&... values)
    {
        SQLite::Statement& statement = prepared(sql);
        bind_all(statement, values...);
        return Run(statement);
    }

    /// Runs a statement that has no rows.
    template <class... Values>
    void execute(std::string_view sql, const Values&... values)
    {
        run(sql, values...).next();
    }

    std::int64_t last_row() const { return database_.getLastInsertRowid(); }
    SQLite::Database& database() { return database_; }
    const std::filesystem::path& file() const { return file_; }

private:
    SQLite::Statement& prepared(std::string_view sql);

    template <class... Values>
    static void bind_all(SQLite::Statement& statement, const Values&... values)
    {
        // The bindings outlive this Run: a reset keeps them.
        [[maybe_unused]] Run binding(statement);
        [[maybe_unused]] int index = 0;
        (binding.bind(++index, values), ...);
    }

    std::filesystem::path file_;
    SQLite::Database database_;
    std::unordered_map<std::string_view, SQLite::Statement> statements_;  ///< texts are literals
};

/// Opens a file that may not be a catalogue, to be read. Throws SQLite::Exception.
SQLite::Database open_to_check(const std::filesystem::path& file);

/// A transaction that has the right to write from its beginning; rolls back unless committed.
class Writing : public SQLite::Transaction {
public:
    explicit Writing(Connection& connection)
        : SQLite::Transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE)
    {}
};

/// To be called in a catch block: throws what is under way as a CatalogueError that names the file,
/// what was being done, why it failed and what to do; passes on what neither SQLite nor the file
/// system threw.
[[noreturn]] void rethrow_as_catalogue_error(const std::filesystem::path& file,
                                             std::string_view doing);

/// The answer of `call`, with its failures as rethrow_as_catalogue_error() puts them.
template <class Call>
auto guarded(const std::filesystem::path& file, std::string_view doing, const Call& call)
{
    try {
        return call();
    } catch (...) {
        rethrow_as_catalogue_error(file, doing);
    }
}

std::chrono::sys_seconds now();

}  // namespace findings
