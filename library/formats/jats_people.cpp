#include "library/formats/jats_people.hpp"

#include "library/base/text.hpp"
#include "library/formats/jats_text.hpp"

#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace findings::jats {
namespace {

using Affiliations = std::map<std::string, pugi::xml_node, std::less<>>;

// ---- affiliations

Affiliations affiliations_by_id(pugi::xml_node article_meta)
{
    Affiliations found;
    const auto keep = [&](pugi::xml_node node) {
        const std::string_view id = node.attribute("id").value();
        if (is_one_of(node.name(), {"aff", "aff-alternatives"}) && !id.empty())
            found.emplace(id, node);
        return false;
    };
    article_meta.find_node(keep);
    return found;
}

bool has_text_of_its_own(pugi::xml_node node)
{
    for (const pugi::xml_node child : node.children())
        if (child.type() == pugi::node_pcdata && count_words(child.value()) > 0)
            return true;
    return false;
}

/// Marks and ways to reach somebody are no part of an organisation's name.
bool names_organisation(pugi::xml_node part)
{
    return part.type() == pugi::node_element &&
           !is_one_of(part.name(), {"label", "sup", "email", "phone", "fax", "ext-link", "uri",
                                    "institution-id", "x"});
}

std::string without_marks(pugi::xml_node affiliation)
{
    pugi::xml_document scratch;
    pugi::xml_node copy = scratch.append_copy(affiliation);
    for (pugi::xml_node child = copy.first_child(); child;) {
        const pugi::xml_node next = child.next_sibling();
        if (is_one_of(child.name(), {"sup", "email", "phone", "fax"}))
            copy.remove_child(child);
        child = next;
    }
    return inline_text(copy);
}

/// Without separators that were left over at the ends, or spaces before them.
std::string tidy(std::string text)
{
    for (std::size_t at = text.find(" ,"); at != std::string::npos; at = text.find(" ,", at))
        text.erase(at, 1);
    while (!text.empty() && std::string_view(" ,;.").find(text.back()) != std::string_view::npos)
        text.pop_back();
    const std::size_t start = text.find_first_not_of(" ,;.");
    return start == std::string::npos ? std::string() : text.substr(start);
}

std::string organisation_of(pugi::xml_node affiliation)
{
    if (affiliation.name() == std::string_view("aff-alternatives"))
        affiliation = affiliation.child("aff");
    // SciELO gives the line of the print beside its parts.
    if (const pugi::xml_node original =
            affiliation.find_child_by_attribute("institution", "content-type", "original"))
        return tidy(inline_text(original));
    if (has_text_of_its_own(affiliation))
        return tidy(without_marks(affiliation));
    std::vector<std::string> parts;
    for (const pugi::xml_node part : affiliation.children())
        if (names_organisation(part))
            if (std::string text = tidy(inline_text(part)); !text.empty())
                parts.push_back(std::move(text));
    return joined(parts, ", ");
}

std::optional<Url> ror_of(pugi::xml_node affiliation)
{
    const pugi::xml_node id = affiliation.find_node([](pugi::xml_node node) {
        return node.name() == std::string_view("institution-id") &&
               type_of(node, "institution-id-type") == "ror";
    });
    return Url::parse(inline_text(id));
}

/// An affiliation by reference, else inside the contributor, else the group's only one.
std::vector<pugi::xml_node> affiliations_of(pugi::xml_node contrib, const Affiliations& by_id)
{
    std::vector<pugi::xml_node> found;
    for (const pugi::xml_node xref : contrib.children("xref"))
        for (const std::string_view id : split(xref.attribute("rid").value(), ' '))
            if (const auto known = by_id.find(id); known != by_id.end())
                found.push_back(known->second);
    for (const pugi::xml_node inside : contrib.children("aff"))
        found.push_back(inside);
    const pugi::xml_node shared = contrib.parent().child("aff");
    if (found.empty() && shared && !shared.attribute("id") && !shared.next_sibling("aff"))
        found.push_back(shared);
    return found;
}

// ---- names

Agent person(pugi::xml_node name)
{
    Agent agent{.family = inline_text(name.child("surname")),
                .given = inline_text(name.child("given-names"))};
    const std::string suffix = inline_text(name.child("suffix"));
    if (!agent.given.empty() && !suffix.empty())
        agent.given += ", " + suffix;
    if (agent.family.empty())
        return Agent{.name = agent.given.empty() ? inline_text(name) : agent.given};
    return agent;
}

std::string group_name(pugi::xml_node collab)
{
    if (const pugi::xml_node institution = collab.child("institution"))
        return inline_text(institution);
    pugi::xml_document scratch;
    pugi::xml_node copy = scratch.append_copy(collab);
    while (copy.remove_child("contrib-group")) {
    }
    return inline_text(copy);
}

/// Nobody where the contributor has no name.
Agent named(pugi::xml_node contrib)
{
    if (const pugi::xml_node alternatives = contrib.child("name-alternatives"))
        return person(alternatives.first_child());
    for (const char* element : {"name", "string-name"})
        if (const pugi::xml_node name = contrib.child(element))
            return person(name);
    if (const pugi::xml_node collab = contrib.child("collab"))
        return Agent{.name = group_name(collab)};
    if (const pugi::xml_node collab = contrib.child("collab-alternatives").child("collab"))
        return Agent{.name = group_name(collab)};
    return Agent{.name = contrib.child("anonymous") ? "Anonymous" : ""};
}

std::optional<Orcid> orcid_of(pugi::xml_node contrib)
{
    for (const pugi::xml_node id : contrib.children("contrib-id"))
        if (type_of(id, "contrib-id-type") == "orcid")
            return Orcid::parse(inline_text(id));
    for (const char* link : {"uri", "ext-link"})
        for (const pugi::xml_node node : contrib.children(link))
            if (auto orcid = Orcid::parse(node.attribute("xlink:href").value()))
                return orcid;
    return std::nullopt;
}

/// CRediT roles only: what else stands in <role> is mostly a post at a university.
std::string credit_roles(pugi::xml_node contrib)
{
    std::vector<std::string> roles;
    for (const pugi::xml_node role : contrib.children("role")) {
        const std::string_view marks[] = {
            role.attribute("vocab").value(), role.attribute("vocab-identifier").value(),
            role.attribute("content-type").value(), role.attribute("specific-use").value()};
        for (const std::string_view mark : marks)
            if (ascii_lower(mark).find("credit") != std::string::npos) {
                roles.push_back(inline_text(role));
                break;
            }
    }
    return joined(roles, "; ");
}

void describe(Agent& agent, pugi::xml_node contrib, const Affiliations& by_id)
{
    agent.orcid = orcid_of(contrib);
    agent.role = credit_roles(contrib);
    std::vector<std::string> organisations;
    for (const pugi::xml_node affiliation : affiliations_of(contrib, by_id)) {
        organisations.push_back(organisation_of(affiliation));
        if (!agent.ror)
            agent.ror = ror_of(affiliation);
    }
    agent.organisation = joined(organisations, "; ");
}

bool is_nobody(const Agent& agent)
{
    return agent.family.empty() && agent.name.empty();
}

/// What the contributor did; without a word about it, an author.
std::string part_of(pugi::xml_node contrib)
{
    std::string type = type_of(contrib, "contrib-type");
    if (type.empty())
        type = type_of(contrib.parent(), "content-type");
    const bool author = is_one_of(type, {"", "author", "authors", "collab", "group", "corresp"});
    return author ? std::string("author") : type;
}

void add_members(pugi::xml_node collab, const Affiliations& by_id, std::vector<Agent>& members)
{
    for (const pugi::xml_node group : collab.children("contrib-group"))
        for (const pugi::xml_node contrib : group.children("contrib")) {
            Agent agent = named(contrib);
            describe(agent, contrib, by_id);
            agent.role = "collaborator";
            if (!is_nobody(agent))
                members.push_back(std::move(agent));
        }
}

void add(pugi::xml_node contrib, const Affiliations& by_id, People& people)
{
    Agent agent = named(contrib);
    if (!is_nobody(agent)) {
        describe(agent, contrib, by_id);
        const std::string part = part_of(contrib);
        if (part != "author")
            agent.role = part;
        (part == "author" ? people.authors : people.contributors).push_back(std::move(agent));
    }
    if (const pugi::xml_node behalf = contrib.child("on-behalf-of"))
        people.contributors.push_back(Agent{.name = inline_text(behalf), .role = "on-behalf-of"});
    add_members(contrib.child("collab"), by_id, people.contributors);
}

}  // namespace

People people_of(pugi::xml_node article_meta)
{
    const Affiliations by_id = affiliations_by_id(article_meta);
    People people;
    for (const pugi::xml_node group : article_meta.children("contrib-group"))
        for (const pugi::xml_node node : group.children()) {
            if (node.name() == std::string_view("contrib"))
                add(node, by_id, people);
            else if (node.name() == std::string_view("on-behalf-of"))
                people.contributors.push_back(
                    Agent{.name = inline_text(node), .role = "on-behalf-of"});
        }
    return people;
}

}  // namespace findings::jats
