#include "library/index/keeper_drain.hpp"

#include "library/base/file.hpp"
#include "library/index/generation_database.hpp"
#include "library/index/layout.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace findings {
namespace {

// About two seconds of work, so that what waits is soon findable. Xapian writes out by itself only
// past 10,000 documents, and within a transaction commits nothing then.
constexpr std::size_t block_size = 2'000;

/// The last change of each record that the block names.
std::map<RecordId, ChangeNumber> last_changes(const std::vector<Change>& block)
{
    std::map<RecordId, ChangeNumber> last;
    for (const Change& change : block)
        last[change.record] = change.number;
    return last;
}

void apply(Xapian::WritableDatabase& database, const Catalogue& catalogue, DocumentMaker& maker,
           const std::map<RecordId, ChangeNumber>& changes)
{
    for (const auto& [id, change] : changes) {
        // The record may be newer than the change. Then a later change names it again, so that what
        // is written twice is the same and the number is right in the end.
        if (const std::optional<CatalogueRecord> record = catalogue.find(id))
            store_document(database, id, document_of(maker, *record, change));
        else
            remove_document(database, id);
    }
}

/// Leaves the database without a transaction, whatever happens.
void commit_block(OpenGeneration& generation, const Catalogue& catalogue, DocumentMaker& maker,
                  const std::vector<Change>& block)
{
    Xapian::WritableDatabase& database = generation.database;
    database.begin_transaction();
    try {
        apply(database, catalogue, maker, last_changes(block));
        set_generation_upto(database, block.back().number);
    } catch (...) {
        database.cancel_transaction();
        throw;
    }
    database.commit_transaction();
    // Xapian's commit() renames a file without fsync of the folder: a power cut may take it back.
    sync_to_disk(generation.folder);
}

}  // namespace

void drain(OpenGeneration& generation, const Catalogue& catalogue, DocumentMaker& maker,
           const IndexProgress& progress)
{
    const ChangeNumber begin = generation_upto(generation.database);
    ChangeNumber upto = begin;
    for (;;) {
        const std::vector<Change> block = catalogue.changes_after(upto, block_size);
        if (block.empty())
            return;
        commit_block(generation, catalogue, maker, block);
        upto = block.back().number;
        if (progress)
            progress(static_cast<std::uint64_t>(upto - begin),
                     static_cast<std::uint64_t>(std::max(upto, catalogue.last_change()) - begin));
    }
}

Xapian::Document document_of(DocumentMaker& maker, const CatalogueRecord& record,
                             ChangeNumber change)
{
    Xapian::Document document = maker.make(record);
    document.add_value(slot::change, std::to_string(change));
    return document;
}

}  // namespace findings
