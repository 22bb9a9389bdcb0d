#include "library/formats/evidence_xml.hpp"
#include "library/formats/evidence_xml_fields.hpp"
#include "library/formats/evidence_xml_schema.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <ostream>
#include <tuple>

namespace findings {
namespace {

template <class Value>
std::string written(const Value& value)
{
    if constexpr (std::is_same_v<Value, std::string>)
        return value;
    else if constexpr (ParsedField<Value>)
        return value.str();
    else if constexpr (std::is_enum_v<Value>)
        return std::string(token(value));
    else
        return std::to_string(value);
}

template <class Value>
bool says_nothing(const Value& value)
{
    if constexpr (is_optional_field<Value>)
        return !value.has_value();
    else if constexpr (is_list_field<Value> || std::is_same_v<Value, std::string>)
        return value.empty();
    else if constexpr (std::is_same_v<Value, Container>)
        return value == Container{};
    else
        return false;
}

template <class Struct>
void write_struct(pugi::xml_node node, const Struct& from, const SchemaType& type);

template <class Value>
void write_element(pugi::xml_node node, const Value& value, const SchemaType& type)
{
    if constexpr (is_optional_field<Value>) {
        write_element(node, *value, type);
    } else if constexpr (is_list_field<Value>) {
        const SchemaElement& item = type.elements.front();
        for (const auto& one : value)
            write_element(node.append_child(item.name.c_str()), one, *item.type);
    } else if constexpr (has_fields<Value>) {
        write_struct(node, value, type);
    } else {
        node.text().set(written(value).c_str());
    }
}

template <class Value>
void write_attribute(pugi::xml_node node, const std::string& name, const Value& value)
{
    if constexpr (is_optional_field<Value>)
        write_attribute(node, name, *value);
    else if constexpr (!is_list_field<Value> && !has_fields<Value>)
        node.append_attribute(name.c_str()).set_value(written(value).c_str());
}

template <class Struct, class Value>
void write_field(pugi::xml_node node, const Struct& from, const Field<Struct, Value>& field,
                 const SchemaType& type)
{
    const Value& value = from.*field.member;
    if (std::is_same_v<Value, Kind> || says_nothing(value))
        return;
    const std::string name = xml_name<Struct>(field.name);
    if (type.attribute(name) != nullptr)
        write_attribute(node, name, value);
    else if (type.text)
        write_element(node, value, type);
    else
        write_element(node.append_child(name.c_str()), value, *type.element(name)->type);
}

template <class Struct>
void write_struct(pugi::xml_node node, const Struct& from, const SchemaType& type)
{
    std::apply([&](const auto&... field) { (write_field(node, from, field, type), ...); },
               fields_of<Struct>);
}

void write_record(std::ostream& out, const Record& record, Position)
{
    const bool is_guide = record.kind == Kind::practice_guide;
    const SchemaType& type =
        *evidence_schema().record(is_guide ? "practiceGuide" : "researchSummary");
    pugi::xml_document document;
    pugi::xml_node node = document.append_child(is_guide ? "practiceGuide" : "researchSummary");
    if (!is_ours(record)) {
        node.set_name("record");
        node.append_attribute("kind").set_value(std::string(token(record.kind)).c_str());
    }
    write_struct(node, record, type);
    node.print(out, "  ", pugi::format_default, pugi::encoding_utf8, 1);
}

void write_begin(std::ostream& out, std::size_t)
{
    out << fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<evidence xmlns=\"{}\">\n",
                       evidence_namespace);
}

void write_end(std::ostream& out, std::size_t)
{
    out << "</evidence>\n";
}

}  // namespace

const Writer evidence_xml_writer{write_begin, write_record, write_end};

}  // namespace findings
