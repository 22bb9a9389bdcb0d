#pragma once

#include "library/index/keeper.hpp"
#include "library/index/reader.hpp"
#include "library/index/recovery.hpp"
#include "library/record/appraisal.hpp"
#include "library/vocabulary/vocabulary.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <future>
#include <mutex>
#include <optional>
#include <string>

namespace findings::server {

/// How the index of a served library is, for operators.
struct IndexHealth {
    bool is_readable = false;            ///< searches are answered
    std::optional<std::string> trouble;  ///< what is wrong, also where searches are answered
    std::uint64_t damaged = 0;           ///< generations set aside since the start
    bool is_rebuilding = false;
};

/// What is served at the moment.
struct Served {
    IndexReaders& readers;
    const Vocabulary& vocabulary;
    const std::string& rdf_xml;  ///< that it was read from
    ChangeNumber newest = 0;     ///< the catalogue's last change
};

/// Looks after the index of a library that is served: no reader opens a generation that was not
/// looked at in a process of its own; one that is damaged is set aside, the one before serves, and
/// a new one is made in a thread of its own meanwhile (docs/decisions/damage.md). Belongs to the
/// attending thread, but for health().
class IndexCare {
public:
    /// The scales outlive this. Read only: damage is told, and another program mends it. An index
    /// that nobody has written to for `quiet` is sealed.
    IndexCare(std::filesystem::path library, const EvidenceScales& scales, bool is_read_only,
              std::chrono::milliseconds quiet);
    ~IndexCare();  ///< waits for a rebuild or check that runs
    IndexCare(const IndexCare&) = delete;
    IndexCare& operator=(const IndexCare&) = delete;

    /// One round. Returns in some 3 s at most, unless a damaged generation has to be replaced.
    /// Throws IndexError and CatalogueError where the disk fails; the next round tries again.
    void look_after(const Served& served);

    /// What is served is another from now on: its readers' gate is closed until it was looked at.
    void begin_anew(const Served& served, const std::string& why);

    /// True where there is a live generation that may be written to.
    bool may_write() const { return state_ == State::serving && !is_read_only_; }

    /// The generation that serves, by its name.
    const std::optional<std::string>& generation() const { return generation_; }

    /// The live generation was written to.
    void note_written();

    /// Somebody else could not use the index: it is looked at in full, once a minute at most.
    void suspect(const std::string& what);

    /// Waits for what runs. True where the live generation is known to be whole as far as is known.
    bool finish();

    /// Any thread.
    IndexHealth health() const;

private:
    enum class State { unseen, remade, serving, missing };
    enum class Task { none, check, rebuild, seal };

    /// What a task in another thread found or did.
    struct Outcome {
        std::optional<std::string> damage;
        std::optional<std::string> difference;  ///< between catalogue and a whole index
    };

    void see_live(const Served& served);
    void condemn(const Served& served, const GenerationFault& fault);
    void replace(const Served& served);
    void adopt(const Served& served);
    void heed_readers(const Served& served);
    void begin_check(const Served& served);
    void begin_seal();
    void begin_rebuild(const Served& served);
    void end_task(const Served& served);
    void end_check(const Served& served, const Outcome& outcome);
    void end_rebuild();
    void pause_rebuilds();
    bool is_better_remade() const;
    void remake(const Served& served);
    void remake_no_more();
    void need_rebuild(const std::string& why);
    void open(const Served& served);
    void publish();
    std::optional<std::string> lack_of_room() const;

    const std::filesystem::path library_;
    const EvidenceScales& scales_;
    const bool is_read_only_;
    const std::chrono::milliseconds quiet_;

    State state_ = State::unseen;
    std::optional<std::string> generation_;  ///< that was looked at
    bool is_checked_ = false;                ///< in full, or is being
    bool is_suspect_ = false;
    bool may_remake_ = true;
    std::chrono::steady_clock::time_point next_doubt_{};  ///< before, no suspicion is followed up
    std::optional<GenerationFault> condemned_;   ///< what is wrong with it: to be set aside
    std::optional<std::string> rebuild_reason_;  ///< absent: none is needed
    std::optional<std::string> rebuild_trouble_;
    std::chrono::steady_clock::time_point rebuilt_at_{};
    std::chrono::steady_clock::time_point next_rebuild_{};
    std::chrono::milliseconds rebuild_pause_;
    std::uint64_t damaged_ = 0;
    std::optional<std::string> damage_;  ///< that nobody here may mend

    bool is_sealed_ = false;  ///< as far as is known here
    std::chrono::steady_clock::time_point written_at_ = std::chrono::steady_clock::now();

    Task task_ = Task::none;
    std::future<Outcome> running_;

    mutable std::mutex mutex_;  // for what follows
    IndexHealth health_;
};

}  // namespace findings::server
