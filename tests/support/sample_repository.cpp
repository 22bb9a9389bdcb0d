#include "tests/support/sample_repository.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include <algorithm>

namespace findings::tests {
namespace {

namespace urls = boost::urls;

/// What a list asks for: in its parameters, or in its token, which is they with a number.
struct List {
    std::string prefix, set, from, until;
    std::size_t first = 0;
};

std::string parameter(const urls::url_view& url, std::string_view name)
{
    for (const auto& one : url.params())
        if (one.key == name)
            return one.value;
    return "";
}

std::string error(std::string_view code)
{
    return "<error code=\"" + std::string(code) + "\">told</error>\n";
}

std::string token_of(const List& list)
{
    return std::to_string(list.first) + "!" + list.prefix + "!" + list.set + "!" + list.from + "!" +
           list.until;
}

List list_of(const std::string& token)
{
    std::vector<std::string> parts(1);
    for (const char c : token) {
        if (c == '!')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    parts.resize(5);
    return {parts[1], parts[2], parts[3], parts[4], std::stoul(parts[0])};
}

bool is_in(const List& list, const SampleItem& item)
{
    return (list.set.empty() || item.set == list.set) &&
           (list.from.empty() || item.datestamp >= list.from) &&
           (list.until.empty() || item.datestamp.substr(0, list.until.size()) <= list.until);
}

std::string record(const SampleItem& item)
{
    const bool is_deleted = item.metadata.empty();
    return "<record><header" + std::string(is_deleted ? " status=\"deleted\"" : "") +
           "><identifier>" + item.identifier + "</identifier><datestamp>" + item.datestamp +
           "</datestamp></header>" +
           (is_deleted ? "" : "\n<metadata>" + item.metadata + "</metadata>") + "</record>\n";
}

std::string list_records(const SampleRepository& repository, List list)
{
    std::vector<SampleItem> chosen;
    std::ranges::copy_if(repository.items, std::back_inserter(chosen),
                         [&](const SampleItem& item) { return is_in(list, item); });
    if (chosen.empty())
        return error("noRecordsMatch");
    std::string xml = "<ListRecords>\n";
    const std::size_t end = std::min(chosen.size(), list.first + repository.page_size);
    for (; list.first < end; ++list.first)
        xml += record(chosen[list.first]);
    xml += "<resumptionToken completeListSize=\"" + std::to_string(chosen.size()) + "\">" +
           (end < chosen.size() ? token_of(list) : "") + "</resumptionToken>\n";
    return xml + "</ListRecords>\n";
}

std::string list_formats(const SampleRepository& repository)
{
    std::string xml = "<ListMetadataFormats>\n";
    for (const auto& [prefix, uri] : repository.formats)
        xml += "<metadataFormat><metadataPrefix>" + prefix +
               "</metadataPrefix><schema>https://example.org/it.xsd</schema><metadataNamespace>" +
               uri + "</metadataNamespace></metadataFormat>\n";
    return xml + "</ListMetadataFormats>\n";
}

std::string answer(const SampleRepository& repository, const urls::url_view& url)
{
    const std::string verb = parameter(url, "verb");
    if (verb == "Identify")
        return "<Identify><repositoryName>Sample</repositoryName>"
               "<protocolVersion>2.0</protocolVersion><granularity>" +
               repository.granularity + "</granularity></Identify>\n";
    if (verb == "ListMetadataFormats")
        return list_formats(repository);
    if (verb != "ListRecords")
        return error("badVerb");
    const std::string token = parameter(url, "resumptionToken");
    if (!token.empty() && !repository.knows_tokens)
        return error("badResumptionToken");
    return list_records(
        repository, !token.empty() ? list_of(token)
                                   : List{parameter(url, "metadataPrefix"), parameter(url, "set"),
                                          parameter(url, "from"), parameter(url, "until")});
}

}  // namespace

std::string sample_dublin_core(const std::string& title, const std::string& url)
{
    return "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\"\n"
           " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:title>" +
           title + "</dc:title>\n<dc:identifier>" + url + "</dc:identifier>\n</oai_dc:dc>";
}

std::string SampleRepository::reply(std::string_view target) const
{
    const auto url = urls::parse_uri_reference({target.data(), target.size()});
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">\n<responseDate>" +
           response_date + "</responseDate>\n<request>https://example.org/oai</request>\n" +
           (url ? answer(*this, *url) : error("badArgument")) + "</OAI-PMH>\n";
}

}  // namespace findings::tests
