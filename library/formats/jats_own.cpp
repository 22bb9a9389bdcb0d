#include "library/formats/jats_own.hpp"

#include "library/formats/xml_text.hpp"
#include "library/record/fields.hpp"
#include "library/record/record_json.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

namespace findings::jats {
namespace {

namespace json = boost::json;

/// Names of Record's members: append, never rename, for they stand in files of others.
constexpr std::array<std::string_view, 37> own_fields{"kind",
                                                      "status",
                                                      "language",
                                                      "question",
                                                      "implications",
                                                      "recommendations",
                                                      "limitations",
                                                      "equity_note",
                                                      "owner",
                                                      "evidence_to",
                                                      "review_by",
                                                      "evidence_type",
                                                      "knowledge_source",
                                                      "direction",
                                                      "confidence",
                                                      "review_quality",
                                                      "ratings",
                                                      "outcomes",
                                                      "n_studies",
                                                      "n_people",
                                                      "areas",
                                                      "population",
                                                      "setting",
                                                      "interventions",
                                                      "comparison",
                                                      "studied_in",
                                                      "applies_in",
                                                      "audience",
                                                      "practice_stages",
                                                      "files",
                                                      "licence",
                                                      "access",
                                                      "open_copy",
                                                      "funding",
                                                      "conflicts",
                                                      "minutes",
                                                      "level"};

bool is_own_field(std::string_view name)
{
    return std::find(own_fields.begin(), own_fields.end(), name) != own_fields.end();
}

/// Objects, lists and numbers are JSON; what is a string there is plain text here.
json::value value_of(const std::string& text, bool is_text)
{
    if (is_text)
        return json::value(text);
    boost::system::error_code error;
    json::value value = json::parse(text, error);
    return error ? json::value(text) : value;
}

template <class Type>
inline constexpr bool is_text_type =
    !has_fields<Type> && !std::is_same_v<Type, std::optional<int>> &&
    !std::is_same_v<Type, std::optional<ConfidenceInterval>>;
template <class Type>
inline constexpr bool is_text_type<std::vector<Type>> = false;

/// Calls `use` with each of the members that are written here.
void for_each_own(const auto& use)
{
    std::apply(
        [&](const auto&... field) { ((is_own_field(field.name) ? use(field) : void()), ...); },
        fields_of<Record>);
}

pugi::xml_node own_meta(pugi::xml_node article_meta, std::string_view name)
{
    for (const pugi::xml_node meta :
         article_meta.child("custom-meta-group").children("custom-meta"))
        if (is_own(meta) && meta.child("meta-name").text().get() == name)
            return meta.child("meta-value");
    return {};
}

}  // namespace

bool is_own(pugi::xml_node node)
{
    return node.attribute("specific-use").value() == std::string_view(own_mark);
}

bool has_own(pugi::xml_node article_meta)
{
    return !own_meta(article_meta, "kind").empty();
}

void write_own(pugi::xml_node article_meta, const Record& record)
{
    pugi::xml_node group = article_meta.append_child("custom-meta-group");
    for (const auto& [name, value] : to_json(record)) {
        if (!is_own_field(name))
            continue;
        pugi::xml_node meta = group.append_child("custom-meta");
        meta.append_attribute("specific-use").set_value(own_mark);
        append_text(meta, "meta-name", name);
        append_text(meta, "meta-value",
                    value.is_string() ? std::string(value.get_string()) : json::serialize(value));
    }
}

void take_own(pugi::xml_node article_meta, Record& record, std::vector<std::string>& notes)
{
    if (!has_own(article_meta))
        return;
    json::object object;
    for_each_own([&](const auto& field) {
        using Type = std::remove_reference_t<decltype(record.*field.member)>;
        const pugi::xml_node value = own_meta(article_meta, field.name);
        if (value)
            object[field.name] = value_of(value.text().get(), is_text_type<Type>);
    });
    try {
        Record own = record_from_json(object);
        for_each_own(
            [&](const auto& field) { record.*field.member = std::move(own.*field.member); });
    } catch (const RecordJsonError& error) {
        notes.push_back("custom-meta of ours that cannot be read: " + std::string(error.what()));
    }
    if (is_native_kind(record.kind))
        record.kind = Kind::study;
}

}  // namespace findings::jats
