#pragma once

#include "library/catalogue/catalogue_check.hpp"
#include "library/catalogue/stores.hpp"
#include "library/catalogue/tagging_store.hpp"
#include "library/index/keeper.hpp"
#include "library/record/appraisal.hpp"
#include "library/vocabulary/vocabulary.hpp"
#include "search-server/http/metrics.hpp"
#include "search-server/index_care.hpp"
#include "search-server/mail/mailer.hpp"
#include "search-server/mail/smtp.hpp"
#include "search-server/reader_pool.hpp"
#include "search-server/routes/context.hpp"
#include "search-server/routes/operations.hpp"
#include "search-server/routes/sign_in_desk.hpp"
#include "search-server/routes/use_tally.hpp"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

namespace findings::server {

/// Where mail goes, and whom it is from.
struct MailOptions {
    std::string from;
    SmtpServer server;
};

struct ServiceOptions {
    std::filesystem::path library;
    bool is_read_only = false;  ///< the index is another program's business
    std::size_t workers = 2;    ///< as many requests are answered at once
    std::string base_url;       ///< in front of addresses in answers; empty: they begin with "/"
    std::optional<MailOptions> mail = {};  ///< absent: no mail is sent
    PasswordCost password_cost;
    std::chrono::milliseconds tick{1000};     ///< how often the catalogue is looked at
    std::chrono::milliseconds quiet{60'000};  ///< without changes, then the index is sealed
};

/// One library, open for answering, and the thread that attends to it: keeps its index up to the
/// catalogue and whole (index_care.hpp), and has readers of it ready.
class Service {
public:
    /// Has the catalogue checked in a process of its own, opens it, and brings an older one up to
    /// date unless read only; one that cannot be written to is served read only. Throws
    /// CatalogueError, and refuses one that is damaged or none of ours. The check of a large one
    /// goes on while it is served, and ends writing where it finds something.
    /// The index may be missing or damaged: searches are refused until there is one, records and
    /// lists are answered.
    explicit Service(ServiceOptions options);
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    /// Answers a request. Any thread, `workers` of them at once.
    Response answer(const Request& request);

    /// Where nobody administers the library yet, the secret of a link that makes who uses it its
    /// administrator (/{lang}/join/{secret}); those made before are withdrawn. nullopt where
    /// somebody does, and where nothing can be written.
    std::optional<std::string> make_first_link();

    /// What the server did, for /metrics.
    Metrics& metrics() { return metrics_; }

    /// Stops attending and seals the index. False where the work on the index takes longer than the
    /// grace: it can be cut off at any instant without harm, so the caller may end the program.
    bool stop(std::chrono::milliseconds grace);

private:
    struct Held;  ///< what readers refer to

    Context context_of(Reader& reader);
    void lend(const std::function<void(Context&)>& use);
    void write(const std::function<void(Stores&)>& work);
    Operations operations();
    void set_not_ready(std::optional<std::string> reason);
    void stop_writing(const std::string& why);
    void tell_troubles(const IndexHealth& index, Operations& out);
    void set_writing_trouble(std::optional<std::string> trouble);
    std::optional<std::string> writing_trouble();
    Served served();

    // of the attending thread
    void attend(const std::stop_token& stop);
    void look_after();
    void keep_counts();
    void follow_vocabulary();
    void follow_learning();
    void hold(std::unique_ptr<Held> next, const char* why);
    void follow_catalogue_check();
    void try_to_write();
    void bring_up(ChangeNumber last);
    void open_readers();
    void note_trouble(const std::optional<std::string>& what);
    IndexSources sources() const;

    ServiceOptions options_;
    EvidenceScales scales_;
    Metrics metrics_;
    std::optional<CatalogueCheck> catalogue_check_;  // begun before the catalogue is opened
    std::unique_ptr<Held> held_;  // changed by the attending thread, while the pool is empty
    ReaderPool pool_;
    SignInDesk desk_;
    std::unique_ptr<Mailer> mailer_;  // null: no mail is sent
    UseTally uses_;
    const Lender lend_ = [this](const std::function<void(Context&)>& use) { lend(use); };
    const StoresWriter writer_ = [this](const std::function<void(Stores&)>& work) { write(work); };

    std::mutex writing_;                       // for what follows
    std::unique_ptr<Stores> stores_to_write_;  // null: read only, or to be opened anew
    bool is_catalogue_damaged_ = false;

    // of the attending thread
    Catalogue catalogue_;
    TaggingStore tagging_;
    IndexCare care_;
    ChangeNumber seen_ = -1;
    std::chrono::steady_clock::time_point counts_kept_ = std::chrono::steady_clock::now();
    std::chrono::sys_days counted_day_;
    ChangeNumber brought_up_ = -1;  // of the catalogue, in the generation:
    std::optional<std::string> brought_up_in_;

    std::mutex mutex_;  // for what follows
    std::condition_variable_any ended_;
    bool has_ended_ = false;
    std::optional<std::string> not_ready_;
    std::optional<std::string> index_trouble_;    ///< why the index is not brought up
    std::optional<std::string> writing_trouble_;  ///< why nothing is written

    std::jthread attendant_;
};

}  // namespace findings::server
