#include "library/catalogue/catalogue.hpp"

#include "library/catalogue/renew_keys.hpp"
#include "library/catalogue/state.hpp"
#include "library/catalogue/vocabulary_row.hpp"

#include <SQLiteCpp/Backup.h>

namespace findings {

Catalogue::Catalogue(const std::filesystem::path& library, Access access)
    : state_(std::make_unique<State>(library, access))
{
    if (access == Access::read_write)
        guarded(state_->connection.file(), "make keys anew",
                [&] { renew_keys(state_->connection); });
}

Catalogue::~Catalogue() = default;
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;

std::string Catalogue::keep_original(std::istream& bytes)
{
    return guarded(state_->connection.file(), "keep an original",
                   [&] { return state_->originals.keep(bytes); });
}

std::optional<std::filesystem::path> Catalogue::original(std::string_view sha256) const
{
    return guarded(state_->connection.file(), "look for an original",
                   [&] { return state_->originals.find(sha256); });
}

std::vector<std::string> Catalogue::original_sums() const
{
    return guarded(state_->connection.file(), "list the originals", [&] {
        Run run = state_->connection.run(
            "SELECT DISTINCT sha256 FROM origin WHERE sha256 <> '' ORDER BY sha256");
        std::vector<std::string> sums;
        while (run.next())
            sums.push_back(run.text(0));
        return sums;
    });
}

std::vector<std::string> Catalogue::kept_sums() const
{
    return guarded(state_->connection.file(), "list the files that are kept",
                   [&] { return state_->originals.sums(); });
}

void Catalogue::drop_unnamed_originals()
{
    guarded(state_->connection.file(), "remove originals that no record names", [&] {
        Connection& connection = state_->connection;
        state_->originals.drop_unless([&](const std::string& sha256) {
            return connection.run("SELECT 1 FROM origin WHERE sha256 = ?", sha256).next();
        });
    });
}

void Catalogue::set_vocabulary(std::string_view rdf_xml, std::string_view hash)
{
    guarded(state_->connection.file(), "store the vocabulary", [&] {
        Connection& connection = state_->connection;
        Writing transaction(connection);
        put_vocabulary(connection, rdf_xml, hash);
        transaction.commit();
    });
}

void Catalogue::copy_to(const std::filesystem::path& library) const
{
    guarded(state_->connection.file(), "copy the catalogue", [&] {
        std::filesystem::create_directories(library);
        SQLite::Database copy((library / "catalogue.sqlite").string(),
                              SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Backup(copy, state_->connection.database()).executeStep();
    });
}

std::vector<std::string> Catalogue::integrity_faults() const
{
    return guarded(state_->connection.file(), "check the catalogue", [&] {
        Connection& connection = state_->connection;
        std::vector<std::string> faults;
        for (Run check = connection.run("PRAGMA integrity_check"); check.next();)
            if (check.text(0) != "ok")
                faults.push_back(check.text(0));
        for (Run check = connection.run("PRAGMA foreign_key_check"); check.next();)
            faults.push_back("a row of " + check.text(0) + " names a row of " + check.text(2) +
                             " that is not there");
        return faults;
    });
}

}  // namespace findings
