#include "library/index/document_card.hpp"

#include "library/index/index_error.hpp"

#include <boost/json.hpp>

#include <array>

namespace findings {
namespace {

namespace json = boost::json;

// Names are short because every document repeats them. They are part of the layout.

json::array to_json(const std::vector<std::string>& texts)
{
    return json::array(texts.begin(), texts.end());
}

void put(json::object& object, std::string_view name, const std::string& text)
{
    if (!text.empty())
        object.emplace(name, text);
}

template <class Term>
void put_term(json::object& object, std::string_view name, const std::optional<Term>& term)
{
    if (term)
        object.emplace(name, token(*term));
}

json::object to_json(const Card& card)
{
    json::object object{{"id", card.id.str()}, {"ti", card.title}};
    if (card.work != card.id)
        object.emplace("wk", card.work.str());
    put_term(object, "ki", std::optional(card.kind));
    put_term(object, "st", std::optional(card.status));
    put(object, "bl", card.bottom_line);
    put(object, "la", card.language);
    if (card.year)
        object.emplace("yr", *card.year);
    put(object, "pu", card.publisher);
    if (card.minutes)
        object.emplace("mi", *card.minutes);
    object.emplace("ar", to_json(card.areas));
    put_term(object, "et", card.evidence_type);
    put_term(object, "cl", std::optional(card.confidence_low));
    put_term(object, "ch", std::optional(card.confidence_high));
    put_term(object, "di", card.direction);
    if (card.raters_differ)
        object.emplace("rd", true);
    object.emplace("au", to_json(card.authors));
    object.emplace("ac", card.author_count);
    object.emplace("co", to_json(card.countries));
    if (card.superseded_by)
        object.emplace("sb", card.superseded_by->str());
    return object;
}

std::string text_of(const json::object& object, std::string_view name)
{
    const json::value* value = object.if_contains(name);
    return value ? std::string(value->as_string()) : std::string();
}

std::vector<std::string> texts_of(const json::object& object, std::string_view name)
{
    std::vector<std::string> texts;
    for (const json::value& value : object.at(name).as_array())
        texts.emplace_back(value.as_string());
    return texts;
}

std::optional<int> integer_of(const json::object& object, std::string_view name)
{
    const json::value* value = object.if_contains(name);
    return value ? std::optional(static_cast<int>(value->as_int64())) : std::nullopt;
}

template <class Term>
std::optional<Term> term_of(const json::object& object, std::string_view name)
{
    return parse_term<Term>(text_of(object, name));
}

Card card_from(const json::object& object)
{
    const RecordId id = RecordId::parse(text_of(object, "id")).value();
    Card card{.id = id, .work = RecordId::parse(text_of(object, "wk")).value_or(id)};
    card.kind = term_of<Kind>(object, "ki").value();
    card.status = term_of<Status>(object, "st").value();
    card.title = text_of(object, "ti");
    card.bottom_line = text_of(object, "bl");
    card.language = text_of(object, "la");
    card.year = integer_of(object, "yr");
    card.publisher = text_of(object, "pu");
    card.minutes = integer_of(object, "mi");
    card.areas = texts_of(object, "ar");
    card.evidence_type = term_of<EvidenceType>(object, "et");
    card.confidence_low = term_of<Confidence>(object, "cl").value();
    card.confidence_high = term_of<Confidence>(object, "ch").value();
    card.direction = term_of<Direction>(object, "di");
    card.raters_differ = object.contains("rd");
    card.authors = texts_of(object, "au");
    card.author_count = static_cast<std::size_t>(object.at("ac").to_number<std::uint64_t>());
    card.countries = texts_of(object, "co");
    card.superseded_by = RecordId::parse(text_of(object, "sb"));
    return card;
}

}  // namespace

std::string to_document_data(const DocumentData& data)
{
    json::object object = to_json(data.card);
    json::array& texts = object.emplace("tx", json::array{}).first->value().as_array();
    for (const NamedText& text : data.texts)
        texts.emplace_back(json::array{text.name, text.text});
    return json::serialize(object);
}

DocumentData from_document_data(std::string_view bytes)
try {
    std::array<unsigned char, 16 * 1024> buffer;  // most documents need no other memory
    json::monotonic_resource memory(buffer.data(), buffer.size());
    const json::value value = json::parse(bytes, &memory);
    const json::object& object = value.as_object();
    DocumentData data{.card = card_from(object)};
    for (const json::value& text : object.at("tx").as_array())
        data.texts.push_back({std::string(text.as_array().at(0).as_string()),
                              std::string(text.as_array().at(1).as_string())});
    return data;
} catch (const std::exception& error) {
    throw IndexError(std::string("a document of the index is damaged (") + error.what() +
                     "); run findings-indexer rebuild");
}

}  // namespace findings
