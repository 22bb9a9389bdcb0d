#include "search-server/views/details.hpp"

#include "library/base/text.hpp"
#include "library/record/links.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/frame.hpp"

#include <algorithm>

namespace findings::server {
namespace {

Object link(const std::string& address, const std::string& label)
{
    return Object{{"comma", false}, {"link_address", address}, {"link_label", label}};
}

// Rows as a reader sees them: a term, then text, links, or both.
class Rows {
public:
    explicit Rows(const Words& words) : words_(words) {}

    void text(std::string_view key, const std::string& text, Model language = Model(false))
    {
        if (!text.empty())
            add(key, text, {}, std::move(language));
    }
    void links(std::string_view key, List links)
    {
        for (std::size_t i = 1; i < links.size(); ++i)
            links[i].set("comma", true);
        if (!links.empty())
            add(key, {}, std::move(links), Model(false));
    }
    void number(std::string_view key, std::optional<int> n)
    {
        if (n && *n >= 0)
            text(key, words_.number(static_cast<std::uint64_t>(*n)));
    }
    void date(std::string_view key, const std::optional<Date>& date)
    {
        if (date)
            text(key, words_.date(*date));
    }
    template <class Term>
    void term(std::string_view key, std::string_view family, const std::optional<Term>& term)
    {
        if (term)
            text(key, words_.label(family, token(*term)));
    }
    List take() { return std::move(rows_); }

private:
    void add(std::string_view key, const std::string& text, List links, Model language)
    {
        rows_.push_back(Object{{"term", words_(key)},
                               {"detail_text", or_nothing(text)},
                               {"detail_language", std::move(language)},
                               {"detail_links", Model(std::move(links))}});
    }

    const Words& words_;
    List rows_;
};

template <class Id>
std::vector<std::string> texts_of(const std::vector<Id>& ids)
{
    std::vector<std::string> all;
    std::transform(ids.begin(), ids.end(), std::back_inserter(all),
                   [](const Id& id) { return id.str(); });
    return all;
}

// Of the record's own words, where the page speaks another.
Model record_language(const Record& record, const Words& words)
{
    return record.language ? foreign(record.language->str(), words) : Model(false);
}

std::string agents(const std::vector<Agent>& all, const Words& words)
{
    std::vector<std::string> names;
    for (const Agent& agent : all) {
        std::string name = display_name(agent);
        if (!agent.role.empty())
            name += " (" + words.label("agent_role", agent.role) + ")";
        names.push_back(std::move(name));
    }
    return joined(names, "; ");
}

std::string container(const Container& all, const Words& words)
{
    std::string text = all.title;
    const auto add = [&](std::string_view key, std::string_view name, const std::string& value) {
        if (!value.empty())
            text += ", " + words(key, {{name, value}});
    };
    add("detail.volume", "volume", all.volume);
    add("detail.issue", "issue", all.issue);
    add("detail.pages", "pages", all.pages);
    return text;
}

List full_text_links(const Record& record, const Words& words)
{
    List links;
    if (record.open_copy)
        links.emplace_back(link(record.open_copy->str(), words("item.open_copy")));
    if (record.url && record.url != record.open_copy)
        links.emplace_back(link(record.url->str(), words("item.original")));
    if (record.doi)
        links.emplace_back(link(doi_address(*record.doi), words("item.doi_link")));
    return links;
}

List identifier_links(const Record& record)
{
    List links;
    if (record.doi)
        links.emplace_back(link(doi_address(*record.doi), "DOI " + record.doi->str()));
    if (record.pmid)
        links.emplace_back(link(pmid_address(*record.pmid), "PMID " + record.pmid->str()));
    if (record.pmcid)
        links.emplace_back(link(pmcid_address(*record.pmcid), record.pmcid->str()));
    return links;
}

void add_people(Rows& rows, const Record& record, const Words& words)
{
    rows.text("detail.authors", agents(record.authors, words));
    rows.text("detail.contributors", agents(record.contributors, words));
    if (record.translation && record.translation->method)
        rows.text("detail.translation",
                  words.label("translation_method", token(*record.translation->method)));
    rows.text("detail.publisher", record.publisher);
    rows.text("detail.container", container(record.container, words));
}

void add_dates(Rows& rows, const CatalogueRecord& item, const Words& words)
{
    rows.date("detail.issued", item.record.issued);
    rows.date("detail.modified", item.record.modified);
    rows.date("detail.evidence_to", item.record.evidence_to);
    rows.date("detail.review_by", item.record.review_by);
    rows.text("detail.owner", item.record.owner);
    rows.text("detail.version",
              words("detail.version_text", {{"version", std::to_string(item.version)},
                                            {"date", words.date(item.changed)}}));
}

void add_use(Rows& rows, const Record& record, const Words& words)
{
    rows.links("detail.full_text", full_text_links(record, words));
    rows.term("detail.access", "access", record.access);
    rows.text("detail.licence", record.licence);
    const Model language = record_language(record, words);
    rows.text("detail.funding", record.funding, language);
    rows.text("detail.conflicts", record.conflicts, language);
    rows.links("detail.identifiers", identifier_links(record));
    rows.text("detail.isbn", joined(texts_of(record.isbns), ", "));
    rows.text("detail.issn", joined(texts_of(record.issns), ", "));
}

/// True for one that nobody has said a word about but we.
bool is_only_suggested(const std::string& area, const CatalogueRecord& item)
{
    const auto tag = std::ranges::find(item.areas, area, &AreaTag::area);
    return tag != item.areas.end() && tag->source == AreaSource::suggested && !tag->confirmed;
}

List area_rows(const ItemPage& page, const Words& words)
{
    List links;
    for (const std::string& area : page.areas) {
        const Concept* const known = page.vocabulary.find(area);
        if (known == nullptr)
            continue;
        const std::string label(preferred_label(*known, words.language()));
        links.emplace_back(link(area_address(words.language(), area),
                                is_only_suggested(area, page.item)
                                    ? words("detail.area_suggested", {{"area", label}})
                                    : label));
    }
    return links;
}

List other_languages(const ItemPage& page, const Words& words)
{
    List links;
    for (const LinkedRecord& other : page.translations) {
        const std::string tag = other.language.substr(0, other.language.find('-'));
        links.emplace_back(link(item_address(words.language(), other.id, other.title),
                                other.title + " (" + words.label("language", tag) + ")"));
    }
    return links;
}

}  // namespace

List fit_rows(const ItemPage& page, const Words& words)
{
    const Record& record = page.item.record;
    const Model language = record_language(record, words);
    const std::string missing = is_native_kind(record.kind) ? words("item.not_reported") : "";
    const auto or_missing = [&](const std::string& text) { return text.empty() ? missing : text; };
    Rows rows(words);
    rows.text("detail.population", or_missing(words.labels("population", record.population)));
    rows.text("detail.setting", or_missing(words.labels("setting", record.setting)));
    const std::string studied_in = words.labels("country", texts_of(record.studied_in));
    rows.text("detail.studied_in",
              record.kind == Kind::research_summary ? or_missing(studied_in) : studied_in);
    rows.text("detail.applies_in", words.labels("country", texts_of(record.applies_in)));
    rows.text("detail.interventions", joined(record.interventions, "; "), language);
    rows.text("detail.comparison", record.comparison, language);
    rows.number("detail.n_studies", record.n_studies);
    rows.number("detail.n_people", record.n_people);
    return rows.take();
}

List detail_rows(const ItemPage& page, const Words& words)
{
    const Record& record = page.item.record;
    const Model language = record_language(record, words);
    Rows rows(words);
    rows.text("detail.question", record.question, language);
    rows.term("detail.evidence_type", "evidence_type", record.evidence_type);
    rows.term("detail.knowledge_source", "knowledge_source", record.knowledge_source);
    add_people(rows, record, words);
    rows.links("detail.other_languages", other_languages(page, words));
    add_dates(rows, page.item, words);
    rows.links("detail.areas", area_rows(page, words));
    rows.text("detail.keywords", joined(record.keywords, ", "), language);
    rows.text("detail.audience", words.labels("audience", record.audience));
    rows.text("detail.practice_stages", words.labels("practice_stage", record.practice_stages));
    rows.term("detail.level", "level", record.level);
    if (page.predecessor)
        rows.links("item.supersedes", List{link(item_address(words.language(), page.predecessor->id,
                                                             page.predecessor->title),
                                                page.predecessor->title)});
    add_use(rows, record, words);
    return rows.take();
}

List work_models(const std::vector<SourceWork>& works)
{
    List models;
    for (const SourceWork& work : works) {
        List links;
        if (work.doi)
            links.emplace_back(link(doi_address(*work.doi), "DOI " + work.doi->str()));
        if (work.pmid)
            links.emplace_back(link(pmid_address(*work.pmid), "PMID " + work.pmid->str()));
        if (work.url)
            links.emplace_back(link(work.url->str(), work.url->str()));
        if (work.isbn)
            links.push_back(Object{{"comma", false},
                                   {"link_address", false},
                                   {"link_label", "ISBN " + work.isbn->str()}});
        models.push_back(Object{{"citation", work.citation}, {"work_links", links}});
    }
    return models;
}

}  // namespace findings::server
