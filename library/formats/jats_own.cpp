#include "library/formats/jats_own.hpp"

#include "library/formats/named_fields.hpp"
#include "library/formats/xml_text.hpp"
#include "library/record/fields.hpp"
#include "library/record/record_json.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <string_view>
#include <tuple>
#include <utility>

namespace findings::jats {
namespace {

namespace json = boost::json;

/// What JATS has elements for, or what docs/formats/jats.md says is lost. Others are in files of
/// others by their names, which never change.
constexpr std::array<std::string_view, 26> held{"id",
                                                "title",
                                                "translated_titles",
                                                "bottom_line",
                                                "key_messages",
                                                "plain_summary",
                                                "abstract",
                                                "sections",
                                                "authors",
                                                "contributors",
                                                "publisher",
                                                "container",
                                                "doi",
                                                "pmid",
                                                "pmcid",
                                                "isbns",
                                                "issns",
                                                "url",
                                                "issued",
                                                "modified",
                                                "keywords",
                                                "sources",
                                                "references",
                                                "supersedes",
                                                "superseded_by",
                                                "translation"};

const std::vector<std::string_view>& own_fields()
{
    static const std::vector<std::string_view> names = fields_but(held);
    return names;
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

/// True for the members that to_json() makes a text of.
bool is_text_field(std::string_view wanted)
{
    bool is_text = false;
    const auto look = [&](const auto& field) {
        using Type = std::remove_reference_t<decltype(std::declval<Record>().*field.member)>;
        is_text = is_text || (field.name == wanted && is_text_type<Type>);
    };
    std::apply([&](const auto&... field) { (look(field), ...); }, fields_of<Record>);
    return is_text;
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
    for (const auto& [name, value] : named_fields(record, own_fields())) {
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
    for (const std::string_view name : own_fields())
        if (const pugi::xml_node value = own_meta(article_meta, name))
            object[name] = value_of(value.text().get(), is_text_field(name));
    try {
        set_named_fields(object, own_fields(), record);
    } catch (const RecordJsonError& error) {
        notes.push_back("custom-meta of ours that cannot be read: " + std::string(error.what()));
    }
    if (is_native_kind(record.kind))
        record.kind = Kind::study;
}

}  // namespace findings::jats
