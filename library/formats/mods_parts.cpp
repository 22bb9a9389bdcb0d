#include "library/formats/mods_parts.hpp"

#include "library/base/text.hpp"
#include "library/formats/heading_names.hpp"
#include "library/formats/identifier_text.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/type_names.hpp"
#include "library/formats/xml_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace findings::mods {
namespace {

/// Words and codes of MARC's relators for whoever made the work, whatever it is made of.
bool is_author_role(std::string_view role)
{
    static constexpr std::array<std::string_view, 12> roles{
        "aut", "cre",    "author", "creator",  "pht", "photographer",
        "art", "artist", "cmp",    "composer", "ctg", "cartographer"};
    const std::string lower = ascii_lower(role);
    return std::find(roles.begin(), roles.end(), lower) != roles.end();
}

}  // namespace

std::string type_of(pugi::xml_node node)
{
    return ascii_lower(node.attribute("type").value());
}

/// "The", "title", "subtitle" as one line.
std::string title_of(pugi::xml_node info)
{
    std::string title = line_text(info.child("nonSort"));
    if (!title.empty() && !title.ends_with("'") && !title.ends_with("’"))
        title += ' ';
    title += line_text(info.child("title"));
    const std::string subtitle = line_text(info.child("subTitle"));
    if (!subtitle.empty())
        title = std::string(without_end_mark(title)) + ": " + subtitle;
    for (const char* part : {"partNumber", "partName"})
        if (const std::string text = line_text(info.child(part)); !text.empty())
            title += ". " + text;
    return title;
}

std::optional<Date> date_of(pugi::xml_node origin)
{
    for (const char* name : {"dateIssued", "copyrightDate", "dateCreated", "dateOther"}) {
        pugi::xml_node best = origin.child(name);
        for (const pugi::xml_node date : origin.children(name))
            if (date.attribute("keyDate") ||
                (date.attribute("encoding") && !attribute_is(date, "point", "end") &&
                 !best.attribute("keyDate") && !best.attribute("encoding")))
                best = date;
        if (const auto date = loose_date(line_text(best)))
            return date;
    }
    return std::nullopt;
}

std::vector<std::string> types_of(pugi::xml_node mods)
{
    std::vector<std::string> types;
    for (const pugi::xml_node genre : mods.children("genre"))
        add_once(line_text(genre), types);
    const std::string resource = line_text(mods.child("typeOfResource"));
    add_once(resource, types);
    const bool is_named = std::any_of(types.begin(), types.end(), [](const std::string& word) {
        return work_type_named(word).has_value();
    });
    if (is_named)
        return types;
    const pugi::xml_node host = mods.find_child_by_attribute("relatedItem", "type", "host");
    const pugi::xml_node part = host.child("part") ? host.child("part") : mods.child("part");
    const std::string issuance = line_text(mods.child("originInfo").child("issuance"));
    if (resource == "text" && issuance == "monographic" && !part.child("extent"))
        types.emplace_back("book");
    else if (!part.child("detail"))
        types.emplace_back("other type of work");
    return types;
}

Roles roles_of(pugi::xml_node name)
{
    Roles roles;
    for (const pugi::xml_node role : name.children("role"))
        for (const pugi::xml_node term : role.children()) {
            const std::string text = line_text(term);
            roles.is_said = roles.is_said || !text.empty();
            if (is_author_role(text))
                roles.is_author = true;
            else if (type_of(term) == "code" && roles.code.empty())
                roles.code = text;
            else if (type_of(term) != "code" && roles.words.empty())
                roles.words = text;
        }
    return roles;
}

Agent agent_of(pugi::xml_node name)
{
    Agent agent;
    std::string whole;
    for (const pugi::xml_node part : name.children("namePart")) {
        const std::string type = type_of(part);
        std::string text = line_text(part);
        if (type == "family")
            agent.family = std::move(text);
        else if (type == "given")
            agent.given += (agent.given.empty() ? "" : " ") + text;
        else if (type == "termsofaddress" && !agent.family.empty())
            agent.given += (agent.given.empty() ? "" : ", ") + text;
        else if (type.empty() && !text.empty())
            whole += (whole.empty() ? "" : " ") + text;
    }
    if (agent.family.empty() && whole.empty())
        whole = agent.given.empty() ? line_text(name.child("displayForm")) : agent.given;
    if (!agent.family.empty())
        return agent;
    const std::string type = type_of(name);
    if (type == "corporate" || type == "conference")
        return {.name = whole};
    return agent_of_heading(whole);
}

SourceWork work_of_item(pugi::xml_node item)
{
    Record ids;
    for (const pugi::xml_node id : item.children("identifier"))
        take_identifier(id.attribute("type").value(), line_text(id), ids);
    SourceWork work{.citation = title_of(item.child("titleInfo")),
                    .doi = ids.doi,
                    .pmid = ids.pmid,
                    .url = ids.url};
    if (!ids.isbns.empty())
        work.isbn = ids.isbns.front();
    if (work.citation.empty())
        work.citation = line_text(item.child("note"));
    return work;
}

}  // namespace findings::mods
