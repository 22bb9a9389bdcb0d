#include "library/formats/jats_rights.hpp"

#include "library/base/text.hpp"
#include "library/formats/jats_text.hpp"
#include "library/record/identifiers.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

namespace findings::jats {
namespace {

// ---- licence

constexpr std::string_view creative_commons = "creativecommons.org/";

/// Every address and word in an element, for searching.
std::string all_text(pugi::xml_node node)
{
    std::string text;
    const auto take = [&](pugi::xml_node each) {
        text += ' ';
        text += each.attribute("xlink:href").value();
        text += ' ';
        text += each.value();
        return false;
    };
    take(node);
    node.find_node(take);
    return text;
}

/// Of "https://creativecommons.org/licenses/by/…", split at the slashes.
bool is_licence_code(const std::vector<std::string_view>& parts)
{
    return parts.size() > 4 && (parts[3] == "publicdomain" || parts[4].starts_with("by"));
}

/// The first Creative Commons address in the text, up to what cannot be in one.
std::string creative_commons_address(const std::string& text)
{
    const std::size_t start = text.find(creative_commons);
    if (start == std::string::npos)
        return {};
    std::size_t end = text.find_first_of(" \t\r\n)]>,;\"'", start);
    end = std::min(end, text.size());
    std::string address = "https://" + text.substr(start, end - start);
    while (address.ends_with('.'))
        address.pop_back();
    return is_licence_code(split(address, '/')) ? address : std::string();
}

std::string licence_in(pugi::xml_node licence)
{
    const std::string address = creative_commons_address(all_text(licence));
    if (std::string spdx = spdx_of(address); !spdx.empty())
        return spdx;
    for (const std::string& candidate : {std::string(licence.attribute("xlink:href").value()),
                                         inline_text(licence.child("ali:license_ref")), address})
        if (const auto url = Url::parse(candidate))
            return url->str();
    return {};
}

// ---- access

bool says_open(pugi::xml_node licence)
{
    const std::string type = type_of(licence, "license-type");
    if (is_one_of(type, {"open-access", "openaccess", "public-domain"}) || type.starts_with("cc") ||
        type.starts_with("creative"))
        return true;
    const std::string words = folded(squeezed(all_text(licence)));
    return words.find("open access") != std::string::npos ||
           words.find("open-access") != std::string::npos ||
           words.find(creative_commons) != std::string::npos;
}

bool is_free_to_read(pugi::xml_node permissions)
{
    return permissions.child("ali:free_to_read") ||
           !permissions
                .find_child(
                    [](pugi::xml_node child) { return child.child("ali:free_to_read") != nullptr; })
                .empty();
}

// ---- statements under a type or a heading

struct StatementKind {
    std::span<const std::string_view> types;     ///< of fn, notes and sec
    std::span<const std::string_view> headings;  ///< folded; what a heading of it begins with
};

constexpr std::array<std::string_view, 5> conflict_types{
    "coi-statement", "conflict", "conflict-of-interest", "conflict-interest", "disclosure"};
constexpr std::array<std::string_view, 18> conflict_headings{"competing interest",
                                                             "competing financial interest",
                                                             "conflict of interest",
                                                             "conflicts of interest",
                                                             "conflict-of-interest",
                                                             "declaration of interest",
                                                             "declaration of competing interest",
                                                             "declaration of conflicting interest",
                                                             "potential conflict",
                                                             "disclosure",
                                                             "author disclosure",
                                                             "conflit d'interet",
                                                             "conflits d'interet",
                                                             "liens d'interet",
                                                             "conflito de interes",
                                                             "conflitos de interes",
                                                             "conflicto de interes",
                                                             "conflictos de interes"};
constexpr std::array<std::string_view, 4> funding_types{"supported-by", "financial-disclosure",
                                                        "funding", "funding-information"};
constexpr std::array<std::string_view, 10> funding_headings{
    "funding",           "sources of funding", "source of funding", "financial support",
    "source of support", "sources of support", "financement",       "financiamento",
    "financiacion",      "financiamiento"};

constexpr StatementKind conflict_statement{conflict_types, conflict_headings};
constexpr StatementKind funding_statement{funding_types, funding_headings};

bool has_type(pugi::xml_node node, const StatementKind& kind)
{
    for (const char* attribute : {"fn-type", "notes-type", "sec-type"})
        for (const std::string_view type : kind.types)
            if (type_of(node, attribute) == type)
                return true;
    return false;
}

/// Only the beginning is looked at: of a footnote, the heading may be the first words of its text.
bool has_heading(pugi::xml_node node, const StatementKind& kind)
{
    std::string heading = inline_text(node.child("title"));
    if (heading.empty() && node.name() == std::string_view("fn"))
        heading = inline_text(node.child("p"));
    const std::string start = folded(cut(heading, 80));
    return std::any_of(kind.headings.begin(), kind.headings.end(),
                       [&](std::string_view known) { return start.starts_with(known); });
}

void add(std::string text, std::vector<std::string>& statements)
{
    if (!text.empty())
        statements.push_back(std::move(text));
}

void add_statements(pugi::xml_node node, const StatementKind& kind,
                    std::vector<std::string>& statements)
{
    for (const pugi::xml_node child : node.children()) {
        if (!is_one_of(child.name(), {"sec", "fn", "fn-group", "notes", "ack", "author-notes",
                                      "app", "app-group"}))
            continue;
        if (has_type(child, kind) || has_heading(child, kind))
            add(block_text(child), statements);
        else
            add_statements(child, kind, statements);
    }
}

std::vector<std::string> statements_of(pugi::xml_node article, const StatementKind& kind)
{
    std::vector<std::string> statements;
    add_statements(article.child("front").child("article-meta"), kind, statements);
    add_statements(article.child("front"), kind, statements);
    add_statements(article.child("back"), kind, statements);
    add_statements(article.child("body"), kind, statements);
    drop_repeats(statements);
    return statements;
}

// ---- awards

std::string award(pugi::xml_node group)
{
    std::vector<std::string> sources;
    std::vector<std::string> numbers;
    for (const char* element : {"funding-source", "award-name"})
        for (const pugi::xml_node node : group.children(element)) {
            const pugi::xml_node institution = node.child("institution-wrap").child("institution");
            add(inline_text(institution ? institution : node), sources);
        }
    for (const pugi::xml_node node : group.children("award-id"))
        add(inline_text(node), numbers);
    drop_repeats(sources);
    drop_repeats(numbers);
    std::string text = joined(sources, ", ");
    if (!numbers.empty())
        text += (text.empty() ? "" : " ") + ("(" + joined(numbers, ", ") + ")");
    return text;
}

std::vector<std::string> awards_of(pugi::xml_node article_meta)
{
    std::vector<std::string> awards;
    for (const pugi::xml_node group : article_meta.children("funding-group"))
        for (const pugi::xml_node node : group.children("award-group"))
            add(award(node), awards);
    // NLM 2.x
    for (const char* element : {"contract-sponsor", "contract-num"})
        for (const pugi::xml_node node : article_meta.children(element))
            add(inline_text(node), awards);
    drop_repeats(awards);
    return awards;
}

}  // namespace

std::string spdx_of(std::string_view address)
{
    const std::size_t start = address.find(creative_commons);
    if (start == std::string_view::npos)
        return {};
    const std::string path = ascii_lower(address.substr(start + creative_commons.size()));
    const std::vector<std::string_view> parts = split(path, '/');
    if (parts.size() >= 3 && parts[0] == "publicdomain" && parts[1] == "zero" && parts[2] == "1.0")
        return "CC0-1.0";
    if (parts.size() < 3 || parts[0] != "licenses" ||
        !is_one_of(parts[1], {"by", "by-nc", "by-nc-nd", "by-nc-sa", "by-nd", "by-sa"}) ||
        !is_one_of(parts[2], {"1.0", "2.0", "2.5", "3.0", "4.0"}))
        return {};
    // A port to a country's law ("…/2.0/uk/") is another licence.
    if (parts.size() > 3 && !parts[3].empty() && !parts[3].starts_with("deed") &&
        !parts[3].starts_with("legalcode"))
        return {};
    std::string code(parts[1]);
    std::transform(code.begin(), code.end(), code.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return "CC-" + code + "-" + std::string(parts[2]);
}

Rights rights_of(pugi::xml_node article_meta)
{
    Rights rights;
    const pugi::xml_node permissions = article_meta.child("permissions");
    if (is_free_to_read(permissions))
        rights.access = Access::open;
    // In NLM 2.x the licence stands beside the permissions.
    for (const pugi::xml_node parent : {permissions, article_meta})
        for (const pugi::xml_node licence : parent.children("license")) {
            if (rights.licence.empty())
                rights.licence = licence_in(licence);
            if (rights.licence.empty() && rights.unnamed.empty())
                rights.unnamed = inline_text(licence);
            if (says_open(licence))
                rights.access = Access::open;
        }
    return rights;
}

std::string funding_of(pugi::xml_node article)
{
    const pugi::xml_node article_meta = article.child("front").child("article-meta");
    std::vector<std::string> statements;
    for (const pugi::xml_node group : article_meta.children("funding-group"))
        for (const pugi::xml_node statement : group.children("funding-statement"))
            add(inline_text(statement), statements);
    drop_repeats(statements);
    if (statements.empty())
        statements = statements_of(article, funding_statement);
    if (statements.empty())
        return joined(awards_of(article_meta), "; ");
    return joined(statements, "\n\n");
}

std::string conflicts_of(pugi::xml_node article)
{
    return joined(statements_of(article, conflict_statement), "\n\n");
}

}  // namespace findings::jats
