#include "indexer/pipeline/harvest_page.hpp"

#include "indexer/pipeline/checks.hpp"
#include "indexer/sources/oai_formats.hpp"
#include "library/base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace findings::indexer {
namespace {

/// A page may hold many thousands.
constexpr std::size_t stored_at_once = 250;

bool is_before(const Place& one, const Place& other)
{
    return std::tie(one.line, one.column) < std::tie(other.line, other.column);
}

class PageStoring {
public:
    PageStoring(const HarvestPageRules& rules, const Harvest& harvest, const OaiPage& page)
        : rules_(rules), harvest_(harvest), page_(page), items_(page.reply.items),
          original_(kept_original()), transaction_(rules.harvests, harvest),
          answered_(items_.size(), false)
    {}

    void run(HarvestPosition next, HarvestResult& result)
    {
        for (const Format* format : formats_used())
            read(*format);
        store();
        reject_unanswered();
        withdraw();
        next.rejected = rejected_;
        transaction_.commit(next);
        add_to(result);
        rules_.events.stored(acknowledged_);
    }

private:
    bool is_live(const OaiItem& item) const { return !item.is_deleted; }

    /// Of a page that brings something.
    std::string kept_original() const
    {
        if (!rules_.keep_originals ||
            std::ranges::none_of(items_, [](const OaiItem& item) { return !item.is_deleted; }))
            return "";
        std::ifstream bytes(page_.file, std::ios::binary);
        return rules_.harvests.keep_original(bytes);
    }

    std::set<const Format*> formats_used() const
    {
        std::set<const Format*> used;
        for (const OaiItem& item : items_)
            if (const Format* format = format_of_element(item.metadata);
                format != nullptr && is_live(item))
                used.insert(format);
        return used;
    }

    void read(const Format& format)
    {
        read_metadata(page_.file, page_.url, format,
                      {[&](ReadRecord record) { take(std::move(record), format); },
                       [&](Rejection rejection) { take(std::move(rejection)); }});
    }

    /// The position of the item that holds the place; nullopt before the first.
    std::optional<std::size_t> item_at(const Place& place) const
    {
        const auto next = std::upper_bound(
            items_.begin(), items_.end(), place,
            [](const Place& one, const OaiItem& item) { return is_before(one, item.place); });
        if (next == items_.begin())
            return std::nullopt;
        return static_cast<std::size_t>(std::distance(items_.begin(), next)) - 1;
    }

    void take(ReadRecord read, const Format& format)
    {
        const std::optional<std::size_t> at = item_at(read.place);
        if (!at || !is_live(items_[*at]) || items_[*at].identifier.empty())
            return;
        answered_[*at] = true;
        Checked checked = checked_record(read, rules_.vocabulary);
        for (Rejection& fault : checked.faults)
            reject(items_[*at], std::move(fault));
        if (!checked.faults.empty())
            return;
        for (std::string& note : checked.notes)
            rules_.events.noted({read.place, std::move(note)});
        add(items_[*at], std::move(read), format);
    }

    void take(Rejection rejection)
    {
        const std::optional<std::size_t> at = item_at(rejection.place);
        if (!at)
            return reject({}, std::move(rejection));
        answered_[*at] = true;
        reject(items_[*at], std::move(rejection));
    }

    void add(const OaiItem& item, ReadRecord read, const Format& format)
    {
        // The records of one item are stored in one go.
        if (waiting_.size() >= stored_at_once && waiting_.back().identifier != item.identifier)
            store();
        waiting_.push_back(
            {item.identifier,
             {std::move(read.record),
              {.path = rules_.repository.item_url(item.identifier, harvest_.scope.prefix),
               .line = read.place.line,
               .format = std::string(format.name),
               .file_sha256 = original_}}});
    }

    void store()
    {
        if (waiting_.empty())
            return;
        std::vector<Place> places;
        for (const HarvestedRecord& one : waiting_)
            places.push_back({one.candidate.origin.path, one.candidate.origin.line});
        const std::vector<Stored> stored =
            transaction_.store(std::exchange(waiting_, std::vector<HarvestedRecord>()));
        for (std::size_t i = 0; i < stored.size(); ++i)
            acknowledged_.push_back({stored[i], std::move(places[i])});
    }

    /// No item goes without a word: neither stored nor told of.
    void reject_unanswered()
    {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const OaiItem& item = items_[i];
            if (item.identifier.empty())
                reject(item, {item.place, "the record has no identifier",
                              "ask whoever runs the repository to mend it"});
            else if (is_live(item) && !answered_[i])
                reject(item, unread(item));
        }
    }

    Rejection unread(const OaiItem& item) const
    {
        if (item.metadata.empty())
            return {item.place, "the record has no metadata",
                    "ask whoever runs the repository to mend it"};
        if (format_of_element(item.metadata) == nullptr)
            return {
                item.place,
                fmt::format("<{}> is of no format that is known here", printable(item.metadata)),
                "harvest with another --prefix"};
        return {item.place, fmt::format("nothing in <{}> could be read", printable(item.metadata)),
                "mend what is wrong before it in this reply, or harvest with another --prefix"};
    }

    void withdraw()
    {
        for (const OaiItem& item : items_)
            if (item.is_deleted && !item.identifier.empty())
                deleted_ += transaction_.withdraw(item.identifier) ? 1 : 0;
    }

    void reject(const OaiItem& item, Rejection rejection)
    {
        if (!item.identifier.empty())
            rejection.what = printable(item.identifier) + ": " + rejection.what;
        ++rejected_;
        rules_.events.rejected(rejection);
    }

    void add_to(HarvestResult& result) const
    {
        for (const Acknowledged& one : acknowledged_)
            count(one.stored.outcome, result.counts);
        result.counts.rejected += rejected_;
        result.deleted += deleted_;
        result.records += items_.size();
    }

    static void count(StoreOutcome outcome, BatchCounts& counts)
    {
        switch (outcome) {
        case StoreOutcome::is_new:
            ++counts.is_new;
            break;
        case StoreOutcome::new_version:
            ++counts.new_versions;
            break;
        case StoreOutcome::duplicate:
            ++counts.duplicates;
            break;
        case StoreOutcome::possible_duplicate:
            ++counts.possible_duplicates;
            break;
        }
    }

    const HarvestPageRules& rules_;
    const Harvest& harvest_;
    const OaiPage& page_;
    const std::vector<OaiItem>& items_;
    const std::string original_;  ///< sum of the page's bytes; before the transaction
    Harvests::Page transaction_;

    std::vector<bool> answered_;  ///< by item: something was read or told
    std::vector<HarvestedRecord> waiting_;
    std::vector<Acknowledged> acknowledged_;
    std::int64_t rejected_ = 0;
    std::int64_t deleted_ = 0;
};

}  // namespace

void store_page(const HarvestPageRules& rules, const Harvest& harvest, const OaiPage& page,
                const HarvestPosition& next, HarvestResult& result)
{
    PageStoring(rules, harvest, page).run(next, result);
}

}  // namespace findings::indexer
