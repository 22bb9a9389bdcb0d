#include "library/catalogue/catalogue_check.hpp"

#include "library/catalogue/connection.hpp"
#include "library/catalogue/migrations.hpp"

#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>

namespace findings {
namespace {

constexpr std::string_view what_helps =
    "; put back a backup: findings-indexer --library NEW restore FILE, then rename the folders "
    "(docs/operations.md)";

bool is_damage(const SQLite::Exception& error)
{
    const int code = error.getErrorCode() & 0xFF;
    return code == SQLITE_NOTADB || code == SQLITE_CORRUPT;
}

/// Says the first thing that is wrong, if any is.
void look(const std::filesystem::path& file, const Child::Say& say)
{
    try {
        SQLite::Database database = open_to_check(file);
        layout_of(database, catalogue_migrations());
        std::string found = database.execAndGet("PRAGMA quick_check(1)").getString();
        std::ranges::replace(found, '\n', ' ');
        if (found != "ok")
            say(fmt::format("{}: is damaged ({}){}", file.string(), found, what_helps));
    } catch (const SQLite::Exception& error) {
        if (is_damage(error))
            say(fmt::format("{}: {}{}", file.string(), error.what(), what_helps));
    } catch (const CatalogueError& error) {
        say(error.what());
    }
}

}  // namespace

CatalogueCheck::CatalogueCheck(const std::filesystem::path& library)
    : file_(library / "catalogue.sqlite"), child_([this](const Child::Say& say) {
          std::error_code none;
          if (std::filesystem::file_size(file_, none) > 0 && !none)
              look(file_, say);
      })
{}

bool CatalogueCheck::is_done(std::chrono::milliseconds patience)
{
    return child_.has_spoken(patience);
}

std::optional<std::string> CatalogueCheck::fault()
{
    std::optional<std::string> said = child_.line();
    while (child_.line()) {
    }
    const std::optional<std::string> failure = child_.failure();
    if (!said && failure)
        said =
            fmt::format("{}: checking it ended with: {}{}", file_.string(), *failure, what_helps);
    return said;
}

}  // namespace findings
