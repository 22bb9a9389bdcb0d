#include "library/formats/jats_text.hpp"

#include "library/base/text.hpp"
#include "library/formats/plain_text.hpp"
#include "library/formats/xml_text.hpp"

#include <algorithm>
#include <utility>

namespace findings::jats {
namespace {

/// Text that only stands for something else, or that no sentence needs.
bool is_silent(std::string_view name)
{
    return is_one_of(name, {"fn", "label", "graphic", "inline-graphic", "media", "object-id",
                            "private-char", "institution-id", "mml:annotation", "alt-text",
                            "long-desc", "index-term", "processing-meta"});
}

bool is_display(std::string_view name)
{
    return is_one_of(name, {"table-wrap",
                            "table-wrap-group",
                            "table",
                            "fig",
                            "fig-group",
                            "disp-formula",
                            "disp-formula-group",
                            "chem-struct-wrap",
                            "graphic",
                            "media",
                            "supplementary-material",
                            "ref-list",
                            "glossary",
                            "alternatives",
                            "array",
                            "code",
                            "preformat",
                            "object-id",
                            "sec-meta",
                            "permissions",
                            "kwd-group",
                            "processing-meta"});
}

bool is_titled(std::string_view name)
{
    return is_one_of(name, {"sec", "boxed-text", "app", "ack", "notes", "statement", "bio"});
}

bool is_block(std::string_view name)
{
    return is_titled(name) || is_display(name) ||
           is_one_of(name, {"p", "list", "def-list", "disp-quote", "verse-group", "speech",
                            "app-group", "title", "label", "caption", "question-wrap"});
}

/// A footnote's or a superscript citation's mark, as against "(Smith, 2003)" or "[12]".
bool is_mark(pugi::xml_node xref)
{
    return is_one_of(type_of(xref, "ref-type"),
                     {"fn", "table-fn", "author-notes", "corresp", "aff", "contrib"}) ||
           xref.child("sup");
}

bool is_mark_text(std::string_view text)
{
    const std::string bare = squeezed(text);
    return is_one_of(
        bare, {"*", "**", "***", "†", "‡", "§", "¶", "#", "☆", "✩", "⁎", "∗", "††", "‡‡", ""});
}

bool has_reference(pugi::xml_node node)
{
    return !node.find_node([](pugi::xml_node n) { return n.name() == std::string_view("xref"); })
                .empty();
}

void append_inline(pugi::xml_node node, std::string& text);

void append_children(pugi::xml_node node, std::string& text)
{
    for (const pugi::xml_node child : node.children())
        append_inline(child, text);
}

void append_script(pugi::xml_node node, bool up, std::string& text)
{
    if (up && has_reference(node))
        return;
    std::string inside;
    append_children(node, inside);
    if (!up || !is_mark_text(inside))
        text += raised(inside, up);
}

/// TeX beside MathML says the same thing twice.
bool is_beside_mathml(pugi::xml_node tex)
{
    for (const bool after : {true, false}) {
        const auto step = [after](pugi::xml_node node) {
            return after ? node.next_sibling() : node.previous_sibling();
        };
        pugi::xml_node beside = step(tex);
        if (beside.type() == pugi::node_pcdata)
            beside = step(beside);
        if (beside.name() == std::string_view("mml:math"))
            return true;
    }
    return false;
}

bool is_person(std::string_view name)
{
    return is_one_of(name, {"name", "string-name", "etal"});
}

/// "doi: " and the like in front; a number that only follows the text is for machines.
bool is_introduced(pugi::xml_node id)
{
    const std::string before = ascii_lower(trimmed(id.previous_sibling().value()));
    return before.ends_with(':') || before.ends_with("doi") || before.ends_with("pmid");
}

/// Names and citations are often element after element, with nothing between.
bool stands_apart(pugi::xml_node node)
{
    return is_one_of(node.parent().name(),
                     {"name", "string-name", "person-group", "mixed-citation", "element-citation",
                      "citation", "nlm-citation", "aff", "institution-wrap", "collab"}) &&
           node.previous_sibling().type() == pugi::node_element;
}

void append_inline(pugi::xml_node node, std::string& text)
{
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
        text += node.value();
    if (node.type() != pugi::node_element)
        return;
    const std::string_view name = node.name();
    if (is_silent(name) || (name == "xref" && is_mark(node)))
        return;
    if (name == "tex-math" && is_beside_mathml(node))
        return;
    if (name == "pub-id" && !is_introduced(node))
        return;
    if (name == "sup" || name == "sub")
        return append_script(node, name == "sup", text);
    const bool apart =
        name == "break" || is_block(name) || is_one_of(name, {"list-item", "td", "def"});
    if (apart || stands_apart(node))
        text += is_person(name) && !text.empty() ? ", " : " ";
    append_children(node, text);
    if (apart)
        text += ' ';
}

std::string heading_of(pugi::xml_node node)
{
    const pugi::xml_node title = node.child("title");
    return inline_text(title ? title : node.child("caption").child("title"));
}

void add_flow(pugi::xml_node node, std::vector<std::string>& out);

void add_titled(pugi::xml_node node, std::vector<std::string>& out)
{
    std::vector<std::string> inside;
    add_flow(node, inside);
    std::string heading = heading_of(node);
    if (!heading.empty() && inside.empty())
        inside.push_back(std::move(heading));
    else if (!heading.empty())
        inside.front() = headed(std::move(heading), inside.front());
    std::move(inside.begin(), inside.end(), std::back_inserter(out));
}

void add_list(pugi::xml_node list, std::vector<std::string>& out)
{
    for (const pugi::xml_node item : list.children()) {
        std::vector<std::string> inside;
        if (item.name() == std::string_view("def-item"))
            inside.push_back(
                headed(inline_text(item.child("term")), inline_text(item.child("def"))));
        else if (item.name() == std::string_view("list-item"))
            add_flow(item, inside);
        if (!inside.empty() && !inside.front().starts_with("• "))
            inside.front().insert(0, "• ");
        std::move(inside.begin(), inside.end(), std::back_inserter(out));
    }
}

void add_block(pugi::xml_node node, std::vector<std::string>& out)
{
    const std::string_view name = node.name();
    if (is_display(name) || is_one_of(name, {"title", "label", "caption"}))
        return;
    if (is_titled(name))
        add_titled(node, out);
    else if (name == "list" || name == "def-list")
        add_list(node, out);
    else
        add_flow(node, out);
}

/// A paragraph may hold lists and figures in the middle of its text.
void add_flow(pugi::xml_node node, std::vector<std::string>& out)
{
    std::string running;
    const auto end_paragraph = [&] {
        std::string text = nfc(squeezed_xml(std::exchange(running, {})));
        if (!text.empty())
            out.push_back(std::move(text));
    };
    for (const pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_element && is_block(child.name())) {
            end_paragraph();
            add_block(child, out);
        } else {
            append_inline(child, running);
        }
    }
    end_paragraph();
}

}  // namespace

std::string inline_text(pugi::xml_node node)
{
    std::string text;
    append_children(node, text);
    return nfc(squeezed_xml(text));
}

std::vector<std::string> paragraphs(pugi::xml_node node)
{
    std::vector<std::string> result;
    add_flow(node, result);
    return result;
}

std::string block_text(pugi::xml_node node)
{
    return joined(paragraphs(node), "\n\n");
}

std::string headed(std::string heading, const std::string& text)
{
    if (heading.empty())
        return text;
    const bool marked = std::string_view(".:;?!").find(heading.back()) != std::string_view::npos;
    heading += marked ? " " : ": ";
    return heading + text;
}

std::string type_of(pugi::xml_node node, const char* attribute)
{
    constexpr std::size_t longest_type = 64;  // it may become the role of any number of people
    std::string type = ascii_lower(cut(trimmed(node.attribute(attribute).value()), longest_type));
    std::replace(type.begin(), type.end(), '_', '-');
    std::replace(type.begin(), type.end(), ' ', '-');
    return type;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace findings::jats
