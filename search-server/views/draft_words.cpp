#include "search-server/views/draft_words.hpp"

#include "library/record/difference.hpp"
#include "search-server/views/draft_fields.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>

namespace findings::server {
namespace {

namespace json = boost::json;

std::string readable_part(const DraftPart& part, const json::value& value, const Words& words)
{
    const std::string text = shown(&value);
    return part.control == Control::choice ? words.label(part.family, text) : text;
}

std::string readable_entry(const DraftField& field, const json::value& entry, const Words& words)
{
    if (!entry.is_object())
        return shown(&entry);
    std::string text;
    for (const DraftPart& part : field.parts)
        if (const json::value* const value = entry.get_object().if_contains(part.name))
            text += (text.empty() ? "" : "; ") + readable_part(part, *value, words);
    return text;
}

std::string readable_item(const DraftField& field, const json::value& item,
                          const Vocabulary& vocabulary, const Words& words)
{
    switch (field.control) {
    case Control::choice:
    case Control::checks:
        return words.label(field.family, shown(&item));
    case Control::countries:
        return words.label("country", shown(&item));
    case Control::areas:
        return area_label(shown(&item), vocabulary, words);
    case Control::rows:
    case Control::entry:
        return readable_entry(field, item, words);
    default:
        return shown(&item);
    }
}

/// "Take 6 words out" of what validate() says.
std::string first_number(std::string_view text)
{
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto* const begin = std::find_if(text.begin(), text.end(), is_digit);
    const auto* const end = std::find_if_not(begin, text.end(), is_digit);
    return std::string(begin, end);
}

std::string without_position(const Fault& fault, const Words& words)
{
    const auto says = [&](std::string_view part) {
        return fault.what.find(part) != std::string::npos;
    };
    if (is_missing(fault))
        return words("fault.missing");
    if (says(" words, more than "))
        return words("fault.words", {{"n", first_number(fault.mend)}});
    if (says(" characters, more than "))
        return words("fault.characters", {{"n", first_number(fault.mend)}});
    if (says("is there already"))
        return words("fault.twice");
    if (says(" has no ") || says(" is empty") || says("has neither"))
        return words("fault.part");
    if (says(" should be "))
        return words("fault.unreadable");
    if (fault.field == "review_by" || fault.field == "evidence_to" || fault.field == "modified")
        return words("fault.dates");
    return words("fault.other");
}

}  // namespace

std::string shown(const json::value* value)
{
    if (value == nullptr || value->is_null())
        return {};
    if (const json::string* const text = value->if_string())
        return std::string(*text);
    return json::serialize(*value);
}

std::string area_label(std::string_view id, const Vocabulary& vocabulary, const Words& words)
{
    const Concept* const area = vocabulary.find(id);
    return std::string(area == nullptr ? id : preferred_label(*area, words.language()));
}

bool is_missing(const Fault& fault)
{
    return fault.what.find(" is missing") != std::string::npos;
}

std::string field_label(std::string_view field, const Words& words)
{
    return draft_field(field) == nullptr ? words.label("form", field)
                                         : words("form." + std::string(field));
}

std::string fault_sentence(const Fault& fault, const Words& words)
{
    const std::string text = without_position(fault, words);
    return fault.position == 0
               ? text
               : words("fault.entry", {{"n", std::to_string(fault.position)}, {"what", text}});
}

std::string readable(std::string_view field, const UnfinishedRecord& record,
                     const Vocabulary& vocabulary, const Words& words)
{
    const json::value* const value = record.if_contains(field);
    const DraftField* const known = draft_field(field);
    if (value == nullptr || known == nullptr)
        return shown(value);
    if (!value->is_array())
        return readable_item(*known, *value, vocabulary, words);
    std::string text;
    for (const json::value& item : value->get_array())
        text += (text.empty() ? "" : "\n") + readable_item(*known, item, vocabulary, words);
    return text;
}

List difference_models(const UnfinishedRecord& before, const UnfinishedRecord& after,
                       const std::vector<std::string>& fields, const Vocabulary& vocabulary,
                       const Words& words)
{
    List models;
    for (const std::string& field : fields) {
        List old_pieces;
        List new_pieces;
        for (const Piece& piece : word_difference(readable(field, before, vocabulary, words),
                                                  readable(field, after, vocabulary, words))) {
            const Object model{{"piece_text", piece.text},
                               {"is_removed", piece.kind == PieceKind::removed},
                               {"is_added", piece.kind == PieceKind::added}};
            if (piece.kind != PieceKind::added)
                old_pieces.push_back(Object(model));
            if (piece.kind != PieceKind::removed)
                new_pieces.push_back(Object(model));
        }
        models.push_back(Object{{"difference_label", field_label(field, words)},
                                {"old_pieces", Model(old_pieces)},
                                {"new_pieces", Model(new_pieces)}});
    }
    return models;
}

}  // namespace findings::server
