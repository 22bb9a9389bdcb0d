#include "library/formats/marc_names.hpp"

#include "library/base/text.hpp"
#include "library/formats/heading_names.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace findings::marc {
namespace {

/// Codes of the MARC list of relators, and their words as English, French and German libraries
/// write them, folded.
constexpr std::array<std::string_view, 20> author_roles{"aut",
                                                        "cre",
                                                        "dis",
                                                        "author",
                                                        "creator",
                                                        "joint author",
                                                        "coauthor",
                                                        "co-author",
                                                        "dissertant",
                                                        "auteur",
                                                        "autrice",
                                                        "coauteur",
                                                        "co-auteur",
                                                        "verfasser",
                                                        "verfasserin",
                                                        "verf",
                                                        "verfasserin.",
                                                        "degree grantee",
                                                        "author of text",
                                                        "createur"};

bool is_author_role(const std::string& role)
{
    const std::string name = folded(role);
    return std::find(author_roles.begin(), author_roles.end(), name) != author_roles.end();
}

/// "aut" of "http://id.loc.gov/vocabulary/relators/aut".
std::string code_of(std::string_view relator)
{
    const std::size_t slash = relator.find_last_of('/');
    return std::string(slash == std::string_view::npos ? relator : relator.substr(slash + 1));
}

void take_roles(const DataField& field, char words, Name& name)
{
    for (const std::string& text : field.all(words)) {
        const std::string role = without_isbd(text);
        name.has_role = true;
        name.is_author = name.is_author || is_author_role(role);
        if (name.agent.role.empty() && !is_author_role(role))
            name.agent.role = role;
    }
    for (const std::string& text : field.all('4')) {
        const std::string code = code_of(text);
        name.has_role = true;
        name.is_author = name.is_author || is_author_role(code);
        name.is_publisher = name.is_publisher || code == "pbl";
        if (name.agent.role.empty() && !is_author_role(code) && code != "ctb")
            name.agent.role = code;
    }
}

bool is_suffix(const std::string& text)
{
    static constexpr std::array<std::string_view, 6> suffixes{"jr", "sr",  "fils",
                                                              "ii", "iii", "iv"};
    std::string bare = ascii_lower(text);
    std::erase(bare, '.');
    return std::find(suffixes.begin(), suffixes.end(), bare) != suffixes.end();
}

Agent person_of(const DataField& field)
{
    std::string heading = field.first('a');
    if (const std::string number = without_isbd(field.first('b')); !number.empty())
        heading = without_isbd(heading) + " " + number;
    Agent agent = agent_of_heading(heading);
    if (const std::string suffix = std::string(without_end_mark(field.first('c')));
        is_suffix(suffix) && !agent.family.empty())
        agent.given += (agent.given.empty() ? "" : ", ") + suffix;
    return agent;
}

std::optional<Orcid> orcid_of(const DataField& field)
{
    for (const char code : {'0', '1'})
        for (std::string_view text : field.all(code)) {
            if (text.starts_with("(orcid)") || text.starts_with("(ORCID)"))
                text.remove_prefix(7);
            if (const auto orcid = Orcid::parse(trimmed(text)))
                return orcid;
        }
    return std::nullopt;
}

bool is_person(const DataField& field)
{
    return field.tag().ends_with("00") || (field.tag() == "720" && field.indicator(1) == '1');
}

}  // namespace

Name name_of(const DataField& field)
{
    const bool is_meeting = field.tag().ends_with("11");
    Name name;
    if (is_person(field))
        name.agent = person_of(field);
    else if (is_meeting)
        name.agent.name = field.joined("ae", ". ");
    else
        name.agent.name = field.joined("ab", ". ");
    name.agent.organisation = field.first('u');
    name.agent.orcid = orcid_of(field);
    take_roles(field, is_meeting ? 'j' : 'e', name);
    return name;
}

}  // namespace findings::marc
