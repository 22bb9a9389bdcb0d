#include "tests/fuzz/xml_gate_promises.hpp"

#include "library/base/text.hpp"
#include "library/formats/xml_gate.hpp"

#include <algorithm>
#include <sstream>
#include <vector>

namespace findings::tests {
namespace {

constexpr XmlNamespace namespaces[] = {{"urn:a", "a"}, {"urn:plain", ""}};
constexpr std::string_view doctypes[] = {"-//A//B//EN"};

struct GateReading {
    std::optional<Rejection> fault;
    std::vector<std::string> texts;
    std::vector<Place> places;
    std::size_t depth = 0;
    bool operator==(const GateReading&) const = default;
};

std::size_t depth_of(pugi::xml_node node)
{
    std::size_t deepest = 0;
    for (const pugi::xml_node child : node.children())
        if (child.type() == pugi::node_element)
            deepest = std::max(deepest, depth_of(child));
    return deepest + 1;
}

GateReading reading(const std::string& bytes)
{
    GateReading result;
    std::istringstream in(bytes);
    const XmlGateOptions options{.namespaces = namespaces,
                                 .is_record = [](std::string_view) { return true; },
                                 .public_doctypes = doctypes};
    result.fault = read_xml(in, "input", options, [&](const XmlElement& element) {
        result.texts.push_back(text_of(element.node) + std::string(language_of(element.node)));
        result.places.push_back(element.place);
        result.depth = std::max(result.depth, depth_of(element.node));
    });
    return result;
}

bool is_in(const Place& place, std::size_t lines)
{
    return place.line <= lines && (place.line > 0 || place.column == 0);
}

}  // namespace

std::string broken_promise_of_xml_gate(const std::string& bytes)
{
    xml_root(std::string_view(bytes).substr(0, 64 * 1024));
    const GateReading read = reading(bytes);
    if (read != reading(bytes))
        return "reading it twice says two things";
    const auto lines = static_cast<std::size_t>(
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; }));
    if (read.fault && (read.fault->what.empty() || read.fault->mend.empty() ||
                       !is_in(read.fault->place, lines + 1)))
        return "a fault says nothing or is nowhere: " + str(*read.fault);
    for (std::size_t i = 0; i < read.texts.size(); ++i)
        if (!is_utf8(read.texts[i]) || !is_in(read.places[i], lines + 1))
            return "a record holds bytes that are not UTF-8, or is nowhere";
    return read.depth <= deepest_xml ? "" : "an element is nested too deep";
}

}  // namespace findings::tests
