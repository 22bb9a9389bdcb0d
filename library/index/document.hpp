#pragma once

#include "library/catalogue/catalogue.hpp"
#include "library/index/concepts.hpp"
#include "library/index/document_card.hpp"
#include "library/index/spelling.hpp"
#include "library/index/words.hpp"
#include "library/record/appraisal.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <xapian.h>

#include <string>
#include <vector>

namespace findings {

/// What is written into the index of a record.
struct IndexDocument {
    Xapian::Document document;
    SpelledWords words;
};

/// Makes index documents from catalogue records, always the same from the same. A document depends
/// on its own record only: what expressions of a work have to do with each other is found when the
/// index is read. Remembers stems, so keep one; belongs to one thread at a time.
class DocumentMaker {
public:
    /// Both must outlive this.
    DocumentMaker(const Vocabulary& vocabulary, const EvidenceScales& scales);

    /// The document of a record, with its unique term id_term(). A record that readers may not find
    /// (draft, in_review, withdrawn) has one with this term and its version only, so that verify
    /// can count it; no search meets it.
    IndexDocument make(const CatalogueRecord& record);

private:
    ConceptSpotter spotter_;
    const EvidenceScales& scales_;
    Stems stems_;
};

/// Puts the document in place of the one with the same id, if there is one, under a new document
/// number: what readers have loaded by document number stays true. Throws Xapian::Error.
void store_document(Xapian::WritableDatabase& index, const RecordId& id,
                    const IndexDocument& document);

/// Puts in the document of a record that the index does not have yet. Throws Xapian::Error.
void add_document(Xapian::WritableDatabase& index, const IndexDocument& document);

/// Takes the document of a record out; nothing happens where there is none. Throws Xapian::Error.
void remove_document(Xapian::WritableDatabase& index, const RecordId& id);

/// The catalogue's version of the record that the document was made from; 0 for a document that a
/// DocumentMaker did not make.
VersionNumber version_of(const Xapian::Document& document);

/// True for records that everybody may find: published, stale, superseded, retracted.
bool is_findable(Status status);

}  // namespace findings
