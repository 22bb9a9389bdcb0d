#include "search-server/http/finish.hpp"

#include "library/base/sha256.hpp"
#include "library/base/text.hpp"
#include "search-server/http/gzip.hpp"
#include "search-server/http/negotiation.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/core.h>

#include <array>

namespace findings::server {
namespace {

constexpr std::size_t least_to_compress = 1024;  // bytes; below, the frame eats what is won

constexpr std::pair<std::string_view, std::string_view> security_headers[] = {
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
     "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    // searches are in addresses: no other site is told of them
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

void add_where_absent(Response& response, std::string_view name, std::string_view value)
{
    if (!response.header(name))
        response.headers.emplace_back(name, value);
}

void add_security_headers(Response& response)
{
    for (const auto& [name, value] : security_headers)
        add_where_absent(response, name, value);
}

std::string_view without_weakness(std::string_view tag)
{
    return tag.starts_with("W/") ? tag.substr(2) : tag;
}

/// RFC 9110 section 13.1.2, with its weak comparison. Our tags hold no commas.
bool names_tag(std::string_view if_none_match, std::string_view tag)
{
    for (const std::string_view candidate : split(if_none_match, ',')) {
        const std::string_view known = trimmed(candidate);
        if (known == "*" || without_weakness(known) == without_weakness(tag))
            return true;
    }
    return false;
}

bool client_has_it(const Request& request, const Response& response)
{
    const bool is_read = request.method == Method::get || request.method == Method::head;
    if (!is_read || response.status != 200)
        return false;
    const auto tags = request.header("if-none-match");
    const auto tag = response.header("ETag");
    if (tags)
        return tag && names_tag(*tags, *tag);
    // the date is compared as text, not as time: clients send back the one they were given
    const auto since = request.header("if-modified-since");
    return since && since == response.header("Last-Modified");
}

void make_not_modified(Response& response)
{
    response.status = 304;
    response.body = std::string();
    std::erase_if(response.headers,
                  [](const auto& field) { return ascii_lower(field.first) == "content-type"; });
}

bool is_text(std::string_view media_type)
{
    for (const std::string_view part : {"text/", "json", "xml", "javascript"})
        if (media_type.find(part) != std::string_view::npos)
            return true;
    return false;
}

void add_vary(Response& response, std::string_view name)
{
    const auto vary = response.header("Vary");
    response.set("Vary", vary ? std::string(*vary) + ", " + std::string(name) : std::string(name));
}

bool is_compressible(const Response& response)
{
    const auto type = response.header("Content-Type");
    return type && is_text(*type) && std::holds_alternative<std::string>(response.body) &&
           !response.header("Content-Encoding");
}

void compress(const Request& request, Response& response)
{
    const auto accepted = request.header("accept-encoding");
    if (response.text().size() <= least_to_compress || !accepted ||
        accept_encoding_weight(*accepted, "gzip") == 0)
        return;
    response.body = gzipped(response.text());
    response.set("Content-Encoding", "gzip");
    // the bytes are others now: the tag is right about the content only
    if (const auto tag = response.header("ETag"); tag && !tag->starts_with("W/"))
        response.set("ETag", "W/" + std::string(*tag));
}

std::string problem_text(const Refusal& refusal)
{
    return boost::json::serialize(boost::json::object{{"type", "about:blank"},
                                                      {"title", reason(refusal.status)},
                                                      {"status", refusal.status},
                                                      {"detail", refusal.detail}});
}

/// Without the site's templates: they belong to the workers, which this answer does not wait for.
std::string page_text(const Refusal& refusal)
{
    return fmt::format("<!doctype html>\n<html lang=\"en\"><title>{0}</title>\n<h1>{0}</h1>\n"
                       "<p>{1}</p>\n</html>\n",
                       reason(refusal.status), refusal.detail);
}

void append_field(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ");
    // a line break in a value would begin a header, or an answer, of somebody else's making
    for (const char c : value)
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    out += "\r\n";
}

bool has_length(const Response& response)
{
    return response.status != 304 && response.status != 204;
}

}  // namespace

std::string http_date(std::chrono::sys_seconds when)
{
    static constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed",
                                                          "Thu", "Fri", "Sat"};
    static constexpr std::array<std::string_view, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(when);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(when - day);
    return fmt::format(
        "{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[std::chrono::weekday(day).c_encoding()],
        static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
        static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
        time.seconds().count());
}

std::string etag_of(std::string_view content)
{
    // 128 bits are enough to tell versions apart
    return '"' + sha256(content).substr(0, 32) + '"';
}

void finish(const Request& request, Response& response)
{
    const bool may_compress = is_compressible(response);
    if (may_compress)
        add_vary(response, "Accept-Encoding");
    if (client_has_it(request, response))
        make_not_modified(response);
    else if (may_compress)
        compress(request, response);
    add_where_absent(response, "Cache-Control", "no-cache");
    add_security_headers(response);
}

Response refused(const Refusal& refusal, std::string_view path)
{
    Response response{.status = refusal.status};
    const bool is_page = !is_for_programs(path);
    response.set("Content-Type", is_page ? "text/html; charset=utf-8" : "application/problem+json");
    response.set("Cache-Control", "no-store");
    if (refusal.status == 503)
        response.set("Retry-After", "1");
    response.body = is_page ? page_text(refusal) : problem_text(refusal);
    add_security_headers(response);
    return response;
}

std::string header_text(const Response& response, const Framing& framing,
                        std::chrono::sys_seconds now)
{
    std::string out = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason(response.status));
    append_field(out, "Date", http_date(now));
    append_field(out, "Server", "findings");
    for (const auto& [name, value] : response.headers)
        append_field(out, name, value);
    if (framing.content_length && has_length(response))
        append_field(out, "Content-Length", std::to_string(*framing.content_length));
    if (framing.is_chunked)
        append_field(out, "Transfer-Encoding", "chunked");
    append_field(out, "Connection", framing.keep_alive ? "keep-alive" : "close");
    return out + "\r\n";
}

}  // namespace findings::server
