#include "search-server/routes/api_tagging.hpp"

#include "library/base/date.hpp"
#include "library/base/text.hpp"
#include "library/tagging/record_text.hpp"
#include "search-server/routes/parameters.hpp"
#include "search-server/routes/problem.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/views/addresses.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <array>
#include <cmath>

namespace findings::server {
namespace {

namespace json = boost::json;

constexpr std::size_t most_text = 256 * 1024;  // bytes: what a person writes, several times over
constexpr std::size_t most_items_told = 3;

std::string language_of(const Request& request)
{
    static constexpr std::array<std::string_view, 1> known{"lang"};
    allow_only(request, known);
    return reader_locale(request).language;
}

/// Items that everybody may see: what is learned from holds drafts too.
json::array items_json(const std::vector<LikeItem>& items, std::string_view language,
                       const Context& context)
{
    json::array out;
    for (const LikeItem& item : items) {
        const auto id = RecordId::parse(item.id);
        const auto entry = id ? find_public(*id, context.catalogue) : std::nullopt;
        if (!entry || entry->record.status == Status::withdrawn)
            continue;
        out.emplace_back(json::object{
            {"id", item.id},
            {"url", context.base_url + item_address(language, *id, entry->record.title)},
            {"title", entry->record.title}});
        if (out.size() == most_items_told)
            break;
    }
    return out;
}

json::array words_json(const std::vector<std::string>& words)
{
    json::array out;
    for (const std::string& word : words)
        out.emplace_back(word);
    return out;
}

json::array places_json(const Reason& reason)
{
    json::array out;
    for (std::size_t place = 0; place < place_count; ++place)
        if (reason.times[place] > 0)
            out.emplace_back(name(static_cast<TextPlace>(place)));
    return out;
}

json::array because_json(const std::vector<Reason>& reasons, std::string_view language,
                         const Context& context)
{
    json::array out;
    for (const Reason& reason : reasons)
        out.emplace_back(json::object{{"source", name(reason.source)},
                                      {"text", in_words(reason, language)},
                                      {"words", words_json(reason.words)},
                                      {"places", places_json(reason)},
                                      {"items", items_json(reason.items, language, context)}});
    return out;
}

std::string_view label_of(std::string_view area, std::string_view language, const Context& context)
{
    const Concept* const entry = context.vocabulary.find(area);
    return entry == nullptr ? area : preferred_label(*entry, language);
}

double rounded(double score)
{
    return std::round(score * 1000) / 1000;
}

/// True where the body says that it is JSON, with parameters or without.
bool is_json(const Request& request)
{
    const std::string_view type = request.header("content-type").value_or("");
    return ascii_lower(trimmed(type.substr(0, type.find(';')))) == "application/json";
}

json::object parse_object(const std::string& body)
{
    json::error_code error;
    json::value value = json::parse(body, error);
    if (error)
        throw BadRequest("The body is not JSON: " + error.message() + ".");
    if (!value.is_object())
        throw BadRequest("The body is not a JSON object.");
    return std::move(value.get_object());
}

/// The member's text; empty where it is not there.
std::string text_of(const json::object& body, std::string_view name)
{
    const json::value* const value = body.if_contains(name);
    if (value == nullptr || value->is_null())
        return {};
    if (!value->is_string() || !is_utf8(value->get_string()))
        throw BadRequest(std::string(name) + " is a text in UTF-8.");
    return std::string(value->get_string());
}

TaggedText tagged_text(const json::object& body)
{
    for (const auto& [name, value] : body)
        if (name != "title" && name != "text" && name != "language")
            throw BadRequest("\"" + printable(name) +
                             "\" is not known here; title, text and language are.");
    TaggedText text{.title = text_of(body, "title"),
                    .text = text_of(body, "text"),
                    .language = text_of(body, "language")};
    if (!text.language.empty() && !Language::parse(text.language))
        throw BadRequest("language is a tag of BCP 47 such as en, fr or fr-CA, not \"" +
                         printable(text.language) + "\".");
    if (trimmed(text.title).empty() && trimmed(text.text).empty())
        throw BadRequest("title or text must say something.");
    return text;
}

/// Whoever decides may see who decided; others are not told.
bool may_see_who(const Context& context)
{
    return context.person && context.person->roles.has_any_of(area_deciders);
}

/// The name of the person; their id where they cannot sign in any more.
std::string who(const AreaTag& tag, const Context& context)
{
    const auto id = PersonId::parse(tag.decided_by);
    const auto person = id ? context.stores.people.find(*id) : std::nullopt;
    return person ? person->name : tag.decided_by;
}

/// What a person said.
void add_decision(json::object& area, const AreaTag& tag, const Context& context)
{
    area["decision"] = nullptr;
    area["decided_by"] = nullptr;
    area["decided_at"] = nullptr;
    if (tag.confirmed)
        area["decision"] = *tag.confirmed ? "confirmed" : "rejected";
    if (!tag.decided_by.empty() && may_see_who(context))
        area["decided_by"] = who(tag, context);
    if (tag.decided_at)
        area["decided_at"] = utc(*tag.decided_at);
}

std::vector<std::vector<Reason>> reasons_for(const CatalogueRecord& entry, const Context& context)
{
    std::vector<std::string> ids;
    for (const AreaTag& tag : entry.areas)
        if (tag.source == AreaSource::suggested)
            ids.push_back(tag.area);
    if (ids.empty())
        return {};
    return context.tagger.because(findings::tagged_text(entry.record), ids);
}

json::array areas_json(const CatalogueRecord& entry, std::string_view language,
                       const Context& context)
{
    const std::vector<std::vector<Reason>> reasons = reasons_for(entry, context);
    auto reason = reasons.begin();
    json::array areas;
    for (const AreaTag& tag : entry.areas) {
        json::object area{{"area", tag.area},
                          {"label", label_of(tag.area, language, context)},
                          {"source", name(tag.source)},
                          {"score", nullptr},
                          {"because", json::array()}};
        if (tag.score)
            area["score"] = *tag.score;
        if (tag.source == AreaSource::suggested)
            area["because"] = because_json(*reason++, language, context);
        add_decision(area, tag, context);
        areas.emplace_back(std::move(area));
    }
    return areas;
}

/// The record that a decision is about, or the answer to whoever cannot decide about it.
struct Decided {
    std::optional<CatalogueRecord> entry;
    Response refusal;
};

Decided decided_record(const PathParts& parts, const Context& context)
{
    const auto id = RecordId::parse(parts.at(0));
    auto entry = id ? find_public(*id, context.catalogue) : std::nullopt;
    if (!entry)
        return {std::nullopt, problem(404, "The library has no record with this id.")};
    if (entry->record.status == Status::withdrawn)
        return {std::nullopt, problem(410, "This record was withdrawn from the library.")};
    return {std::move(entry), {}};
}

/// True for confirmed. Throws BadRequest for a body that says neither.
bool is_confirmed(const json::object& body)
{
    const json::value* const decision = body.if_contains("decision");
    const bool is_one = body.size() == 1 && decision != nullptr && decision->is_string();
    if (is_one && decision->get_string() == "confirmed")
        return true;
    if (is_one && decision->get_string() == "rejected")
        return false;
    throw BadRequest("The body is {\"decision\": \"confirmed\"} or "
                     "{\"decision\": \"rejected\"}.");
}

/// The area as the list of areas has it, after a decision about it.
json::value area_json(const RecordId& id, const std::string& area, std::string_view language,
                      const Context& context)
{
    const auto entry = context.catalogue.find(id);
    for (json::value& one : areas_json(entry.value(), language, context))
        if (one.at("area").as_string() == area)
            return std::move(one);
    return nullptr;
}

}  // namespace

Response put_item_area(const Request& request, const PathParts& parts, Context& context)
{
    const std::string language = language_of(request);
    const std::string& area = parts.at(1);
    const Decided decided = decided_record(parts, context);
    if (!decided.entry)
        return decided.refusal;
    const Concept* const known = context.vocabulary.find(area);
    if (known == nullptr)
        return problem(404, "The vocabulary has no area with this id.");
    if (!is_json(request))
        return problem(415, "This address takes application/json: {\"decision\": "
                            "\"confirmed\"}.");
    const bool confirmed = is_confirmed(parse_object(request.body));
    if (confirmed && known->deprecated)
        return problem(409, "This area is not in use any more; it can be rejected, and what was "
                            "said of it taken back.");
    const RecordId& id = *decided.entry->record.id;
    context.write([&](Stores& stores) {
        stores.area_decisions.decide(context.person->id, id, area, confirmed);
    });
    return json_answer(area_json(id, area, language, context));
}

Response delete_item_area(const Request& request, const PathParts& parts, Context& context)
{
    language_of(request);
    const Decided decided = decided_record(parts, context);
    if (!decided.entry)
        return decided.refusal;
    const bool was_there = context.write([&](Stores& stores) {
        return stores.area_decisions.withdraw(context.person->id, *decided.entry->record.id,
                                              parts.at(1));
    });
    if (!was_there)
        return problem(404, "Nobody has decided about this area of the record.");
    return {.status = 204};
}

Response post_area_suggestions(const Request& request, const PathParts&, Context& context)
{
    const std::string language = language_of(request);
    if (!is_json(request))
        return problem(415, "This address takes application/json: {\"title\": …, \"text\": …, "
                            "\"language\": \"en\"}.");
    if (request.body.size() > most_text)
        return problem(413, "The body is larger than 262,144 bytes; send the parts that say what "
                            "the text is about.");
    json::array suggestions;
    for (const AreaSuggestion& one :
         context.tagger.suggest(tagged_text(parse_object(request.body))))
        suggestions.emplace_back(
            json::object{{"area", one.area},
                         {"label", label_of(one.area, language, context)},
                         {"score", rounded(one.score)},
                         {"because", because_json(one.because, language, context)}});
    return json_answer(json::object{{"suggestions", std::move(suggestions)}});
}

Response get_item_areas(const Request& request, const PathParts& parts, Context& context)
{
    const std::string language = language_of(request);
    const auto id = RecordId::parse(parts[0]);
    const auto entry = id ? find_public(*id, context.catalogue) : std::nullopt;
    if (!entry)
        return problem(404, "The library has no record with this id.");
    if (entry->record.status == Status::withdrawn)
        return problem(410, "This record was withdrawn from the library.");
    return json_answer(areas_json(*entry, language, context));
}

}  // namespace findings::server
