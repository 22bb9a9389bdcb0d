#include "library/formats/html.hpp"

#include "library/base/text.hpp"
#include "library/formats/document_bytes.hpp"
#include "library/formats/document_record.hpp"
#include "library/formats/html_blocks.hpp"
#include "library/formats/html_encoding.hpp"
#include "library/formats/html_metadata.hpp"
#include "library/formats/html_tree.hpp"

#include <fmt/format.h>

#include <istream>
#include <optional>
#include <string>

namespace findings {
namespace {

/// Past white space, an XML declaration and comments.
std::string_view first_markup(std::string_view text)
{
    for (;;) {
        text = trimmed(text);
        std::string_view end;
        if (text.starts_with("<!--"))
            end = "-->";
        else if (text.starts_with("<?"))
            end = "?>";
        else
            return text;
        const std::size_t at = text.find(end, 2);
        if (at == std::string_view::npos)
            return {};
        text.remove_prefix(at + end.size());
    }
}

bool is_tag_of(std::string_view markup, std::string_view tag)
{
    if (!markup.starts_with(tag) || markup.size() == tag.size())
        return false;
    const char after = markup[tag.size()];
    return after == '>' || after == ' ' || after == '\n' || after == '\r' || after == '\t';
}

/// A page without its head begins with one of these; a format of XML would have a namespace.
bool is_part_of_page(std::string_view markup)
{
    const std::string_view tag = markup.substr(0, markup.find('>'));
    if (tag.find("xmlns") != std::string_view::npos)
        return false;
    for (const std::string_view name : {"<h1", "<h2", "<h3", "<p", "<div", "<table", "<ul", "<ol",
                                        "<title", "<meta", "<style", "<script", "<link"})
        if (is_tag_of(markup, name))
            return true;
    return false;
}

/// What servers answer in place of a document, by its title; whoever fetched it may not have
/// looked.
bool is_error_title(std::string_view title)
{
    const std::string lower = ascii_lower(trimmed(title));
    for (const std::string_view message : {"400 bad request",
                                           "401 unauthorized",
                                           "401 authorization required",
                                           "403 forbidden",
                                           "404 not found",
                                           "404",
                                           "410 gone",
                                           "429 too many requests",
                                           "500 internal server error",
                                           "502 bad gateway",
                                           "503 service unavailable",
                                           "503 service temporarily unavailable",
                                           "504 gateway time-out",
                                           "504 gateway timeout",
                                           "access denied",
                                           "not found",
                                           "page not found",
                                           "error",
                                           "just a moment...",
                                           "attention required! | cloudflare"})
        if (lower == message)
            return true;
    return false;
}

}  // namespace

bool recognises_html(std::string_view beginning)
{
    std::string text = ascii_lower(beginning.substr(0, 4 * 1024));
    std::erase(text, '\0');  // UTF-16 reads like ASCII then, which is all that the marks are
    const std::size_t start = text.find('<');
    if (start == std::string::npos || start > 512)
        return false;
    for (const char c : text.substr(0, start))
        if (static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x80)
            return false;
    const std::string_view markup = first_markup(std::string_view(text).substr(start));
    return is_tag_of(markup, "<!doctype html") || is_tag_of(markup, "<html") ||
           is_tag_of(markup, "<head") || is_tag_of(markup, "<body") ||
           markup.starts_with("<!doctype netscape-bookmark") || is_part_of_page(markup);
}

void read_html(std::istream& in, std::string_view path, const ReadSink& sink)
{
    const std::string file(path);
    const std::optional<std::string> bytes = document_bytes(in, largest_html);
    if (!bytes)
        return sink.reject(
            {{file},
             fmt::format("the page is larger than {} MiB", largest_html / 1024 / 1024),
             "save it without pictures, or divide it"});
    DocumentOutline outline{.place = {file, 1}};
    auto page = html::utf8_page(*bytes, outline.notes);
    if (!page.has_value())
        return sink.reject({{file}, "the page " + page.error(), "save it as UTF-8"});
    if (const auto line = html::too_deep_line(*page))
        return sink.reject({{file, *line},
                            fmt::format("elements lie more than {} deep", html::deepest_html),
                            "write it flatter, or close its elements"});
    const auto tree = html::HtmlTree::parse(std::move(*page));
    if (!tree)
        return sink.reject({{file},
                            "the page is too intricate to be read",
                            "save its text anew, as HTML or Markdown"});
    html::take_metadata(*tree, outline);
    if (is_error_title(outline.weak_title))
        return sink.reject({{file},
                            "the page is a server's message and no document: " + outline.weak_title,
                            "fetch the document again and look at it in a browser"});
    html::take_blocks(*tree, outline);
    give_record(std::move(outline), sink);
}

}  // namespace findings
