#include "library/formats/jats_references.hpp"

#include "library/base/text.hpp"
#include "library/formats/jats_own.hpp"
#include "library/formats/jats_text.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace findings::jats {
namespace {

bool is_citation(pugi::xml_node node)
{
    return is_one_of(node.name(),
                     {"mixed-citation", "element-citation", "citation", "nlm-citation"});
}

/// True where the citation is a text that can be read, not only elements to be set by a style: then
/// there is text between them, more than a stray word.
bool is_prose(pugi::xml_node citation)
{
    const auto parts = citation.children();
    const auto texts = std::count_if(parts.begin(), parts.end(), [](pugi::xml_node node) {
        return node.type() == pugi::node_pcdata && !trimmed(node.value()).empty();
    });
    return texts > 2 ||
           (texts > 0 && !citation.child("source") && !citation.child("article-title"));
}

// ---- identifiers

/// A full stop after the number belongs to the sentence around it.
void take_id(std::string_view type, std::string_view text, SourceWork& work)
{
    while (text.ends_with('.') || text.ends_with(',') || text.ends_with(';'))
        text.remove_suffix(1);
    if (type == "doi" && !work.doi)
        work.doi = Doi::parse(text);
    else if (is_one_of(type, {"pmid", "pubmed"}) && !work.pmid)
        work.pmid = Pmid::parse(text);
    else if (type == "isbn" && !work.isbn)
        work.isbn = Isbn::parse(text);
}

void take_link(pugi::xml_node link, SourceWork& work)
{
    const std::string href = link.attribute("xlink:href").value();
    const std::string target = href.empty() ? inline_text(link) : href;
    const std::string type = type_of(link, "ext-link-type");
    if (is_one_of(type, {"doi", "pmid", "pubmed"}))
        return take_id(type, target, work);
    if (target.find("doi.org/10.") != std::string::npos)
        return take_id("doi", target, work);
    if (!work.url)
        work.url = Url::parse(target);
}

void take_identifiers(pugi::xml_node citation, SourceWork& work)
{
    citation.find_node([&](pugi::xml_node node) {
        const std::string_view name = node.name();
        if (is_one_of(name, {"pub-id", "article-id", "object-id"}))
            take_id(type_of(node, "pub-id-type"), inline_text(node), work);
        else if (name == "isbn")
            take_id("isbn", inline_text(node), work);
        else if (is_one_of(name, {"ext-link", "uri"}))
            take_link(node, work);
        return false;
    });
}

// ---- citations out of elements

std::string short_name(pugi::xml_node name)
{
    const std::string surname = inline_text(name.child("surname"));
    if (surname.empty())
        return inline_text(name);
    const std::string given = inline_text(name.child("given-names"));
    return given.empty() ? surname : surname + " " + given;
}

void add_names(pugi::xml_node group, std::vector<std::string>& names)
{
    for (const pugi::xml_node node : group.children()) {
        const std::string_view name = node.name();
        if (name == "person-group" && type_of(node, "person-group-type") != "editor")
            add_names(node, names);
        else if (is_one_of(name, {"name", "string-name"}))
            names.push_back(short_name(node));
        else if (name == "collab")
            names.push_back(inline_text(node));
        else if (name == "etal")
            names.push_back("et al");
    }
}

std::string first_of(pugi::xml_node citation, std::initializer_list<const char*> elements)
{
    for (const char* element : elements)
        if (std::string text = inline_text(citation.child(element)); !text.empty())
            return text;
    return {};
}

std::string where_in_source(pugi::xml_node citation)
{
    std::string place = first_of(citation, {"volume"});
    if (const std::string issue = first_of(citation, {"issue"}); !issue.empty())
        place += "(" + issue + ")";
    std::string pages = first_of(citation, {"fpage", "page-range", "elocation-id"});
    if (const std::string last = first_of(citation, {"lpage"});
        !last.empty() && citation.child("fpage") && last != pages)
        pages += "-" + last;
    if (!place.empty() && !pages.empty())
        place += ":";
    return place + pages;
}

/// "Names. Title. Source. 2003;12(3):45-67. Publisher." in the order that Vancouver style has.
std::string composed(pugi::xml_node citation)
{
    std::vector<std::string> names;
    add_names(citation, names);
    std::string when = first_of(citation, {"year"});
    if (const std::string place = where_in_source(citation); !place.empty())
        when += (when.empty() ? "" : ";") + place;
    std::string text;
    for (const std::string& part :
         {joined(names, ", "),
          first_of(citation, {"article-title", "chapter-title", "part-title", "data-title"}),
          first_of(citation, {"source", "conf-name"}), when, first_of(citation, {"publisher-name"}),
          first_of(citation, {"comment"})}) {
        if (part.empty())
            continue;
        text += (text.empty() ? "" : " ") + part;
        if (std::string_view(".?!").find(part.back()) == std::string_view::npos)
            text += ".";
    }
    return text;
}

std::string citation_text(pugi::xml_node citation)
{
    if (is_prose(citation))
        return inline_text(citation);
    std::string text = composed(citation);
    return text.empty() ? inline_text(citation) : text;
}

// ---- lists

SourceWork work_of_citation(pugi::xml_node citation)
{
    SourceWork work{.citation = citation_text(citation)};
    take_identifiers(citation, work);
    return work;
}

bool says_something(const SourceWork& work)
{
    return work != SourceWork{};
}

/// The same work as text and as elements: the text for people, the elements for their identifiers.
SourceWork merged(const std::vector<pugi::xml_node>& citations)
{
    const auto prose = std::find_if(citations.begin(), citations.end(), is_prose);
    SourceWork work{.citation =
                        citation_text(prose == citations.end() ? citations.front() : *prose)};
    for (const pugi::xml_node citation : citations)
        take_identifiers(citation, work);
    return work;
}

void add_reference(pugi::xml_node ref, std::vector<SourceWork>& works)
{
    const pugi::xml_node alternatives = ref.child("citation-alternatives");
    std::vector<pugi::xml_node> citations;
    for (const pugi::xml_node node : (alternatives ? alternatives : ref).children())
        if (is_citation(node))
            citations.push_back(node);
    const bool twice =
        citations.size() > 1 && std::string_view(citations[0].name()) != citations[1].name();
    if (alternatives || twice) {
        if (!citations.empty())
            works.push_back(merged(citations));
        return;
    }
    for (const pugi::xml_node citation : citations)
        if (SourceWork work = work_of_citation(citation); says_something(work))
            works.push_back(std::move(work));
}

void add_list(pugi::xml_node list, std::vector<SourceWork>& works)
{
    for (const pugi::xml_node node : list.children()) {
        if (node.name() == std::string_view("ref"))
            add_reference(node, works);
        else if (node.name() == std::string_view("ref-list"))
            add_list(node, works);
    }
}

bool is_of_sources(pugi::xml_node list)
{
    return type_of(list, "content-type") == sources_list;
}

/// Reference lists stand in <back>, but also at the end of a section or an appendix.
void find_lists(pugi::xml_node part, std::vector<SourceWork>& works)
{
    for (const pugi::xml_node child : part.children()) {
        if (child.name() != std::string_view("ref-list"))
            find_lists(child, works);
        else if (!is_of_sources(child))
            add_list(child, works);
    }
}

}  // namespace

std::vector<SourceWork> references_of(pugi::xml_node article)
{
    std::vector<SourceWork> works;
    find_lists(article.child("body"), works);
    find_lists(article.child("back"), works);
    return works;
}

std::vector<SourceWork> sources_of(pugi::xml_node article)
{
    std::vector<SourceWork> works;
    for (const pugi::xml_node list : article.child("back").children("ref-list"))
        if (is_of_sources(list))
            add_list(list, works);
    return works;
}

SourceWork related_work(pugi::xml_node related)
{
    SourceWork work = work_of_citation(related);
    take_link(related, work);
    return work;
}

}  // namespace findings::jats
