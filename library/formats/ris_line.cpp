#include "library/formats/ris_line.hpp"

#include "library/base/text.hpp"
#include "library/formats/tagged_record.hpp"

#include <algorithm>
#include <array>

namespace findings::ris {
namespace {

/// The tags of the specification (RefMan 2001, EndNote 2011) and those that databases add.
constexpr std::array<std::string_view, 84> known_tags{
    "TY", "A1", "A2", "A3", "A4", "A5", "AB", "AD", "AN", "AU", "AV", "BN", "BT", "C1",
    "C2", "C3", "C4", "C5", "C6", "C7", "C8", "CA", "CN", "CP", "CT", "CY", "DA", "DB",
    "DO", "DP", "ED", "EP", "ER", "ET", "FD", "H1", "H2", "ID", "IS", "J1", "J2", "J9",
    "JA", "JF", "JI", "JO", "KW", "L1", "L2", "L3", "L4", "LA", "LB", "LK", "M1", "M2",
    "M3", "N1", "N2", "NV", "OP", "PA", "PB", "PI", "PP", "PU", "PY", "RI", "RN", "RP",
    "SE", "SN", "SP", "ST", "T1", "T2", "T3", "TA", "TI", "TT", "U1", "U2", "UR", "VL"};

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool has_tag(std::string_view line)
{
    return line.size() >= 3 && is_capital(line[0]) &&
           (is_capital(line[1]) || (line[1] >= '0' && line[1] <= '9'));
}

bool is_known(std::string_view tag)
{
    return tag == "VO" || tag == "Y1" || tag == "Y2" ||
           std::find(known_tags.begin(), known_tags.end(), tag) != known_tags.end();
}

}  // namespace

std::optional<TaggedLine> tagged_line(std::string_view line)
{
    if (line.starts_with(byte_order_mark))  // of a file that was joined to another
        line.remove_prefix(byte_order_mark.size());
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    line.remove_prefix(indent);
    if (!has_tag(line))
        return std::nullopt;
    const std::size_t hyphen = line.find_first_not_of(" \t", 2);
    if (hyphen == std::string_view::npos || line[hyphen] != '-' || hyphen > 6)
        return std::nullopt;
    const bool is_spaced = hyphen + 1 == line.size() || line[hyphen + 1] == ' ';
    const bool is_exact = indent == 0 && is_spaced && line.substr(2, 2) == "  " && hyphen == 4;
    if (!is_exact && ((hyphen == 2 && !is_spaced) || !is_known(line.substr(0, 2))))
        return std::nullopt;
    return TaggedLine{tag_code(line.substr(0, 2)), trimmed(line.substr(hyphen + 1))};
}

}  // namespace findings::ris
