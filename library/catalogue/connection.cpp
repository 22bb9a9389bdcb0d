#include "library/catalogue/connection.hpp"

#include "library/base/file.hpp"
#include "library/catalogue/migrations.hpp"
#include "library/record/record_json.hpp"

#include <fmt/core.h>
#include <sqlite3.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace findings {
namespace {

namespace fs = std::filesystem;

constexpr int busy_milliseconds = 60'000;
constexpr int most_wal_bytes = 64 * 1024 * 1024;

/// What to do about a failure of SQLite; empty where its own words must do.
std::string_view advice(int code)
{
    switch (code) {
    case SQLITE_NOTADB:
        return "it is not a SQLite database: put back a backup (findings-indexer restore), or name "
               "another library folder";
    case SQLITE_CORRUPT:
        return "the file is damaged: put back a backup (findings-indexer restore)";
    case SQLITE_FULL:
        return "the disk is full: make room and repeat";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "another program has been writing to it for a minute: repeat when it is done";
    case SQLITE_IOERR:
        return "the disk fails or is full: look at it before anything else";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return "look whether this user may read and write the library folder and all in it";
    default:
        return {};
    }
}

/// True where the file system has less left than a write of SQLite needs: not every place in it
/// tells a full disk from one that fails.
bool is_out_of_room(const fs::path& file)
{
    constexpr std::uint64_t least = 256 * 1024;  // bytes
    struct statvfs disk {};
    return ::statvfs(file.c_str(), &disk) == 0 &&
           std::uint64_t{disk.f_bavail} * disk.f_frsize < least;
}

[[noreturn]] void throw_by_code(const fs::path& file, int code, const std::string& what)
{
    switch (code) {
    case SQLITE_FULL:
        throw DiskFull(what);
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        throw CatalogueDamaged(what);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        if (is_out_of_room(file))
            throw DiskFull(what);
        if (code == SQLITE_IOERR)
            throw DiskFailed(what);
        [[fallthrough]];
    default:
        throw CatalogueError(what);
    }
}

[[noreturn]] void fail(const fs::path& file, std::string_view why)
{
    throw CatalogueError(fmt::format("{}: {}", file.string(), why));
}

/// Writers leave the -wal and -shm files in place: without them, nobody who cannot write to the
/// folder could read the catalogue (sqlite.org/wal.html, "Read-Only Databases").
void keep_wal_files(SQLite::Database& database)
{
    int on = 1;
    sqlite3_file_control(database.getHandle(), "main", SQLITE_FCNTL_PERSIST_WAL, &on);
}

void set_up(SQLite::Database& database)
{
    // The file may come from anywhere: nothing in its schema may run code or be bent.
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    database.exec("PRAGMA trusted_schema = OFF");
    database.exec("PRAGMA foreign_keys = ON");
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA cache_size = -32768");        // KiB
    database.exec("PRAGMA wal_autocheckpoint = 4000");  // pages
    database.exec(fmt::format("PRAGMA journal_size_limit = {}", most_wal_bytes));
}

/// Makes a whole catalogue beside its place and then gives it its name, so that a kill leaves no
/// half of one. Who comes second takes what the first has made.
void make(const fs::path& file)
{
    const fs::path folder = file.parent_path();
    fs::create_directories(folder);
    const fs::path beside = file.string() + ".new-" + RecordId::make().str();
    {
        SQLite::Database database(beside.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        set_up(database);
        migrate(database, catalogue_migrations());
        database.exec("PRAGMA journal_mode = WAL");
    }
    sync_to_disk(beside);
    const int linked = ::link(beside.c_str(), file.c_str());
    const int reason = errno;
    fs::remove(beside);
    if (linked != 0 && reason != EEXIST)
        throw fs::filesystem_error("cannot link", beside, file,
                                   std::error_code(reason, std::generic_category()));
    sync_to_disk(folder);
    sync_to_disk(fs::absolute(folder).lexically_normal().parent_path());
}

bool is_on_read_only_disk(const fs::path& file)
{
    struct statvfs disk {};
    return ::statvfs(file.c_str(), &disk) == 0 && (disk.f_flag & ST_RDONLY) != 0;
}

/// A file name inside a URI (sqlite.org/uri.html).
std::string immutable_uri(const fs::path& file)
{
    std::string uri = "file:";
    for (const char c : fs::absolute(file).string()) {
        if (c == '?' || c == '#' || c == '%')
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else
            uri += c;
    }
    return uri + "?immutable=1";
}

SQLite::Database open_for_reading(const fs::path& file)
{
    const int flags = SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX;
    try {
        SQLite::Database database(file.string(), flags, busy_milliseconds);
        database.execAndGet("PRAGMA schema_version");  // the first look is what opens the -shm file
        return database;
    } catch (const SQLite::Exception& error) {
        // Readers need the -shm file, and here nobody can make it; but nobody can write either.
        if (error.getErrorCode() != SQLITE_CANTOPEN || !is_on_read_only_disk(file))
            throw;
    }
    std::error_code none;
    const auto waiting = fs::file_size(file.string() + "-wal", none);
    if (!none && waiting > 0)
        fail(file, "its last writes are still in its -wal file, which cannot be read on a "
                   "read-only disk: copy the library to another disk and open it there once");
    return SQLite::Database(immutable_uri(file), flags | SQLite::OPEN_URI);
}

SQLite::Database open_for_writing(const fs::path& file)
{
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX,
                              busy_milliseconds);
    keep_wal_files(database);
    set_up(database);
    migrate(database, catalogue_migrations());
    if (database.execAndGet("PRAGMA journal_mode").getString() != "wal")
        database.exec("PRAGMA journal_mode = WAL");
    return database;
}

SQLite::Database open(const fs::path& file, Catalogue::Access access)
{
    if (!fs::exists(file)) {
        if (access == Catalogue::Access::read_only)
            fail(file, "is not there; `findings-indexer ingest` makes a library");
        make(file);
    }
    // SQLite would take it for a new database; ours are never empty, so something was lost here.
    if (fs::is_regular_file(file) && fs::file_size(file) == 0)
        fail(file, "is empty: put back a backup, or remove it to begin a new library");
    if (access == Catalogue::Access::read_write)
        return open_for_writing(file);

    SQLite::Database database = open_for_reading(file);
    set_up(database);
    const int layout = layout_of(database, catalogue_migrations());
    if (layout < catalogue_migrations().back().number)
        fail(file,
             fmt::format("has layout {} and needs {}: `findings-indexer sync` brings it up to "
                         "date",
                         layout, catalogue_migrations().back().number));
    return database;
}

}  // namespace

SQLite::Database open_to_check(const fs::path& file)
{
    return open_for_reading(file);
}

std::chrono::sys_seconds Run::time(int column) const
{
    return std::chrono::sys_seconds(std::chrono::seconds(integer(column)));
}

std::optional<std::chrono::sys_seconds> Run::optional_time(int column) const
{
    if (is_null(column))
        return std::nullopt;
    return time(column);
}

void Run::throw_no_id(int column) const
{
    throw CatalogueError("the catalogue holds the id \"" + text(column) +
                         "\", which is none: put back a backup");
}

void Run::bind(int index, std::chrono::sys_seconds value)
{
    bind(index, std::int64_t{value.time_since_epoch().count()});
}

Connection::Connection(const fs::path& file, Catalogue::Access access)
    : file_(file),
      database_(guarded(file, "open the catalogue", [&] { return open(file, access); }))
{}

SQLite::Statement& Connection::prepared(std::string_view sql)
{
    const auto known = statements_.find(sql);
    if (known != statements_.end())
        return known->second;
    return statements_.try_emplace(sql, database_, std::string(sql)).first->second;
}

void rethrow_as_catalogue_error(const fs::path& file, std::string_view doing)
{
    const auto because = [&](std::string_view reason, std::string_view what_to_do) {
        return fmt::format("{}: cannot {}: {}{}{}", file.string(), doing, reason,
                           what_to_do.empty() ? "" : "; ", what_to_do);
    };
    try {
        throw;
    } catch (const SQLite::Exception& error) {
        const int code = error.getErrorCode() & 0xFF;
        throw_by_code(file, code, because(error.what(), advice(code)));
    } catch (const RecordJsonError& error) {
        throw CatalogueDamaged(because(error.what(), "the file is damaged: put back a backup"));
    } catch (const NoRoom& error) {
        throw DiskFull(because(error.what(), advice(SQLITE_FULL)));
    } catch (const FileError& error) {
        throw DiskFailed(because(error.what(), {}));
    } catch (const fs::filesystem_error& error) {
        if (error.code() == std::errc::no_space_on_device)
            throw DiskFull(because(error.what(), advice(SQLITE_FULL)));
        throw DiskFailed(because(error.what(), {}));
    }
}

std::chrono::sys_seconds now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace findings
