// What the attending thread of a Service does.

#include "library/base/file.hpp"
#include "library/base/log.hpp"
#include "search-server/routes/use_counting.hpp"
#include "search-server/service.hpp"
#include "search-server/service_held.hpp"

#include <algorithm>

namespace findings::server {
namespace {

using namespace std::chrono_literals;

constexpr auto longest_pause = 8s;           // between tries where the index cannot be brought up
constexpr std::size_t least_room = 1 << 20;  // bytes that must be free before writing begins again
constexpr auto between_counts = 60s;         // what a kill takes of them at most

}  // namespace

void Service::attend(const std::stop_token& stop)
{
    std::condition_variable_any alarm;
    std::mutex alarm_mutex;
    auto pause = options_.tick;
    while (!stop.stop_requested()) {
        try {
            look_after();
            note_trouble(std::nullopt);
            pause = options_.tick;
        } catch (const std::exception& error) {
            note_trouble(error.what());
            pause = std::min<std::chrono::milliseconds>(2 * pause, longest_pause);
        }
        if (std::chrono::steady_clock::now() - counts_kept_ > between_counts)
            keep_counts();
        std::unique_lock lock(alarm_mutex);
        alarm.wait_for(lock, stop, pause, [] { return false; });
    }
    keep_counts();
    try {
        // sealing says that it is whole
        if (care_.finish() && !options_.is_read_only)
            seal_index(options_.library);
    } catch (const std::exception& error) {
        note_trouble(error.what());
    }
    const std::lock_guard lock(mutex_);
    has_ended_ = true;
    ended_.notify_all();
}

/// What cannot be written now is lost: nobody was promised it.
void Service::keep_counts()
{
    counts_kept_ = std::chrono::steady_clock::now();
    if (options_.is_read_only)
        return;
    const auto day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    try {
        const auto counts = without_private_words(uses_.take(), held_->vocabulary);
        if (counts.empty() && day == counted_day_)
            return;
        write([&](Stores& stores) { stores.use_counts.add(day, counts); });
        counted_day_ = day;
    } catch (const std::exception& error) {
        log(LogLevel::warning, "uses were not counted", {{"what", error.what()}});
    }
}

void Service::look_after()
{
    const ChangeNumber last = catalogue_.last_change();
    if (last != seen_)
        follow_vocabulary();
    follow_learning();
    seen_ = last;
    follow_catalogue_check();
    try_to_write();
    if (pool_.is_empty())
        open_readers();
    care_.look_after(served());
    bring_up(last);
}

void Service::bring_up(ChangeNumber last)
{
    if (!care_.may_write() || (last == brought_up_ && care_.generation() == brought_up_in_))
        return;
    try {
        if (sync_index(sources(), catalogue_).changes > 0)
            care_.note_written();
    } catch (const IndexError& error) {
        std::error_code unknown;
        if (std::filesystem::space(options_.library, unknown).available >= least_room)
            care_.suspect(error.what());
        throw;
    }
    brought_up_ = last;
    brought_up_in_ = care_.generation();
}

void Service::follow_catalogue_check()
{
    if (!catalogue_check_ || !catalogue_check_->is_done(0ms))
        return;
    const std::optional<std::string> fault = catalogue_check_->fault();
    catalogue_check_.reset();
    if (!fault)
        return;
    const std::lock_guard lock(writing_);
    is_catalogue_damaged_ = true;
    stop_writing(*fault);
}

/// Writing begins again by itself: whoever writes next opens the catalogue anew.
void Service::try_to_write()
{
    const std::lock_guard lock(writing_);
    if (options_.is_read_only || is_catalogue_damaged_ || !writing_trouble())
        return;
    const std::filesystem::path probe = options_.library / ".probe";
    try {
        write_file_durably(probe, std::string(least_room, ' '));
        std::filesystem::remove(probe);
    } catch (const FileError&) {
        return;
    }
    set_writing_trouble(std::nullopt);
    log(LogLevel::info, "writing goes on");
}

void Service::follow_vocabulary()
{
    std::string text = vocabulary_text(catalogue_);
    if (text == held_->rdf_xml)
        return;
    log(LogLevel::info, "the vocabulary has changed");
    hold(std::make_unique<Held>(options_.library, std::move(text), learned_from(tagging_)),
         "The practice areas have changed, and the index is being made anew.");
}

void Service::follow_learning()
{
    if (tagging_.model_version() == held_->learned.version)
        return;
    log(LogLevel::info, "something was learned of practice areas");
    hold(std::make_unique<Held>(options_.library, held_->rdf_xml, learned_from(tagging_)),
         "What was learned of practice areas is being read.");
}

/// Readers on loan refer to what is held: they come back first.
void Service::hold(std::unique_ptr<Held> next, const char* why)
{
    set_not_ready(why);
    pool_.empty();
    held_ = std::move(next);
    care_.begin_anew(served(), why);
}

/// They open the index with their first question, once care_ lets them: records and lists need
/// none.
void Service::open_readers()
{
    std::list<Reader> readers;
    for (std::size_t i = 0; i < options_.workers; ++i)
        readers.push_back(
            {held_->readers.make_unopened(),
             Catalogue(options_.library, Catalogue::Access::read_only), Site(),
             std::make_unique<const Stores>(options_.library, Catalogue::Access::read_only)});
    pool_.fill(std::move(readers));
    set_not_ready(std::nullopt);
    log(LogLevel::info, "ready");
}

/// Says each kind of trouble once: what failed is tried again and again.
void Service::note_trouble(const std::optional<std::string>& what)
{
    const std::lock_guard lock(mutex_);
    if (what && what != index_trouble_)
        log(LogLevel::error, "the index is not brought up", {{"what", *what}});
    index_trouble_ = what;
}

}  // namespace findings::server
