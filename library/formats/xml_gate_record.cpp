#include "library/formats/xml_gate_record.hpp"

#include "library/base/text.hpp"
#include "library/formats/xml_gate.hpp"

#include <algorithm>
#include <charconv>

namespace findings {
namespace {

// Where the elements of a record began is kept in a processing instruction beside the record
// element: who reads the record, its attributes and all below it never meets it, and it goes where
// the document goes. One row of fixed width a node, sorted by the node's hash.
constexpr std::size_t hash_digits = 16;
constexpr std::size_t number_digits = 8;
constexpr std::size_t row_digits = hash_digits + 2 * number_digits;

// By hand, because it is done for every element of every record.
void append_hex(std::string& text, std::size_t value, std::size_t digits)
{
    for (std::size_t i = digits; i-- > 0;)
        text += "0123456789abcdef"[(value >> (4 * i)) & 0xF];
}

std::size_t from_hex(std::string_view digits)
{
    std::size_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

/// The row of the node in the table, empty where there is none.
std::string_view row_of(std::string_view table, std::size_t node)
{
    std::size_t low = 0;
    std::size_t high = table.size() / row_digits;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const std::string_view row = table.substr(middle * row_digits, row_digits);
        const std::size_t hash = from_hex(row.substr(0, hash_digits));
        if (hash == node)
            return row;
        if (hash < node)
            low = middle + 1;
        else
            high = middle;
    }
    return {};
}

void append_text(pugi::xml_node node, std::string& text)
{
    for (const pugi::xml_node child : node.children())
        append_text(child, text);
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
        text += node.value();
}

}  // namespace

void XmlRecordBuilder::begin(const std::string& name, const std::vector<XmlAttribute>& attributes,
                             std::size_t line, std::size_t column)
{
    flush_text();
    current_ = current_.append_child(name.c_str());
    size_ += name.size() + price_of_xml_node;
    for (const XmlAttribute& attribute : attributes) {
        current_.append_attribute(attribute.name.c_str())
            .set_value(std::string(attribute.value).c_str());
        size_ += attribute.name.size() + attribute.value.size() + price_of_xml_node;
    }
    rows_.push_back({current_.hash_value(), line, column});
    ++depth_;
    begun_ = true;
}

void XmlRecordBuilder::text(std::string_view utf8)
{
    text_ += utf8;
}

void XmlRecordBuilder::end()
{
    flush_text();
    current_ = current_.parent();
    --depth_;
}

pugi::xml_node XmlRecordBuilder::finish()
{
    flush_text();
    std::sort(rows_.begin(), rows_.end(),
              [](const Row& one, const Row& other) { return one.node < other.node; });
    std::string table;
    table.reserve(rows_.size() * row_digits);
    for (const Row& row : rows_) {
        append_hex(table, row.node, hash_digits);
        append_hex(table, row.line, number_digits);
        append_hex(table, row.column, number_digits);
    }
    pugi::xml_node places = document_.prepend_child(pugi::node_pi);
    places.set_name("places");
    places.set_value(table.c_str());
    return places.next_sibling();
}

void XmlRecordBuilder::flush_text()
{
    if (text_.empty())
        return;
    current_.append_child(pugi::node_pcdata).set_value(text_.c_str());
    size_ += text_.size();
    text_.clear();
}

Place place_of(pugi::xml_node node, std::string_view path)
{
    Place place{std::string(path)};
    const pugi::xml_node table = node.root().first_child();
    if (table.type() != pugi::node_pi)
        return place;
    const std::string_view row = row_of(table.value(), node.hash_value());
    if (row.empty())
        return place;
    place.line = from_hex(row.substr(hash_digits, number_digits));
    place.column = from_hex(row.substr(hash_digits + number_digits));
    return place;
}

std::string text_of(pugi::xml_node node)
{
    std::string text;
    append_text(node, text);
    return squeezed(text);
}

std::string_view language_of(pugi::xml_node node)
{
    for (; node; node = node.parent())
        if (const pugi::xml_attribute language = node.attribute("xml:lang"))
            return language.value();
    return {};
}

}  // namespace findings
