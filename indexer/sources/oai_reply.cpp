#include "indexer/sources/oai_reply.hpp"

#include "library/base/text.hpp"
#include "library/formats/xml_gate.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace findings::indexer {
namespace {

constexpr std::array namespaces{XmlNamespace{"http://www.openarchives.org/OAI/2.0/", ""}};

/// The parts of a reply that are built whole; records are not, however large their metadata.
bool is_part(std::string_view name)
{
    static constexpr std::array<std::string_view, 6> parts{
        "responseDate", "error", "Identify", "metadataFormat", "header", "resumptionToken"};
    return std::ranges::find(parts, name) != parts.end();
}

class Reading {
public:
    void begin(const XmlElement& element)
    {
        if (element.node.type() != pugi::node_element)
            return;
        const std::string_view name = element.node.name();
        if (is_in_metadata_) {
            reply_.items.back().metadata = name.substr(name.find(':') + 1);
            is_in_metadata_ = false;
        } else if (name == "OAI-PMH") {
            reply_.is_oai = true;
        } else if (name == "record") {
            reply_.items.push_back({.place = element.place});
        } else if (name == "metadata" && !reply_.items.empty()) {
            is_in_metadata_ = true;
        }
    }

    void take(const XmlElement& element)
    {
        const pugi::xml_node node = element.node;
        const std::string_view name = node.name();
        if (name == "header")
            take_header(node);
        else if (name == "resumptionToken")
            take_token(node);
        else if (name == "responseDate")
            reply_.response_date = text_of(node);
        else if (name == "error")
            reply_.errors.push_back({node.attribute("code").value(), text_of(node)});
        else if (name == "metadataFormat")
            reply_.formats.push_back(
                {text_of(node.child("metadataPrefix")), text_of(node.child("metadataNamespace"))});
        else
            take_identity(node);
    }

    OaiReply finish(std::optional<Rejection> fault)
    {
        reply_.fault = std::move(fault);
        return std::move(reply_);
    }

private:
    void take_header(pugi::xml_node node)
    {
        if (reply_.items.empty())  // of ListIdentifiers
            return;
        reply_.items.back().identifier = text_of(node.child("identifier"));
        reply_.items.back().is_deleted =
            std::string_view(node.attribute("status").value()) == "deleted";
    }

    void take_token(pugi::xml_node node)
    {
        reply_.token = text_of(node);
        const std::string_view size = node.attribute("completeListSize").value();
        std::from_chars(size.data(), size.data() + size.size(), reply_.list_size);
    }

    void take_identity(pugi::xml_node node)
    {
        const std::string granularity = text_of(node.child("granularity"));
        reply_.identity = {.name = text_of(node.child("repositoryName")),
                           .protocol_version = text_of(node.child("protocolVersion")),
                           .granularity = granularity.size() > std::string_view("YYYY-MM-DD").size()
                                              ? OaiGranularity::second
                                              : OaiGranularity::day};
    }

    OaiReply reply_;
    bool is_in_metadata_ = false;  ///< the next element is what it holds
};

}  // namespace

OaiReply read_oai_reply(std::istream& in, std::string_view path)
{
    Reading reading;
    const XmlGateOptions options{
        .namespaces = namespaces,
        .is_record = is_part,
        .around = [&](const XmlElement& element) { reading.begin(element); },
    };
    std::optional<Rejection> fault =
        read_xml(in, path, options, [&](const XmlElement& element) { reading.take(element); });
    return reading.finish(std::move(fault));
}

}  // namespace findings::indexer
