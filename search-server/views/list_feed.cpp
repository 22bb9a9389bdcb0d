#include "search-server/views/list_feed.hpp"

#include "search-server/views/feed_entry.hpp"

#include <algorithm>
#include <chrono>
#include <string>

namespace findings::server {
namespace {

/// When an id was made: its first ten digits count milliseconds (github.com/ulid/spec).
std::chrono::sys_seconds made_at(const EntryId& id)
{
    static constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::chrono::milliseconds::rep count = 0;
    for (const char c : id.str().substr(0, 10))
        count = count * 32 + static_cast<std::chrono::milliseconds::rep>(digits.find(c));
    return std::chrono::floor<std::chrono::seconds>(
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(count)));
}

/// What the list says comes first: it is why somebody follows it.
std::string summary_of(const ListEntry& entry, const std::string& record, const Words& words)
{
    const auto said = [&](std::string_view key, const std::string& text) {
        return text.empty() ? std::string()
                            : words(key) + words("frame.colon") + " " + text + "\n\n";
    };
    return said("list.importance", words.label("importance", name(entry.importance))) +
           said("list.why", entry.why) + said("list.question", entry.question) + record;
}

FeedEntry feed_entry_of(const ListReading& reading, const ListFeed& of, const Words& words)
{
    FeedEntry entry = feed_entry({*reading.item, of.scales, of.vocabulary, of.base_url}, words);
    const std::chrono::sys_seconds put_on_list = made_at(reading.entry.id);
    entry.id = "urn:ulid:" + reading.entry.id.str();
    entry.summary = summary_of(reading.entry, entry.summary, words);
    entry.published = put_on_list;
    entry.updated = std::max(entry.updated, put_on_list);
    return entry;
}

}  // namespace

std::vector<FeedEntry> list_feed_entries(const ListFeed& of, const Words& words)
{
    std::vector<FeedEntry> entries;
    for (const std::vector<ListReading>& section : of.readings.sections)
        for (const ListReading& reading : section)
            if (reading.item)
                entries.push_back(feed_entry_of(reading, of, words));
    std::ranges::stable_sort(entries, std::ranges::greater(), &FeedEntry::updated);
    return entries;
}

}  // namespace findings::server
