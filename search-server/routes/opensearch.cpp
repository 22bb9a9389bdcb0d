#include "search-server/routes/opensearch.hpp"

#include "search-server/http/finish.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/xml_text.hpp"

#include <fmt/core.h>

namespace findings::server {
namespace {

constexpr std::string_view media_type = "application/opensearchdescription+xml";

std::string url(std::string_view relation, std::string_view type, const std::string& address)
{
    return fmt::format("<Url rel=\"{}\" type=\"{}\" template=\"{}\"/>\n", relation, type,
                       xml_escaped(address));
}

}  // namespace

Response get_open_search(const Request& request, const PathParts& parts, Context& context)
{
    const Words words = context.site.words(parts.at(0));
    const std::string base_url = shown_base_url(request, context);
    const std::string search = base_url + page_address(words.language(), "search");
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
                      "<ShortName>Findings</ShortName>\n";
    xml += "<Description>" + xml_escaped(words("frame.description")) + "</Description>\n";
    xml += fmt::format("<Language>{}</Language>\n<InputEncoding>UTF-8</InputEncoding>\n",
                       words.language());
    xml += fmt::format("<Image height=\"16\" width=\"16\" type=\"image/svg+xml\">{}</Image>\n",
                       xml_escaped(base_url + context.site.static_address("mark.svg")));
    xml += url("results", "text/html", search + "?q={searchTerms}&page={startPage?}");
    xml += url("results", "application/atom+xml", search + ".atom?q={searchTerms}");
    xml += url("self", media_type, base_url + page_address(words.language(), "opensearch.xml"));
    Response response{.body = xml + "</OpenSearchDescription>\n"};
    response.set("Content-Type", std::string(media_type));
    response.set("ETag", etag_of(response.text()));
    return response;
}

}  // namespace findings::server
