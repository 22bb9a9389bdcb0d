#include "library/base/text.hpp"
#include "library/formats/document_text.hpp"
#include "library/formats/docx_blocks.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/names.hpp"

#include <algorithm>

namespace findings::docx {
namespace {

bool is_properties(std::string_view name)
{
    return name == "cp:coreProperties" || name == "?:coreProperties";
}

/// What programs write where nobody gave a name.
bool is_nobody(std::string_view name)
{
    const std::string lower = ascii_lower(name);
    for (const std::string_view other :
         {"user", "author", "administrator", "admin", "owner", "microsoft office user",
          "utilisateur", "auteur", "unknown", "default", "windows user", "utilisateur windows",
          "utilisateur microsoft office", "python-docx"})
        if (lower == other)
            return true;
    return false;
}

std::string text_of_child(pugi::xml_node node, const char* name)
{
    std::string text = document_line(node.child(name).text().get());
    return is_blank_text(text) ? std::string() : text;
}

void take_authors(const std::string& creators, DocumentOutline& outline)
{
    for (const std::string_view creator : split(creators, ';')) {
        const std::string name(trimmed(creator));
        if (is_nobody(name))
            outline.notes.push_back("the creator is no name: " + printable(name));
        else if (!name.empty())
            outline.stated.authors.push_back(agent_of_inverted(name));
    }
}

void take_keywords(const std::string& text, std::vector<std::string>& keywords)
{
    const char separator = text.find(';') != std::string::npos ? ';' : ',';
    for (const std::string_view word : split(text, separator))
        if (const std::string keyword(trimmed(word));
            !keyword.empty() &&
            std::find(keywords.begin(), keywords.end(), keyword) == keywords.end())
            keywords.push_back(keyword);
}

}  // namespace

std::optional<Rejection> take_properties(Package& package, DocumentOutline& outline)
{
    return package.read("core-properties", is_properties, [&](pugi::xml_node node) {
        outline.weak_title = text_of_child(node, "dc:title");
        take_authors(text_of_child(node, "dc:creator"), outline);
        take_keywords(text_of_child(node, "cp:keywords"), outline.stated.keywords);
        take_keywords(text_of_child(node, "dc:subject"), outline.stated.keywords);
        outline.stated.language = language_named(text_of_child(node, "dc:language"));
        if (const std::string text = text_of_child(node, "dc:description"); !text.empty())
            outline.notes.push_back("description: " + printable(text));
        if (const std::string text = text_of_child(node, "dcterms:created"); !text.empty())
            outline.notes.push_back("the file was made on " + printable(text) +
                                    ", which is no date of publication");
    });
}

}  // namespace findings::docx
