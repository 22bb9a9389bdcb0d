#include "library/formats/jats_people.hpp"

#include "library/base/text.hpp"
#include "library/formats/jats_affiliations.hpp"
#include "library/formats/jats_own.hpp"
#include "library/formats/jats_text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace findings::jats {
namespace {

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
    for (pugi::xml_node child = copy.first_child(); child;) {
        const pugi::xml_node next = child.next_sibling();
        if (child.name() == std::string_view("contrib-group"))
            copy.remove_child(child);
        child = next;
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

/// As our writer has it, word for word.
std::string own_role(pugi::xml_node contrib)
{
    for (const pugi::xml_node role : contrib.children("role"))
        if (is_own(role))
            return inline_text(role);
    return {};
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

bool is_nobody(const Agent& agent)
{
    return agent.family.empty() && agent.name.empty();
}

// ---- groups

/// What holds for all contributors of a group.
struct Group {
    std::string part;                   ///< what they did, where they do not say it themselves
    std::optional<Affiliation> shared;  ///< of all who have none of their own
};

Group group_of(pugi::xml_node contrib_group)
{
    Group group{.part = type_of(contrib_group, "content-type")};
    const pugi::xml_node only = contrib_group.child("aff");
    if (only && !only.attribute("id") && !only.next_sibling("aff"))
        group.shared = affiliation(only);
    return group;
}

/// What the contributor did; without a word about it, an author.
std::string part_of(pugi::xml_node contrib, const Group& group)
{
    const std::string own = type_of(contrib, "contrib-type");
    const std::string& part = own.empty() ? group.part : own;
    const bool author = is_one_of(part, {"", "author", "authors", "collab", "group", "corresp"});
    return author ? std::string("author") : part;
}

class PeopleReading {
public:
    explicit PeopleReading(pugi::xml_node article_meta) : affiliations_(article_meta)
    {
        for (const pugi::xml_node group : article_meta.children("contrib-group"))
            add_group(group);
        people_.affiliations_cut = affiliations_.ran_out();
    }

    People&& people() && { return std::move(people_); }

private:
    void add_group(pugi::xml_node contrib_group)
    {
        const Group group = group_of(contrib_group);
        for (const pugi::xml_node node : contrib_group.children()) {
            if (node.name() == std::string_view("contrib"))
                add(node, group);
            else if (node.name() == std::string_view("on-behalf-of"))
                add_body(node);
        }
    }

    void add(pugi::xml_node contrib, const Group& group)
    {
        const std::string part = part_of(contrib, group);
        const bool author = part == "author";
        std::string role = own_role(contrib);
        if (role.empty() && part != contributor_type)
            role = author ? credit_roles(contrib) : part;
        add_agent(contrib, group, std::move(role), author ? people_.authors : people_.contributors);
        if (const pugi::xml_node behalf = contrib.child("on-behalf-of"))
            add_body(behalf);
        for (const pugi::xml_node members : contrib.child("collab").children("contrib-group"))
            for (const pugi::xml_node member : members.children("contrib"))
                add_agent(member, {}, "collaborator", people_.contributors);
    }

    void add_agent(pugi::xml_node contrib, const Group& group, std::string role,
                   std::vector<Agent>& to)
    {
        Agent agent = named(contrib);
        if (is_nobody(agent))
            return;
        agent.orcid = orcid_of(contrib);
        agent.role = std::move(role);
        affiliations_.describe(contrib, group.shared, agent);
        to.push_back(std::move(agent));
    }

    void add_body(pugi::xml_node behalf)
    {
        people_.contributors.push_back(Agent{.name = inline_text(behalf), .role = "on-behalf-of"});
    }

    Affiliations affiliations_;
    People people_;
};

}  // namespace

People people_of(pugi::xml_node article_meta)
{
    return PeopleReading(article_meta).people();
}

}  // namespace findings::jats
