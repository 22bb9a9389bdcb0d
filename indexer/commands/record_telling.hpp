#pragma once

#include "indexer/commands/console.hpp"
#include "indexer/commands/progress.hpp"
#include "indexer/pipeline/ingest.hpp"
#include "indexer/pipeline/notes.hpp"
#include "indexer/pipeline/report.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace findings::indexer {

/// Records that come in, as their user sees them: what is stored (or would be, in a rehearsal),
/// what may be one work, what was rejected and noted, how far it is, and the report. Belongs to one
/// thread.
class RecordTelling {
public:
    /// `doing` and `what` as in Progress. Throws FileError where the report cannot be begun.
    RecordTelling(Console& console, const std::string& doing, const std::string& what,
                  const std::optional<std::filesystem::path>& report, bool is_rehearsal);

    void tell_stored(const std::vector<Acknowledged>& acknowledged);
    void tell(const Rejection& rejection);
    void add(const Note& note) { notes_.add(note); }
    Progress& progress() { return progress_; }

    /// Ends the bar, says the notes, and gives the seconds since this was made.
    double end();

    bool is_rehearsal() const { return is_rehearsal_; }
    Report* report() { return report_ ? &*report_ : nullptr; }

private:
    void tell_like(const Acknowledged& one);
    std::string forecast(const Acknowledged& one);
    std::string name(const RecordId& id) const;

    Console& console_;
    const bool is_rehearsal_;
    const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    Progress progress_;
    Notes notes_;
    std::optional<Report> report_;
    std::map<RecordId, std::string> new_ones_;  ///< of a rehearsal, with their places
};

}  // namespace findings::indexer
