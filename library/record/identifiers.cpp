#include "library/record/identifiers.hpp"

#include "library/base/text.hpp"

#include <algorithm>
#include <array>

namespace findings {
namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Takes the prefix away, whatever its case; false where it is not there.
bool take(std::string_view& text, std::string_view prefix)
{
    if (ascii_lower(text.substr(0, prefix.size())) != prefix)
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

std::optional<int> hex_digit(char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return std::nullopt;
}

std::string percent_decoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            const auto high = hex_digit(text[i + 1]);
            const auto low = hex_digit(text[i + 2]);
            if (high && low) {
                decoded += static_cast<char>(*high * 16 + *low);
                i += 2;
                continue;
            }
        }
        decoded += text[i];
    }
    return decoded;
}

/// Without hyphens and spaces, letters as capitals.
std::string compact(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '-' || c == ' ')
            continue;
        result += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return result;
}

int digit_or_ten(char c)
{
    return c == 'X' ? 10 : c - '0';
}

bool has_form(std::string_view text, std::size_t digits)
{
    return text.size() == digits && all_digits(text.substr(0, digits - 1)) &&
           (is_digit(text.back()) || text.back() == 'X');
}

char isbn13_check(std::string_view first_twelve)
{
    int sum = 0;
    for (std::size_t i = 0; i < 12; ++i)
        sum += (first_twelve[i] - '0') * (i % 2 == 0 ? 1 : 3);
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

/// The weighted sum of ISBN-10 and ISSN: weights from the length down to 1, divisible by 11.
bool checks_by_eleven(std::string_view text)
{
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        sum += digit_or_ten(text[i]) * static_cast<int>(text.size() - i);
    return sum % 11 == 0;
}

bool checks_by_mod_11_2(std::string_view text)
{
    int total = 0;
    for (const char c : text.substr(0, text.size() - 1))
        total = (total + (c - '0')) * 2;
    const int check = (12 - total % 11) % 11;
    return check == digit_or_ten(text.back());
}

/// ISO 639-2 codes met in bibliographic formats, to ISO 639-1.
constexpr std::array<std::pair<std::string_view, std::string_view>, 38> short_codes = {{
    {"eng", "en"}, {"fre", "fr"}, {"fra", "fr"}, {"ger", "de"}, {"deu", "de"}, {"spa", "es"},
    {"por", "pt"}, {"ita", "it"}, {"dut", "nl"}, {"nld", "nl"}, {"swe", "sv"}, {"nor", "no"},
    {"dan", "da"}, {"fin", "fi"}, {"pol", "pl"}, {"rus", "ru"}, {"chi", "zh"}, {"zho", "zh"},
    {"jpn", "ja"}, {"kor", "ko"}, {"ara", "ar"}, {"heb", "he"}, {"tur", "tr"}, {"gre", "el"},
    {"ell", "el"}, {"cze", "cs"}, {"ces", "cs"}, {"hun", "hu"}, {"rum", "ro"}, {"ron", "ro"},
    {"ukr", "uk"}, {"hrv", "hr"}, {"srp", "sr"}, {"slv", "sl"}, {"cat", "ca"}, {"lat", "la"},
    {"wel", "cy"}, {"gle", "ga"},
}};

bool is_alpha(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool is_alphanumeric(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return is_digit(c) || is_alpha(std::string_view(&c, 1)); });
}

std::string upper(std::string_view text)
{
    return compact(text);
}

/// A subtag after the first, spelled as BCP 47 section 2.1.1 does.
std::string subtag(std::string_view text)
{
    if (text.size() == 2 && is_alpha(text))
        return upper(text);
    std::string lower = ascii_lower(text);
    if (text.size() == 4 && is_alpha(text))
        lower[0] = upper(lower.substr(0, 1))[0];
    return lower;
}

}  // namespace

template <>
std::optional<Doi> Doi::parse(std::string_view text)
{
    std::string_view rest = trimmed(text);
    const bool is_link = take(rest, "https://") || take(rest, "http://");
    if (is_link && !take(rest, "doi.org/") && !take(rest, "dx.doi.org/") &&
        !take(rest, "www.doi.org/"))
        return std::nullopt;
    if (take(rest, "doi:"))
        rest = trimmed(rest);
    std::string doi = ascii_lower(is_link ? percent_decoded(rest) : std::string(rest));
    const std::size_t slash = doi.find('/');
    if (slash == std::string::npos || doi.substr(0, 3) != "10." || slash + 1 == doi.size() ||
        doi.size() > 1024)
        return std::nullopt;
    const std::string_view registrant = std::string_view(doi).substr(3, slash - 3);
    const std::string_view prefix = registrant.substr(0, registrant.find('.'));
    if (!all_digits(prefix) || prefix.size() < 4 || prefix.size() > 9)
        return std::nullopt;
    for (const char c : doi)  // < and > are let pass: old DOIs of Wiley hold them
        if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f' || c == '"')
            return std::nullopt;
    return is_utf8(doi) ? std::optional(Doi(std::move(doi))) : std::nullopt;
}

template <>
std::optional<Pmid> Pmid::parse(std::string_view text)
{
    std::string_view rest = trimmed(text);
    if (take(rest, "pmid:") || take(rest, "pmid"))
        rest = trimmed(rest);
    if (!all_digits(rest) || rest.size() > 8 || rest.front() == '0')
        return std::nullopt;
    return Pmid(std::string(rest));
}

template <>
std::optional<Pmcid> Pmcid::parse(std::string_view text)
{
    std::string_view rest = trimmed(text);
    take(rest, "pmcid:");
    rest = trimmed(rest);
    take(rest, "pmc");
    if (!all_digits(rest) || rest.size() > 9)
        return std::nullopt;
    return Pmcid("PMC" + std::string(rest));
}

template <>
std::optional<Isbn> Isbn::parse(std::string_view text)
{
    std::string_view rest = trimmed(text);
    if (take(rest, "urn:isbn:") || take(rest, "isbn:") || take(rest, "isbn"))
        rest = trimmed(rest);
    std::string digits = compact(rest);
    if (digits.size() == 10 && has_form(digits, 10) && checks_by_eleven(digits)) {
        digits = "978" + digits.substr(0, 9);
        return Isbn(digits + isbn13_check(digits));
    }
    if (digits.size() != 13 || !all_digits(digits) || isbn13_check(digits) != digits.back())
        return std::nullopt;
    return Isbn(std::move(digits));
}

template <>
std::optional<Issn> Issn::parse(std::string_view text)
{
    std::string_view rest = trimmed(text);
    if (take(rest, "issn:") || take(rest, "issn"))
        rest = trimmed(rest);
    const std::string digits = compact(rest);
    if (!has_form(digits, 8) || !checks_by_eleven(digits))
        return std::nullopt;
    return Issn(digits.substr(0, 4) + "-" + digits.substr(4));
}

template <>
std::optional<Orcid> Orcid::parse(std::string_view text)
{
    std::string_view rest = trimmed(text);
    if ((take(rest, "https://") || take(rest, "http://")) && !take(rest, "orcid.org/") &&
        !take(rest, "www.orcid.org/"))
        return std::nullopt;
    const std::string digits = compact(rest);
    if (!has_form(digits, 16) || !checks_by_mod_11_2(digits))
        return std::nullopt;
    return Orcid(digits.substr(0, 4) + "-" + digits.substr(4, 4) + "-" + digits.substr(8, 4) + "-" +
                 digits.substr(12));
}

template <>
std::optional<Url> Url::parse(std::string_view text)
{
    const std::string_view address = trimmed(text);
    std::string_view rest = address;
    if (!take(rest, "https://") && !take(rest, "http://"))
        return std::nullopt;
    if (rest.empty() || rest.front() == '/' || address.size() > 2000 || !is_utf8(address))
        return std::nullopt;
    for (const char c : address)
        if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f' || c == '"' || c == '<' ||
            c == '>' || c == '\\' || c == '^' || c == '`' || c == '{' || c == '|' || c == '}')
            return std::nullopt;
    const std::size_t scheme = address.find(':');
    return Url(ascii_lower(address.substr(0, scheme)) + std::string(address.substr(scheme)));
}

template <>
std::optional<Language> Language::parse(std::string_view text)
{
    std::string tag;
    for (const std::string_view part : split(trimmed(text), '-')) {
        if (part.empty() || part.size() > 8 || !is_alphanumeric(part))
            return std::nullopt;
        if (!tag.empty()) {
            tag += '-' + subtag(part);
            continue;
        }
        tag = ascii_lower(part);
        if (tag.size() < 2 || tag.size() > 3 || !is_alpha(tag))
            return std::nullopt;
        for (const auto& [longer, shorter] : short_codes)
            if (tag == longer)
                tag = shorter;
    }
    return Language(std::move(tag));
}

template <>
std::optional<Country> Country::parse(std::string_view text)
{
    const std::string_view code = trimmed(text);
    const std::string_view country = code.substr(0, code.find('-'));
    if (country.size() != 2 || !is_alpha(country))
        return std::nullopt;
    if (country.size() == code.size())
        return Country(upper(code));
    const std::string_view subdivision = code.substr(3);
    if (subdivision.empty() || subdivision.size() > 3 || !is_alphanumeric(subdivision))
        return std::nullopt;
    return Country(upper(country) + "-" + upper(subdivision));
}

std::string_view primary(const Language& language)
{
    const std::string_view tag = language.str();
    return tag.substr(0, tag.find('-'));
}

}  // namespace findings
