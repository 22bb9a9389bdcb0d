#include "indexer/pipeline/harvest.hpp"

#include "indexer/pipeline/harvest_page.hpp"
#include "indexer/sources/oai_formats.hpp"
#include "library/base/date.hpp"
#include "library/base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace findings::indexer {
namespace {

constexpr std::size_t day_length = 10;

/// A repository whose tokens are never good would be asked for ever.
constexpr int most_restarts = 3;

/// As exact as the repository's datestamps are; `time` makes an instant of a day.
std::string exact(const std::string& stamp, OaiGranularity granularity, std::string_view time)
{
    if (granularity == OaiGranularity::day)
        return stamp.substr(0, day_length);
    return stamp.size() > day_length ? stamp : stamp + std::string(time);
}

HarvestWindow window_asked(const HarvestOptions& options, OaiGranularity granularity)
{
    HarvestWindow window;
    if (options.from)
        window.from = exact(*options.from, granularity, "T00:00:00Z");
    if (options.until)
        window.until = exact(*options.until, granularity, "T23:59:59Z");
    return window;
}

/// A harvest that was cut off goes on unless another window is asked for.
bool fits(const HarvestWindow& asked, const HarvestWindow& begun)
{
    return (!asked.from || asked.from == begun.from) &&
           (!asked.until || asked.until == begun.until);
}

std::string prefixes_of(const std::vector<OaiMetadataFormat>& offered)
{
    std::vector<std::string> prefixes;
    for (const OaiMetadataFormat& one : offered)
        prefixes.push_back(printable(one.prefix));
    return joined(prefixes, ", ");
}

/// The prefix to ask for. Throws OaiRefused where nothing of it would be read.
std::string agreed_prefix(const HarvestOptions& options, OaiRepository& repository)
{
    const std::vector<OaiMetadataFormat> offered = repository.formats();
    if (!options.prefix.empty()) {
        const auto asked = std::ranges::find(offered, options.prefix, &OaiMetadataFormat::prefix);
        if (asked != offered.end() && format_of_metadata(*asked) == nullptr)
            throw OaiRefused(fmt::format("{}: the format {} ({}) is not read here; leave --prefix "
                                         "out, or choose from {}",
                                         repository.base().str(), printable(asked->prefix),
                                         printable(asked->namespace_uri), prefixes_of(offered)));
        return options.prefix;
    }
    if (offered.empty())  // every repository has it
        return "oai_dc";
    const std::optional<OaiMetadataFormat> best = best_format(offered);
    if (!best)
        throw OaiRefused(fmt::format("{}: offers {}, and none of them is read here",
                                     repository.base().str(), prefixes_of(offered)));
    return best->prefix;
}

class Harvesting {
public:
    Harvesting(Harvests& harvests, const Vocabulary& vocabulary, const HarvestOptions& options,
               OaiRepository& repository, const HarvestEvents& events, HarvestResult& result)
        : harvests_(harvests), options_(options), repository_(repository), events_(events),
          result_(result), rules_{harvests, vocabulary, repository, events, options.keep_originals}
    {}

    void run()
    {
        agree();
        choose_window();
        do {
            if (events_.interrupted())
                throw HttpInterrupted{};
        } while (bring_page());
    }

private:
    void agree()
    {
        const OaiIdentity identity = repository_.identify();
        granularity_ = identity.granularity;
        scope_ = {.url = repository_.base().str(),
                  .set = options_.set,
                  .prefix = agreed_prefix(options_, repository_)};
        events_.told(fmt::format("{}: format {}",
                                 identity.name.empty() ? scope_.url : printable(identity.name),
                                 printable(scope_.prefix)));
    }

    void choose_window()
    {
        window_ = window_asked(options_, granularity_);
        harvest_ = harvests_.unfinished(scope_);
        if (harvest_ && !fits(window_, harvest_->window))
            harvest_.reset();
        if (harvest_) {
            window_ = harvest_->window;
            result_.batch = harvest_->batch;
            events_.told(
                fmt::format("goes on with batch {}, which was cut off", harvest_->batch.value));
            return;
        }
        if (window_.from)
            return;
        if (const auto upto = harvests_.harvested_upto(scope_)) {
            window_.from = exact(*upto, granularity_, "");
            window_.is_continuation = true;
            events_.told("what changed since " + *window_.from);
        }
    }

    /// False after the last page.
    bool bring_page()
    {
        const std::optional<std::string> token = harvest_ ? harvest_->token : std::nullopt;
        const OaiPage page = token ? repository_.next_page(*token) : first_page();
        if (token && has_error(page.reply, "badResumptionToken"))
            return restart(page);
        const bool is_empty = has_error(page.reply, "noRecordsMatch");
        if (!page.reply.errors.empty() && !is_empty)
            throw refusal(page);
        if (is_empty && !harvest_)
            return false;
        begin_unless_begun();
        store(page);
        return harvest_->token.has_value();
    }

    OaiPage first_page()
    {
        return repository_.first_page({.prefix = scope_.prefix,
                                       .set = scope_.set,
                                       .from = window_.from,
                                       .until = window_.until});
    }

    /// What came already is known when it comes again.
    bool restart(const OaiPage& page)
    {
        if (++restarts_ > most_restarts)
            throw refusal(page);
        events_.told("the repository no longer knows where the harvest was: it begins anew");
        harvests_.restart(*harvest_);
        harvest_->token.reset();
        tokens_.clear();
        return true;
    }

    void begin_unless_begun()
    {
        if (harvest_)
            return;
        harvest_ = harvests_.begin(scope_, window_);
        result_.batch = harvest_->batch;
    }

    void store(const OaiPage& page)
    {
        HarvestPosition next{.began = harvest_->began};
        if (!page.reply.token.empty())
            next.token = page.reply.token;
        if (next.token && !tokens_.insert(*next.token).second)
            throw HttpError(page.url + ": gives a page again that it gave before, and so would "
                                       "have no end; tell whoever runs the repository");
        if (!next.began && parse_utc(page.reply.response_date))
            next.began = page.reply.response_date;
        store_page(rules_, *harvest_, page, next, result_);
        harvest_->began = next.began;
        harvest_->token = next.token;
        events_.progress(result_.records, page.reply.list_size);
    }

    Harvests& harvests_;
    const HarvestOptions& options_;
    OaiRepository& repository_;
    const HarvestEvents& events_;
    HarvestResult& result_;
    const HarvestPageRules rules_;

    OaiGranularity granularity_ = OaiGranularity::day;
    HarvestScope scope_;
    HarvestWindow window_;
    std::optional<Harvest> harvest_;          ///< nullopt: not begun
    std::unordered_set<std::string> tokens_;  ///< that came
    int restarts_ = 0;
};

}  // namespace

bool is_datestamp(std::string_view text)
{
    return text.size() == day_length ? Date::parse(text).has_value() : parse_utc(text).has_value();
}

void harvest(Harvests& harvests, const Vocabulary& vocabulary, const HarvestOptions& options,
             OaiRepository& repository, const HarvestEvents& events, HarvestResult& result)
{
    try {
        Harvesting(harvests, vocabulary, options, repository, events, result).run();
    } catch (const HttpInterrupted&) {
        result.interrupted = true;
    }
}

}  // namespace findings::indexer
