#pragma once

#include "search-server/http/message.hpp"
#include "search-server/routes/context.hpp"

#include <string>
#include <string_view>

namespace findings::server {

/// 200 with this page as HTML, and an ETag by content.
Response html_page(std::string html, std::string_view language);

/// A redirect of this status (301, 302) to an address of this site.
Response redirect(unsigned status, std::string address);

/// The page that ?page= asks for, 1 to 1,000; 1 for anything that is none.
int page_number(const Request& request);

/// What stands in front of addresses that are shown or cited: the context's base_url, else
/// "http://" and the host that was asked.
std::string shown_base_url(const Request& request, const Context& context);

}  // namespace findings::server
