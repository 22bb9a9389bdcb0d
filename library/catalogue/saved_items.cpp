#include "library/catalogue/saved_items.hpp"

#include "library/base/text.hpp"
#include "library/catalogue/audit.hpp"
#include "library/catalogue/connection.hpp"

namespace findings {
namespace {

std::optional<SavedItemId> id_of(Connection& connection, const PersonId& owner,
                                 const RecordId& record)
{
    Run run = connection.run("SELECT saved_item.id FROM saved_item JOIN record "
                             "ON record.number = saved_item.record WHERE owner = ? "
                             "AND record.id = ?",
                             owner, record);
    return run.next() ? std::optional(run.id_of<SavedItemId>(0)) : std::nullopt;
}

std::size_t count_of(Connection& connection, const PersonId& owner)
{
    Run run = connection.run("SELECT count(*) FROM saved_item WHERE owner = ?", owner);
    run.next();
    return static_cast<std::size_t>(run.integer(0));
}

bool insert(Connection& connection, const SavedItemId& id, const PersonId& owner,
            const RecordId& record)
{
    return connection
        .run("INSERT INTO saved_item (id, owner, record, note, saved) "
             "SELECT ?, ?, number, '', ? FROM record WHERE id = ? RETURNING id",
             id, owner, now(), record)
        .next();
}

void note_down(Connection& connection, const PersonId& owner, std::string_view action,
               const SavedItemId& id)
{
    audit(connection, owner, action, "saved item " + id.str(), {}, {});
}

SavedItem item_at(const Run& run)
{
    return {.record = run.id(0), .note = run.text(1), .saved = run.time(2)};
}

}  // namespace

std::vector<SavedItem> SavedItems::of(const PersonId& owner) const
{
    return guarded(connection_.file(), "list saved items", [&] {
        std::vector<SavedItem> items;
        Run run = connection_.run("SELECT record.id, note, saved FROM saved_item JOIN record "
                                  "ON record.number = saved_item.record WHERE owner = ? "
                                  "ORDER BY saved DESC, saved_item.id DESC",
                                  owner);
        while (run.next())
            items.push_back(item_at(run));
        return items;
    });
}

std::optional<SavedItem> SavedItems::find(const PersonId& owner, const RecordId& record) const
{
    return guarded(connection_.file(), "look for a saved item", [&]() -> std::optional<SavedItem> {
        Run run = connection_.run("SELECT record.id, note, saved FROM saved_item JOIN record "
                                  "ON record.number = saved_item.record WHERE owner = ? "
                                  "AND record.id = ?",
                                  owner, record);
        return run.next() ? std::optional(item_at(run)) : std::nullopt;
    });
}

std::optional<SavedRefusal> SavedItems::save(const PersonId& owner, const RecordId& record)
{
    using Answer = std::optional<SavedRefusal>;
    return guarded(connection_.file(), "save an item", [&]() -> Answer {
        Writing writing(connection_);
        if (id_of(connection_, owner, record))
            return std::nullopt;
        if (count_of(connection_, owner) >= most_saved_items)
            return SavedRefusal::too_many;
        const SavedItemId id = SavedItemId::make();
        if (!insert(connection_, id, owner, record))
            return SavedRefusal::not_there;
        note_down(connection_, owner, "save", id);
        writing.commit();
        return std::nullopt;
    });
}

std::optional<SavedRefusal> SavedItems::set_note(const PersonId& owner, const RecordId& record,
                                                 std::string_view note)
{
    using Answer = std::optional<SavedRefusal>;
    return guarded(connection_.file(), "note something on an item", [&]() -> Answer {
        const std::string text = nfc(trimmed(note));
        if (characters(text) > longest_note)
            return SavedRefusal::too_long;
        Writing writing(connection_);
        const auto id = id_of(connection_, owner, record);
        if (!id)
            return SavedRefusal::not_there;
        connection_.execute("UPDATE saved_item SET note = ? WHERE id = ?", text, *id);
        note_down(connection_, owner, "note", *id);
        writing.commit();
        return std::nullopt;
    });
}

std::optional<SavedRefusal> SavedItems::remove(const PersonId& owner, const RecordId& record)
{
    using Answer = std::optional<SavedRefusal>;
    return guarded(connection_.file(), "remove a saved item", [&]() -> Answer {
        Writing writing(connection_);
        const auto id = id_of(connection_, owner, record);
        if (!id)
            return SavedRefusal::not_there;
        connection_.execute("DELETE FROM saved_item WHERE id = ?", *id);
        note_down(connection_, owner, "remove", *id);
        writing.commit();
        return std::nullopt;
    });
}

}  // namespace findings
