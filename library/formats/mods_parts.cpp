#include "library/formats/mods_parts.hpp"

#include "library/base/text.hpp"
#include "library/formats/heading_names.hpp"
#include "library/formats/identifier_text.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/type_names.hpp"
#include "library/formats/xml_text.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace findings::mods {
namespace {

/// Words and codes of MARC's relators for whoever made the work, whatever it is made of.
bool is_author_role(std::string_view role)
{
    static constexpr std::array<std::string_view, 14> roles{
        "aut",    "cre", "author",   "creator", "pht",          "photographer", "art",
        "artist", "cmp", "composer", "ctg",     "cartographer", "prf",          "performer"};
    const std::string lower = ascii_lower(role);
    return std::find(roles.begin(), roles.end(), lower) != roles.end();
}

bool says_role(pugi::xml_node name, std::initializer_list<std::string_view> roles)
{
    for (const pugi::xml_node role : name.children("role"))
        for (const pugi::xml_node term : role.children()) {
            const std::string text = ascii_lower(line_text(term));
            if (std::find(roles.begin(), roles.end(), text) != roles.end())
                return true;
        }
    return false;
}

/// Only letters have somebody whom they are addressed to.
bool is_letter(pugi::xml_node mods)
{
    const auto names = mods.children("name");
    return std::any_of(names.begin(), names.end(), [](pugi::xml_node name) {
        return says_role(name, {"rcp", "addressee"});
    });
}

/// What the collections of the United States' Government Publishing Office hold
/// (govinfo.gov/help); empty for the others.
std::string_view type_of_collection(pugi::xml_node mods)
{
    using Pair = std::pair<std::string_view, std::string_view>;
    static constexpr std::array collections{Pair{"BILLS", "bill"}, Pair{"PLAW", "law"},
                                            Pair{"CRPT", "report"}, Pair{"CHRG", "hearing"},
                                            Pair{"USCOURTS", "court decision"}};
    for (const pugi::xml_node extension : mods.children("extension"))
        for (const auto& [code, type] : collections)
            if (line_text(extension.child("collectionCode")) == code)
                return type;
    return {};
}

bool is_web_page(pugi::xml_node mods)
{
    for (const pugi::xml_node form : mods.children("physicalDescription"))
        for (const pugi::xml_node media_type : form.children("internetMediaType"))
            if (line_text(media_type) == "text/html")
                return true;
    return false;
}

/// What it is by everything but its genre; empty where nothing says.
std::string_view type_without_genre(pugi::xml_node mods, std::string_view resource)
{
    if (const std::string_view type = type_of_collection(mods); !type.empty())
        return type;
    if (is_letter(mods))
        return "letter";
    const pugi::xml_node host = mods.find_child_by_attribute("relatedItem", "type", "host");
    const pugi::xml_node part = host.child("part") ? host.child("part") : mods.child("part");
    const std::string issuance = line_text(mods.child("originInfo").child("issuance"));
    if (resource == "text" && issuance == "monographic" && !part.child("extent"))
        return "book";
    if (part.child("detail"))
        return {};
    return is_web_page(mods) ? "web page" : "other type of work";
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
    const std::string_view type = is_named ? "" : type_without_genre(mods, resource);
    if (!type.empty())
        types.emplace_back(type);
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
