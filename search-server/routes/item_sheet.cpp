#include "search-server/routes/item_sheet.hpp"

#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/views/item_sheet.hpp"

namespace findings::server {

Response get_item_sheet(const Request& request, const PathParts& parts, Context& context)
{
    const std::string_view language = parts.at(0);
    const auto id = RecordId::parse(parts.at(1));
    const auto item = id ? find_public(*id, context.catalogue) : std::nullopt;
    if (!item)
        return error_page(language, 404, "", context);
    return html_page(item_sheet(context.site, language,
                                {.item = *item,
                                 .scales = context.scales,
                                 .base_url = shown_base_url(request, context)}),
                     language);
}

}  // namespace findings::server
