#include "search-server/routes/page_response.hpp"

#include "search-server/http/finish.hpp"

#include <algorithm>
#include <charconv>

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

int page_number(const Request& request)
{
    constexpr int deepest_page = 1'000;
    const std::string_view text = request.parameter("page").value_or("1");
    int page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return std::clamp(page, 1, deepest_page);
}

std::string shown_base_url(const Request& request, const Context& context)
{
    if (!context.base_url.empty())
        return context.base_url;
    const auto host = request.header("host");
    return host ? "http://" + std::string(*host) : std::string();
}

}  // namespace findings::server
