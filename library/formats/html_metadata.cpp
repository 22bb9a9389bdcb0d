#include "library/formats/html_metadata.hpp"

#include "library/base/text.hpp"
#include "library/formats/document_text.hpp"
#include "library/formats/field_notes.hpp"
#include "library/formats/html_blocks.hpp"
#include "library/formats/html_linked_data.hpp"
#include "library/formats/identifier_text.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/names.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/rights_words.hpp"
#include "library/formats/serial_numbers.hpp"
#include "library/formats/type_names.hpp"
#include "library/formats/work_type.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

namespace findings::html {
namespace {

using Names = std::initializer_list<std::string_view>;

/// A page of thousands of metas need not be taken whole.
constexpr std::size_t most_statements = 10'000;

using Statement = std::pair<std::string, std::string>;  ///< the name of a <meta>, and its text

/// Where a field may come from: the same names for every source, so that the first source that says
/// something has the say.
struct Source {
    Names title;
    Names author;
    Names issued;
    Names modified;
    Names publisher;
    Names language;
    Names abstract;
    Names keywords;
    Names identifier;
    Names rights;
    Names container;
    Names volume;
    Names issue;
    Names first_page;
    Names last_page;
};

const Source sources[] = {
    {.title = {"citation_title"},
     .author = {"citation_author", "citation_authors"},
     .issued = {"citation_publication_date", "citation_date", "citation_online_date",
                "citation_cover_date", "citation_year"},
     .publisher = {"citation_publisher", "citation_technical_report_institution",
                   "citation_dissertation_institution"},
     .language = {"citation_language"},
     .abstract = {"citation_abstract"},
     .keywords = {"citation_keywords", "citation_keyword"},
     .container = {"citation_journal_title", "citation_inbook_title", "citation_conference_title",
                   "citation_book_title"},
     .volume = {"citation_volume"},
     .issue = {"citation_issue"},
     .first_page = {"citation_firstpage"},
     .last_page = {"citation_lastpage"}},
    {.title = {"dc.title", "dcterms.title"},
     .author = {"dc.creator", "dcterms.creator", "dc.creator.personalname"},
     .issued = {"dcterms.issued", "dc.date.issued", "dc.date", "dcterms.date", "dcterms.created",
                "dc.date.created"},
     .modified = {"dcterms.modified", "dc.date.modified"},
     .publisher = {"dc.publisher", "dcterms.publisher"},
     .language = {"dc.language", "dcterms.language"},
     .abstract = {"dcterms.abstract", "dc.description.abstract", "dc.description",
                  "dcterms.description"},
     .keywords = {"dc.subject", "dcterms.subject"},
     .identifier = {"dc.identifier", "dcterms.identifier", "dc.identifier.doi",
                    "dc.identifier.uri"},
     .rights = {"dc.rights", "dcterms.license", "dcterms.rights"},
     .container = {"dc.source", "dcterms.ispartof", "prism.publicationname"},
     .volume = {"prism.volume"},
     .issue = {"prism.number"},
     .first_page = {"prism.startingpage"},
     .last_page = {"prism.endingpage"}}};

/// Of these JSON-LD has the say first.
const Source weaker_sources[] = {{.title = {"og:title"},
                                  .author = {"article:author"},
                                  .issued = {"article:published_time"},
                                  .modified = {"article:modified_time", "og:updated_time"},
                                  .abstract = {"og:description"},
                                  .keywords = {"article:tag"},
                                  .identifier = {"og:url"}},
                                 {.author = {"author"},
                                  .issued = {"date"},
                                  .modified = {"last-modified", "revised"},
                                  .abstract = {"description"},
                                  .keywords = {"keywords"},
                                  .identifier = {"link:canonical"}}};

class Metadata {
public:
    explicit Metadata(DocumentOutline& outline) : outline_(outline), record_(outline.stated) {}

    void run(const HtmlTree& tree)
    {
        collect(tree);
        take_identifiers();
        for (const Source& source : sources)
            take(source);
        for (LinkedWork& work : linked_works_)
            fill(record_, std::move(work.record));
        for (const Source& source : weaker_sources)
            take(source);
        take_type();
        note_the_rest();
    }

private:
    // ---- collecting

    void collect(const HtmlTree& tree)
    {
        bool is_in_title = false;
        each_node(tree.document(), [&](const GumboNode& node) {
            if (!is_element(node))
                return node.type == GUMBO_NODE_DOCUMENT;
            switch (node.v.element.tag) {
            case GUMBO_TAG_HTML:
                take_language(
                    attribute(node, "lang")
                        .value_or(attribute(node, "xml:lang").value_or(std::string_view{})));
                break;
            case GUMBO_TAG_META:
                add_meta(node);
                break;
            case GUMBO_TAG_LINK:
                if (attribute(node, "rel") == "canonical")
                    add("link:canonical", attribute(node, "href").value_or(""));
                break;
            case GUMBO_TAG_TITLE:
                if (!is_in_title)
                    outline_.weak_title = text_within(node);
                is_in_title = true;  // the first; svg has titles too
                break;
            case GUMBO_TAG_SCRIPT:
                if (ascii_lower(attribute(node, "type").value_or("")) == "application/ld+json")
                    add_linked_data(node);
                break;
            default:
                break;
            }
            return true;
        });
    }

    void add(std::string name, std::string_view text)
    {
        std::string line = document_line(text);
        if (!is_blank_text(line) && statements_.size() < most_statements)
            statements_.emplace_back(std::move(name), std::move(line));
    }

    void add_meta(const GumboNode& meta)
    {
        std::string name = ascii_lower(
            trimmed(attribute(meta, "name").value_or(attribute(meta, "property").value_or(""))));
        if (name.starts_with("bepress_citation_") || name.starts_with("eprints.citation_"))
            name = name.substr(name.find("citation_"));
        for (const std::string_view prefix : {"dc:", "dcterms:", "prism:"})
            if (name.starts_with(prefix))
                name[prefix.size() - 1] = '.';
        add(name, attribute(meta, "content").value_or(""));
    }

    void add_linked_data(const GumboNode& script)
    {
        std::string json;
        each_node(script, [&](const GumboNode& node) {
            if (!is_element(node))
                json += node.v.text.text;
            return true;
        });
        if (auto work = linked_work(json); work && linked_works_.size() < most_statements)
            linked_works_.push_back(std::move(*work));
    }

    // ---- looking up

    std::vector<std::string_view> all(Names names)
    {
        std::vector<std::string_view> texts;
        for (const std::string_view name : names) {
            for (const Statement& statement : statements_)
                if (statement.first == name)
                    texts.push_back(statement.second);
            if (!texts.empty())
                break;
        }
        return texts;
    }

    std::string first(Names names)
    {
        const auto texts = all(names);
        return texts.empty() ? "" : std::string(texts.front());
    }

    // ---- taking

    void take(const Source& source)
    {
        take_text(source.title, record_.title);
        take_text(source.publisher, record_.publisher);
        take_text(source.abstract, record_.abstract);
        take_text(source.container, record_.container.title);
        take_text(source.volume, record_.container.volume);
        take_text(source.issue, record_.container.issue);
        if (record_.container.pages.empty())
            record_.container.pages = page_range(first(source.first_page), first(source.last_page));
        if (record_.authors.empty())
            take_authors(all(source.author));
        take_date(source.issued, record_.issued);
        take_date(source.modified, record_.modified);
        for (const std::string_view language : all(source.language))
            take_language(language);
        if (record_.keywords.empty())
            take_keywords(all(source.keywords));
        for (const std::string_view identifier : all(source.identifier))
            take_identifier(identifier, record_);
        for (const std::string_view rights : all(source.rights))
            if (record_.licence.empty())
                take_rights(rights, record_, outline_.notes);
    }

    void take_text(Names names, std::string& field)
    {
        if (field.empty())
            field = first(names);
    }

    void take_date(Names names, std::optional<Date>& field)
    {
        for (const std::string_view text : all(names))
            if (!field)
                field = loose_date(text);
    }

    void take_language(std::string_view text)
    {
        if (!record_.language && !trimmed(text).empty())
            record_.language = language_named(trimmed(text));
    }

    void take_authors(const std::vector<std::string_view>& names)
    {
        for (const std::string_view text : names)
            for (const std::string_view name : split(text, ';')) {
                const Agent agent = agent_of_inverted(trimmed(name));
                const bool is_new = std::find(record_.authors.begin(), record_.authors.end(),
                                              agent) == record_.authors.end();
                if (is_new && !trimmed(name).empty() && !name.starts_with("http"))
                    record_.authors.push_back(agent);
            }
        take_affiliations();
    }

    /// citation_author_institution and …_orcid belong to the citation_author before them.
    void take_affiliations()
    {
        std::size_t author = 0;
        for (const auto& [name, text] : statements_) {
            author += name == "citation_author" ? 1 : 0;
            if (author == 0 || author > record_.authors.size())
                continue;
            Agent& agent = record_.authors[author - 1];
            if (name == "citation_author_institution")
                agent.organisation += (agent.organisation.empty() ? "" : "; ") + text;
            else if (name == "citation_author_orcid" && !agent.orcid)
                agent.orcid = Orcid::parse(text);
        }
    }

    void take_keywords(const std::vector<std::string_view>& texts)
    {
        for (const std::string_view text : texts) {
            const char separator = text.find(';') != std::string_view::npos ? ';' : ',';
            for (const std::string_view word : split(text, separator))
                if (std::string keyword = document_line(word);
                    !keyword.empty() && std::find(record_.keywords.begin(), record_.keywords.end(),
                                                  keyword) == record_.keywords.end())
                    record_.keywords.push_back(std::move(keyword));
        }
    }

    void take_identifiers()
    {
        for (const auto& [name, text] : statements_) {
            const auto is = [&n = name](Names names) {
                return std::find(names.begin(), names.end(), n) != names.end();
            };
            if (is({"citation_doi", "prism.doi", "doi"}) && !record_.doi)
                record_.doi = Doi::parse(text);
            else if (is({"citation_pmid"}) && !record_.pmid)
                record_.pmid = Pmid::parse(text);
            else if (is({"citation_issn", "prism.issn", "citation_isbn"}))
                add_serial_numbers(text, record_);
            else if (is({"citation_public_url", "citation_abstract_html_url"}) && !record_.url)
                record_.url = Url::parse(text);
        }
    }

    // ---- kind

    void take_type()
    {
        const std::pair<std::string_view, WorkType> by_name[] = {
            {"citation_dissertation_institution", WorkType::thesis},
            {"citation_technical_report_institution", WorkType::report},
            {"citation_conference_title", WorkType::conference_paper},
            {"citation_inbook_title", WorkType::chapter},
            {"citation_journal_title", WorkType::article},
            {"prism.publicationname", WorkType::article}};
        for (const auto& [name, type] : by_name)
            if (!all({name}).empty()) {
                outline_.is_kind_stated = true;
                return take_work_type(type, record_, outline_.notes);
            }
        const auto stated = all({"dc.type", "dcterms.type"});
        std::vector<std::string> words(stated.begin(), stated.end());
        for (const LinkedWork& work : linked_works_)
            add_types(work.types, words);
        const auto names_work = [](const std::string& word) {
            const auto type = work_type_named(word);
            return type && *type != WorkType::web_page && *type != WorkType::other;
        };
        if (!std::any_of(words.begin(), words.end(), names_work))
            return;
        outline_.is_kind_stated = true;
        take_type_words(words, record_, outline_.notes);
    }

    static void add_types(const std::vector<std::string>& types, std::vector<std::string>& words)
    {
        for (const std::string& type : types)
            if (const std::string lower = ascii_lower(type);
                lower == "report" || lower == "book" || lower == "chapter" || lower == "thesis" ||
                lower == "dataset" || lower.ends_with("scholarlyarticle"))
                words.push_back(lower.ends_with("scholarlyarticle") ? "journal article" : lower);
    }

    /// What the careful sources say and nothing here asked for.
    void note_the_rest()
    {
        FieldNotes notes;
        for (const auto& [name, text] : statements_)
            if ((name.starts_with("citation_") || name.starts_with("dc.") ||
                 name.starts_with("dcterms.")) &&
                !is_known(name))
                notes.no_place(name);
        for (std::string& note : notes.take())
            outline_.notes.push_back(std::move(note));
    }

    static bool is_known(std::string_view name)
    {
        for (const std::string_view other :
             {"citation_doi", "citation_pmid", "citation_issn", "citation_isbn", "dc.type",
              "dcterms.type", "citation_public_url", "citation_abstract_html_url",
              "citation_author_institution", "citation_author_orcid"})
            if (name == other)
                return true;
        const auto has = [&](Names names) {
            return std::find(names.begin(), names.end(), name) != names.end();
        };
        return std::any_of(std::begin(sources), std::end(sources), [&](const Source& s) {
            return has(s.title) || has(s.author) || has(s.issued) || has(s.modified) ||
                   has(s.publisher) || has(s.language) || has(s.abstract) || has(s.keywords) ||
                   has(s.identifier) || has(s.rights) || has(s.container) || has(s.volume) ||
                   has(s.issue) || has(s.first_page) || has(s.last_page);
        });
    }

    DocumentOutline& outline_;
    Record& record_;
    std::vector<Statement> statements_;
    std::vector<LinkedWork> linked_works_;
};

}  // namespace

void take_metadata(const HtmlTree& tree, DocumentOutline& outline)
{
    Metadata(outline).run(tree);
}

}  // namespace findings::html
