#include "indexer/pipeline/checks.hpp"

#include "library/record/validate.hpp"

namespace findings::indexer {

Checked checked_record(const ReadRecord& read, const Vocabulary& vocabulary)
{
    Checked checked{.notes = read.notes};
    for (const Fault& fault :
         read.is_from_outside ? validate_from_outside(read.record) : validate(read.record))
        checked.faults.push_back({read.place, fault.what, fault.mend});
    for (const std::string& area : read.record.areas) {
        if (vocabulary.find(area) != nullptr)
            continue;
        const std::string what = "practice area \"" + area + "\" is not in the vocabulary";
        if (is_native_kind(read.record.kind) && !read.is_from_outside)
            checked.faults.push_back({read.place, what,
                                      "use the id of a practice area of this library, or load a "
                                      "vocabulary that has it"});
        else
            checked.notes.push_back(what);
    }
    return checked;
}

}  // namespace findings::indexer
