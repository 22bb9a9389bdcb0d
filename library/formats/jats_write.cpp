#include "library/base/text.hpp"
#include "library/formats/area_terms.hpp"
#include "library/formats/jats.hpp"
#include "library/formats/jats_own.hpp"
#include "library/formats/jats_text.hpp"
#include "library/formats/jats_write_people.hpp"
#include "library/formats/stated_evidence.hpp"
#include "library/formats/xml_text.hpp"

#include <array>
#include <ostream>
#include <string>
#include <utility>

namespace findings {
namespace {

constexpr std::string_view doctype =
    "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD "
    "v1.2 20190208//EN\" \"JATS-archivearticle1.dtd\">\n";

pugi::xml_node with(pugi::xml_node node, const char* attribute, const std::string& value)
{
    if (!value.empty())
        node.append_attribute(attribute).set_value(value.c_str());
    return node;
}

/// Paragraphs of a text, an empty line between two.
void append_paragraphs(pugi::xml_node parent, std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = text.find("\n\n");
        append_text(parent, "p", std::string(trimmed(text.substr(0, end))));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    }
}

template <class Id>
void append_id(pugi::xml_node parent, const char* name, const char* attribute, const char* type,
               const std::optional<Id>& id)
{
    if (id)
        with(append_text(parent, name, id->str()), attribute, type);
}

/// day, month, year: the order that the DTD asks for.
void append_date(pugi::xml_node date, const Date& value)
{
    const auto two_digits = [](unsigned number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    with(date, "iso-8601-date", value.str());
    if (value.day())
        append_text(date, "day", two_digits(*value.day()));
    if (value.month())
        append_text(date, "month", two_digits(*value.month()));
    append_text(date, "year", std::to_string(value.year()));
}

// ---- front

void write_journal(pugi::xml_node front, const Record& record)
{
    pugi::xml_node journal = front.append_child("journal-meta");
    if (!record.container.title.empty())
        append_text(journal.append_child("journal-title-group"), "journal-title",
                    record.container.title);
    for (const Issn& issn : record.issns)
        append_text(journal, "issn", issn.str());
    if (!record.publisher.empty())
        append_text(journal.append_child("publisher"), "publisher-name", record.publisher);
    if (!journal.first_child())
        front.remove_child(journal);
}

void write_titles(pugi::xml_node meta, const Record& record)
{
    pugi::xml_node group = meta.append_child("title-group");
    append_text(group, "article-title", record.title);
    for (const Translated& title : record.translated_titles)
        append_text(with(group.append_child("trans-title-group"), "xml:lang", title.language.str()),
                    "trans-title", title.text);
}

/// "12-19" as first and last page; every other form whole.
void write_pages(pugi::xml_node meta, const std::string& pages)
{
    const std::size_t hyphen = pages.find('-');
    const std::string first = pages.substr(0, hyphen);
    const std::string last = hyphen == std::string::npos ? "" : pages.substr(hyphen + 1);
    const bool is_range =
        !first.empty() && !last.empty() && first != last && last.find('-') == std::string::npos;
    if (is_range || hyphen == std::string::npos) {
        append_text(meta, "fpage", first);
        append_text(meta, "lpage", last);
    } else {
        append_text(meta, "page-range", pages);
    }
}

void write_place(pugi::xml_node meta, const Record& record)
{
    if (record.issued)
        append_date(with(meta.append_child("pub-date"), "date-type", "pub"), *record.issued);
    append_text(meta, "volume", record.container.volume);
    append_text(meta, "issue", record.container.issue);
    for (const Isbn& isbn : record.isbns)
        append_text(meta, "isbn", isbn.str());
    write_pages(meta, record.container.pages);
    if (record.modified)
        append_date(
            with(meta.append_child("history").append_child("date"), "date-type", "corrected"),
            *record.modified);
}

std::string address_of(const std::string& licence)
{
    static const std::string by = "CC-BY";
    if (!licence.starts_with(by))
        return licence.starts_with("http") ? licence : "";
    const std::string code = ascii_lower(std::string_view(licence).substr(3));
    const std::size_t version = code.rfind('-');
    return "https://creativecommons.org/licenses/" + code.substr(0, version) + "/" +
           code.substr(version + 1) + "/";
}

void write_rights(pugi::xml_node meta, const Record& record)
{
    if (record.licence.empty() && record.access != Access::open)
        return;
    pugi::xml_node permissions = meta.append_child("permissions");
    if (record.access == Access::open)
        permissions.append_child("ali:free_to_read");
    if (!record.licence.empty()) {
        pugi::xml_node licence = permissions.append_child("license");
        with(licence, "xlink:href", address_of(record.licence));
        append_text(licence, "license-p", record.licence);
    }
}

pugi::xml_node append_abstract(pugi::xml_node meta, const char* type, const std::string& text)
{
    if (text.empty())
        return {};
    pugi::xml_node abstract = with(meta.append_child("abstract"), "abstract-type", type);
    append_paragraphs(abstract, text);
    return abstract;
}

void write_abstracts(pugi::xml_node meta, const Record& record)
{
    append_abstract(meta, "", record.abstract);
    append_abstract(meta, "teaser", record.bottom_line);
    if (!record.key_messages.empty()) {
        pugi::xml_node list =
            with(meta.append_child("abstract"), "abstract-type", "key-points").append_child("list");
        with(list, "list-type", "bullet");
        for (const std::string& message : record.key_messages)
            append_text(list.append_child("list-item"), "p", message);
    }
    append_abstract(meta, "plain-language-summary", record.plain_summary);
}

/// Those that custom-meta keeps are marked, for our reader.
void write_keywords(pugi::xml_node meta, const char* type, const std::vector<std::string>& words)
{
    if (words.empty())
        return;
    pugi::xml_node group = meta.append_child("kwd-group");
    with(group, "kwd-group-type", type);
    with(group, "specific-use", *type == 0 ? "" : jats::own_mark);
    for (const std::string& word : words)
        append_text(group, "kwd", word);
}

/// As concepts of their vocabulary, where it is known.
void write_areas(pugi::xml_node meta, const Record& record, const Vocabulary* vocabulary)
{
    if (record.areas.empty())
        return;
    const std::string scheme = scheme_of(vocabulary);
    pugi::xml_node group = meta.append_child("kwd-group");
    with(group, "kwd-group-type", jats::area_keywords);
    with(group, "specific-use", jats::own_mark);
    with(group, "vocab", scheme.empty() ? "" : jats::area_vocabulary);
    with(group, "vocab-identifier", scheme);
    for (const AreaTerm& term : area_terms(record, vocabulary)) {
        pugi::xml_node word = append_text(group, "kwd", term.label);
        with(word, "vocab-term", term.uri.empty() ? "" : term.label);
        with(word, "vocab-term-identifier", term.uri);
    }
}

void write_funding(pugi::xml_node meta, const Record& record)
{
    if (!record.funding.empty())
        append_text(meta.append_child("funding-group"), "funding-statement", record.funding);
}

void write_notes(pugi::xml_node meta, const Record& record)
{
    if (!record.conflicts.empty())
        append_paragraphs(
            with(meta.append_child("author-notes").append_child("fn"), "fn-type", "conflict"),
            record.conflicts);
}

void write_front(pugi::xml_node article, const Record& record, const Vocabulary* vocabulary)
{
    pugi::xml_node front = article.append_child("front");
    write_journal(front, record);
    pugi::xml_node meta = front.append_child("article-meta");
    append_id(meta, "article-id", "pub-id-type", "doi", record.doi);
    append_id(meta, "article-id", "pub-id-type", "pmid", record.pmid);
    append_id(meta, "article-id", "pub-id-type", "pmc", record.pmcid);
    append_id(meta, "article-id", "pub-id-type", "publisher-id", record.id);
    if (record.evidence_type)
        append_text(with(meta.append_child("article-categories").append_child("subj-group"),
                         "subj-group-type", "heading"),
                    "subject", in_words(*record.evidence_type));
    write_titles(meta, record);
    jats::write_people(meta, record);
    write_notes(meta, record);
    write_place(meta, record);
    write_rights(meta, record);
    if (record.url)
        with(meta.append_child("self-uri"), "xlink:href", record.url->str());
    write_abstracts(meta, record);
    write_keywords(meta, "", record.keywords);
    write_areas(meta, record, vocabulary);
    write_keywords(meta, "population", record.population);
    write_keywords(meta, "setting", record.setting);
    write_keywords(meta, "intervention", record.interventions);
    write_funding(meta, record);
    jats::write_own(meta, record);
}

// ---- body and back

void append_section(pugi::xml_node body, const std::string& heading, const std::string& text,
                    bool is_own)
{
    if (text.empty())
        return;
    if (heading.empty())
        return append_paragraphs(body, text);
    pugi::xml_node section = body.append_child("sec");
    with(section, "specific-use", is_own ? jats::own_mark : "");
    append_text(section, "title", heading);
    append_paragraphs(section, text);
}

/// What custom-meta keeps stands here for the eye, after the text itself.
void write_body(pugi::xml_node article, const Record& record)
{
    pugi::xml_node body = article.append_child("body");
    for (const Section& section : record.sections)
        append_section(body, section.heading, section.text, false);
    append_section(body, "Question", record.question, true);
    for (const Implication& implication : record.implications)
        append_section(body,
                       implication.role.empty() ? "Implications"
                                                : "Implications for the " + implication.role,
                       implication.text, true);
    for (const Recommendation& recommendation : record.recommendations)
        append_section(body, "Recommendation", recommendation.text, true);
    append_section(body, "Limitations", record.limitations, true);
    append_section(body, "Equity", record.equity_note, true);
    if (!body.first_child())
        article.remove_child(body);
}

void append_work(pugi::xml_node list, const SourceWork& work)
{
    pugi::xml_node ref = list.append_child("ref");
    const SourceWork bare{.citation = work.citation};
    pugi::xml_node parent =
        work == bare || work.citation.empty() ? ref : ref.append_child("citation-alternatives");
    append_text(parent, "mixed-citation", work.citation);
    if (work == bare)
        return;
    pugi::xml_node elements = parent.append_child("element-citation");
    append_id(elements, "pub-id", "pub-id-type", "doi", work.doi);
    append_id(elements, "pub-id", "pub-id-type", "pmid", work.pmid);
    if (work.isbn)
        append_text(elements, "isbn", work.isbn->str());
    if (work.url)
        with(with(append_text(elements, "ext-link", work.url->str()), "ext-link-type", "uri"),
             "xlink:href", work.url->str());
}

void append_works(pugi::xml_node back, const char* type, const std::vector<SourceWork>& works)
{
    if (works.empty())
        return;
    pugi::xml_node list = back.append_child("ref-list");
    with(list, "content-type", type);
    for (const SourceWork& work : works)
        append_work(list, work);
}

void write_back(pugi::xml_node article, const Record& record)
{
    if (record.sources.empty() && record.references.empty())
        return;
    pugi::xml_node back = article.append_child("back");
    append_works(back, jats::sources_list, record.sources);
    append_works(back, "", record.references);
}

// ---- the whole

std::string article_type(const Record& record)
{
    if (record.kind == Kind::policy)
        return "policy";
    return record.evidence_type == EvidenceType::systematic_review ? "systematic-review" : "other";
}

void write_begin(std::ostream& out, std::size_t of)
{
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        << (of == 1 ? doctype : std::string_view("<articles>\n"));
}

void write_record(std::ostream& out, const Record& record, Position position)
{
    pugi::xml_document document;
    pugi::xml_node article = document.append_child("article");
    with(article, "xmlns:xlink", "http://www.w3.org/1999/xlink");
    with(article, "xmlns:ali", "http://www.niso.org/schemas/ali/1.0/");
    with(article, "article-type", article_type(record));
    with(article, "dtd-version", "1.2");
    with(article, "xml:lang", record.language ? record.language->str() : "");
    write_front(article, record, position.vocabulary);
    write_body(article, record);
    write_back(article, record);
    article.print(out, "  ", pugi::format_default, pugi::encoding_utf8, position.of == 1 ? 0 : 1);
}

void write_end(std::ostream& out, std::size_t of)
{
    if (of != 1)
        out << "</articles>\n";
}

}  // namespace

const Writer jats_writer{write_begin, write_record, write_end};

}  // namespace findings
