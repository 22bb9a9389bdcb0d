#pragma once

#include "library/base/ids.hpp"
#include "library/catalogue/catalogue_file.hpp"
#include "library/vocabulary/vocabulary_changes.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// A record that has an area, and who says so.
struct AreaHolder {
    std::string area;
    RecordId record;
    std::string title;
    bool by_author = false;
    bool suggested = false;
    std::optional<bool> decided;  ///< a person's word: true confirmed, false rejected
};

/// A version of the vocabulary that is to take the place of the one in use.
struct NewVocabulary {
    std::string_view rdf_xml;
    std::string_view hash;
    std::vector<AreaReplacement> replacements;  ///< all that hold from now on
    std::vector<std::string> not_suggested;     ///< areas whose suggestions go
};

/// The vocabulary of a library, and what of it records have. An area that was merged into another
/// is kept on the record as it was said: the other counts in its place wherever the record is read,
/// so that nothing is lost and a merge can be taken back. As Catalogue: what a call that writes has
/// returned stays; belongs to one thread at a time; every function throws CatalogueError where the
/// file or the disk fails.
class VocabularyStore {
public:
    explicit VocabularyStore(CatalogueFile& file) : connection_(file.connection()) {}

    /// Areas that others count in place of, by area.
    std::vector<AreaReplacement> replacements() const;

    /// The areas that records have, whoever says so, as they were called then; in their order.
    std::vector<std::string> areas_of_records() const;

    /// The records that have these areas, by area, then id; also those that were said to have one
    /// in whose place another counts, unless that is asked for too.
    std::vector<AreaHolder> holders(std::span<const std::string> areas) const;

    /// Puts it in place of the one before, in one transaction with its audit row; every record is
    /// marked as changed and as not yet suggested for, where the vocabulary is another one.
    void renew(const NewVocabulary& vocabulary);

private:
    Connection& connection_;
};

}  // namespace findings
