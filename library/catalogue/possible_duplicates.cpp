#include "library/catalogue/catalogue.hpp"

#include "library/catalogue/recognise.hpp"
#include "library/catalogue/state.hpp"
#include "library/catalogue/storing.hpp"

namespace findings {
namespace {

CatalogueError not_there(const Connection& connection, const RecordId& id)
{
    return CatalogueError(connection.file().string() + ": there is no record " + id.str());
}

std::int64_t number_of(Connection& connection, const RecordId& id)
{
    const std::optional<RecordRow> row = row_of(connection, id);
    if (!row || !row->version)
        throw not_there(connection, id);
    return row->number;
}

CatalogueRecord from_outside(const Catalogue& catalogue, const Connection& connection,
                             const RecordId& id)
{
    std::optional<CatalogueRecord> found = catalogue.find(id);
    if (!found)
        throw not_there(connection, id);
    if (is_ours(found->record))
        throw CatalogueError(connection.file().string() + ": " + id.str() +
                             " is a record of ours: it may be about the other, but it is not the "
                             "same; say that they are different");
    return *std::move(found);
}

}  // namespace

std::vector<PossibleDuplicate> Catalogue::possible_duplicates() const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read the possible duplicates", [&] {
        std::vector<PossibleDuplicate> pairs;
        Run run = connection.run(
            "SELECT one.id, other.id FROM possible_duplicate "
            "JOIN record AS one ON one.number = possible_duplicate.record "
            "JOIN record AS other ON other.number = like_record "
            "JOIN version ON version.record = one.number AND version.version = one.version "
            "WHERE other.version IS NOT NULL "
            "AND json_extract(version.json, '$.superseded_by') IS NOT other.id "
            "ORDER BY possible_duplicate.record");
        while (run.next())
            pairs.push_back({run.id(0), run.id(1)});
        return pairs;
    });
}

void Catalogue::say_different(const RecordId& one, const RecordId& other)
{
    Connection& connection = state_->connection;
    guarded(connection.file(), "keep what a person said", [&] {
        Writing transaction(connection);
        const std::int64_t first = number_of(connection, one);
        const std::int64_t second = number_of(connection, other);
        connection.execute(
            "INSERT OR REPLACE INTO told_apart VALUES (min(?1, ?2), max(?1, ?2), ?3)", first,
            second, now());
        connection.execute(
            "DELETE FROM possible_duplicate WHERE (record = ?1 AND like_record = ?2) "
            "OR (record = ?2 AND like_record = ?1)",
            first, second);
        transaction.commit();
    });
}

void Catalogue::say_same(BatchId batch, const RecordId& kept, const RecordId& other)
{
    Connection& connection = state_->connection;
    guarded(connection.file(), "merge two records", [&] {
        from_outside(*this, connection, kept);
        CatalogueRecord merged_away = from_outside(*this, connection, other);
        Record record = merged_away.record;
        record.id.reset();
        Writing transaction(connection);
        merge_in_transaction(connection, batch, kept,
                             {.record = record, .origin = merged_away.origin});
        merged_away.record.status = Status::superseded;
        merged_away.record.superseded_by = kept;
        store_in_transaction(connection, batch,
                             {{.record = merged_away.record, .origin = merged_away.origin}});
        transaction.commit();
    });
}

}  // namespace findings
