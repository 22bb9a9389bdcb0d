#pragma once

#include <SQLiteCpp/Database.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// "Fndg" in ASCII: says to SQLite and to file(1) whose database this is. Never changes.
inline constexpr int catalogue_application_id = 0x466E6467;

/// One step from a layout of the catalogue to the next. Its number is the file's user_version
/// after.
struct Migration {
    int number = 0;
    std::string name;  ///< of the file, e.g. "catalogue/001-records.sql"
    std::string_view sql;
};

/// The steps of schemas/catalogue/, from 1 on without a gap.
const std::vector<Migration>& catalogue_migrations();

/// Which layout the file has: 0 for a new one. Throws CatalogueError for the database of another
/// program and for a layout past the last migration.
int layout_of(SQLite::Database& database, std::span<const Migration> migrations);

/// Brings the database up to date, each step in a transaction of its own. Another program may do
/// the same at the same time. Throws CatalogueError naming the step that failed; the database then
/// is as the step before left it.
void migrate(SQLite::Database& database, std::span<const Migration> migrations);

}  // namespace findings
