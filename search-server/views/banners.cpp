#include "search-server/views/banners.hpp"

#include "search-server/views/addresses.hpp"
#include "search-server/views/frame.hpp"

namespace findings::server {
namespace {

enum class Weight { note, warning, grave };

Object banner(Weight weight, const std::string& head, const std::string& text)
{
    return Object{{"banner_class", weight == Weight::grave     ? "stop"
                                   : weight == Weight::warning ? "warn"
                                                               : "plain-note"},
                  {"banner_head", head},
                  {"banner_text", text},
                  {"banner_link", false}};
}

Model link(const LinkedRecord& record, const std::string& label, std::string_view label_language,
           const Words& words)
{
    return Object{{"link_address", item_address(words.language(), record.id, record.title)},
                  {"link_label", label},
                  {"link_language", foreign(label_language, words)}};
}

void add_status(List& all, const ItemPage& page, const Words& words)
{
    const Record& record = page.item.record;
    if (record.status == Status::retracted)
        all.emplace_back(
            banner(Weight::grave, words("item.retracted"), words("item.retracted_text")));
    if (record.status == Status::withdrawn)
        all.emplace_back(
            banner(Weight::grave, words("item.withdrawn"), words("item.withdrawn_text")));
    if (page.successor || record.status == Status::superseded) {
        Object newer =
            banner(Weight::warning, words("item.superseded"),
                   words(page.successor ? "item.superseded_text" : "item.superseded_plain"));
        if (page.successor)
            newer["banner_link"] =
                link(*page.successor, page.successor->title, page.successor->language, words);
        all.emplace_back(std::move(newer));
    }
}

/// That this is not what the library holds.
void add_stand(List& all, const ItemPage& page, const Words& words)
{
    if (page.is_preview)
        all.emplace_back(
            banner(Weight::warning, words("item.preview"), words("item.preview_text")));
    if (!page.version_now)
        return;
    Object old = banner(Weight::warning, words("item.old"),
                        words("item.old_text", {{"version", std::to_string(page.item.version)},
                                                {"now", std::to_string(*page.version_now)}}));
    old["banner_link"] =
        Object{{"link_address", page_address(words.language(),
                                             "items/" + page.item.record.id->str() + "/versions")},
               {"link_label", words("item.old_link")},
               {"link_language", false}};
    all.emplace_back(std::move(old));
}

void add_age(List& all, const ItemPage& page, const Words& words)
{
    const Record& record = page.item.record;
    const bool overdue = record.status == Status::published && record.review_by &&
                         record.review_by->first_day() < page.today.first_day();
    if (overdue)
        all.emplace_back(
            banner(Weight::warning, words("item.stale"),
                   words("item.stale_since", {{"date", words.date(*record.review_by)}})));
    else if (record.status == Status::stale)
        all.emplace_back(banner(Weight::warning, words("item.stale"), words("item.stale_text")));
}

void add_translation(List& all, const ItemPage& page, const Words& words)
{
    const std::optional<Translation>& translation = page.item.record.translation;
    if (!translation)
        return;
    const std::optional<VersionNumber> based_on = translation->based_on_version;
    if (page.original && based_on && *based_on < page.original->version) {
        Object behind = banner(Weight::warning, words("item.stale_translation"),
                               words("item.stale_translation_text",
                                     {{"version", std::to_string(*based_on)},
                                      {"now", std::to_string(page.original->version)}}));
        behind["banner_link"] =
            link(*page.original, words("item.see_original"), words.language(), words);
        all.emplace_back(std::move(behind));
    }
    if (translation->method == TranslationMethod::machine)
        all.emplace_back(
            banner(Weight::warning, words("item.machine"), words("item.machine_text")));
}

}  // namespace

List banners(const ItemPage& page, const Words& words)
{
    List all;
    add_stand(all, page, words);
    add_status(all, page, words);
    add_age(all, page, words);
    add_translation(all, page, words);
    if (is_sample(page.item.record.publisher))
        all.emplace_back(banner(Weight::note, words("item.sample"), words("item.sample_text")));
    return all;
}

}  // namespace findings::server
