#pragma once

#include "library/base/result.hpp"
#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/person.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

using UseReportId = Ulid<struct UseReportTag>;

inline constexpr std::size_t longest_use_setting = 200;  // characters
inline constexpr std::size_t longest_use_text = 2'000;   // characters, also of a reason
inline constexpr std::size_t most_waiting_reports = 20;  ///< of one person

enum class UseState { waiting, shown, refused };

inline constexpr std::array all_use_states{UseState::waiting, UseState::shown, UseState::refused};

/// "waiting", "shown", "refused": in the catalogue and in messages.
std::string_view name(UseState state);

/// "We used this": what somebody did with a record in practice.
struct UseReport {
    UseReportId id;
    RecordId record;
    std::string person_name;  ///< for editors and themselves; for readers where shows_name
    bool shows_name = false;
    std::string setting;  ///< where, in a few words
    std::string adapted;  ///< may be empty: nothing
    std::string happened;
    UseState state = UseState::waiting;
    std::string reason;  ///< what an editor said to whoever wrote it; may be empty
    std::chrono::sys_seconds sent;
};

struct NewUseReport {
    RecordId record;
    bool shows_name = false;
    std::string setting;
    std::string adapted;
    std::string happened;
};

enum class UseRefusal {
    not_there,  ///< or somebody else's
    not_yours,
    not_in_this_state,
    faulty,  ///< faults_of() finds something, or a refusal has no reason
    too_many,
};

/// Who decides whether a report is shown.
inline constexpr Roles use_editors{Role::editor, Role::administrator};

/// What is wrong with a report: "setting", "adapted" or "happened".
std::vector<std::string_view> faults_of(const NewUseReport& report);

/// What people say they did with records. Readers see what an editor has let through; what waits
/// or was refused is seen by who wrote it, and by editors while it waits. As Lists.
class UseReports {
public:
    explicit UseReports(CatalogueFile& file) : connection_(file.connection()) {}

    // --- reading ---

    /// What readers of a record see, the newest first; person_name is empty where it is not shown.
    std::vector<UseReport> shown_of(const RecordId& record) const;

    /// What editors have to decide, the oldest first.
    std::vector<UseReport> waiting(std::size_t most) const;

    /// What the person wrote, the newest first.
    std::vector<UseReport> of(const PersonId& person) const;

    // --- writing ---

    Result<UseReportId, UseRefusal> send(const PersonId& who, const NewUseReport& report);

    /// waiting → shown or refused, by one of use_editors; a refusal needs a reason.
    std::optional<UseRefusal> decide(const Person& who, const UseReportId& id, bool is_shown,
                                     std::string_view reason);

    /// By who wrote it, in any state.
    std::optional<UseRefusal> remove(const PersonId& who, const UseReportId& id);

private:
    Connection& connection_;
};

}  // namespace findings
