#include "search-server/service.hpp"

#include "library/base/log.hpp"
#include "library/base/schemas.hpp"
#include "library/base/secret.hpp"
#include "library/index/generation.hpp"
#include "library/tagging/model_bytes.hpp"
#include "search-server/http/finish.hpp"
#include "search-server/routes/routes.hpp"

#include <algorithm>

namespace findings::server {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::hours first_link_good_for{72};
constexpr auto longest_pause = 60s;  // between tries where the index cannot be made
constexpr const char* no_index_yet =
    "The library is being made ready. Please come again in a moment.";

std::chrono::sys_seconds now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

EvidenceScales shipped_scales()
{
    return EvidenceScales::from_json(schema_files().find("evidence-scales.json")->bytes);
}

/// The text of the library's vocabulary, or of the one that the program carries.
std::string vocabulary_text(const Catalogue& catalogue)
{
    if (auto own = catalogue.vocabulary())
        return *std::move(own);
    return std::string(schema_files().find("practice-areas.rdf")->bytes);
}

/// What areas are suggested from.
struct Learned {
    TaggingModel model;
    std::int64_t version = 0;
};

/// Nothing where that was by another version of the program: suggestions are by labels then.
Learned learned_from(const TaggingStore& store)
{
    const std::optional<StoredModel> stored = store.model();
    if (!stored)
        return {};
    try {
        return {model_from_bytes(stored->bytes), stored->version};
    } catch (const ModelError& error) {
        log(LogLevel::warning, "suggesting areas by labels only", {{"what", error.what()}});
        return {{}, stored->version};
    }
}

/// Opens it to be read, when it is there and up to date.
Catalogue open_catalogue(ServiceOptions& options)
{
    const auto file = options.library / "catalogue.sqlite";
    if (!std::filesystem::exists(file))
        throw CatalogueError(file.string() + " is not there: name a library folder with --library, "
                                             "or make one with findings-indexer ingest");
    try {
        if (!options.is_read_only)
            const Catalogue brought_up_to_date(options.library, Catalogue::Access::read_write);
    } catch (const CatalogueError& error) {
        // a disk that cannot be written to can still be read from
        Catalogue catalogue(options.library, Catalogue::Access::read_only);
        log(LogLevel::warning, "serving read only", {{"what", error.what()}});
        options.is_read_only = true;
        return catalogue;
    }
    return {options.library, Catalogue::Access::read_only};
}

}  // namespace

struct Service::Held {
    Held(const std::filesystem::path& library, std::string text, Learned what)
        : rdf_xml(std::move(text)), vocabulary(Vocabulary::from_skos(rdf_xml)),
          readers(library, vocabulary), learned(std::move(what)),
          tagger(vocabulary.concepts(), learned.model)
    {}

    std::string rdf_xml;
    Vocabulary vocabulary;
    IndexReaders readers;
    Learned learned;
    Tagger tagger;
};

Service::Service(ServiceOptions options)
    : options_(std::move(options)), scales_(shipped_scales()),
      // one worker is left for those who search
      desk_(options_.password_cost, std::max<std::size_t>(1, options_.workers - 1)),
      catalogue_(open_catalogue(options_)),
      tagging_(options_.library, Catalogue::Access::read_only), not_ready_(no_index_yet)
{
    held_ = std::make_unique<Held>(options_.library, vocabulary_text(catalogue_),
                                   learned_from(tagging_));
    if (!options_.is_read_only)
        stores_to_write_ =
            std::make_unique<Stores>(options_.library, Catalogue::Access::read_write);
    attendant_ = std::jthread([this](const std::stop_token& stop) { attend(stop); });
}

Service::~Service() = default;

Response Service::answer(const Request& request)
{
    if (is_for_operators(request))
        return answer_operator(request, operations());
    const ReaderPool::Lease reader(pool_);
    if (!reader)
        return refused({503, no_index_yet}, request.path);  // the reason is for operators
    Context context = context_of(*reader);
    return findings::server::answer(request, context);
}

std::optional<std::string> Service::make_first_link()
{
    if (options_.is_read_only)
        return std::nullopt;
    std::optional<std::string> secret;
    write([&](Stores& stores) {
        if (stores.people.has_administrator())
            return;
        const auto at = now();
        secret = make_secret();
        stores.invitations.withdraw_first(at);
        stores.invitations.add(
            {.roles = Roles::all(), .made = at, .expires = at + first_link_good_for}, *secret);
    });
    return secret;
}

void Service::lend(const std::function<void(Context&)>& use)
{
    const ReaderPool::Lease reader(pool_);
    if (!reader)
        throw std::runtime_error("the readers are being opened anew");
    Context context = context_of(*reader);
    use(context);
}

Context Service::context_of(Reader& reader)
{
    return {reader.index,
            reader.catalogue,
            held_->vocabulary,
            scales_,
            held_->tagger,
            reader.site,
            options_.base_url,
            lend_,
            *reader.stores,
            writer_,
            desk_,
            now()};
}

void Service::write(const std::function<void(Stores&)>& work)
{
    const std::lock_guard lock(writing_);
    if (!stores_to_write_)
        throw CannotWrite(503, "The library is served read only: nothing can be changed in it.");
    try {
        work(*stores_to_write_);
    } catch (const DiskFull& error) {
        log(LogLevel::error, "the disk is full", {{"what", error.what()}});
        throw CannotWrite(507, "There is no room left to write. What you sent was not kept.");
    }
}

bool Service::stop(std::chrono::milliseconds grace)
{
    attendant_.request_stop();
    std::unique_lock lock(mutex_);
    return ended_.wait_for(lock, grace, [this] { return has_ended_; });
}

Operations Service::operations()
{
    Operations out{.not_ready = not_ready(), .metrics = metrics_.prometheus_text()};
    const ReaderPool::Lease reader(pool_);
    if (!reader)
        return out;
    try {
        out.index_upto = reader->index.upto();
        out.documents = reader->index.document_count();
        out.last_change = reader->catalogue.last_change();
    } catch (const std::exception& error) {
        out.not_ready = "The library cannot be read at the moment; the log says why.";
        log(LogLevel::error, "library cannot be read", {{"what", error.what()}});
    }
    return out;
}

std::optional<std::string> Service::not_ready()
{
    const std::lock_guard lock(mutex_);
    return not_ready_;
}

void Service::set_not_ready(std::optional<std::string> reason)
{
    const std::lock_guard lock(mutex_);
    not_ready_ = std::move(reason);
}

IndexSources Service::sources() const
{
    return {options_.library, held_->vocabulary, scales_};
}

void Service::attend(const std::stop_token& stop)
{
    std::condition_variable_any alarm;
    std::mutex alarm_mutex;
    auto pause = options_.tick;
    while (!stop.stop_requested()) {
        try {
            look_after();
            trouble_.clear();
            pause = options_.tick;
        } catch (const std::exception& error) {
            note_trouble(error.what());
            pause = std::min<std::chrono::milliseconds>(2 * pause, longest_pause);
        }
        std::unique_lock lock(alarm_mutex);
        alarm.wait_for(lock, stop, pause, [] { return false; });
    }
    try {
        if (!options_.is_read_only)
            seal_index(options_.library);
    } catch (const std::exception& error) {
        note_trouble(error.what());
    }
    const std::lock_guard lock(mutex_);
    has_ended_ = true;
    ended_.notify_all();
}

void Service::look_after()
{
    const ChangeNumber last = catalogue_.last_change();
    if (last != seen_)
        follow_vocabulary();
    follow_learning();
    if (!options_.is_read_only && !is_checked_)
        check_index();
    if (pool_.is_empty())
        open_readers();
    // Also where somebody took the index away: what can be made again is, without a restart.
    if (!options_.is_read_only && (last != seen_ || !IndexFolder(options_.library).live()))
        sync_index(sources(), catalogue_);
    seen_ = last;
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
}

/// An index that was not closed in order is not opened before it has been looked at: one wrong byte
/// in it can take the program down.
void Service::check_index()
{
    if (!is_index_sealed(options_.library)) {
        const IndexFaults faults = verify_index(sources(), catalogue_);
        if (!faults.damage.empty())
            make_index_anew(faults.damage.front());
        else if (!faults.none())
            make_index_anew("catalogue and index differ");
    }
    is_checked_ = true;
}

void Service::open_readers()
{
    std::list<Reader> readers;
    try {
        readers = make_readers();
    } catch (const IndexError& error) {
        if (options_.is_read_only)
            throw;
        make_index_anew(error.what());
        readers = make_readers();
    }
    pool_.fill(std::move(readers));
    set_not_ready(std::nullopt);
    log(LogLevel::info, "ready");
}

std::list<Reader> Service::make_readers()
{
    std::list<Reader> readers;
    for (std::size_t i = 0; i < options_.workers; ++i)
        readers.push_back(
            {held_->readers.make(), Catalogue(options_.library, Catalogue::Access::read_only),
             Site(),
             std::make_unique<const Stores>(options_.library, Catalogue::Access::read_only)});
    return readers;
}

void Service::make_index_anew(const std::string& why)
{
    log(LogLevel::warning, "making the index anew", {{"why", why}});
    rebuild_index(sources(), {});
    log(LogLevel::info, "the index is made");
}

/// Says each kind of trouble once: what failed is tried again and again.
void Service::note_trouble(const std::string& what)
{
    if (what != trouble_)
        log(LogLevel::error, "the index cannot be used", {{"what", what}});
    trouble_ = what;
    if (pool_.is_empty())
        set_not_ready("The index cannot be read: " + what);
}

}  // namespace findings::server
