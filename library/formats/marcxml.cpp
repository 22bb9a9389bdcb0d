#include "library/formats/marcxml.hpp"

#include "library/formats/marc_record.hpp"
#include "library/formats/xml_records.hpp"

#include <algorithm>
#include <array>

namespace findings {
namespace {

constexpr std::array namespaces{
    XmlNamespace{marcxml_namespace, ""},
    XmlNamespace{"", ""},
};

bool is_record(std::string_view name)
{
    return name == "record";
}

bool are_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

constexpr std::size_t leader_length = 24;
constexpr std::size_t directory_entry_length = 12;

}  // namespace

bool recognises_marcxml(std::string_view beginning)
{
    const auto root = xml_root(beginning);
    if (!root)
        return false;
    if (root->name == "record" || root->name == "collection")
        return root->namespace_uri == marcxml_namespace ||
               (root->namespace_uri.empty() && mentions(beginning, {"<datafield"}));
    return is_envelope(*root) &&
           mentions(beginning, {marcxml_namespace, "info:srw/schema/1/marcxml"});
}

void read_marcxml(std::istream& in, std::string_view path, const ReadSink& sink)
{
    read_xml_records(in, path, sink, {.namespaces = namespaces, .is_record = is_record},
                     marc::read_record,
                     {"MARC 21 record", "give it a title in field 245, or an identifier in 020 or "
                                        "024, in <record> of MARCXML"});
}

bool recognises_marc(std::string_view beginning)
{
    if (beginning.size() < leader_length + directory_entry_length)
        return false;
    const std::string_view leader = beginning.substr(0, leader_length);
    return are_digits(leader.substr(0, 5)) && are_digits(leader.substr(12, 5)) &&
           leader.substr(20, 2) == "45" &&
           are_digits(beginning.substr(leader_length, directory_entry_length));
}

void read_marc(std::istream&, std::string_view path, const ReadSink& sink)
{
    sink.reject(
        {{std::string(path), 0, 0},
         "this is binary MARC (ISO 2709), which is not read",
         "make MARCXML of it with yaz-marcdump -o marcxml, or ask the library for MARCXML"});
}

}  // namespace findings
