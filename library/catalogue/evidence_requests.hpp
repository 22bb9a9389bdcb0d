#pragma once

#include "library/base/result.hpp"
#include "library/catalogue/catalogue_file.hpp"
#include "library/catalogue/person.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

using EvidenceRequestId = Ulid<struct EvidenceRequestTag>;

inline constexpr std::size_t longest_question = 500;        // characters
inline constexpr std::size_t longest_closing_reason = 500;  // characters
inline constexpr std::size_t most_open_requests = 20;       ///< of one person

enum class RequestState { open, taken, answered, closed };

inline constexpr std::array all_request_states{RequestState::open, RequestState::taken,
                                               RequestState::answered, RequestState::closed};

/// "open", …: in the catalogue and in messages.
std::string_view name(RequestState state);

/// A question for which somebody found no evidence. It does not say who asked.
struct EvidenceRequest {
    EvidenceRequestId id;
    std::string question;
    std::string area;      ///< id of a practice area; may be empty
    std::string language;  ///< "en" or "fr"
    RequestState state = RequestState::open;
    std::optional<RecordId> answer;  ///< of an answered one
    std::string reason;              ///< of a closed one
    std::chrono::sys_seconds asked;
    std::int64_t followers = 0;
    bool is_followed = false;  ///< by the viewer
    bool is_taken_by_viewer = false;
};

struct NewEvidenceRequest {
    std::string question;
    std::string area;
    std::string language = "en";
};

enum class RequestRefusal {
    not_there,  ///< or not this person's to see
    not_yours,  ///< to be seen, but not this person's to do that with
    not_in_this_state,
    faulty,  ///< without a question or reason, or with one that is too long
    too_many,
};

/// Who answers requests, and who decides what becomes of them.
inline constexpr Roles request_takers{Role::researcher, Role::editor, Role::administrator};
inline constexpr Roles request_editors{Role::editor, Role::administrator};

/// The questions that practice has. Everybody sees them, but for closed ones, which those alone
/// see who asked, follow or decide: what was closed may have held what nobody should read. As
/// Lists.
class EvidenceRequests {
public:
    explicit EvidenceRequests(CatalogueFile& file) : connection_(file.connection()) {}

    // --- reading; `viewer` is absent for somebody who has not signed in ---

    std::optional<EvidenceRequest> find(const EvidenceRequestId& id,
                                        const std::optional<Person>& viewer) const;

    /// Up to `most` of those that wait for an answer (open and taken), past the first `offset`, the
    /// one with most followers first, then the one asked first.
    std::vector<EvidenceRequest> waiting(const std::optional<Person>& viewer, std::size_t offset,
                                         std::size_t most) const;

    /// The one answered last first.
    std::vector<EvidenceRequest> answered(const std::optional<Person>& viewer,
                                          std::size_t most) const;

    /// Whatever their state, the one that changed last first.
    std::vector<EvidenceRequest> followed_by(const Person& person) const;

    // --- writing ---

    /// Whoever asks follows it.
    Result<EvidenceRequestId, RequestRefusal> ask(const Person& who,
                                                  const NewEvidenceRequest& request);

    std::optional<RequestRefusal> follow(const Person& who, const EvidenceRequestId& id);
    std::optional<RequestRefusal> unfollow(const Person& who, const EvidenceRequestId& id);

    /// open → taken, by one of request_takers.
    std::optional<RequestRefusal> take(const Person& who, const EvidenceRequestId& id);

    /// taken → open, by who took it or an editor.
    std::optional<RequestRefusal> release(const Person& who, const EvidenceRequestId& id);

    /// open or taken → answered by that record. One that somebody took is theirs to answer, or an
    /// editor's.
    std::optional<RequestRefusal> answer(const Person& who, const EvidenceRequestId& id,
                                         const RecordId& record);

    /// open or taken → closed, by an editor.
    std::optional<RequestRefusal> close(const Person& who, const EvidenceRequestId& id,
                                        std::string_view reason);

    /// answered or closed → open, by an editor.
    std::optional<RequestRefusal> reopen(const Person& who, const EvidenceRequestId& id);

private:
    Connection& connection_;
};

}  // namespace findings
