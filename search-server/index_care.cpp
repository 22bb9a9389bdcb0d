#include "search-server/index_care.hpp"

#include "library/base/log.hpp"
#include "library/catalogue/catalogue.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace findings::server {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// A library of 100,000 records that was closed in order is checked in full in this time; what takes
// longer goes on while it is served.
constexpr auto patience_with_check = 3s;
constexpr auto least_between_checks = 60s;
constexpr auto first_pause = 1000ms;
constexpr auto longest_pause = 60s;
constexpr auto long_ago = 10min;

// Some 2,000 records.
constexpr std::uintmax_t small_index = std::uintmax_t{16} << 20;

constexpr const char* being_rebuilt = "The index is being made anew.";

std::uintmax_t bytes_below(const std::filesystem::path& folder)
{
    std::error_code none;
    std::uintmax_t bytes = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none))
        if (entry.is_regular_file(none))
            bytes += entry.file_size(none);
    return bytes;
}

std::string mebibytes(std::uintmax_t bytes)
{
    return std::to_string(bytes / (1 << 20)) + " MiB";
}

}  // namespace

IndexCare::IndexCare(std::filesystem::path library, const EvidenceScales& scales, bool is_read_only,
                     std::chrono::milliseconds quiet)
    : library_(std::move(library)), scales_(scales), is_read_only_(is_read_only), quiet_(quiet),
      rebuild_pause_(first_pause)
{}

IndexCare::~IndexCare() = default;

void IndexCare::look_after(const Served& served)
{
    if (condemned_)  // the disk failed when it was to be set aside
        replace(served);
    end_task(served);
    heed_readers(served);
    see_live(served);
    if (is_suspect_ && task_ == Task::none && Clock::now() >= next_doubt_) {
        next_doubt_ = Clock::now() + least_between_checks;
        begin_check(served);
    }
    if (rebuild_reason_ && task_ == Task::none && Clock::now() >= next_rebuild_)
        begin_rebuild(served);
    if (may_write() && !is_sealed_ && !is_suspect_ && task_ == Task::none &&
        Clock::now() - written_at_ >= quiet_)
        begin_seal();
    publish();
}

void IndexCare::begin_anew(const Served& served, const std::string& why)
{
    served.readers.gate().close(why);
    state_ = State::unseen;
    publish();
}

void IndexCare::note_written()
{
    is_sealed_ = false;
    written_at_ = Clock::now();
}

void IndexCare::suspect(const std::string& what)
{
    if (!is_suspect_)
        log(LogLevel::warning, "the index is being looked at", {{"why", what}});
    is_suspect_ = true;
}

bool IndexCare::finish()
{
    if (task_ == Task::none)
        return state_ == State::serving && !is_suspect_;
    const Outcome outcome = running_.get();
    return std::exchange(task_, Task::none) == Task::rebuild || !outcome.damage;
}

IndexHealth IndexCare::health() const
{
    const std::lock_guard lock(mutex_);
    return health_;
}

/// Whoever swaps in another generation has made it a moment ago: a glance is enough for it.
void IndexCare::see_live(const Served& served)
{
    const std::optional<std::string> live = live_generation(library_);
    if (live && live == generation_ && (state_ == State::serving || state_ == State::remade))
        return;
    if (live && live == generation_ && damage_)  // read only, and nobody has mended it yet
        return;
    if (!live && !generation_ && rebuild_reason_ && state_ == State::missing)  // on its way
        return;
    const std::optional<GenerationFault> fault =
        live_damage_at_a_glance(library_, served.vocabulary, served.newest);
    generation_ = live;
    if (fault)
        return condemn(served, *fault);
    if (!live)
        return adopt(served);
    damage_.reset();
    is_sealed_ = false;
    if (!is_checked_ && is_better_remade())
        return remake(served);
    if (!is_checked_ && task_ == Task::none)
        begin_check(served);
    if (task_ == Task::check && running_.wait_for(patience_with_check) == std::future_status::ready)
        end_task(served);
    if (generation_ == live && !damage_)
        open(served);
}

void IndexCare::condemn(const Served& served, const GenerationFault& fault)
{
    served.readers.gate().close(being_rebuilt);
    damaged_ += fault.is_damage ? 1 : 0;
    log(fault.is_damage ? LogLevel::error : LogLevel::warning,
        fault.is_damage ? "the index is damaged" : "the index is of no use",
        {{"why", fault.what}, {"generation", generation_.value_or("none")}});
    state_ = State::missing;
    is_suspect_ = false;
    if (is_read_only_) {
        damage_ = fault.what;
        return;
    }
    condemned_ = fault;
    need_rebuild(fault.what);
    publish();  // choosing another may take a while
    replace(served);
}

void IndexCare::replace(const Served& served)
{
    generation_ = set_aside(library_, generation_, served.vocabulary, served.newest,
                            condemned_->is_damage ? FallBack::yes : FallBack::no);
    condemned_.reset();
    if (!generation_)
        return;
    log(LogLevel::warning, "another generation serves", {{"generation", *generation_}});
    open(served);
}

/// No check sees every wrong byte of an index that is not sealed. A small one is made anew as fast
/// as it is checked.
bool IndexCare::is_better_remade() const
{
    return may_remake_ && !is_read_only_ && !is_index_sealed(library_) &&
           bytes_below(library_ / "index" / *generation_) <= small_index;
}

void IndexCare::remake(const Served& served)
{
    state_ = State::remade;
    need_rebuild("it was not closed in order");
    begin_rebuild(served);
    if (task_ != Task::rebuild ||
        running_.wait_for(patience_with_check) != std::future_status::ready)
        return;
    end_task(served);
    see_live(served);
}

/// What there is must do, once it was checked.
void IndexCare::remake_no_more()
{
    if (state_ == State::remade)
        state_ = State::unseen;
    may_remake_ = false;
}

/// There is no stub: one of the generations may be whole all the same.
void IndexCare::adopt(const Served& served)
{
    state_ = State::missing;
    served.readers.gate().close(being_rebuilt);
    if (is_read_only_) {
        damage_ = "there is no index";
        return;
    }
    generation_ =
        set_aside(library_, std::nullopt, served.vocabulary, served.newest, FallBack::yes);
    if (generation_)
        return open(served);
    if (!rebuild_reason_)
        need_rebuild("there was none");
}

void IndexCare::heed_readers(const Served& served)
{
    const std::optional<IndexTrouble> trouble = served.readers.gate().take_trouble();
    if (!trouble || state_ != State::serving || trouble->generation != generation_)
        return;
    if (trouble->is_damage)
        condemn(served, {trouble->what});
    else
        suspect(trouble->what);
}

void IndexCare::open(const Served& served)
{
    state_ = State::serving;
    served.readers.gate().open();
}

void IndexCare::need_rebuild(const std::string& why)
{
    rebuild_reason_ = why;
    next_rebuild_ = std::max(next_rebuild_, Clock::now());
}

void IndexCare::begin_check(const Served& served)
{
    is_checked_ = true;
    is_suspect_ = false;
    task_ = Task::check;
    running_ = std::async(std::launch::async, [this, text = served.rdf_xml]() -> Outcome {
        const Vocabulary vocabulary = Vocabulary::from_skos(text);
        const Catalogue catalogue(library_, Catalogue::Access::read_only);
        const IndexFaults faults =
            verify_index({library_, vocabulary, scales_}, catalogue, VerifyDepth::seal);
        if (!faults.damage.empty())
            return {.damage = faults.damage.front()};
        if (!faults.none())
            return {.difference = "catalogue and index differ"};
        return {};
    });
}

/// So that the next start can trust it, also after a kill.
void IndexCare::begin_seal()
{
    is_sealed_ = true;
    task_ = Task::seal;
    running_ = std::async(std::launch::async, [this]() -> Outcome {
        seal_index(library_);
        return {};
    });
}

void IndexCare::begin_rebuild(const Served& served)
{
    rebuild_trouble_ = lack_of_room();
    if (rebuild_trouble_)
        return remake_no_more();
    if (Clock::now() - rebuilt_at_ > long_ago)
        rebuild_pause_ = first_pause;
    rebuilt_at_ = Clock::now();
    log(LogLevel::warning, "making the index anew", {{"why", *rebuild_reason_}});
    task_ = Task::rebuild;
    const bool keep_before = state_ == State::serving;
    running_ =
        std::async(std::launch::async, [this, keep_before, text = served.rdf_xml]() -> Outcome {
            const Vocabulary vocabulary = Vocabulary::from_skos(text);
            rebuild_index({library_, vocabulary, scales_}, {.keep_before = keep_before});
            return {};
        });
}

void IndexCare::end_task(const Served& served)
{
    if (task_ == Task::none || running_.wait_for(0s) != std::future_status::ready)
        return;
    const Task ended = std::exchange(task_, Task::none);
    if (ended == Task::rebuild)
        end_rebuild();
    else
        end_check(served, running_.get());
}

void IndexCare::end_check(const Served& served, const Outcome& outcome)
{
    if (outcome.damage && live_generation(library_) == generation_)
        condemn(served, {*outcome.damage});
    else if (outcome.difference && !is_read_only_)
        need_rebuild(*outcome.difference);
}

void IndexCare::end_rebuild()
try {
    running_.get();
    is_checked_ = true;  // whoever made it a moment ago
    rebuild_reason_.reset();
    rebuild_trouble_.reset();
    pause_rebuilds();
    log(LogLevel::info, "the index is made");
} catch (const std::exception& error) {
    rebuild_trouble_ = error.what();
    pause_rebuilds();
    remake_no_more();
    log(LogLevel::error, "the index could not be made", {{"what", error.what()}});
}

/// However often it fails, or is of no use, most of the machine's time is left for those who ask.
void IndexCare::pause_rebuilds()
{
    next_rebuild_ = Clock::now() + rebuild_pause_;
    rebuild_pause_ = std::min<std::chrono::milliseconds>(2 * rebuild_pause_, longest_pause);
}

/// A rebuild that must fail for want of room is not begun: it would take minutes, over and over.
std::optional<std::string> IndexCare::lack_of_room() const
{
    const std::uintmax_t needed =
        generation_ ? 2 * bytes_below(library_ / "index" / *generation_)
                    : bytes_below(library_);  // the catalogue: less than two indexes of it
    std::error_code unknown;
    const auto room = std::filesystem::space(library_, unknown);
    if (unknown || room.available >= needed)
        return std::nullopt;
    return "no room to make the index anew: " + mebibytes(room.available) + " are free, some " +
           mebibytes(needed) + " are needed";
}

void IndexCare::publish()
{
    IndexHealth now{.is_readable = state_ == State::serving,
                    .damaged = damaged_,
                    .is_rebuilding = task_ == Task::rebuild};
    if (damage_)
        now.trouble = "The index cannot be read: " + *damage_;
    else if (rebuild_trouble_)
        now.trouble = "The index cannot be made anew: " + *rebuild_trouble_;
    else if (rebuild_reason_)
        now.trouble = "The index is being made anew: " + *rebuild_reason_;
    const std::lock_guard lock(mutex_);
    health_ = std::move(now);
}

}  // namespace findings::server
