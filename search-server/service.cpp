#include "search-server/service.hpp"

#include "library/base/log.hpp"
#include "library/base/schemas.hpp"
#include "library/base/secret.hpp"
#include "search-server/http/finish.hpp"
#include "search-server/routes/routes.hpp"
#include "search-server/service_held.hpp"

#include <algorithm>

namespace findings::server {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::hours first_link_good_for{72};
constexpr auto patience_with_catalogue = 1s;  // what takes longer to check is served meanwhile
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

/// Throws where the check has come to its end and found something.
void refuse_damaged(std::optional<CatalogueCheck>& check)
{
    if (!check->is_done(patience_with_catalogue))
        return;
    if (const std::optional<std::string> fault = check->fault())
        throw CatalogueDamaged(*fault);
    check.reset();
}

/// Opens it to be read, when it is there, whole and up to date.
Catalogue open_catalogue(ServiceOptions& options, std::optional<CatalogueCheck>& check)
{
    const auto file = options.library / "catalogue.sqlite";
    if (!std::filesystem::exists(file))
        throw CatalogueError(file.string() + " is not there: name a library folder with --library, "
                                             "or make one with findings-indexer ingest");
    refuse_damaged(check);
    try {
        if (!options.is_read_only)
            const Catalogue brought_up_to_date(options.library, Catalogue::Access::read_write);
    } catch (const DiskFull&) {
        // passes: write() tries again, and says so meanwhile
    } catch (const DiskFailed&) {
        // the same
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

Service::Service(ServiceOptions options)
    : options_(std::move(options)), scales_(shipped_scales()),
      catalogue_check_(std::in_place, options_.library),
      // one worker is left for those who search
      desk_(options_.password_cost, std::max<std::size_t>(1, options_.workers - 1)),
      catalogue_(open_catalogue(options_, catalogue_check_)),
      tagging_(options_.library, Catalogue::Access::read_only),
      care_(options_.library, scales_, options_.is_read_only, options_.quiet),
      not_ready_(no_index_yet)
{
    held_ = std::make_unique<Held>(options_.library, vocabulary_text(catalogue_),
                                   learned_from(tagging_));
    if (options_.mail)
        mailer_ = std::make_unique<Mailer>(
            options_.mail->from, [server = options_.mail->server](const MailMessage& message) {
                deliver(server, message);
            });
    care_.begin_anew(served(), no_index_yet);
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
    try {
        write([&](Stores& stores) {
            if (stores.people.has_administrator())
                return;
            const auto at = now();
            std::string made = make_secret();
            stores.invitations.withdraw_first(at);
            stores.invitations.add(
                {.roles = Roles::all(), .made = at, .expires = at + first_link_good_for}, made);
            secret = std::move(made);
        });
    } catch (const CannotWrite&) {
        // the log says so, and searches are answered all the same
    }
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
            now(),
            options_.is_read_only ? nullptr : &uses_,
            mailer_.get()};
}

void Service::write(const std::function<void(Stores&)>& work)
{
    const std::lock_guard lock(writing_);
    if (options_.is_read_only)
        throw CannotWrite(503, "The library is served read only: nothing can be changed in it.");
    if (is_catalogue_damaged_)
        throw CannotWrite(503, "The catalogue is damaged: nothing can be changed in it.");
    try {
        // Opened anew after a failure: what was not acknowledged is forgotten with the connection,
        // and no fsync that failed is tried again as if it could make up for itself.
        if (!stores_to_write_)
            stores_to_write_ =
                std::make_unique<Stores>(options_.library, Catalogue::Access::read_write);
        work(*stores_to_write_);
    } catch (const DiskFull& error) {
        stop_writing(error.what());
        throw CannotWrite(507, "There is no room left to write. What you sent was not kept.");
    } catch (const DiskFailed& error) {
        stop_writing(error.what());
        throw CannotWrite(503, "The disk of the library fails. What you sent was not kept.");
    } catch (const CatalogueDamaged& error) {
        stop_writing(error.what());
        throw CannotWrite(503, "The catalogue cannot be written. What you sent was not kept.");
    }
}

/// Needs writing_.
void Service::stop_writing(const std::string& why)
{
    stores_to_write_.reset();
    if (writing_trouble() != why)
        log(LogLevel::error, "nothing can be written", {{"what", why}});
    set_writing_trouble(why);
}

bool Service::stop(std::chrono::milliseconds grace)
{
    attendant_.request_stop();
    std::unique_lock lock(mutex_);
    return ended_.wait_for(lock, grace, [this] { return has_ended_; });
}

Operations Service::operations()
{
    const IndexHealth index = care_.health();
    Operations out{.metrics = metrics_.prometheus_text(),
                   .damaged = index.damaged,
                   .is_rebuilding = index.is_rebuilding};
    tell_troubles(index, out);
    const ReaderPool::Lease reader(pool_);
    if (!reader)
        return out;
    try {
        out.last_change = reader->catalogue.last_change();
        if (!index.is_readable)
            return out;
        out.index_upto = reader->index.upto();
        out.documents = reader->index.document_count();
    } catch (const IndexHeldBack&) {
        // since a moment ago
    } catch (const std::exception& error) {
        out.not_ready = "The library cannot be read at the moment; the log says why.";
        log(LogLevel::error, "library cannot be read", {{"what", error.what()}});
    }
    return out;
}

void Service::tell_troubles(const IndexHealth& index, Operations& out)
{
    const std::lock_guard lock(mutex_);
    for (const auto& trouble : {index.trouble, index_trouble_, writing_trouble_})
        if (trouble)
            out.degraded += (out.degraded.empty() ? "" : " ") + *trouble;
    out.can_write = !options_.is_read_only && !writing_trouble_;
    out.not_ready = not_ready_;
    if (!index.is_readable)
        out.not_ready = out.degraded.empty() ? no_index_yet : out.degraded;
}

void Service::set_not_ready(std::optional<std::string> reason)
{
    const std::lock_guard lock(mutex_);
    not_ready_ = std::move(reason);
}

std::optional<std::string> Service::writing_trouble()
{
    const std::lock_guard lock(mutex_);
    return writing_trouble_;
}

void Service::set_writing_trouble(std::optional<std::string> trouble)
{
    const std::lock_guard lock(mutex_);
    writing_trouble_ = std::move(trouble);
}

IndexSources Service::sources() const
{
    return {options_.library, held_->vocabulary, scales_};
}

Served Service::served()
{
    return {held_->readers, held_->vocabulary, held_->rdf_xml, catalogue_.last_change()};
}

}  // namespace findings::server
