#include "search-server/views/item_page.hpp"

#include "library/base/text.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/banners.hpp"
#include "search-server/views/card.hpp"
#include "search-server/views/citation.hpp"
#include "search-server/views/details.hpp"
#include "search-server/views/export_links.hpp"
#include "search-server/views/frame.hpp"
#include "search-server/views/item_metadata.hpp"
#include "search-server/views/item_sheet.hpp"
#include "search-server/views/ratings.hpp"
#include "search-server/views/share.hpp"
#include "search-server/views/use_model.hpp"
#include "search-server/views/verdict.hpp"

#include <algorithm>
#include <utility>

namespace findings::server {
namespace {

std::string language_of(const Record& record)
{
    return record.language ? record.language->str() : std::string();
}

// An empty line parts paragraphs.
List paragraphs(std::string_view text)
{
    List all;
    std::string paragraph;
    for (const std::string_view line : split(text, '\n')) {
        if (!trimmed(line).empty()) {
            paragraph += (paragraph.empty() ? "" : " ") + std::string(trimmed(line));
        } else if (!paragraph.empty()) {
            all.emplace_back(std::exchange(paragraph, {}));
        }
    }
    if (!paragraph.empty())
        all.emplace_back(paragraph);
    return all;
}

// From the widest area to the record's first.
List crumbs(const ItemPage& page, const Words& words)
{
    List links;
    const auto position =
        page.areas.empty() ? std::nullopt : page.vocabulary.position_of(page.areas.front());
    if (!position)
        return links;
    std::vector<std::size_t> chain = page.vocabulary.with_broader(*position);
    std::reverse(chain.begin(), chain.end());
    for (const std::size_t at : chain) {
        const Concept& area = page.vocabulary.concepts()[at];
        links.push_back(
            Object{{"crumb_address", area_address(words.language(), area.id)},
                   {"crumb_label", std::string(preferred_label(area, words.language()))}});
    }
    return links;
}

/// Minutes that a reader takes for what the page says of a record that does not state its own; 0
/// where that is less than one.
std::size_t reading_minutes(const Record& record)
{
    constexpr std::size_t words_a_minute = 200;
    std::size_t count = count_words(record.bottom_line) + count_words(record.plain_summary) +
                        count_words(record.abstract);
    for (const std::string& message : record.key_messages)
        count += count_words(message);
    if (record.kind != Kind::study || record.abstract.empty())
        for (const Section& section : record.sections)
            count += count_words(section.text);
    return (count + words_a_minute / 2) / words_a_minute;
}

List eyebrow(const Record& record, const Words& words)
{
    List parts;
    if (record.issued)
        parts.emplace_back(std::to_string(record.issued->year()));
    if (record.minutes)
        parts.emplace_back(words("card.minutes_long", {{"n", std::to_string(*record.minutes)}}));
    else if (const std::size_t minutes = reading_minutes(record); minutes > 0)
        parts.emplace_back(words("card.minutes_about", {{"n", std::to_string(minutes)}}));
    const std::string tag(record.language ? primary(*record.language) : std::string_view());
    if (!tag.empty() && tag != words.language())
        parts.emplace_back(words("card.in_language", {{"language", words.label("language", tag)}}));
    return parts;
}

// "Lire en français", in the language it leads to, for each language that the site speaks.
List translation_links(const Site& site, const ItemPage& page)
{
    List links;
    for (const LinkedRecord& other : page.translations) {
        const std::string tag = other.language.substr(0, other.language.find('-'));
        if (std::find(std::begin(site_languages), std::end(site_languages), tag) !=
            std::end(site_languages))
            links.push_back(
                Object{{"translation_address", item_address(tag, other.id, other.title)},
                       {"translation_label", site.words(tag)("item.read_in")},
                       {"translation_language", tag}});
    }
    return links;
}

List implication_groups(const std::vector<Implication>& implications, const Words& words)
{
    std::vector<std::string> roles;
    for (const Implication& one : implications)
        if (std::find(roles.begin(), roles.end(), one.role) == roles.end())
            roles.push_back(one.role);
    List groups;
    for (const std::string& role : roles) {
        std::vector<std::string> for_role;
        for (const Implication& one : implications)
            if (one.role == role)
                for_role.push_back(one.text);
        groups.push_back(
            Object{{"role", words.label("item", "for_" + (role.empty() ? "everybody" : role))},
                   {"implications", Model(texts(for_role))}});
    }
    return groups;
}

List recommendation_models(const std::vector<Recommendation>& all, const Words& words)
{
    List models;
    for (const Recommendation& one : all)
        models.push_back(
            Object{{"strength",
                    or_nothing(one.strength.empty() ? "" : words.label("strength", one.strength))},
                   {"recommendation", one.text},
                   {"reason", or_nothing(one.reason)}});
    return models;
}

List section_models(const std::vector<Section>& sections)
{
    List models;
    for (std::size_t i = 0; i < sections.size(); ++i)
        models.push_back(Object{{"section_id", "s" + std::to_string(i + 1)},
                                {"section_heading", sections[i].heading},
                                {"paragraphs", Model(paragraphs(sections[i].text))}});
    return models;
}

std::vector<std::string> outcomes_with(const Record& record, std::optional<Direction> direction)
{
    std::vector<std::string> all;
    for (const Outcome& outcome : record.outcomes)
        if (direction && outcome.direction == direction &&
            std::find(all.begin(), all.end(), outcome.outcome) == all.end())
            all.push_back(outcome.outcome);
    return all;
}

void add_head(Object& model, const ItemPage& page, const Appraisal& appraisal, const Words& words)
{
    const Record& record = page.item.record;
    const Verdict sentence =
        verdict({appraisal.confidence.low, appraisal.confidence.high, appraisal.direction,
                 outcomes_with(record, appraisal.direction)},
                words);
    std::vector<std::string> countries;
    const bool guide = record.kind == Kind::practice_guide;
    for (const Country& country : guide ? record.applies_in : record.studied_in)
        countries.push_back(country.str());
    model["crumbs"] = list_or_nothing(crumbs(page, words));
    model["banners"] = Model(banners(page, words));
    model["kind"] = words.label("kind", token(record.kind));
    model["eyebrow"] = Model(eyebrow(record, words));
    model["title"] = record.title;
    model["foreign"] = foreign(language_of(record), words);
    model["bottom_line"] = or_nothing(record.bottom_line);
    model["rule"] = rule_classes(appraisal.confidence.low, appraisal.direction);
    model["verdict_head"] = sentence.head;
    model["verdict_rest"] = sentence.rest;
    model["raters_differ"] = appraisal.raters_differ;
    model["where"] = or_nothing(where(record.kind, countries, words));
}

void add_body(Object& model, const ItemPage& page, const Words& words)
{
    const Record& record = page.item.record;
    model["plain_summary"] = list_or_nothing(paragraphs(record.plain_summary));
    model["messages"] = list_or_nothing(texts(record.key_messages));
    model["implication_groups"] = list_or_nothing(implication_groups(record.implications, words));
    model["recommendations"] =
        list_or_nothing(recommendation_models(record.recommendations, words));
    // the text of an article is a click away; of its abstract there is enough here
    const bool whole_text = record.kind != Kind::study || record.abstract.empty();
    // what a guide says to do step by step is its answer; of a summary it is the details
    model["sections_first"] = record.kind == Kind::practice_guide;
    model["sections"] = Model(whole_text ? section_models(record.sections) : List{});
    model["abstract"] = list_or_nothing(paragraphs(record.abstract));
    model["fit"] = list_or_nothing(fit_rows(page, words));
    model["equity"] = or_nothing(record.equity_note);
    model["details"] = Model(detail_rows(page, words));
    model["sources"] = list_or_nothing(work_models(record.sources));
    model["references"] = list_or_nothing(work_models(record.references));
    model["references_count"] = words.count("item.references_count", record.references.size());
}

void add_cite(Object& model, const ItemPage& page, const std::string& address, const Words& words)
{
    const Citation cited = citation(page.item.record, page.base_url + address, words);
    const std::string data = "/api/v1/items/" + page.item.record.id->str();
    model["cite_before"] = cited.before;
    model["cite_title"] = cited.title;
    model["cite_after"] = cited.after;
    model["whole_address"] = page.base_url + address;
    model["add_address"] = list_add_address(words.language(), *page.item.record.id);
    model["saved_id"] = page.item.record.id->str();
    model["is_saved"] = page.is_saved;
    model["uses"] = uses_model(page.uses, words);
    model["use_new_address"] =
        page_address(words.language(), "uses/new?item=" + page.item.record.id->str());
    model["cpd_new_address"] =
        page_address(words.language(), "me/cpd/new?item=" + page.item.record.id->str());
    model["sheet_address"] = sheet_address(words.language(), *page.item.record.id);
    model["json_address"] = data + ".json";
    model["exports"] = Model(export_links(data, "", words));
}

/// What somebody pastes into a mail or a chat: what it says and how sure that is.
Shared shared_item(const ItemPage& page, const std::string& address, const Appraisal& appraisal,
                   const Words& words)
{
    const Record& record = page.item.record;
    const Verdict sentence = verdict(
        {appraisal.confidence.low, appraisal.confidence.high, appraisal.direction, {}}, words);
    return {.address = page.base_url + address,
            .title = record.title,
            .text = record.bottom_line + (record.bottom_line.empty() ? "" : "\n") + sentence.head +
                    sentence.rest};
}

Frame item_frame(const ItemPage& page, const std::string& address, const Words& words)
{
    const Record& record = page.item.record;
    std::string other = item_address(words.other_language(), *record.id, record.title);
    for (const LinkedRecord& translation : page.translations)
        if (translation.language.starts_with(words.other_language()))
            other = item_address(words.other_language(), translation.id, translation.title);
    return {.title = record.title,
            .description = record.bottom_line,
            .other_address = other,
            .canonical = page.base_url + address,
            .sample = is_sample(record.publisher),
            .base_url = page.base_url,
            .tags = citation_tags(record, page.base_url + address),
            .type = open_graph_type(record)};
}

}  // namespace

namespace {

/// Where writers revise the record, editors say a word about it, and everybody sees its versions.
void add_care(Object& model, const Site& site, const Record& record, const Words& words)
{
    const Roles roles = site.viewer().roles;
    const bool stands = record.status == Status::published || record.status == Status::stale;
    const bool may_write = roles.has_any_of({Role::researcher, Role::editor, Role::administrator});
    const bool may_review = roles.has_any_of({Role::editor, Role::administrator});
    const std::string& id = record.id->str();
    model["revise_address"] = may_write && stands && is_native_kind(record.kind)
                                  ? Model(page_address(words.language(), "add?revise=" + id))
                                  : Model(false);
    model["review_record_address"] =
        may_review ? Model(page_address(words.language(), "review/records/" + id)) : Model(false);
    model["versions_address"] = page_address(words.language(), "items/" + id + "/versions");
}

}  // namespace

std::string item_page(Site& site, std::string_view language, const ItemPage& page)
{
    const Words words = site.words(language);
    const Record& record = page.item.record;
    const Appraisal appraisal = appraise(record, page.scales);
    const std::string address = item_address(language, *record.id, record.title);
    Object model = ratings_model(page, appraisal, words);
    add_frame(model, site, words, item_frame(page, address, words));
    add_head(model, page, appraisal, words);
    add_body(model, page, words);
    add_cite(model, page, address, words);
    add_share(model, shared_item(page, address, appraisal, words));
    add_care(model, site, record, words);
    model["translation_links"] = Model(translation_links(site, page));
    List similar;
    for (const Card& card : page.similar)
        similar.emplace_back(card_model(card, page.vocabulary, words));
    model["similar"] = list_or_nothing(similar);
    return with_json_ld(
        site.render("item", words, std::move(model)),
        item_json_ld(as_decided(page.item), page.vocabulary, page.base_url + address));
}

}  // namespace findings::server
