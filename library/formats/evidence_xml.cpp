#include "library/formats/evidence_xml.hpp"

#include "library/base/text.hpp"
#include "library/formats/evidence_xml_check.hpp"
#include "library/formats/evidence_xml_fields.hpp"
#include "library/formats/evidence_xml_read.hpp"
#include "library/formats/xml_gate.hpp"
#include "library/record/validate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace findings {
namespace {

constexpr std::string_view many = "evidence";

/// Faults of one record that are told; who has more has another format, or means harm.
constexpr std::size_t most_faults = 100;

constexpr std::array namespaces = {
    XmlNamespace{evidence_namespace, ""},
    XmlNamespace{"http://www.w3.org/2001/XMLSchema-instance", "xsi"},
};

/// Whatever is not <evidence> itself is read as a record, so that a wrong name is told of.
bool is_record(std::string_view name)
{
    return name != many;
}

std::string record_names()
{
    std::vector<std::string> names;
    for (const std::string& name : evidence_schema().records())
        names.push_back("<" + name + ">");
    return joined(names, ", ");
}

/// Reads a document, each record as it ends, and tells of what is wrong outside of the records.
class Document {
public:
    Document(std::string_view path, std::function<void(Rejection)> reject)
        : path_(path), reject_(std::move(reject))
    {}

    void read(std::istream& in, const std::function<void(const XmlElement&)>& take)
    {
        const XmlGateOptions options{
            .namespaces = namespaces,
            .is_record = is_record,
            .around = [this](const XmlElement& element) { check_around(element); },
        };
        const auto fault = read_xml(in, path_, options, [&](const XmlElement& element) {
            ++records_;
            if (is_known(element))
                take(element);
        });
        if (fault)
            reject_(*fault);
        else if (records_ == 0)
            reject_({root_, "there is no record in it", "add one of " + record_names()});
    }

private:
    bool is_known(const XmlElement& element)
    {
        const std::string_view name = element.node.name();
        if (evidence_schema().record(name) != nullptr)
            return true;
        if (name.starts_with("?:"))
            reject_(
                {element.place,
                 fmt::format("<{}> is not of the namespace of native XML",
                             printable(name.substr(2))),
                 fmt::format("write xmlns=\"{}\" in the outermost element", evidence_namespace)});
        else
            reject_({element.place,
                     fmt::format("<{}> is not a record of native XML", printable(name)),
                     "use one of " + record_names()});
        return false;
    }

    void check_around(const XmlElement& element)
    {
        if (element.node.type() != pugi::node_element)
            return reject_({element.place, "there is text outside of the records",
                            "put it into a record, or take it out"});
        if (root_.line != 0)
            return reject_(
                {element.place, "<evidence> stands in <evidence>", "keep the outer one only"});
        root_ = element.place;
        for (const pugi::xml_attribute attribute : element.node.attributes())
            if (!std::string_view(attribute.name()).ends_with("chemaLocation"))
                reject_({element.place,
                         fmt::format("<evidence> has no attribute {}", printable(attribute.name())),
                         "take it out; xml:lang stands on each record"});
    }

    std::string_view path_;
    std::function<void(Rejection)> reject_;
    Place root_;
    std::size_t records_ = 0;
};

/// validate()'s faults, at their elements and with the names that native XML has.
std::vector<EvidenceFault> faults_of_content(pugi::xml_node node, const Record& record)
{
    std::vector<EvidenceFault> faults;
    const bool is_from_outside = std::string_view(node.name()) == "record";
    for (Fault& fault : is_from_outside ? validate_from_outside(record) : validate(record)) {
        const std::string name = xml_name<Record>(fault.field);
        if (fault.what.starts_with(fault.field))
            fault.what.replace(0, fault.field.size(), "<" + name + ">");
        faults.push_back({element_of_field(node, fault.field, fault.position), name,
                          std::move(fault.what), std::move(fault.mend)});
    }
    return faults;
}

/// Adds the faults whose field has none yet: what is not there, or is no value, need not be said
/// twice.
void add_new(std::vector<EvidenceFault>& faults, std::vector<EvidenceFault> more)
{
    std::set<std::string, std::less<>> told;
    for (const EvidenceFault& fault : faults)
        told.insert(fault.field);
    for (EvidenceFault& fault : more)
        if (!told.contains(fault.field))
            faults.push_back(std::move(fault));
}

/// The first most_faults of them in the order of the document, and how many more there are.
std::vector<Rejection> in_order_of_place(std::vector<EvidenceFault> faults, std::string_view path)
{
    std::vector<Rejection> rejections;
    for (EvidenceFault& fault : faults)
        rejections.push_back(
            {place_of(fault.node, path), std::move(fault.what), std::move(fault.mend)});
    std::stable_sort(rejections.begin(), rejections.end(),
                     [](const Rejection& one, const Rejection& other) {
                         return std::pair(one.place.line, one.place.column) <
                                std::pair(other.place.line, other.place.column);
                     });
    if (rejections.size() > most_faults) {
        const Place place = rejections[most_faults].place;
        const std::size_t more = rejections.size() - most_faults;
        rejections.resize(most_faults);
        rejections.push_back({place, fmt::format("from here on there are {} more faults", more),
                              "mend those before it first"});
    }
    return rejections;
}

void take_record(const XmlElement& element, const ReadSink& sink)
{
    EvidenceRecord read = read_evidence_record(element.node, evidence_schema());
    std::vector<EvidenceFault> faults = check_structure(element.node, evidence_schema());
    add_new(faults, std::move(read.faults));
    add_new(faults, faults_of_content(element.node, read.record));
    if (faults.empty()) {
        const bool is_from_outside = std::string_view(element.node.name()) == "record";
        return sink.keep(
            {std::move(read.record), element.place, std::move(read.notes), is_from_outside});
    }
    for (Rejection& rejection : in_order_of_place(std::move(faults), element.place.path))
        sink.reject(std::move(rejection));
}

}  // namespace

bool recognises_evidence_xml(std::string_view beginning)
{
    const std::optional<XmlRoot> root = xml_root(beginning);
    if (!root || root->namespace_uri == evidence_namespace)
        return root.has_value();
    return root->namespace_uri.empty() &&
           (root->name == many || root->name == "researchSummary" || root->name == "practiceGuide");
}

void read_evidence_xml(std::istream& in, std::string_view path, const ReadSink& sink)
{
    Document(path, sink.reject).read(in, [&](const XmlElement& element) {
        take_record(element, sink);
    });
}

std::vector<Rejection> check_evidence_structure(std::istream& in, std::string_view path)
{
    std::vector<Rejection> found;
    const auto add = [&](Rejection rejection) { found.push_back(std::move(rejection)); };
    Document(path, add).read(in, [&](const XmlElement& element) {
        for (Rejection& rejection : in_order_of_place(
                 check_structure(element.node, evidence_schema()), element.place.path))
            add(std::move(rejection));
    });
    return found;
}

}  // namespace findings
