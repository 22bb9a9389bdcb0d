#include "library/formats/marc_codes.hpp"

#include "library/formats/loose_date.hpp"
#include "library/formats/marc_field.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace findings::marc {
namespace {

/// A blank where the text is shorter.
char at(std::string_view text, std::size_t position)
{
    return position < text.size() ? text[position] : ' ';
}

bool is_one_of(char c, std::string_view codes)
{
    return codes.find(c) != std::string_view::npos;
}

/// Empty where it is too short for its places to mean anything.
std::string leader_of(pugi::xml_node record)
{
    constexpr std::size_t length_of_leader = 24;
    std::string leader = record.child("leader").text().get();
    return leader.size() < length_of_leader ? "" : leader;
}

bool are_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Libraries catalogue an e-book as a computer file (leader/06 m) or as text; RDA's type of content
/// tells.
bool is_text(pugi::xml_node record)
{
    for (const DataField& field : fields_of(record, "336"))
        if (field.first('b') == "txt" || field.first('a') == "Text" || field.first('a') == "text")
            return true;
    return false;
}

WorkType type_of_text(char level, pugi::xml_node record)
{
    if (is_one_of(level, "ab")) {
        for (const DataField& host : fields_of(record, "773"))
            if (!host.first('z').empty())
                return WorkType::chapter;
        return level == 'b' || !fields_of(record, "773").empty() ? WorkType::article
                                                                 : WorkType::chapter;
    }
    return is_one_of(level, "mc") ? WorkType::book : WorkType::other;
}

WorkType type_of_file(pugi::xml_node record)
{
    const char kind = at(control_field(record, "008"), 26);
    if (kind == 'a')
        return WorkType::dataset;
    return kind == 'b' ? WorkType::software : WorkType::other;
}

}  // namespace

bool is_bibliographic(pugi::xml_node record)
{
    return !is_one_of(at(leader_of(record), 6), "zuvxywq");
}

bool is_serial(pugi::xml_node record)
{
    return is_one_of(at(leader_of(record), 7), "si");
}

bool is_unimarc(pugi::xml_node record)
{
    return fields_of(record, "245").empty() && !fields_of(record, "200").empty() &&
           control_field(record, "008").empty();
}

std::optional<WorkType> type_of_work(pugi::xml_node record)
{
    const std::string leader = leader_of(record);
    const char type = at(leader, 6);
    const char level = at(leader, 7);
    if (!fields_of(record, "502").empty())
        return WorkType::thesis;
    if (type == 'a' || (type == 'm' && is_text(record)))
        return type_of_text(level, record);
    if (type == 't')
        return WorkType::manuscript;
    if (is_one_of(type, "gij"))
        return WorkType::audiovisual;
    if (type == 'm')
        return type_of_file(record);
    return is_one_of(type, "cdefkopr") ? std::optional(WorkType::other) : std::nullopt;
}

std::optional<Date> date_of_codes(pugi::xml_node record)
{
    const std::string codes = control_field(record, "008");
    if (codes.size() < 15 || !are_digits(codes.substr(7, 4)))
        return std::nullopt;
    const std::string year = codes.substr(7, 4);
    const std::string day = codes.substr(11, 4);
    if (codes[6] == 'e' && are_digits(day))
        if (const auto date = Date::parse(year + "-" + day.substr(0, 2) + "-" + day.substr(2, 2)))
            return date;
    return loose_date(year);
}

std::optional<Language> language_of_codes(pugi::xml_node record)
{
    const std::string codes = control_field(record, "008");
    if (codes.size() < 38)
        return std::nullopt;
    const std::string code = codes.substr(35, 3);
    // zxx: no language; mul: several; und: not known; and fillers.
    if (code == "zxx" || code == "mul" || code == "und")
        return std::nullopt;
    return Language::parse(code);
}

}  // namespace findings::marc
