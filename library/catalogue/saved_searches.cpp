#include "library/catalogue/saved_searches.hpp"

#include "library/base/secret.hpp"
#include "library/base/text.hpp"
#include "library/catalogue/audit.hpp"
#include "library/catalogue/connection.hpp"

namespace findings {
namespace {

SavedSearch search_at(const Run& run)
{
    return {.id = run.id_of<SavedSearchId>(0),
            .name = run.text(1),
            .language = run.text(2),
            .parameters = run.text(3),
            .seen = run.time(4),
            .seen_record = run.integer(5),
            .has_feed = !run.is_null(6)};
}

std::optional<SavedSearch> first_of(Run run)
{
    return run.next() ? std::optional(search_at(run)) : std::nullopt;
}

std::size_t count_of(Connection& connection, const PersonId& owner)
{
    Run run = connection.run("SELECT count(*) FROM saved_search WHERE owner = ?", owner);
    run.next();
    return static_cast<std::size_t>(run.integer(0));
}

/// Rows of records are numbered as they come, and no number is given twice.
std::int64_t newest_record(Connection& connection, ChangeNumber upto)
{
    Run run = connection.run(
        "SELECT number FROM record WHERE last_change <= ? ORDER BY number DESC LIMIT 1", upto);
    return run.next() ? run.integer(0) : 0;
}

bool fits(std::string_view name)
{
    return !name.empty() && characters(name) <= longest_search_name;
}

/// Runs the statement that changes one search and notes that down; false where it changed none.
template <class... Values>
bool change(Connection& connection, const PersonId& owner, std::string_view action,
            const SavedSearchId& id, std::string_view sql, const Values&... values)
{
    Writing writing(connection);
    connection.execute(sql, values...);
    if (connection.database().getChanges() == 0)
        return false;
    audit(connection, owner, action, "saved search " + id.str(), {}, {});
    writing.commit();
    return true;
}

std::optional<SavedRefusal> unless_there(bool is_there)
{
    return is_there ? std::nullopt : std::optional(SavedRefusal::not_there);
}

}  // namespace

std::vector<SavedSearch> SavedSearches::of(const PersonId& owner) const
{
    return guarded(connection_.file(), "list saved searches", [&] {
        std::vector<SavedSearch> searches;
        Run run = connection_.run("SELECT id, name, language, parameters, seen, seen_record, "
                                  "feed_hash FROM saved_search WHERE owner = ? ORDER BY id DESC",
                                  owner);
        while (run.next())
            searches.push_back(search_at(run));
        return searches;
    });
}

std::optional<SavedSearch> SavedSearches::find(const PersonId& owner, const SavedSearchId& id) const
{
    return guarded(connection_.file(), "look for a saved search", [&] {
        return first_of(connection_.run("SELECT id, name, language, parameters, seen, seen_record, "
                                        "feed_hash FROM saved_search WHERE owner = ? AND id = ?",
                                        owner, id));
    });
}

std::optional<SavedSearch> SavedSearches::by_feed(std::string_view secret) const
{
    return guarded(connection_.file(), "look for the feed of a search", [&] {
        return first_of(connection_.run("SELECT id, name, language, parameters, seen, seen_record, "
                                        "feed_hash FROM saved_search WHERE feed_hash = ?",
                                        secret_hash(secret)));
    });
}

std::vector<RecordId> SavedSearches::added_past(std::int64_t seen_record, std::size_t most) const
{
    return guarded(connection_.file(), "look for new records", [&] {
        std::vector<RecordId> ids;
        Run run = connection_.run("SELECT id FROM record WHERE number > ? AND version IS NOT NULL "
                                  "ORDER BY number DESC LIMIT ?",
                                  seen_record, static_cast<std::int64_t>(most));
        while (run.next())
            ids.push_back(run.id(0));
        return ids;
    });
}

Result<SavedSearch, SavedRefusal>
SavedSearches::add(const PersonId& owner, const NewSavedSearch& wanted, ChangeNumber upto)
{
    using Answer = Result<SavedSearch, SavedRefusal>;
    return guarded(connection_.file(), "save a search", [&]() -> Answer {
        SavedSearch search{.id = SavedSearchId::make(),
                           .name = squeezed(wanted.name),
                           .language = wanted.language,
                           .parameters = wanted.parameters,
                           .seen = now()};
        if (!fits(search.name) || search.parameters.size() > longest_search_parameters)
            return SavedRefusal::too_long;
        Writing writing(connection_);
        if (count_of(connection_, owner) >= most_saved_searches)
            return SavedRefusal::too_many;
        search.seen_record = newest_record(connection_, upto);
        connection_.execute(
            "INSERT INTO saved_search (id, owner, name, language, parameters, made, seen, "
            "seen_record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            search.id, owner, search.name, search.language, search.parameters, search.seen,
            search.seen, search.seen_record);
        audit(connection_, owner, "save", "saved search " + search.id.str(), {}, {});
        writing.commit();
        return search;
    });
}

std::optional<SavedRefusal> SavedSearches::see(const PersonId& owner, const SavedSearchId& id,
                                               ChangeNumber upto)
{
    return guarded(connection_.file(), "see a saved search", [&] {
        connection_.execute("UPDATE saved_search SET seen = ?, seen_record = ? "
                            "WHERE owner = ? AND id = ?",
                            now(), newest_record(connection_, upto), owner, id);
        return unless_there(connection_.database().getChanges() > 0);
    });
}

std::optional<SavedRefusal> SavedSearches::rename(const PersonId& owner, const SavedSearchId& id,
                                                  std::string_view name)
{
    return guarded(connection_.file(), "rename a search", [&]() -> std::optional<SavedRefusal> {
        const std::string text = squeezed(name);
        if (!fits(text))
            return SavedRefusal::too_long;
        return unless_there(change(connection_, owner, "rename", id,
                                   "UPDATE saved_search SET name = ? WHERE owner = ? AND id = ?",
                                   text, owner, id));
    });
}

std::optional<SavedRefusal> SavedSearches::set_feed(const PersonId& owner, const SavedSearchId& id,
                                                    const std::optional<std::string>& secret)
{
    return guarded(connection_.file(), "give a search a feed", [&] {
        const auto hash = secret ? std::optional(secret_hash(*secret)) : std::nullopt;
        return unless_there(change(
            connection_, owner, secret ? "make feed of" : "end feed of", id,
            "UPDATE saved_search SET feed_hash = ? WHERE owner = ? AND id = ?", hash, owner, id));
    });
}

std::optional<SavedRefusal> SavedSearches::remove(const PersonId& owner, const SavedSearchId& id)
{
    return guarded(connection_.file(), "remove a saved search", [&] {
        return unless_there(change(connection_, owner, "remove", id,
                                   "DELETE FROM saved_search WHERE owner = ? AND id = ?", owner,
                                   id));
    });
}

}  // namespace findings
