#include "search-server/views/item_sheet.hpp"

#include "library/base/text.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/citation.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/model.hpp"
#include "search-server/views/verdict.hpp"

#include <vector>

namespace findings::server {
namespace {

// What fits on A4 with everything there is.
constexpr std::size_t most_messages = 5;
constexpr std::size_t most_to_do = 6;
constexpr std::size_t longest_point = 260;   // bytes
constexpr std::size_t longest_limits = 300;  // bytes

std::string shortened(const std::string& text, std::size_t most)
{
    if (text.size() <= most)
        return text;
    const std::string_view beginning = cut(text, most);
    return std::string(beginning.substr(0, beginning.rfind(' '))) + " …";
}

List points(const std::vector<std::string>& all, std::size_t most)
{
    List shown;
    for (const std::string& text : all)
        if (shown.size() < most)
            shown.emplace_back(shortened(text, longest_point));
    return shown;
}

/// What a guide recommends, or what a summary means for practice.
std::vector<std::string> to_do(const Record& record)
{
    std::vector<std::string> all;
    for (const Recommendation& one : record.recommendations)
        all.push_back(one.text);
    for (const Implication& one : record.implications)
        all.push_back(one.text);
    return all;
}

std::string kind_line(const Record& record, const Words& words)
{
    std::string line = words.label("kind", token(record.kind));
    if (record.issued)
        line += " · " + std::to_string(record.issued->year());
    if (record.status != Status::published)
        line += " · " + words.label("status", token(record.status));
    return line;
}

}  // namespace

std::string sheet_address(std::string_view language, const RecordId& id)
{
    return page_address(language, "sheets/" + id.str());
}

std::string item_sheet(Site& site, std::string_view language, const ItemSheet& sheet)
{
    const Words words = site.words(language);
    const Record& record = sheet.item.record;
    const Appraisal appraisal = appraise(record, sheet.scales);
    const Verdict sentence = verdict(
        {appraisal.confidence.low, appraisal.confidence.high, appraisal.direction, {}}, words);
    const std::string address = item_address(language, *record.id, record.title);
    const Citation cited = citation(record, sheet.base_url + address, words);
    Object model;
    add_frame(model, site, words,
              {.title = words("sheet.title", {{"title", record.title}}),
               .other_address = sheet_address(words.other_language(), *record.id),
               .canonical = sheet.base_url + address,
               .sample = is_sample(record.publisher),
               .base_url = sheet.base_url});
    model["kind_line"] = kind_line(record, words);
    model["title"] = record.title;
    model["foreign"] = foreign(record.language ? record.language->str() : "", words);
    model["bottom_line"] = or_nothing(record.bottom_line);
    model["rule"] = rule_classes(appraisal.confidence.low, appraisal.direction);
    model["verdict_head"] = sentence.head;
    model["verdict_rest"] = sentence.rest;
    model["raters_differ"] = appraisal.raters_differ;
    model["messages"] = list_or_nothing(points(record.key_messages, most_messages));
    model["to_do"] = list_or_nothing(points(to_do(record), most_to_do));
    model["limitations"] = or_nothing(shortened(record.limitations, longest_limits));
    model["cite_before"] = cited.before;
    model["cite_title"] = cited.title;
    model["cite_after"] = cited.after;
    model["item_address"] = address;
    model["whole_address"] = sheet.base_url + address;
    return site.render("sheet", words, std::move(model));
}

}  // namespace findings::server
