#include "library/formats/jats_abstracts.hpp"

#include "library/base/text.hpp"
#include "library/formats/jats_own.hpp"
#include "library/formats/jats_text.hpp"
#include "library/formats/xml_gate.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace findings::jats {
namespace {

enum class AbstractKind { main, bottom_line, key_messages, plain_summary, picture, other };

AbstractKind kind_of(pugi::xml_node abstract)
{
    const std::string type = type_of(abstract, "abstract-type");
    if (is_one_of(type, {"", "main", "normal", "abstract", "section", "structured"}))
        return AbstractKind::main;
    if (is_one_of(type, {"teaser", "precis"}))
        return AbstractKind::bottom_line;
    if (is_one_of(type, {"key-points", "author-highlights", "highlights", "key-messages"}))
        return AbstractKind::key_messages;
    if (is_one_of(type,
                  {"plain-language-summary", "plain-summary", "lay-summary", "lay-abstract",
                   "plain-language", "summary", "author-summary", "editors-summary", "editor"}))
        return AbstractKind::plain_summary;
    if (is_one_of(type, {"graphical", "graphical-abstract", "graphic", "video", "video-abstract",
                         "audio", "stereochemical"}))
        return AbstractKind::picture;
    return AbstractKind::other;
}

/// Without the mark in front: "•", "▪", "(1)", "2." are the list's, not the message's.
std::string without_bullet(const std::string& message)
{
    std::string_view rest = message;
    for (const std::string_view bullet : {"•", "▪", "■", "●", "–", "-", "*", "►", "·"})
        if (rest.starts_with(bullet)) {
            rest = trimmed(rest.substr(bullet.size()));
            break;
        }
    const std::size_t end = rest.find_first_not_of("(0123456789");
    const bool numbered = end != 0 && end < 4 && end != std::string_view::npos &&
                          (rest[end] == ')' || rest[end] == '.') && end + 1 < rest.size() &&
                          rest[end + 1] == ' ';
    return std::string(numbered ? trimmed(rest.substr(end + 1)) : rest);
}

void add_paragraphs(std::string text, std::string& to)
{
    if (!to.empty() && !text.empty())
        to += "\n\n";
    to += text;
}

std::string heading_of(pugi::xml_node abstract, std::string_view language)
{
    std::string heading = inline_text(abstract.child("title"));
    if (heading.empty())
        heading = "Abstract";
    if (!language.empty())
        heading += " (" + std::string(language) + ")";
    return heading;
}

void add_section(pugi::xml_node abstract, std::string_view language, Record& record)
{
    if (std::string text = block_text(abstract); !text.empty())
        record.sections.push_back({heading_of(abstract, language), std::move(text)});
}

/// The language where it is another than the record's, else empty.
std::string other_language(pugi::xml_node abstract, const Record& record)
{
    const auto language = Language::parse(language_of(abstract));
    const bool same =
        !language || !record.language || primary(*language) == primary(*record.language);
    return same ? std::string() : language->str();
}

void take(pugi::xml_node abstract, AbstractKind kind, Record& record)
{
    switch (kind) {
    case AbstractKind::main:
        return add_paragraphs(block_text(abstract), record.abstract);
    case AbstractKind::bottom_line:
        return add_paragraphs(block_text(abstract), record.bottom_line);
    case AbstractKind::plain_summary:
        return add_paragraphs(block_text(abstract), record.plain_summary);
    case AbstractKind::key_messages:
        for (const std::string& message : paragraphs(abstract))
            record.key_messages.push_back(without_bullet(message));
        return;
    case AbstractKind::other:
        return add_section(abstract, {}, record);
    case AbstractKind::picture:
        return;
    }
}

/// Some journals have only one abstract and call it "short" or "key-points".
pugi::xml_node stand_in(pugi::xml_node article_meta)
{
    if (has_own(article_meta))
        return {};
    for (const pugi::xml_node abstract : article_meta.children("abstract"))
        if (kind_of(abstract) == AbstractKind::main && !block_text(abstract).empty())
            return {};
    for (const pugi::xml_node abstract : article_meta.children("abstract"))
        if (kind_of(abstract) != AbstractKind::picture &&
            kind_of(abstract) != AbstractKind::bottom_line)
            return abstract;
    return {};
}

}  // namespace

void take_abstracts(pugi::xml_node article_meta, Record& record, std::vector<std::string>& notes)
{
    const pugi::xml_node only = stand_in(article_meta);
    for (const pugi::xml_node abstract : article_meta.children("abstract")) {
        const AbstractKind kind = abstract == only ? AbstractKind::main : kind_of(abstract);
        const std::string language = other_language(abstract, record);
        if (kind == AbstractKind::picture)
            notes.push_back("a graphical abstract");
        else if (!language.empty())
            add_section(abstract, language, record);
        else
            take(abstract, kind, record);
    }
    for (const pugi::xml_node abstract : article_meta.children("trans-abstract"))
        if (kind_of(abstract) != AbstractKind::picture)
            add_section(abstract, other_language(abstract, record), record);
}

void take_translated_abstracts(pugi::xml_node front_stub, std::string_view language, Record& record)
{
    for (const pugi::xml_node abstract : front_stub.children("abstract"))
        if (kind_of(abstract) != AbstractKind::picture)
            add_section(abstract, language, record);
}

}  // namespace findings::jats
