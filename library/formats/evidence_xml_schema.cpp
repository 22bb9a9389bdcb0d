#include "library/formats/evidence_xml_schema.hpp"

#include "library/base/schemas.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <stdexcept>

namespace findings {
namespace {

[[noreturn]] void unknown(pugi::xml_node node)
{
    throw std::runtime_error(fmt::format("evidence.xsd: <{} name=\"{}\"> is used in a way that the "
                                         "program does not know (offset {})",
                                         node.name(), node.attribute("name").value(),
                                         node.offset_debug()));
}

bool is(pugi::xml_node node, std::string_view name)
{
    return name == node.name();
}

std::string explanation_of(pugi::xml_node node)
{
    std::string text =
        collapsed(node.child("xs:annotation").child("xs:documentation").child_value());
    text = text.substr(0, text.find(". "));
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

std::size_t count(pugi::xml_attribute attribute)
{
    if (!attribute)
        return 1;
    return std::string_view(attribute.value()) == "unbounded" ? unbounded : attribute.as_ullong();
}

}  // namespace

/// Makes types of the two files, each named type once.
class SchemaLoader {
public:
    SchemaLoader(EvidenceSchema& schema, pugi::xml_node evidence, pugi::xml_node xml)
        : schema_(schema), evidence_(evidence), xml_(xml)
    {}

    void load()
    {
        for (const pugi::xml_node element : evidence_.children("xs:element"))
            if (element.attribute("type"))
                schema_.records_[element.attribute("name").value()] =
                    named(element.attribute("type").value());
    }

private:
    const SchemaType* named(const std::string& name)
    {
        if (const auto known = named_.find(name); known != named_.end())
            return known->second;
        const SchemaType* type = nullptr;
        if (name.starts_with("xs:"))
            type = &schema_.types_.emplace_back(built_in(name));
        for (const pugi::xml_node node : evidence_.children())
            if (name == node.attribute("name").value() && !is(node, "xs:element"))
                type = made(node);
        if (type == nullptr)
            throw std::runtime_error("evidence.xsd: there is no type " + name);
        return named_[name] = type;
    }

    SchemaType built_in(std::string_view name) const
    {
        SchemaText text;
        text.is_number = name == "xs:integer";
        if (name == "xs:gYear")
            text.calendar = SchemaText::Calendar::year;
        else if (name == "xs:gYearMonth")
            text.calendar = SchemaText::Calendar::month;
        else if (name == "xs:date")
            text.calendar = SchemaText::Calendar::day;
        else if (name != "xs:token" && !text.is_number)
            throw std::runtime_error("evidence.xsd: the program does not know " +
                                     std::string(name));
        return {.text = std::move(text)};
    }

    const SchemaType* made(pugi::xml_node node)
    {
        SchemaType type;
        if (is(node, "xs:simpleType"))
            type = simple(node);
        else if (is(node, "xs:complexType"))
            type = complex(node);
        else
            unknown(node);
        type.explanation = explanation_of(node);
        return &schema_.types_.emplace_back(std::move(type));
    }

    /// The type of an element or attribute: named, or within it.
    const SchemaType* type_of(pugi::xml_node node)
    {
        if (const pugi::xml_attribute name = node.attribute("type"))
            return named(name.value());
        for (const pugi::xml_node child : node.children())
            if (!is(child, "xs:annotation"))
                return made(child);
        unknown(node);
    }

    SchemaType simple(pugi::xml_node node)
    {
        if (const pugi::xml_node members = node.child("xs:union")) {
            SchemaType type{.how_to_write = explanation_of(node), .text = SchemaText{}};
            for (const pugi::xml_node member : members.children("xs:simpleType"))
                type.text->members.push_back(made(member));
            return type;
        }
        const pugi::xml_node restriction = node.child("xs:restriction");
        if (!restriction)
            unknown(node);
        SchemaType type = *named(restriction.attribute("base").value());
        for (const pugi::xml_node facet : restriction.children()) {
            add(facet, *type.text);
            type.how_to_write = explanation_of(node);
        }
        return type;
    }

    static void add(pugi::xml_node facet, SchemaText& text)
    {
        const pugi::xml_attribute value = facet.attribute("value");
        if (is(facet, "xs:enumeration"))
            text.tokens.emplace_back(value.value());
        else if (is(facet, "xs:pattern"))
            text.patterns.emplace_back(value.value());
        else if (is(facet, "xs:minLength"))
            text.shortest = value.as_ullong();
        else if (is(facet, "xs:maxLength"))
            text.longest = value.as_ullong();
        else if (is(facet, "xs:minInclusive"))
            text.lowest = value.as_llong();
        else if (is(facet, "xs:maxInclusive"))
            text.highest = value.as_llong();
        else
            unknown(facet);
    }

    SchemaType complex(pugi::xml_node node)
    {
        SchemaType type;
        pugi::xml_node attributes = node;
        if (const pugi::xml_node content = node.child("xs:simpleContent")) {
            attributes = content.child("xs:extension");
            type = *named(attributes.attribute("base").value());
        }
        for (const pugi::xml_node attribute : attributes.children("xs:attribute"))
            type.attributes.push_back(attribute_of(attribute));
        for (const pugi::xml_node part : node.child("xs:sequence").children())
            add_part(part, type);
        return type;
    }

    SchemaAttribute attribute_of(pugi::xml_node node)
    {
        const bool is_required = std::string_view(node.attribute("use").value()) == "required";
        const std::string_view reference = node.attribute("ref").value();
        if (reference.empty())
            return {node.attribute("name").value(), type_of(node), is_required};
        if (reference != "xml:lang")
            unknown(node);
        const pugi::xml_node language =
            xml_.find_child_by_attribute("xs:attribute", "name", "lang");
        SchemaAttribute attribute{std::string(reference), type_of(language), is_required};
        schema_.types_.back().how_to_write = explanation_of(language);
        return attribute;
    }

    void add_part(pugi::xml_node part, SchemaType& type)
    {
        if (is(part, "xs:element"))
            type.elements.push_back(element_of(part));
        else if (is(part, "xs:any"))
            type.is_open = true;
        else if (is(part, "xs:choice"))
            add_choice(part, type);
        else
            unknown(part);
    }

    SchemaElement element_of(pugi::xml_node node)
    {
        return {node.attribute("name").value(), type_of(node), count(node.attribute("minOccurs")),
                count(node.attribute("maxOccurs"))};
    }

    /// One choice a type, of elements and of sequences of elements.
    void add_choice(pugi::xml_node choice, SchemaType& type)
    {
        std::size_t alternative = 0;
        for (const pugi::xml_node option : choice.children()) {
            ++alternative;
            const std::size_t before = type.elements.size();
            if (is(option, "xs:element"))
                type.elements.push_back(element_of(option));
            for (const pugi::xml_node element : option.children("xs:element"))
                type.elements.push_back(element_of(element));
            for (std::size_t i = before; i < type.elements.size(); ++i)
                type.elements[i].alternative = alternative;
        }
    }

    EvidenceSchema& schema_;
    pugi::xml_node evidence_;
    pugi::xml_node xml_;
    std::map<std::string, const SchemaType*> named_;
};

const SchemaAttribute* SchemaType::attribute(std::string_view name) const
{
    for (const SchemaAttribute& one : attributes)
        if (one.name == name)
            return &one;
    return nullptr;
}

const SchemaElement* SchemaType::element(std::string_view name) const
{
    for (const SchemaElement& one : elements)
        if (one.name == name)
            return &one;
    return nullptr;
}

EvidenceSchema::EvidenceSchema(std::string_view evidence_xsd, std::string_view xml_xsd)
{
    pugi::xml_document evidence;
    pugi::xml_document xml;
    if (!evidence.load_buffer(evidence_xsd.data(), evidence_xsd.size()) ||
        !xml.load_buffer(xml_xsd.data(), xml_xsd.size()))
        throw std::runtime_error("evidence.xsd or xml.xsd is not XML");
    SchemaLoader(*this, evidence.document_element(), xml.document_element()).load();
}

const SchemaType* EvidenceSchema::record(std::string_view element) const
{
    const auto found = records_.find(element);
    return found == records_.end() ? nullptr : found->second;
}

std::vector<std::string> EvidenceSchema::records() const
{
    std::vector<std::string> names;
    for (const auto& [name, type] : records_)
        names.push_back(name);
    return names;
}

const EvidenceSchema& evidence_schema()
{
    static const EvidenceSchema schema(schema_files().find("evidence.xsd")->bytes,
                                       schema_files().find("xml.xsd")->bytes);
    return schema;
}

std::string collapsed(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!is_space)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (result.ends_with(' '))
        result.pop_back();
    return result;
}

}  // namespace findings
