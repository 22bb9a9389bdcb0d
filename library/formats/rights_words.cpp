#include "library/formats/rights_words.hpp"

#include "library/base/text.hpp"
#include "library/formats/jats_rights.hpp"

#include <array>

namespace findings {
namespace {

constexpr std::string_view open_access = "info:eu-repo/semantics/openAccess";

bool says_open(std::string_view words)
{
    static constexpr std::array<std::string_view, 5> sayings{
        "info:eu-repo/semantics/openaccess", "openaccess", "open access",
        "http://purl.org/coar/access_right/c_abf2", "purl.org/coar/access_right/c_abf2"};
    const std::string lower = ascii_lower(words);
    for (const std::string_view saying : sayings)
        if (saying == lower)
            return true;
    return false;
}

/// "CC-BY-4.0", "LicenseRef-…": what nobody would write who means something else.
bool is_spdx(std::string_view word)
{
    static constexpr std::array<std::string_view, 6> beginnings{"CC-BY", "CC0-", "LicenseRef-",
                                                                "OGL-",  "MIT",  "Apache-"};
    if (word.find_first_of(" \t\n;,") != std::string_view::npos)
        return false;
    for (const std::string_view beginning : beginnings)
        if (word.starts_with(beginning))
            return true;
    return false;
}

/// The address at a place in a text.
std::string_view address_at(std::string_view text, std::size_t start)
{
    std::string_view address =
        text.substr(start, text.find_first_of(" \t\r\n)]>,;\"'", start) - start);
    while (address.ends_with('.'))
        address.remove_suffix(1);
    return address;
}

std::string licence_in(std::string_view words)
{
    if (is_spdx(words))
        return std::string(words);
    const std::size_t commons = words.find("creativecommons.org/");
    if (commons != std::string_view::npos)
        if (std::string spdx = jats::spdx_of("https://" + std::string(address_at(words, commons)));
            !spdx.empty())
            return spdx;
    if (const auto url = Url::parse(words))
        return url->str();
    return {};
}

}  // namespace

void take_rights(std::string_view statement, Record& record, std::vector<std::string>& notes)
{
    const std::string_view words = trimmed(statement);
    if (words.empty())
        return;
    if (says_open(words)) {
        record.access = Access::open;
        return;
    }
    std::string licence = licence_in(words);
    if (licence.empty() || !record.licence.empty())
        notes.push_back("rights: " + std::string(words));
    else
        record.licence = std::move(licence);
}

std::vector<std::string> rights_statements(const Record& record)
{
    std::vector<std::string> statements;
    if (!record.licence.empty())
        statements.push_back(record.licence);
    if (record.access == Access::open)
        statements.emplace_back(open_access);
    return statements;
}

}  // namespace findings
