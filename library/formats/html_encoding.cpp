#include "library/formats/html_encoding.hpp"

#include "library/base/text.hpp"
#include "library/formats/text_input.hpp"

#include <iconv.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <sstream>

namespace findings::html {
namespace {

constexpr std::size_t declaration_within = 8 * 1024;

struct CloseConversion {
    void operator()(void* conversion) const { iconv_close(conversion); }
};

/// What TextInput tells apart by itself; ISO-8859-1 and ASCII are Windows-1252 on the web.
bool is_told_by_content(std::string_view encoding)
{
    for (const std::string_view name :
         {"", "utf-8", "utf8", "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii",
          "windows-1252", "cp1252", "x-cp1252", "utf-16", "utf-16le", "utf-16be", "unicode"})
        if (encoding == name)
            return true;
    return false;
}

bool is_name_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' ||
           c == '.';
}

/// The value behind "charset" or "encoding": = and perhaps a quote.
std::string value_behind(std::string_view text, std::string_view name)
{
    const std::size_t at = text.find(name);
    if (at == std::string_view::npos)
        return {};
    text = trimmed(text.substr(at + name.size()));
    if (!text.starts_with('='))
        return {};
    text = trimmed(text.substr(1));
    if (text.starts_with('"') || text.starts_with('\''))
        text = trimmed(text.substr(1));
    const auto end = std::find_if_not(text.begin(), text.end(), is_name_character);
    return std::string(text.begin(), end);
}

std::string by_content(const std::string& bytes, std::vector<std::string>& notes)
{
    std::istringstream in(bytes);
    TextInput input(in);
    std::string text;
    bool is_recoded = false;
    bool is_broken = false;
    while (input.next()) {
        is_recoded = is_recoded || input.encoding() == LineEncoding::windows_1252;
        is_broken = is_broken || input.encoding() == LineEncoding::broken;
        text.append(input.line()).append("\n");
    }
    if (is_recoded)
        notes.push_back("lines that are no UTF-8 were read as Windows-1252");
    if (is_broken)
        notes.push_back("bytes that are no text were replaced");
    return text;
}

/// All of the text in UTF-8; empty where the bytes are not of the encoding.
std::string converted(iconv_t conversion, const std::string& bytes)
{
    std::string text;
    std::string room(64 * 1024, '\0');
    char* from = const_cast<char*>(bytes.data());  // iconv() only reads it
    std::size_t left = bytes.size();
    while (left > 0) {
        char* to = room.data();
        std::size_t free = room.size();
        const std::size_t before = left;
        iconv(conversion, &from, &left, &to, &free);
        text.append(room, 0, room.size() - free);
        if (left == before && free == room.size())
            return {};
    }
    return text;
}

}  // namespace

std::string declared_encoding(std::string_view bytes)
{
    const std::string text = ascii_lower(bytes.substr(0, declaration_within));
    const std::string_view all = text;
    if (all.starts_with("<?xml"))
        if (std::string name = value_behind(all.substr(0, all.find("?>")), "encoding");
            !name.empty())
            return name;
    for (std::size_t at = all.find("<meta"); at != std::string_view::npos;
         at = all.find("<meta", at + 5))
        if (std::string name = value_behind(all.substr(at, all.find('>', at) - at), "charset");
            !name.empty())
            return name;
    return {};
}

Result<std::string, std::string> utf8_page(const std::string& bytes,
                                           std::vector<std::string>& notes)
{
    using Page = Result<std::string, std::string>;
    const bool has_mark = bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") ||
                          bytes.starts_with("\xFE\xFF");
    const std::string encoding = declared_encoding(bytes);
    if (has_mark || is_told_by_content(encoding) || is_utf8(bytes))
        return Page(boost::system::in_place_value, by_content(bytes, notes));
    iconv_t conversion = iconv_open("UTF-8", encoding.c_str());
    if (conversion == reinterpret_cast<iconv_t>(-1))
        return Page(boost::system::in_place_error,
                    "declares the encoding " + printable(encoding) + ", which is not known here");
    const std::unique_ptr<void, CloseConversion> owner(conversion);
    const std::string text = converted(conversion, bytes);
    if (text.empty() || !is_utf8(text))
        return Page(boost::system::in_place_error,
                    "holds bytes that are not of the encoding it declares, " + printable(encoding));
    return Page(boost::system::in_place_value, by_content(text, notes));
}

}  // namespace findings::html
