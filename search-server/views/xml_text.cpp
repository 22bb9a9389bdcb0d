#include "search-server/views/xml_text.hpp"

namespace findings::server {
namespace {

bool is_control(char c)
{
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/// U+FFFE and U+FFFF, the only other characters of UTF-8 text that XML 1.0 leaves out.
bool begins_no_character(std::string_view text)
{
    return text.starts_with("\xef\xbf\xbe") || text.starts_with("\xef\xbf\xbf");
}

}  // namespace

std::string xml_escaped(std::string_view text)
{
    std::string escaped;
    escaped.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '&')
            escaped += "&amp;";
        else if (c == '<')
            escaped += "&lt;";
        else if (c == '>')
            escaped += "&gt;";
        else if (c == '"')
            escaped += "&quot;";
        else if (begins_no_character(text.substr(at)))
            at += 2;
        else if (!is_control(c))
            escaped += c;
    }
    return escaped;
}

}  // namespace findings::server
