#include "library/catalogue/tagging_store.hpp"

#include "library/catalogue/connection.hpp"
#include "library/catalogue/current.hpp"

#include <algorithm>

namespace findings {
namespace {

/// The areas suggested so far, in their order.
std::vector<SuggestedArea> suggested(Connection& connection, std::int64_t record_number)
{
    std::vector<SuggestedArea> areas;
    Run run = connection.run("SELECT area, score FROM record_area WHERE record = ? AND "
                             "source = 'suggested' ORDER BY area",
                             record_number);
    while (run.next())
        areas.push_back({run.text(0), run.number(1)});
    return areas;
}

void replace(Connection& connection, std::int64_t record_number,
             const std::vector<SuggestedArea>& areas)
{
    connection.execute("DELETE FROM record_area WHERE record = ? AND source = 'suggested'",
                       record_number);
    for (const SuggestedArea& area : areas)
        connection.execute("INSERT INTO record_area (record, area, source, score) "
                           "VALUES (?, ?, 'suggested', ?)",
                           record_number, area.area, area.score);
}

bool same_areas(const std::vector<SuggestedArea>& one, const std::vector<SuggestedArea>& other)
{
    return std::ranges::equal(one, other, {}, &SuggestedArea::area, &SuggestedArea::area);
}

/// True where the record's areas are others now.
bool keep_one(Connection& connection, const RecordSuggestions& suggestions, std::int64_t model)
{
    std::int64_t number = 0;
    {
        Run run = connection.run("SELECT number FROM record WHERE id = ? AND version = ?",
                                 suggestions.record, suggestions.version);
        if (!run.next())
            return false;
        number = run.integer(0);
    }
    connection.execute("INSERT OR REPLACE INTO tagged_record (record, version, model) "
                       "VALUES (?, ?, ?)",
                       number, suggestions.version, model);
    std::vector<SuggestedArea> areas = suggestions.areas;
    std::ranges::sort(areas, {}, &SuggestedArea::area);
    const std::vector<SuggestedArea> before = suggested(connection, number);
    if (before == areas)
        return false;
    replace(connection, number, areas);
    if (same_areas(before, areas))
        return false;
    mark_changed(connection, number);
    return true;
}

}  // namespace

struct TaggingStore::State {
    std::unique_ptr<CatalogueFile> own;  ///< absent where the file is somebody else's
    Connection& connection;
};

TaggingStore::TaggingStore(const std::filesystem::path& library, Catalogue::Access access)
{
    auto file = std::make_unique<CatalogueFile>(library, access);
    Connection& connection = file->connection();
    state_ = std::make_unique<State>(State{std::move(file), connection});
}

TaggingStore::TaggingStore(CatalogueFile& file)
    : state_(std::make_unique<State>(State{nullptr, file.connection()}))
{}

TaggingStore::~TaggingStore() = default;
TaggingStore::TaggingStore(TaggingStore&&) noexcept = default;

std::optional<StoredModel> TaggingStore::model() const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read what was learned", [&]() -> std::optional<StoredModel> {
        SQLite::Statement statement(
            connection.database(),
            "SELECT version, learned, items, bytes FROM tagging_model WHERE length(bytes) > 0");
        Run run(statement);
        if (!run.next())
            return std::nullopt;
        const SQLite::Column bytes = statement.getColumn(3);
        return StoredModel{.version = run.integer(0),
                           .learned = run.time(1),
                           .items = run.integer(2),
                           .bytes = std::string(static_cast<const char*>(bytes.getBlob()),
                                                static_cast<std::size_t>(bytes.getBytes()))};
    });
}

std::optional<StoredModel> TaggingStore::learned() const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read what was learned", [&]() -> std::optional<StoredModel> {
        Run run = connection.run(
            "SELECT version, learned, items FROM tagging_model WHERE length(bytes) > 0");
        if (!run.next())
            return std::nullopt;
        return StoredModel{.version = run.integer(0),
                           .learned = run.time(1),
                           .items = run.integer(2),
                           .bytes = {}};
    });
}

std::int64_t TaggingStore::model_version() const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read what was learned", [&] {
        Run run = connection.run("SELECT version FROM tagging_model WHERE length(bytes) > 0");
        return run.next() ? run.integer(0) : std::int64_t{0};
    });
}

std::int64_t TaggingStore::keep_model(std::string_view bytes, std::int64_t items)
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "keep what was learned", [&] {
        Writing writing(connection);
        SQLite::Statement statement(
            connection.database(),
            "INSERT INTO tagging_model (only_row, version, learned, items, bytes) "
            "VALUES (1, 1, ?, ?, ?) ON CONFLICT DO UPDATE SET version = version + 1, "
            "learned = excluded.learned, items = excluded.items, bytes = excluded.bytes");
        statement.bind(1, std::int64_t{now().time_since_epoch().count()});
        statement.bind(2, items);
        statement.bindNoCopy(3, bytes.data(), static_cast<int>(bytes.size()));
        statement.exec();
        std::int64_t version = 0;
        {
            Run run = connection.run("SELECT version FROM tagging_model");
            run.next();
            version = run.integer(0);
        }
        writing.commit();
        return version;
    });
}

void TaggingStore::drop_model()
{
    Connection& connection = state_->connection;
    guarded(connection.file(), "forget what was learned",
            [&] { connection.execute("UPDATE tagging_model SET items = 0, bytes = x''"); });
}

std::vector<RecordId> TaggingStore::untagged_after(std::string_view after, std::size_t most) const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "look for records without suggestions", [&] {
        std::vector<RecordId> ids;
        Run run =
            connection.run("SELECT id FROM record LEFT JOIN tagged_record AS tagged "
                           "ON tagged.record = record.number AND tagged.version = record.version "
                           "WHERE id > ? AND record.version IS NOT NULL AND tagged.record IS NULL "
                           "ORDER BY id LIMIT ?",
                           after, static_cast<std::int64_t>(most));
        while (run.next())
            ids.push_back(run.id(0));
        return ids;
    });
}

std::int64_t TaggingStore::keep(std::span<const RecordSuggestions> suggestions, std::int64_t model)
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "keep suggestions", [&] {
        Writing writing(connection);
        std::int64_t changed = 0;
        for (const RecordSuggestions& one : suggestions)
            changed += keep_one(connection, one, model) ? 1 : 0;
        writing.commit();
        return changed;
    });
}

}  // namespace findings
