#include "library/catalogue/migrations.hpp"

#include "library/base/schemas.hpp"
#include "library/catalogue/catalogue.hpp"

#include <SQLiteCpp/Transaction.h>

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

namespace findings {
namespace {

constexpr std::string_view folder = "catalogue/";

int pragma(SQLite::Database& database, const char* name)
{
    return database.execAndGet(fmt::format("PRAGMA {}", name)).getInt();
}

std::vector<Migration> embedded_migrations()
{
    std::vector<Migration> migrations;
    for (const EmbeddedFile& file : schema_files()) {
        if (!file.name.starts_with(folder))
            continue;
        int number = 0;
        const char* digits = file.name.data() + folder.size();
        std::from_chars(digits, file.name.data() + file.name.size(), number);
        migrations.push_back({number, std::string(file.name), file.bytes});
    }
    std::ranges::sort(migrations, {}, &Migration::number);
    return migrations;
}

void apply(SQLite::Database& database, const Migration& migration,
           std::span<const Migration> migrations)
{
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    // Only now is it certain that nobody else is doing the same.
    if (layout_of(database, migrations) >= migration.number)
        return;
    database.exec(std::string(migration.sql));
    database.exec(fmt::format("PRAGMA application_id = {}", catalogue_application_id));
    database.exec(fmt::format("PRAGMA user_version = {}", migration.number));
    transaction.commit();
}

}  // namespace

const std::vector<Migration>& catalogue_migrations()
{
    static const std::vector<Migration> migrations = embedded_migrations();
    return migrations;
}

int layout_of(SQLite::Database& database, std::span<const Migration> migrations)
{
    const int layout = pragma(database, "user_version");
    const int application = pragma(database, "application_id");
    const bool is_new = pragma(database, "schema_version") == 0;
    if (application != catalogue_application_id && !is_new)
        throw CatalogueError(fmt::format("{}: is the database of another program, not a catalogue "
                                         "of Findings; name another library folder",
                                         database.getFilename()));
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    if (layout > newest)
        throw CatalogueError(fmt::format("{}: was written by a newer Findings (layout {}, this one "
                                         "knows up to {}); use that one, or put back a backup",
                                         database.getFilename(), layout, newest));
    return layout;
}

void migrate(SQLite::Database& database, std::span<const Migration> migrations)
{
    const int layout = layout_of(database, migrations);
    for (const Migration& migration : migrations) {
        if (migration.number <= layout)
            continue;
        try {
            apply(database, migration, migrations);
        } catch (const SQLite::Exception& error) {
            throw CatalogueError(fmt::format("{}: cannot be brought to layout {} ({}): {}; it is "
                                             "as it was before",
                                             database.getFilename(), migration.number,
                                             migration.name, error.what()));
        }
    }
}

}  // namespace findings
