#include "library/formats/jats_write_people.hpp"

#include "library/formats/jats_own.hpp"
#include "library/formats/jats_text.hpp"
#include "library/formats/xml_text.hpp"

#include <string>

namespace findings::jats {
namespace {

void append_name(pugi::xml_node contrib, const Agent& agent)
{
    if (agent.family.empty()) {
        append_text(contrib, "collab", agent.name);
        return;
    }
    pugi::xml_node name = contrib.append_child("name");
    append_text(name, "surname", agent.family);
    append_text(name, "given-names", agent.given);
}

void append_organisation(pugi::xml_node contrib, const Agent& agent)
{
    if (agent.organisation.empty() && !agent.ror)
        return;
    pugi::xml_node wrap = contrib.append_child("aff").append_child("institution-wrap");
    if (agent.ror)
        append_text(wrap, "institution-id", agent.ror->str())
            .append_attribute("institution-id-type")
            .set_value("ror");
    append_text(wrap, "institution", agent.organisation);
}

void append_contrib(pugi::xml_node group, const Agent& agent, const std::string& type)
{
    pugi::xml_node contrib = group.append_child("contrib");
    contrib.append_attribute("contrib-type").set_value(type.c_str());
    if (agent.orcid)
        append_text(contrib, "contrib-id", "https://orcid.org/" + agent.orcid->str())
            .append_attribute("contrib-id-type")
            .set_value("orcid");
    append_name(contrib, agent);
    if (pugi::xml_node role = append_text(contrib, "role", agent.role))
        role.append_attribute("specific-use").set_value(own_mark);
    append_organisation(contrib, agent);
}

/// An editor is one for everybody; a role of ours is in <role>.
std::string contrib_type(const Agent& agent)
{
    return agent.role == "editor" ? "editor" : contributor_type;
}

}  // namespace

void write_people(pugi::xml_node article_meta, const Record& record)
{
    if (record.authors.empty() && record.contributors.empty())
        return;
    pugi::xml_node group = article_meta.append_child("contrib-group");
    for (const Agent& author : record.authors)
        append_contrib(group, author, "author");
    for (const Agent& contributor : record.contributors)
        append_contrib(group, contributor, contrib_type(contributor));
}

}  // namespace findings::jats
