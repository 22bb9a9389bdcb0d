#include "library/index/keeper_drain.hpp"

#include "library/base/file.hpp"
#include "library/index/document_text.hpp"
#include "library/index/generation_database.hpp"
#include "library/index/layout.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
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

/// Returns the bytes of text that were written.
std::size_t apply(Xapian::WritableDatabase& database, const Catalogue& catalogue,
                  DocumentMaker& maker, const Change& change)
{
    // The record may be newer than the change. Then a later change names it again, so that what is
    // written twice is the same and the number is right in the end.
    const std::optional<CatalogueRecord> record = catalogue.find(change.record);
    if (!record) {
        remove_document(database, change.record);
        return 0;
    }
    const MadeDocument made = document_of(maker, *record, change.number);
    store_document(database, change.record, made.document);
    return made.text;
}

/// Applies the block, or its beginning where the texts are long; returns the last change applied.
ChangeNumber apply_block(Xapian::WritableDatabase& database, const Catalogue& catalogue,
                         DocumentMaker& maker, const std::vector<Change>& block)
{
    const std::map<RecordId, ChangeNumber> last = last_changes(block);
    std::size_t text = 0;
    for (const Change& change : block) {
        if (last.at(change.record) == change.number)
            text += apply(database, catalogue, maker, change);
        if (text >= most_text_at_once)
            return change.number;
    }
    return block.back().number;
}

/// Returns the last change applied. Leaves the database without a transaction, whatever happens.
ChangeNumber commit_block(OpenGeneration& generation, const Catalogue& catalogue,
                          DocumentMaker& maker, const std::vector<Change>& block)
{
    Xapian::WritableDatabase& database = generation.database;
    ChangeNumber upto = 0;
    database.begin_transaction();
    try {
        upto = apply_block(database, catalogue, maker, block);
        set_generation_upto(database, upto);
    } catch (...) {
        database.cancel_transaction();
        throw;
    }
    database.commit_transaction();
    // Xapian's commit() renames a file without fsync of the folder: a power cut may take it back.
    sync_to_disk(generation.folder);
    return upto;
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
        upto = commit_block(generation, catalogue, maker, block);
        if (progress)
            progress(static_cast<std::uint64_t>(upto - begin),
                     static_cast<std::uint64_t>(std::max(upto, catalogue.last_change()) - begin));
    }
}

MadeDocument document_of(DocumentMaker& maker, const CatalogueRecord& record, ChangeNumber change)
{
    MadeDocument made{.document = maker.make(record)};
    made.document.document.add_value(slot::change, std::to_string(change));
    each_text(record.record, [&](std::string_view, std::string_view text, WordLanguage) {
        made.text += text.size();
    });
    return made;
}

}  // namespace findings
