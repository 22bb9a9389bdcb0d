#include "library/formats/evidence_xml_check.hpp"

#include "library/base/text.hpp"
#include "library/formats/evidence_xml_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace findings {
namespace {

std::string tag(std::string_view name)
{
    return "<" + printable(name) + ">";
}

/// How many letters apart two names are (Levenshtein), upper and lower case being the same.
std::size_t distance(std::string_view one, std::string_view other)
{
    const std::string a = ascii_lower(one);
    const std::string b = ascii_lower(other);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

/// The name that was probably meant; empty where none is near.
template <class Named>
std::string meant(std::string_view name, const std::vector<Named>& known)
{
    for (const Named& one : known)
        if (name.size() < 60 && distance(name, one.name) <= 2)
            return one.name;
    return {};
}

/// Checks one record and keeps count of where in it we are.
class Check {
public:
    explicit Check(pugi::xml_node record) : record_(record) {}

    void element(pugi::xml_node node, const SchemaType& type)
    {
        attributes(node, type);
        if (type.text)
            text(node, type);
        else
            content(node, type);
    }

    std::vector<EvidenceFault> take() { return std::move(faults_); }

private:
    /// How many there are of each element of a type, in the type's order.
    using Numbers = std::vector<std::size_t>;

    void add(pugi::xml_node node, std::string what, std::string mend, std::string_view field = {})
    {
        if (field.empty())
            field = field_of(node);
        faults_.push_back({node, std::string(field), std::move(what), std::move(mend)});
    }

    /// The child of the record that the node is, or is in.
    std::string_view field_of(pugi::xml_node node) const
    {
        while (node && node.parent() != record_)
            node = node.parent();
        return node.name();
    }

    void attributes(pugi::xml_node node, const SchemaType& type)
    {
        for (const pugi::xml_attribute attribute : node.attributes()) {
            const std::string_view name = attribute.name();
            if (name == "xsi:schemaLocation" || name == "xsi:noNamespaceSchemaLocation")
                continue;
            if (const SchemaAttribute* known = type.attribute(name))
                attribute_value(node, attribute, *known->type);
            else
                unknown_attribute(node, name, type);
        }
        for (const SchemaAttribute& known : type.attributes)
            if (known.is_required && !node.attribute(known.name.c_str()))
                add(node, fmt::format("{} has no attribute {}", tag(node.name()), known.name),
                    "add it: " + explanation(*known.type), own_field(node, known.name));
    }

    void attribute_value(pugi::xml_node node, pugi::xml_attribute attribute, const SchemaType& type)
    {
        if (const auto fault = check_value(attribute.value(), type))
            add(node, fmt::format("{} of {} {}", attribute.name(), tag(node.name()), fault->what),
                fault->mend, own_field(node, attribute.name()));
    }

    void unknown_attribute(pugi::xml_node node, std::string_view name, const SchemaType& type)
    {
        std::string likely = meant(name, type.attributes);
        if (likely.empty() && name == "lang")
            likely = "xml:lang";
        add(node, fmt::format("{} has no attribute {}", tag(node.name()), printable(name)),
            likely.empty() ? "take it out" : fmt::format("write {}, or take it out", likely),
            own_field(node, name));
    }

    /// Attributes of the record are fields of it; those of other elements belong to their element.
    std::string_view own_field(pugi::xml_node node, std::string_view attribute) const
    {
        return node == record_ ? attribute : std::string_view{};
    }

    void text(pugi::xml_node node, const SchemaType& type)
    {
        std::string whole;
        bool is_plain = true;
        for (const pugi::xml_node child : node.children()) {
            whole += child.value();
            if (child.type() != pugi::node_element)
                continue;
            is_plain = false;
            add(child,
                fmt::format("{} stands in {}, which holds text only", tag(child.name()),
                            tag(node.name())),
                "take the tag out and leave its text");
        }
        if (const auto fault = check_value(whole, type); is_plain && fault)
            add(node, tag(node.name()) + " " + fault->what, fault->mend);
    }

    void content(pugi::xml_node node, const SchemaType& type)
    {
        const bool is_empty = type.elements.empty() && !type.is_open;
        for (const pugi::xml_node child : node.children()) {
            if (child.type() == pugi::node_element)
                continue;
            const bool is_blank = trimmed(child.value()).empty();
            if (!is_blank || is_empty)
                add(node,
                    is_blank ? fmt::format("there is white space in {}, which is to be empty",
                                           tag(node.name()))
                             : fmt::format("there is text in {} outside of its elements",
                                           tag(node.name())),
                    "put it into one of the elements, or take it out",
                    node == record_ ? child.value() : "");
        }
        if (type.is_open)
            return;
        const Numbers numbers = order(node, type);
        counts(node, type, numbers);
        choice(node, type, numbers);
    }

    /// Unknown elements, and known ones that stand after one they should stand before.
    Numbers order(pugi::xml_node node, const SchemaType& type)
    {
        Numbers numbers(type.elements.size());
        const SchemaElement* last = nullptr;
        for (const pugi::xml_node child : node.children()) {
            if (child.type() != pugi::node_element)
                continue;
            const SchemaElement* known = type.element(child.name());
            if (known == nullptr) {
                unknown_element(child, type);
                continue;
            }
            ++numbers[static_cast<std::size_t>(known - type.elements.data())];
            element(child, *known->type);
            if (last != nullptr && known < last)
                add(child, fmt::format("{} stands after {}", tag(known->name), tag(last->name)),
                    fmt::format("move it: the elements of {} have a fixed order",
                                tag(node.name())));
            else
                last = known;
        }
        return numbers;
    }

    void unknown_element(pugi::xml_node child, const SchemaType& type)
    {
        const std::string_view name = child.name();
        const std::string place = tag(child.parent().name());
        if (name.starts_with("?:"))
            return add(child,
                       fmt::format("{} in {} is not of the namespace of native XML",
                                   tag(name.substr(2)), place),
                       "give it no prefix and no xmlns of its own, or take it out");
        const std::string likely = meant(name, type.elements);
        add(child, fmt::format("{} is not an element of {}", tag(name), place),
            likely.empty() ? "take it out" : fmt::format("write {}, or take it out", tag(likely)));
    }

    void counts(pugi::xml_node node, const SchemaType& type, const Numbers& numbers)
    {
        const std::size_t chosen = chosen_of(type, numbers);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const SchemaElement& known = type.elements[i];
            const bool is_asked_for = known.alternative == 0 || known.alternative == chosen;
            if (numbers[i] < known.least && is_asked_for)
                add(node, missing(node, known), "add it: " + explanation(*known.type),
                    node == record_ ? std::string_view(known.name) : std::string_view{});
            if (numbers[i] > known.most)
                add(last_child(node, known.name),
                    fmt::format("{} is there {} times, more than {}", tag(known.name), numbers[i],
                                known.most),
                    "take out what is too many");
        }
    }

    std::string missing(pugi::xml_node node, const SchemaElement& known) const
    {
        if (node == record_)
            return tag(known.name) + " is missing";
        return fmt::format("{} has no {}", tag(node.name()), tag(known.name));
    }

    static pugi::xml_node last_child(pugi::xml_node node, const std::string& name)
    {
        pugi::xml_node last;
        for (const pugi::xml_node child : node.children(name.c_str()))
            last = child;
        return last;
    }

    /// The first alternative of the choice that there is anything of, 0 for none.
    static std::size_t chosen_of(const SchemaType& type, const Numbers& numbers)
    {
        for (std::size_t i = 0; i < numbers.size(); ++i)
            if (numbers[i] > 0 && type.elements[i].alternative != 0)
                return type.elements[i].alternative;
        return 0;
    }

    void choice(pugi::xml_node node, const SchemaType& type, const Numbers& numbers)
    {
        std::vector<std::string> names;
        for (const SchemaElement& known : type.elements)
            if (known.alternative != 0 && known.least > 0)
                names.push_back(tag(known.name));
        if (names.empty())
            return;
        const std::size_t chosen = chosen_of(type, numbers);
        if (chosen == 0)
            add(node, fmt::format("{} has no {}", tag(node.name()), joined(names, " and no ")),
                "give one of them: " + type.explanation);
        for (std::size_t i = 0; i < numbers.size(); ++i)
            if (numbers[i] > 0 && chosen != 0 && type.elements[i].alternative > chosen)
                add(last_child(node, type.elements[i].name),
                    fmt::format("{} has {}", tag(node.name()), joined(names, " and also ")),
                    "keep one of them: " + type.explanation);
    }

    static std::string explanation(const SchemaType& type)
    {
        return type.explanation.empty() ? type.how_to_write : type.explanation;
    }

    pugi::xml_node record_;
    std::vector<EvidenceFault> faults_;
};

}  // namespace

std::vector<EvidenceFault> check_structure(pugi::xml_node record, const EvidenceSchema& schema)
{
    Check check(record);
    check.element(record, *schema.record(record.name()));
    return check.take();
}

}  // namespace findings
