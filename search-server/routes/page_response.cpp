#include "search-server/routes/page_response.hpp"

#include "search-server/http/finish.hpp"

namespace findings::server {

Response html_page(std::string html, std::string_view language)
{
    Response response;
    response.set("Content-Type", "text/html; charset=utf-8");
    response.set("Content-Language", std::string(language));
    response.set("ETag", etag_of(html));
    response.body = std::move(html);
    return response;
}

Response redirect(unsigned status, std::string address)
{
    Response response{.status = status};
    response.set("Location", std::move(address));
    return response;
}

std::string shown_base_url(const Request& request, const Context& context)
{
    if (!context.base_url.empty())
        return context.base_url;
    const auto host = request.header("host");
    return host ? "http://" + std::string(*host) : std::string();
}

}  // namespace findings::server
