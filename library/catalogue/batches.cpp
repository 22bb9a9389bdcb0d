#include "library/catalogue/batches.hpp"

#include "library/catalogue/state.hpp"

namespace findings {

BatchId add_batch(Connection& connection, std::string_view source)
{
    connection.execute("INSERT INTO batch (source, began) VALUES (?, ?)", source, now());
    return BatchId{connection.last_row()};
}

void add_counts(Connection& connection, BatchId batch, const BatchCounts& counts)
{
    connection.execute(
        "UPDATE batch SET is_new = is_new + ?, new_versions = new_versions + ?, "
        "duplicates = duplicates + ?, possible_duplicates = possible_duplicates + ?, "
        "rejected = rejected + ?, skipped = skipped + ? WHERE number = ?",
        counts.is_new, counts.new_versions, counts.duplicates, counts.possible_duplicates,
        counts.rejected, counts.skipped, batch);
}

BatchId Catalogue::begin_batch(std::string_view source)
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "begin a batch", [&] {
        Writing transaction(connection);
        const BatchId batch = add_batch(connection, source);
        transaction.commit();
        return batch;
    });
}

void Catalogue::end_batch(BatchId batch, const BatchCounts& counts)
{
    Connection& connection = state_->connection;
    guarded(connection.file(), "end a batch", [&] {
        state_->originals.let_go();
        Writing transaction(connection);
        add_counts(connection, batch, counts);
        connection.execute("UPDATE batch SET ended = ? WHERE number = ?", now(), batch);
        transaction.commit();
    });
}

std::vector<Batch> Catalogue::batches() const
{
    Connection& connection = state_->connection;
    return guarded(connection.file(), "read the batches", [&] {
        std::vector<Batch> batches;
        Run run =
            connection.run("SELECT number, source, began, ended, undone, is_new, new_versions, "
                           "duplicates, possible_duplicates, rejected, skipped FROM batch "
                           "ORDER BY number");
        while (run.next())
            batches.push_back({.id = BatchId{run.integer(0)},
                               .source = run.text(1),
                               .began = run.time(2),
                               .ended = run.optional_time(3),
                               .undone = run.optional_time(4),
                               .counts = {.is_new = run.integer(5),
                                          .new_versions = run.integer(6),
                                          .duplicates = run.integer(7),
                                          .possible_duplicates = run.integer(8),
                                          .rejected = run.integer(9),
                                          .skipped = run.integer(10)}});
        return batches;
    });
}

}  // namespace findings
