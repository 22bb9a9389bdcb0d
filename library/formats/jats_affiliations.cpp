#include "library/formats/jats_affiliations.hpp"

#include "library/base/text.hpp"
#include "library/formats/jats_text.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace findings::jats {
namespace {

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
std::string tidy(std::string_view text)
{
    const std::size_t start = text.find_first_not_of(" ,;.");
    if (start == std::string_view::npos)
        return {};
    text = text.substr(start, text.find_last_not_of(" ,;.") + 1 - start);
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != ' ' || i + 1 == text.size() || text[i + 1] != ',')
            result += text[i];
    return result;
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

bool is_affiliation(pugi::xml_node node)
{
    return is_one_of(node.name(), {"aff", "aff-alternatives"});
}

}  // namespace

Affiliation affiliation(pugi::xml_node aff)
{
    return {organisation_of(aff), ror_of(aff)};
}

Affiliations::Affiliations(pugi::xml_node article_meta)
{
    find(article_meta);
}

void Affiliations::find(pugi::xml_node node)
{
    for (const pugi::xml_node child : node.children()) {
        if (!is_affiliation(child)) {
            find(child);
            continue;
        }
        const Affiliation known = affiliation(child);
        // Either the alternatives or one of them may be referred to.
        for (const pugi::xml_node named : {child, child.child("aff")})
            if (const std::string_view id = named.attribute("id").value(); !id.empty())
                by_id_.emplace(id, known);
    }
}

void Affiliations::add(const Affiliation& affiliation, Agent& agent)
{
    if (affiliation.organisation.size() > left_) {
        ran_out_ = true;
        return;
    }
    left_ -= affiliation.organisation.size();
    if (!agent.organisation.empty() && !affiliation.organisation.empty())
        agent.organisation += "; ";
    agent.organisation += affiliation.organisation;
    if (!agent.ror)
        agent.ror = affiliation.ror;
}

void Affiliations::describe(pugi::xml_node contrib, const std::optional<Affiliation>& shared,
                            Agent& agent)
{
    bool has_own = false;
    for (const pugi::xml_node xref : contrib.children("xref"))
        for (const std::string_view id : split(xref.attribute("rid").value(), ' '))
            if (const auto known = by_id_.find(id); known != by_id_.end()) {
                add(known->second, agent);
                has_own = true;
            }
    for (const pugi::xml_node inside : contrib.children("aff")) {
        add(affiliation(inside), agent);
        has_own = true;
    }
    if (!has_own && shared)
        add(*shared, agent);
}

}  // namespace findings::jats
