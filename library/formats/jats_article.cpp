#include "library/formats/jats_article.hpp"

#include "library/base/text.hpp"
#include "library/formats/area_terms.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/jats_abstracts.hpp"
#include "library/formats/jats_affiliations.hpp"
#include "library/formats/jats_dates.hpp"
#include "library/formats/jats_kind.hpp"
#include "library/formats/jats_own.hpp"
#include "library/formats/jats_people.hpp"
#include "library/formats/jats_references.hpp"
#include "library/formats/jats_rights.hpp"
#include "library/formats/jats_sections.hpp"
#include "library/formats/jats_text.hpp"
#include "library/formats/xml_gate.hpp"
#include "library/formats/xml_text.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::jats {
namespace {

using Notes = std::vector<std::string>;

// ---- titles

std::string title_with_subtitle(pugi::xml_node group, const char* title, const char* subtitle)
{
    std::string text = inline_text(group.child(title));
    for (const pugi::xml_node node : group.children(subtitle))
        if (const std::string more = inline_text(node); !more.empty())
            text = headed(std::move(text), more);
    return text;
}

void add_translated_title(std::string_view language, std::string title, Record& record,
                          Notes& notes)
{
    const auto known = Language::parse(language);
    if (title.empty())
        return;
    if (known)
        record.translated_titles.push_back({*known, std::move(title)});
    else
        notes.push_back("a translated title without language: " + title);
}

void take_titles(pugi::xml_node article_meta, Record& record, Notes& notes)
{
    const pugi::xml_node group = article_meta.child("title-group");
    record.title = title_with_subtitle(group, "article-title", "subtitle");
    for (const pugi::xml_node trans : group.children("trans-title-group"))
        add_translated_title(language_of(trans),
                             title_with_subtitle(trans, "trans-title", "trans-subtitle"), record,
                             notes);
    // NLM 2.x
    for (const pugi::xml_node trans : group.children("trans-title"))
        add_translated_title(trans.attribute("xml:lang").value(), inline_text(trans), record,
                             notes);
}

// ---- identifiers

void take_article_id(const std::string& type, const std::string& text, Record& record, Notes& notes)
{
    bool known = true;
    if (type == "doi")
        known = (record.doi = Doi::parse(text)).has_value();
    else if (type == "pmid")
        known = (record.pmid = Pmid::parse(text)).has_value();
    else if (type == "pmc" || type == "pmcid")
        known = (record.pmcid = Pmcid::parse(text.starts_with("PMC") ? text : "PMC" + text))
                    .has_value();
    if (!known)
        notes.push_back("an identifier of type " + type + " that is not one: " + text);
}

template <class Id>
void add(std::optional<Id> id, std::vector<Id>& ids)
{
    if (id)
        ids.push_back(std::move(*id));
}

void take_identifiers(pugi::xml_node front, Record& record, Notes& notes)
{
    const pugi::xml_node meta = front.child("article-meta");
    for (const pugi::xml_node id : meta.children("article-id"))
        if (const std::string text = inline_text(id); !text.empty())
            take_article_id(type_of(id, "pub-id-type"), text, record, notes);
    for (const char* element : {"issn", "issn-l"})
        for (const pugi::xml_node issn : front.child("journal-meta").children(element))
            add(Issn::parse(inline_text(issn)), record.issns);
    for (const pugi::xml_node isbn : meta.children("isbn"))
        add(Isbn::parse(inline_text(isbn)), record.isbns);
    drop_repeats(record.issns);
    drop_repeats(record.isbns);
    for (const pugi::xml_node self : meta.children("self-uri"))
        if (!record.url && type_of(self, "content-type").find("pdf") == std::string::npos)
            record.url = Url::parse(self.attribute("xlink:href").value());
}

// ---- journal

std::string pages_of(pugi::xml_node meta)
{
    const std::string first = inline_text(meta.child("fpage"));
    const std::string last = inline_text(meta.child("lpage"));
    if (!first.empty())
        return last.empty() || last == first ? first : first + "-" + last;
    const std::string range = inline_text(meta.child("page-range"));
    return range.empty() ? inline_text(meta.child("elocation-id")) : range;
}

std::string journal_title(pugi::xml_node journal)
{
    for (const pugi::xml_node parent : {journal.child("journal-title-group"), journal})
        if (std::string title = inline_text(parent.child("journal-title")); !title.empty())
            return title;
    for (const pugi::xml_node id : journal.children("journal-id"))
        if (is_one_of(type_of(id, "journal-id-type"), {"nlm-ta", "iso-abbrev"}))
            return inline_text(id);
    return {};
}

void take_journal(pugi::xml_node front, Record& record)
{
    const pugi::xml_node journal = front.child("journal-meta");
    const pugi::xml_node meta = front.child("article-meta");
    record.container = {.title = journal_title(journal),
                        .volume = inline_text(meta.child("volume")),
                        .issue = inline_text(meta.child("issue")),
                        .pages = pages_of(meta)};
    record.publisher = inline_text(journal.child("publisher").child("publisher-name"));
}

// ---- words

/// Groups and nested keywords hold others; a keyword itself is not searched for more.
void add_keywords(pugi::xml_node node, std::vector<std::string>& words)
{
    for (const pugi::xml_node child : node.children()) {
        if (!is_one_of(child.name(), {"kwd", "compound-kwd"}))
            add_keywords(child, words);
        else if (std::string word = inline_text(child); !word.empty())
            words.push_back(std::move(word));
    }
}

/// By the URIs of their concepts; custom-meta says them too, where it has come along.
void take_areas(pugi::xml_node group, Record& record)
{
    for (const pugi::xml_node word : group.children("kwd"))
        add_once(area_of_uri(word.attribute("vocab-term-identifier").value()), record.areas);
}

void take_keywords(pugi::xml_node article_meta, Record& record)
{
    for (const pugi::xml_node group : article_meta.children("kwd-group"))
        if (is_own(group) && type_of(group, "kwd-group-type") == area_keywords)
            take_areas(group, record);
    for (const pugi::xml_node group : article_meta.children("kwd-group"))
        if (!is_own(group) && !type_of(group, "kwd-group-type").starts_with("abbr"))
            add_keywords(group, record.keywords);
    drop_repeats(record.keywords);
}

// ---- parts with a front of their own

void take_translation(pugi::xml_node part, const Language& language, bool has_title, Record& record,
                      Notes& notes)
{
    const pugi::xml_node stub = part.child("front-stub")
                                    ? part.child("front-stub")
                                    : part.child("front").child("article-meta");
    if (!has_title)
        add_translated_title(
            language.str(),
            title_with_subtitle(stub.child("title-group"), "article-title", "subtitle"), record,
            notes);
    take_translated_abstracts(stub, language.str(), record);
    notes.push_back("the whole text in " + language.str());
}

void take_sub_articles(pugi::xml_node article, Record& record, Notes& notes)
{
    std::set<Language> titled;
    for (const Translated& title : record.translated_titles)
        titled.insert(title.language);
    std::size_t others = 0;
    for (const pugi::xml_node part : article.children()) {
        if (!is_one_of(part.name(), {"sub-article", "response"}))
            continue;
        const auto language = Language::parse(language_of(part));
        if (type_of(part, "article-type") == "translation" && language)
            take_translation(part, *language, !titled.insert(*language).second, record, notes);
        else
            ++others;
    }
    if (others > 0)
        notes.push_back("responses, reviews and other parts with a front of their own: " +
                        std::to_string(others));
}

// ---- the whole

Rejection untitled(pugi::xml_node article, const Place& place)
{
    const pugi::xml_node front = article.child("front");
    const pugi::xml_node meta = front.child("article-meta");
    if (!meta)
        return {place, "the article has no front/article-meta, which says what it is",
                "add <front> with <article-meta> and a title"};
    const pugi::xml_node group = meta.child("title-group");
    Place nearest = place_of(group ? group : meta, place.path);
    return {nearest.line == 0 ? place : nearest, "the article has neither title nor identifier",
            "write its title into title-group/article-title, or give its DOI as article-id"};
}

void take_language(pugi::xml_node article, Record& record)
{
    // The DTDs of all versions say that an article without xml:lang is in English.
    const std::string_view tag = language_of(article);
    record.language = Language::parse(tag.empty() ? "en" : tag);
}

}  // namespace

Result<ReadRecord, Rejection> read_article(pugi::xml_node article, const Place& place)
{
    const pugi::xml_node front = article.child("front");
    const pugi::xml_node meta = front.child("article-meta");
    ReadRecord read{.record = {}, .place = place, .notes = {}};
    Record& record = read.record;
    take_language(article, record);
    take_titles(meta, record, read.notes);
    take_identifiers(front, record, read.notes);
    if (!can_be_found(record))
        return untitled(article, place);
    take_kind(article, record);
    take_journal(front, record);
    record.issued = issued(meta);
    record.modified = corrected(meta);
    People people = people_of(meta);
    record.authors = std::move(people.authors);
    record.contributors = std::move(people.contributors);
    if (people.affiliations_cut)
        read.notes.push_back("affiliations past the first " +
                             std::to_string(most_affiliation_text / 1024) + " KiB");
    take_abstracts(meta, record, read.notes);
    take_sub_articles(article, record, read.notes);
    take_keywords(meta, record);
    take_relations(article, record, read.notes);
    take_sections(article.child("body"), record, read.notes);
    Rights rights = rights_of(meta);
    record.licence = std::move(rights.licence);
    record.access = rights.access;
    if (!rights.unnamed.empty())
        read.notes.push_back("a licence without address: " + rights.unnamed);
    record.funding = funding_of(article);
    record.conflicts = conflicts_of(article);
    record.references = references_of(article);
    for (SourceWork& work : sources_of(article))
        record.sources.push_back(std::move(work));
    take_own(meta, record, read.notes);
    return read;
}

}  // namespace findings::jats
