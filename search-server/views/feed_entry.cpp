#include "search-server/views/feed_entry.hpp"

#include "library/base/text.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/verdict.hpp"

namespace findings::server {
namespace {

constexpr std::size_t longest_abstract = 600;  // bytes, where there is no bottom line

std::string opening(const Record& record)
{
    if (!record.bottom_line.empty())
        return record.bottom_line;
    const std::string abstract = squeezed(record.abstract);
    if (abstract.size() <= longest_abstract)
        return abstract;
    const std::string_view beginning = cut(abstract, longest_abstract);
    return std::string(beginning.substr(0, beginning.rfind(' '))) + " …";
}

std::string summary(const RecordEntry& of, const Words& words)
{
    const Record& record = of.item.record;
    const Appraisal appraisal = appraise(record, of.scales);
    const Verdict sentence = verdict(
        {appraisal.confidence.low, appraisal.confidence.high, appraisal.direction, {}}, words);
    const bool holds = record.status == Status::published;
    const std::string first =
        (holds ? "" : words.label("status", token(record.status)) + ". ") + opening(record);
    return first + (first.empty() ? "" : "\n\n") + sentence.head + sentence.rest;
}

std::vector<FeedTag> tags(const RecordEntry& of, const Words& words)
{
    const Record& record = of.item.record;
    std::vector<FeedTag> all{
        {std::string(token(record.kind)), words.label("kind", token(record.kind))}};
    for (const AreaTag& tag : of.item.areas) {
        const Concept* const area = of.vocabulary.find(tag.area);
        if (tag.confirmed != false && area != nullptr)
            all.push_back({area->id, std::string(preferred_label(*area, words.language()))});
    }
    return all;
}

}  // namespace

FeedEntry feed_entry(const RecordEntry& of, const Words& words)
{
    const Record& record = of.item.record;
    FeedEntry entry{
        .id = "urn:ulid:" + record.id->str(),
        .title = record.title,
        .address =
            std::string(of.base_url) + item_address(words.language(), *record.id, record.title),
        .summary = summary(of, words),
        .language = record.language ? record.language->str() : std::string(),
        .tags = tags(of, words),
        .published = of.item.added,
        .updated = of.item.changed,
    };
    for (const Agent& author : record.authors)
        entry.authors.push_back(display_name(author));
    if (entry.authors.empty() && !record.publisher.empty())
        entry.authors.push_back(record.publisher);
    return entry;
}

}  // namespace findings::server
