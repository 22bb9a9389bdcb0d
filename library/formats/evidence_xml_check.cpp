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

/// An element that its parent's type knows.
struct Known {
    pugi::xml_node node;
    std::size_t index;  ///< in the type
};

/// Which children make the longest row of them that is in the order of the type.
std::vector<bool> longest_in_order(const std::vector<Known>& children)
{
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> ends;  // of the best row of each length: its last child
    std::vector<std::size_t> previous(children.size(), none);
    for (std::size_t i = 0; i < children.size(); ++i) {
        const auto end = std::upper_bound(
            ends.begin(), ends.end(), children[i].index,
            [&](std::size_t index, std::size_t child) { return index < children[child].index; });
        if (end != ends.begin())
            previous[i] = *(end - 1);
        if (end == ends.end())
            ends.push_back(i);
        else
            *end = i;
    }
    std::vector<bool> stays(children.size(), false);
    for (std::size_t i = ends.empty() ? none : ends.back(); i != none; i = previous[i])
        stays[i] = true;
    return stays;
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
        stray_text(node, type);
        if (type.is_open)
            return;
        const std::vector<Known> children = known_children(node, type);
        Numbers numbers(type.elements.size());
        for (const Known& child : children)
            ++numbers[child.index];
        order(children, type, numbers);
        counts(node, type, numbers);
        choice(node, type, numbers);
    }

    void stray_text(pugi::xml_node node, const SchemaType& type)
    {
        const bool is_to_be_empty = type.elements.empty() && !type.is_open;
        pugi::xml_node before = node;  // texts have no place of their own
        for (const pugi::xml_node child : node.children()) {
            const bool is_blank = trimmed(child.value()).empty();
            if (child.type() == pugi::node_element)
                before = child;
            else if (is_to_be_empty)
                add(node, tag(node.name()) + " is to be empty, without white space even",
                    "end it at once, as in <" + printable(node.name()) + " …/>");
            else if (!is_blank)
                add(before,
                    fmt::format("there is text in {} {}", tag(node.name()),
                                before == node ? "before its first element"
                                               : "after " + tag(before.name())),
                    "put it into one of the elements, or take it out");
        }
    }

    /// Checks each child by itself, and gives those that the type knows.
    std::vector<Known> known_children(pugi::xml_node node, const SchemaType& type)
    {
        std::vector<Known> children;
        for (const pugi::xml_node child : node.children()) {
            if (child.type() != pugi::node_element)
                continue;
            const SchemaElement* known = type.element(child.name());
            if (known == nullptr) {
                unknown_element(child, type);
                continue;
            }
            children.push_back({child, static_cast<std::size_t>(known - type.elements.data())});
            element(child, *known->type);
        }
        return children;
    }

    /// Tells of as few elements as must move for the others to be in order. Those that are too many
    /// are told of by counts().
    void order(const std::vector<Known>& children, const SchemaType& type, const Numbers& numbers)
    {
        const std::vector<bool> stays = longest_in_order(children);
        for (std::size_t i = 0; i < children.size(); ++i) {
            const std::size_t index = children[i].index;
            if (stays[i] || numbers[index] > type.elements[index].most)
                continue;
            std::size_t before = index;
            while (before > 0 && numbers[before - 1] == 0)
                --before;
            add(children[i].node,
                tag(type.elements[index].name) + " is not where it belongs in the order",
                before == 0 ? "move it to the beginning"
                            : "move it behind " + tag(type.elements[before - 1].name));
        }
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
                missing(node, type, known);
            if (numbers[i] > known.most && known.most == 1)
                add(last_child(node, known.name), tag(known.name) + " is there more than once",
                    "keep one of them");
            else if (numbers[i] > known.most)
                add(last_child(node, known.name),
                    fmt::format("{} is there {} times, more than {}", tag(known.name), numbers[i],
                                known.most),
                    "take out what is too many");
        }
    }

    void missing(pugi::xml_node node, const SchemaType& type, const SchemaElement& known)
    {
        if (node == record_)
            return add(node, tag(known.name) + " is missing", "add it: " + explanation(*known.type),
                       known.name);
        add(node, fmt::format("{} has no {}", tag(node.name()), tag(known.name)),
            "add it: " + explanation(type));
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
