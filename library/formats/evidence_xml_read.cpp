#include "library/formats/evidence_xml_read.hpp"

#include "library/base/text.hpp"
#include "library/formats/evidence_xml_fields.hpp"

#include <fmt/format.h>

#include <charconv>
#include <tuple>

namespace findings {
namespace {

/// The text as a record holds it: in NFC, an empty line between two paragraphs, otherwise one space
/// for each run of white space.
std::string in_paragraphs(std::string_view text)
{
    std::string result;
    std::size_t lines = 0;
    bool is_parted = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            is_parted = true;
            lines += c == '\n' ? 1 : 0;
            continue;
        }
        if (is_parted && !result.empty())
            result += lines >= 2 ? "\n\n" : " ";
        is_parted = false;
        lines = 0;
        result += c;
    }
    return nfc(result);
}

std::string text_within(pugi::xml_node node)
{
    std::string text;
    for (const pugi::xml_node child : node.children())
        text += child.value();
    return text;
}

class Reader {
public:
    explicit Reader(pugi::xml_node record) : record_(record) {}

    template <class Struct>
    std::optional<Struct> read_struct(pugi::xml_node node, const SchemaType& type)
    {
        note_unknown(node, type);
        const auto read = [&](const auto&... field) {
            std::tuple parts{read_field<Struct>(node, type, field)...};
            const auto is_whole = [](const auto&... part) { return (part.has_value() && ...); };
            const auto assembled = [](auto&... part) { return Struct{std::move(*part)...}; };
            return std::apply(is_whole, parts) ? std::optional(std::apply(assembled, parts))
                                               : std::nullopt;
        };
        std::optional<Struct> whole = std::apply(read, fields_of<Struct>);
        if (!whole)
            add(node, fmt::format("<{}> is not whole", node.name()), type.explanation);
        return whole;
    }

    std::vector<EvidenceFault> faults;
    std::vector<std::string> notes;

private:
    template <class Struct, class Value>
    std::optional<Value> read_field(pugi::xml_node node, const SchemaType& type,
                                    const Field<Struct, Value>& field)
    {
        if constexpr (std::is_same_v<Value, Kind>) {
            return kind_of(node);
        } else {
            const std::string name = xml_name<Struct>(field.name);
            if (type.attribute(name) != nullptr)
                return from_attribute<Struct, Value>(node, name);
            if (type.text)
                return from_text<Value>(node, text_within(node), {});
            const pugi::xml_node child = node.child(name.c_str());
            if (!child)
                return absent<Struct, Value>();
            return read_element<Value>(child, *type.element(name)->type);
        }
    }

    static std::optional<Kind> kind_of(pugi::xml_node record)
    {
        const std::string_view name = record.name();
        if (name == "researchSummary")
            return Kind::research_summary;
        if (name == "practiceGuide")
            return Kind::practice_guide;
        return parse_term<Kind>(collapsed(record.attribute("kind").value())).value_or(Kind::study);
    }

    template <class Struct, class Value>
    std::optional<Value> from_attribute(pugi::xml_node node, const std::string& name)
    {
        const pugi::xml_attribute attribute = node.attribute(name.c_str());
        if (!attribute)
            return absent<Struct, Value>();
        std::optional<Value> value = from_text<Value>(node, attribute.value(), name);
        // Whether or not the status is one, the rest of the record is to be looked at.
        return value ? value : absent<Struct, Value>();
    }

    /// What a field is that the document does not give; nullopt where it must have a value.
    template <class Struct, class Value>
    static std::optional<Value> absent()
    {
        constexpr bool must_be_given = std::is_enum_v<Value> && !std::is_same_v<Struct, Record>;
        if constexpr (std::is_default_constructible_v<Value> && !must_be_given)
            return Value{};
        else
            return std::nullopt;
    }

    template <class Value>
    std::optional<Value> read_element(pugi::xml_node node, const SchemaType& type)
    {
        if constexpr (is_optional_field<Value>) {
            return Value{read_element<typename Value::value_type>(node, type)};
        } else if constexpr (is_list_field<Value>) {
            return read_list<typename Value::value_type>(node, *type.elements.front().type);
        } else if constexpr (has_fields<Value>) {
            return read_struct<Value>(node, type);
        } else {
            return from_text<Value>(node, text_within(node), {});
        }
    }

    template <class Item>
    std::vector<Item> read_list(pugi::xml_node node, const SchemaType& type)
    {
        std::vector<Item> list;
        for (const pugi::xml_node child : node.children()) {
            if (child.type() != pugi::node_element)
                continue;
            if (std::optional<Item> item = read_element<Item>(child, type))
                list.push_back(std::move(*item));
        }
        return list;
    }

    /// The attribute is that of the node which holds the text, or empty where it is the node's own.
    template <class Value>
    std::optional<Value> from_text(pugi::xml_node node, std::string_view text,
                                   std::string_view attribute)
    {
        if constexpr (is_optional_field<Value>) {
            return Value{from_text<typename Value::value_type>(node, text, attribute)};
        } else if constexpr (std::is_same_v<Value, std::string>) {
            return in_paragraphs(text);
        } else {
            const std::string value = collapsed(text);
            std::optional<Value> result = parsed<Value>(value);
            if (!result)
                add(node,
                    fmt::format("{}<{}> cannot be \"{}\"",
                                attribute.empty() ? "" : fmt::format("{} of ", attribute),
                                node.name(), printable(value)),
                    "correct it; perhaps a digit is wrong", attribute);
            return result;
        }
    }

    template <class Value>
    static std::optional<Value> parsed(std::string_view text)
    {
        if constexpr (ParsedField<Value>) {
            return Value::parse(text);
        } else if constexpr (std::is_enum_v<Value>) {
            return parse_term<Value>(text);
        } else if constexpr (std::is_integral_v<Value>) {
            Value number{};
            const auto [end, error] =
                std::from_chars(text.data(), text.data() + text.size(), number);
            const bool is_number = error == std::errc{} && end == text.data() + text.size();
            return is_number ? std::optional(number) : std::nullopt;
        } else {
            return std::nullopt;
        }
    }

    /// A record of ours has none by its schema; one from outside may.
    void note_unknown(pugi::xml_node node, const SchemaType& type)
    {
        for (const pugi::xml_node child : node.children())
            if (child.type() == pugi::node_element && type.element(child.name()) == nullptr)
                notes.push_back(fmt::format("<{}> in <{}> is not known and was passed over",
                                            printable(child.name()), printable(node.name())));
    }

    void add(pugi::xml_node node, std::string what, std::string mend,
             std::string_view attribute = {})
    {
        pugi::xml_node top = node;
        while (top != record_ && top.parent() != record_)
            top = top.parent();
        const std::string_view field = top == record_ ? attribute : std::string_view(top.name());
        faults.push_back({node, std::string(field), std::move(what), std::move(mend)});
    }

    pugi::xml_node record_;
};

}  // namespace

EvidenceRecord read_evidence_record(pugi::xml_node record, const EvidenceSchema& schema)
{
    // A record from outside has the elements of a summary, though the schema does not look at them.
    const SchemaType& type =
        *schema.record(schema.record(record.name())->is_open ? "researchSummary" : record.name());
    Reader reader(record);
    std::optional<Record> whole = reader.read_struct<Record>(record, type);
    return {std::move(whole).value(), std::move(reader.faults), std::move(reader.notes)};
}

pugi::xml_node element_of_field(pugi::xml_node record, std::string_view field, std::size_t position)
{
    const pugi::xml_node element = record.child(xml_name<Record>(field).c_str());
    if (!element)
        return record;
    std::size_t number = 0;
    for (const pugi::xml_node child : element.children())
        if (child.type() == pugi::node_element && ++number == position)
            return child;
    return element;
}

}  // namespace findings
