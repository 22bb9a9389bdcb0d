#include "indexer/sources/http_url.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <boost/url/url.hpp>
#include <boost/url/url_view.hpp>

namespace findings::indexer {
namespace {

namespace urls = boost::urls;

}  // namespace

Result<HttpUrl, std::string> HttpUrl::parse(std::string_view text)
{
    const auto parsed = urls::parse_uri({text.data(), text.size()});
    if (!parsed)
        return std::string("is not an address; write it whole, as https://repository.example/oai");
    urls::url url(*parsed);
    url.normalize();
    if (url.scheme_id() != urls::scheme::http && url.scheme_id() != urls::scheme::https)
        return std::string("is not an address of the web; it begins with http:// or https://");
    if (url.host().empty())
        return std::string("names no host; write it whole, as https://repository.example/oai");
    if (url.has_userinfo())
        return std::string("holds a name or password, which would be stored with every record; "
                           "take it out");
    url.remove_fragment();
    return HttpUrl(std::string(url.buffer().data(), url.buffer().size()));
}

std::string
HttpUrl::with(const std::vector<std::pair<std::string_view, std::string>>& parameters) const
{
    std::string text = text_;
    for (const auto& [name, value] : parameters) {
        const std::size_t question = text.find('?');
        if (question == std::string::npos)
            text += '?';
        else if (text.back() != '?' && text.back() != '&')
            text += '&';
        text += std::string(name) + "=" + urls::encode(value, urls::unreserved_chars);
    }
    return text;
}

bool HttpUrl::has(std::string_view parameter) const
{
    const urls::url_view url(text_);
    return url.params().contains({parameter.data(), parameter.size()});
}

}  // namespace findings::indexer
