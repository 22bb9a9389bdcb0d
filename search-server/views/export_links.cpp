#include "search-server/views/export_links.hpp"

#include "library/formats/formats.hpp"

#include <fmt/core.h>

namespace findings::server {

List export_links(std::string_view before, std::string_view after, const Words& words)
{
    List links;
    for (const Format& format : formats())
        if (format.writer != nullptr)
            links.push_back(
                Object{{"first", links.empty()},
                       {"label", words.label("format", format.name)},
                       {"address", fmt::format("{}.{}{}", before, format.written_as, after)}});
    return links;
}

}  // namespace findings::server
