#include "tests/library/formats/evidence_mutations.hpp"

#include <pugixml.hpp>

#include <array>
#include <random>
#include <set>
#include <sstream>

namespace findings::test {
namespace {

using Random = std::mt19937;

constexpr unsigned as_it_is = pugi::parse_full | pugi::parse_ws_pcdata;

std::string saved(const pugi::xml_document& document)
{
    std::ostringstream out;
    document.save(out, "", pugi::format_raw);
    return out.str();
}

void collect(pugi::xml_node node, std::vector<pugi::xml_node>& elements)
{
    if (node.type() == pugi::node_element)
        elements.push_back(node);
    for (const pugi::xml_node child : node.children())
        collect(child, elements);
}

std::vector<pugi::xml_node> elements_of(const pugi::xml_document& document)
{
    std::vector<pugi::xml_node> elements;
    collect(document, elements);
    return elements;
}

template <class List>
auto one_of(const List& list, Random& random)
{
    return list[random() % list.size()];
}

bool is_leaf(pugi::xml_node node)
{
    return !node.find_child(
        [](pugi::xml_node child) { return child.type() == pugi::node_element; });
}

// Each changes the node or what is around it. Some leave the document valid: both must see that
// too.
void drop(pugi::xml_node node, Random&)
{
    node.parent().remove_child(node);
}
void double_it(pugi::xml_node node, Random&)
{
    node.parent().insert_copy_after(node, node);
}
void misspell(pugi::xml_node node, Random& random)
{
    std::string name = node.name();
    name[random() % name.size()] = 'q';
    node.set_name(name.c_str());
}
void rename_as_another(pugi::xml_node node, Random& random)
{
    constexpr std::array names = {"title", "minutes", "authors", "area", "name", "record"};
    node.set_name(one_of(names, random));
}
void move_down(pugi::xml_node node, Random&)
{
    pugi::xml_node next = node.next_sibling();
    while (next && next.type() != pugi::node_element)
        next = next.next_sibling();
    if (next)
        node.parent().insert_move_after(node, next);
}
void move_up_a_level(pugi::xml_node node, Random&)
{
    if (node.parent().parent().type() == pugi::node_element)
        node.parent().parent().insert_move_after(node, node.parent());
}
void add_child(pugi::xml_node node, Random& random)
{
    constexpr std::array names = {"x", "title", "family", "text"};
    node.append_child(one_of(names, random)).text().set("y");
}
void add_text(pugi::xml_node node, Random&)
{
    node.prepend_child(pugi::node_pcdata).set_value("text");
}
void add_white_space(pugi::xml_node node, Random&)
{
    node.append_child(pugi::node_pcdata).set_value("\n\t ");
}
void add_comment(pugi::xml_node node, Random&)
{
    node.prepend_child(pugi::node_comment).set_value(" a comment ");
}
void add_instruction(pugi::xml_node node, Random&)
{
    node.append_child(pugi::node_pi).set_name("editor");
}
void empty_it(pugi::xml_node node, Random&)
{
    node.remove_children();
}
void as_cdata(pugi::xml_node node, Random&)
{
    if (!is_leaf(node) || !node.first_child())
        return;
    const std::string text = node.child_value();
    node.remove_children();
    node.append_child(pugi::node_cdata).set_value(text.c_str());
}
void other_namespace(pugi::xml_node node, Random& random)
{
    constexpr std::array uris = {"", "urn:other", "https://findings.example/ns/evidence/1",
                                 "https://findings.example/ns/evidence/2"};
    node.remove_attribute("xmlns");
    node.append_attribute("xmlns").set_value(one_of(uris, random));
}
void with_prefix(pugi::xml_node node, Random&)
{
    node.append_attribute("xmlns:e").set_value("https://findings.example/ns/evidence/1");
    node.set_name(("e:" + std::string(node.name())).c_str());
}
void drop_attribute(pugi::xml_node node, Random&)
{
    node.remove_attribute(node.last_attribute());
}
void add_attribute(pugi::xml_node node, Random& random)
{
    constexpr std::array names = {"id", "status", "role", "lang", "xml:lang", "xml:space", "kind"};
    const char* name = one_of(names, random);
    if (!node.attribute(name))
        node.append_attribute(name).set_value("en");
}
void add_schema_location(pugi::xml_node node, Random&)
{
    node.append_attribute("xmlns:xsi").set_value("http://www.w3.org/2001/XMLSchema-instance");
    node.append_attribute("xsi:schemaLocation")
        .set_value("https://findings.example/ns/evidence/1 evidence.xsd");
}
void qualify_attribute(pugi::xml_node node, Random&)
{
    if (!node.attribute("status"))
        return;
    node.append_attribute("xmlns:f").set_value("https://findings.example/ns/evidence/1");
    node.attribute("status").set_name("f:status");
}
void make_it_long(pugi::xml_node node, Random&)
{
    if (is_leaf(node))
        node.text().set(std::string(301, 'x').c_str());
}
void repeat_children(pugi::xml_node node, Random&)
{
    const pugi::xml_node last = node.last_child();
    for (int i = 0; i < 5 && last; ++i)
        node.append_copy(last);
}

constexpr std::array<std::pair<const char*, void (*)(pugi::xml_node, Random&)>, 21> changes = {{
    {"drop", drop},
    {"double", double_it},
    {"misspell", misspell},
    {"rename", rename_as_another},
    {"move down", move_down},
    {"move up a level", move_up_a_level},
    {"add child", add_child},
    {"add text", add_text},
    {"add white space", add_white_space},
    {"add comment", add_comment},
    {"add instruction", add_instruction},
    {"empty", empty_it},
    {"as CDATA", as_cdata},
    {"other namespace", other_namespace},
    {"with prefix", with_prefix},
    {"drop attribute", drop_attribute},
    {"add attribute", add_attribute},
    {"add schema location", add_schema_location},
    {"qualify attribute", qualify_attribute},
    {"make long", make_it_long},
    {"repeat children", repeat_children},
}};

/// Texts that are nearly an identifier, date, number, token or language, or just are one.
std::vector<std::string> odd_values()
{
    std::string long_enough;
    for (int i = 0; i < 200; ++i)
        long_enough += "é";
    return {
        "",
        " \n",
        "x",
        "  x  y ",
        "\xC2\xA0",
        long_enough,
        long_enough + "é",
        std::string(300, 'x'),
        std::string(301, 'x'),
        std::string(2'000, 'x'),
        std::string(2'001, 'x'),
        "10.1000/182",
        "10.1000/A<b>",
        "10.1000/a b",
        "10.1000/",
        "10.100/a",
        "10.1234567890/a",
        "10.1000.10/a",
        "10.1000x/a",
        "10.1000./a",
        "doi:10.1000/182",
        "https://doi.org/10.1000/182",
        "http://a",
        "HTTP://a.org",
        "https:///a",
        "https://",
        "ftp://a.org",
        "https://é.org",
        "https://a.org/{b}",
        "https://a.org/[b]~%20?c=d#e",
        "https://a.org/a b",
        "https://a.org/" + std::string(1'986, 'x'),
        "https://a.org/" + std::string(1'987, 'x'),
        "0",
        "00",
        "1",
        "01",
        "+1",
        "-1",
        "-0",
        "1.0",
        "600",
        "601",
        "1000000",
        "1000001",
        "2000000000",
        "2000000001",
        "12345678901",
        "1899",
        "1900",
        "2100",
        "2101",
        "0000",
        "0001",
        "2024",
        "2024-5",
        "2024-05",
        "2024-13",
        "2024-00",
        "2024-02-29",
        "2023-02-29",
        "2024-02-30",
        "2024-05-17Z",
        "2024Z",
        "2024-05-17T00:00:00",
        "12024",
        "-2024",
        "en",
        "EN-ca",
        "en_CA",
        "e",
        "engl",
        "en-",
        "en-abcdefghi",
        "zh-Hans-CN-x-a",
        "12345678",
        "123456789",
        "PMC1",
        "pmc1",
        "PMC",
        "PMC1234567890",
        "9780306406157",
        "978-0-306-40615-7",
        "0306406152",
        "2434-561X",
        "2434-561x",
        "2434561X",
        "0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097",
        "0000-0002-1825-009X",
        "01JD0000000000000000000001",
        "01jd0000000000000000000001",
        "81JD0000000000000000000001",
        "01JD000000000000000000000U",
        "CA",
        "ca",
        "CAN",
        "CA-ON",
        "CA-",
        "CA-QUEB",
        "CA-on",
        "kinship",
        "Kinship",
        "kin_ship",
        "-",
        std::string(100, 'k'),
        std::string(101, 'k'),
        "a/b",
        "a/b/c",
        "/b",
        "a/",
        "a b/c",
        "limited",
        "Limited",
        "not_rated",
        "practitioner",
        "superseded",
        "study",
        "practice_guide",
        "CC-BY-4.0",
        "CC BY",
        std::string(64, 'a'),
        std::string(64, 'A'),
        std::string(63, 'a'),
    };
}

}  // namespace

Mutant mutated(const std::string& document, unsigned seed)
{
    Random random(seed);
    pugi::xml_document tree;
    tree.load_string(document.c_str(), as_it_is);
    Mutant mutant{"seed " + std::to_string(seed), ""};
    for (auto times = 1 + random() % 3; times > 0; --times) {
        const auto elements = elements_of(tree);
        if (elements.size() < 2)
            break;
        pugi::xml_node node = one_of(elements, random);
        const auto& [name, change] = one_of(changes, random);
        mutant.what += std::string(", ") + name + " <" + node.name() + ">";
        change(node, random);
    }
    mutant.document = saved(tree);
    return mutant;
}

std::vector<Mutant> with_odd_values(const std::string& document)
{
    std::vector<Mutant> mutants;
    pugi::xml_document tree;
    tree.load_string(document.c_str(), as_it_is);
    const std::vector<std::string> values = odd_values();
    std::set<std::string> done;
    for (pugi::xml_node element : elements_of(tree)) {
        for (pugi::xml_attribute attribute : element.attributes()) {
            const std::string before = attribute.value();
            for (const std::string& value : values) {
                attribute.set_value(value.c_str());
                mutants.push_back(
                    {std::string(attribute.name()) + "=\"" + value + "\"", saved(tree)});
            }
            attribute.set_value(before.c_str());
        }
        if (!is_leaf(element) || !element.first_child() || !done.insert(element.name()).second)
            continue;
        const std::string before = element.child_value();
        for (const std::string& value : values) {
            element.text().set(value.c_str());
            mutants.push_back({"<" + std::string(element.name()) + ">" + value, saved(tree)});
        }
        element.text().set(before.c_str());
    }
    return mutants;
}

}  // namespace findings::test
