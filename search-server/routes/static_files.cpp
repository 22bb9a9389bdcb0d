#include "search-server/http/finish.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/web/web.hpp"

namespace findings::server {
namespace {

std::string_view media_type(std::string_view name)
{
    static constexpr std::pair<std::string_view, std::string_view> types[] = {
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
    };
    for (const auto& [ending, type] : types)
        if (name.ends_with(ending))
            return type;
    return "application/octet-stream";
}

}  // namespace

Response get_static_file(const Request& request, const PathParts& parts, Context& context)
{
    const EmbeddedFile* file = web_files().find("static/" + parts.at(0));
    if (file == nullptr)
        return error_page(reader_language(request), 404, "", context);
    const bool by_version = request.parameter("v") == context.site.static_version(parts.at(0));
    Response response;
    response.set("Content-Type", std::string(media_type(parts.at(0))));
    response.set("ETag", etag_of(file->bytes));
    response.set("Cache-Control",
                 by_version ? "public, max-age=31536000, immutable" : "public, max-age=3600");
    response.body = std::string(file->bytes);
    return response;
}

}  // namespace findings::server
