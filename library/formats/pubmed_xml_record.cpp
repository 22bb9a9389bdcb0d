#include "library/formats/pubmed_xml_record.hpp"

#include "library/base/text.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/identifier_text.hpp"
#include "library/formats/jats_text.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/record_reading.hpp"
#include "library/formats/stated_evidence.hpp"
#include "library/formats/work_type.hpp"
#include "library/formats/xml_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace findings::pubmed {
namespace {

/// "Year, Month, Day", or what stands in MedlineDate ("2015 May-Jun", "Winter 2003").
std::optional<Date> date_of(pugi::xml_node node)
{
    const auto year = loose_date(line_text(node.child("Year")));
    if (!year)
        return loose_date(line_text(node.child("MedlineDate")));
    const auto month = month_named(line_text(node.child("Month")));
    const std::string day_text = line_text(node.child("Day"));
    unsigned day = 0;
    std::from_chars(day_text.data(), day_text.data() + day_text.size(), day);
    if (month && day > 0)
        if (const auto date = Date::from(year->year(), month, day))
            return date;
    return month ? Date::from(year->year(), month) : year;
}

Agent agent_of(pugi::xml_node node)
{
    Agent agent{.family = line_text(node.child("LastName")),
                .given = line_text(node.child("ForeName")),
                .name = line_text(node.child("CollectiveName"))};
    if (agent.given.empty())
        agent.given = line_text(node.child("Initials"));
    if (agent.given.empty())
        agent.given = line_text(node.child("FirstName"));
    if (const std::string suffix = line_text(node.child("Suffix")); !suffix.empty())
        agent.given += (agent.given.empty() ? "" : ", ") + suffix;
    std::vector<std::string> organisations;
    for (const pugi::xml_node info : node.children("AffiliationInfo"))
        add_once(line_text(info.child("Affiliation")), organisations);
    add_once(line_text(node.child("Affiliation")), organisations);
    agent.organisation = joined(organisations, "; ");
    for (const pugi::xml_node id : node.children("Identifier"))
        if (attribute_is(id, "Source", "orcid") && !agent.orcid)
            agent.orcid = Orcid::parse(line_text(id));
    if (agent.family.empty())
        agent.given.clear();
    else
        agent.name.clear();
    return agent;
}

/// "BACKGROUND: …" for each labelled part, an empty line between two.
std::string abstract_of(pugi::xml_node abstract)
{
    std::string text;
    for (const pugi::xml_node part : abstract.children("AbstractText")) {
        std::string words = jats::inline_text(part);
        const std::string label = part.attribute("Label").value();
        if (words.empty())
            continue;
        if (!label.empty() && ascii_lower(label) != "unlabelled")
            words = jats::headed(label, words);
        text += (text.empty() ? "" : "\n\n") + words;
    }
    return text;
}

/// NLM closes every title with a full stop, and puts what it translated in brackets.
std::string title_of(pugi::xml_node node)
{
    std::string title = jats::inline_text(node);
    if (title.ends_with('.') && !title.ends_with(".."))
        title.pop_back();
    if (title.starts_with('[') && title.ends_with(']'))
        title = title.substr(1, title.size() - 2);
    return std::string(trimmed(title));
}

/// NLM adds to a journal's title where it appears, or who makes it, when others have the same:
/// "Arthritis & rheumatology (Hoboken, N.J.)".
std::string without_place(std::string title)
{
    const std::size_t open = title.rfind(" (");
    if (open != std::string::npos && open > 0 && title.ends_with(')'))
        title.resize(open);
    return title;
}

/// Reads one <PubmedArticle> or <PubmedBookArticle>.
class Reading : public RecordReading {
public:
    explicit Reading(const XmlElement& element) : RecordReading(element.place)
    {
        if (const pugi::xml_node book = element.node.child("BookDocument"))
            take_book(book);
        else
            take_citation(element.node.child("MedlineCitation"));
        take_ids(element.node.child("PubmedData").child("ArticleIdList"));
        take_ids(element.node.child("PubmedBookData").child("ArticleIdList"));
        take_references(element.node.child("PubmedData"));
        if (says_retracted(record().title) && record().sources.empty())
            record().status = Status::retracted;
    }

private:
    void take_citation(pugi::xml_node citation)
    {
        const pugi::xml_node article = citation.child("Article");
        record().pmid = Pmid::parse(line_text(citation.child("PMID")));
        record().title = title_of(article.child("ArticleTitle"));
        record().abstract = abstract_of(article.child("Abstract"));
        take_journal(article, citation.child("MedlineJournalInfo"));
        take_people(article.child("AuthorList"));
        take_languages(article);
        take_own_title(article);
        take_types(article.child("PublicationTypeList"));
        take_location(article);
        take_keywords(citation);
        take_other_abstracts(citation);
        take_corrections(citation.child("CommentsCorrectionsList"));
        record().conflicts = line_text(citation.child("CoiStatement"));
        take_grants(article.child("GrantList"));
    }

    void take_journal(pugi::xml_node article, pugi::xml_node info)
    {
        const pugi::xml_node journal = article.child("Journal");
        const pugi::xml_node issue = journal.child("JournalIssue");
        Container& container = record().container;
        container.title = without_place(line_text(journal.child("Title")));
        if (container.title.empty())
            container.title = line_text(journal.child("ISOAbbreviation"));
        if (container.title.empty())
            container.title = line_text(info.child("MedlineTA"));
        container.volume = line_text(issue.child("Volume"));
        container.issue = line_text(issue.child("Issue"));
        const pugi::xml_node pages = article.child("Pagination");
        container.pages = expanded_page_range(page_range(line_text(pages.child("MedlinePgn"))));
        if (container.pages.empty())
            container.pages =
                page_range(line_text(pages.child("StartPage")), line_text(pages.child("EndPage")));
        add_parsed(line_text(journal.child("ISSN")), record().issns);
        add_parsed(line_text(info.child("ISSNLinking")), record().issns);
        take_issued(article, issue.child("PubDate"));
    }

    /// As in JATS: the earlier of print and online is when people could first read it.
    void take_issued(pugi::xml_node article, pugi::xml_node printed)
    {
        record().issued = date_of(printed);
        for (const pugi::xml_node date : article.children("ArticleDate")) {
            const auto online = date_of(date);
            if (online && (!record().issued || online->year() < record().issued->year() ||
                           (online->year() == record().issued->year() &&
                            (!record().issued->month() || *online < *record().issued))))
                record().issued = online;
        }
    }

    void take_people(pugi::xml_node list)
    {
        for (const pugi::xml_node node : list.children("Author")) {
            Agent agent = agent_of(node);
            const bool is_editor = attribute_is(list, "Type", "editors");
            if (is_editor)
                agent.role = "editor";
            if (!agent.family.empty() || !agent.name.empty())
                add_once(std::move(agent), is_editor ? record().contributors : record().authors);
        }
        if (attribute_is(list, "CompleteYN", "n"))
            note("the list of authors", "not complete");
    }

    void take_languages(pugi::xml_node article)
    {
        for (const pugi::xml_node node : article.children("Language"))
            if (const std::string text = line_text(node); !record().language)
                record().language = language_named(text);
            else
                note("another language", text);
    }

    /// NLM's title is English; VernacularTitle is the one of the work itself.
    void take_own_title(pugi::xml_node article)
    {
        std::string own = title_of(article.child("VernacularTitle"));
        if (own.empty() || own == record().title)
            return;
        const auto english = Language::parse("en");
        if (record().language == english || !record().language) {
            note("another title", own);
            return;
        }
        if (!record().title.empty())
            record().translated_titles.push_back({*english, record().title});
        record().title = std::move(own);
    }

    void take_types(pugi::xml_node list)
    {
        bool is_notice = false;
        bool is_retracted = false;
        for (const pugi::xml_node node : list.children("PublicationType")) {
            const std::string type = line_text(node);
            const auto stated = stated_evidence_type(type);
            // "Meta-Analysis" and "Systematic Review" say more than the trials that they are about.
            if (stated && (!record().evidence_type || *stated < *record().evidence_type))
                record().evidence_type = stated;
            is_retracted = is_retracted || type == "Retracted Publication";
            is_notice =
                is_notice || type == "Retraction of Publication" || type == "Retraction Notice";
            if (!stated && type != "Journal Article")
                note("a publication type", type);
        }
        if (is_retracted && !is_notice)
            record().status = Status::retracted;
    }

    void take_location(pugi::xml_node article)
    {
        for (const pugi::xml_node node : article.children("ELocationID")) {
            if (attribute_is(node, "ValidYN", "n"))
                continue;
            const std::string type = ascii_lower(node.attribute("EIdType").value());
            const std::string text = line_text(node);
            if (type == "doi")
                take_identifier("doi", text, record());
            else if (record().container.pages.empty())
                record().container.pages = text;
        }
    }

    void take_keywords(pugi::xml_node citation)
    {
        for (const pugi::xml_node list : citation.children("KeywordList"))
            for (const pugi::xml_node word : list.children("Keyword"))
                add_once(line_text(word), record().keywords);
        for (const pugi::xml_node heading : citation.child("MeshHeadingList").children())
            add_once(line_text(heading.child("DescriptorName")), record().keywords);
    }

    void take_other_abstracts(pugi::xml_node citation)
    {
        for (const pugi::xml_node other : citation.children("OtherAbstract")) {
            const std::string text = abstract_of(other);
            const auto language = language_named(other.attribute("Language").value());
            if (attribute_is(other, "Type", "plain-language-summary") &&
                record().plain_summary.empty())
                record().plain_summary = text;
            else if (!text.empty())
                record().sections.push_back(
                    {language ? "Abstract (" + language->str() + ")" : "Abstract", text});
        }
    }

    void take_corrections(pugi::xml_node list)
    {
        for (const pugi::xml_node node : list.children("CommentsCorrections")) {
            const std::string type = node.attribute("RefType").value();
            SourceWork work{.citation = line_text(node.child("RefSource")),
                            .pmid = Pmid::parse(line_text(node.child("PMID")))};
            if (type == "RetractionIn")
                record().status = Status::retracted;
            if (type == "RetractionOf" || type == "CommentOn" || type == "ErratumFor")
                record().sources.push_back(std::move(work));
            else if (type == "Cites")
                record().references.push_back(std::move(work));
            else
                note(type, work.citation);
        }
    }

    void take_grants(pugi::xml_node list)
    {
        std::vector<std::string> grants;
        for (const pugi::xml_node grant : list.children("Grant")) {
            const std::string number = line_text(grant.child("GrantID"));
            const std::string agency = line_text(grant.child("Agency"));
            add_once(agency.empty() || number.empty() ? agency + number : agency + " " + number,
                     grants);
        }
        record().funding = joined(grants, "; ");
    }

    void take_ids(pugi::xml_node list)
    {
        for (const pugi::xml_node id : list.children("ArticleId")) {
            const std::string type = ascii_lower(id.attribute("IdType").value());
            const std::string text = line_text(id);
            if (!take_identifier(type, text, record()) && type != "pii" && type != "mid")
                note("an identifier (" + type + ")", text);
        }
    }

    void take_references(pugi::xml_node data)
    {
        const auto take = [&](pugi::xml_node node) {
            if (std::string_view(node.name()) == "Reference")
                take_reference(node);
            return false;
        };
        data.child("ReferenceList").find_node(take);
    }

    void take_reference(pugi::xml_node node)
    {
        Record ids;
        for (const pugi::xml_node id : node.child("ArticleIdList").children("ArticleId"))
            take_identifier(id.attribute("IdType").value(), line_text(id), ids);
        SourceWork work{
            .citation = line_text(node.child("Citation")), .doi = ids.doi, .pmid = ids.pmid};
        if (!work.citation.empty())
            record().references.push_back(std::move(work));
    }

    void take_book(pugi::xml_node document)
    {
        const pugi::xml_node book = document.child("Book");
        const std::string book_title = title_of(book.child("BookTitle"));
        record().pmid = Pmid::parse(line_text(document.child("PMID")));
        record().title = title_of(document.child("ArticleTitle"));
        const bool is_chapter = !record().title.empty();
        if (is_chapter)
            record().container.title = book_title;
        else
            record().title = book_title;
        take_work_type(is_chapter ? WorkType::chapter : WorkType::book, record(), notes());
        record().container.pages = expanded_page_range(
            page_range(line_text(document.child("Pagination").child("MedlinePgn"))));
        record().publisher = line_text(book.child("Publisher").child("PublisherName"));
        record().issued = date_of(book.child("PubDate"));
        for (const pugi::xml_node list : document.children("AuthorList"))
            take_people(list);
        for (const pugi::xml_node list : book.children("AuthorList"))
            take_book_people(list, is_chapter);
        for (const pugi::xml_node isbn : book.children("Isbn"))
            add_parsed(line_text(isbn), record().isbns);
        note("the series", line_text(book.child("CollectionTitle")));
        record().abstract = abstract_of(document.child("Abstract"));
        take_languages(document);
        take_types(document);
        take_keywords(document);
        take_ids(document.child("ArticleIdList"));
        take_location(book);
    }

    /// The authors of a book are those of its chapters only where the chapter names none.
    void take_book_people(pugi::xml_node list, bool is_chapter)
    {
        if (!is_chapter || record().authors.empty() || attribute_is(list, "Type", "editors"))
            take_people(list);
    }
};

}  // namespace

Result<ReadRecord, Rejection> read_record(const XmlElement& element)
{
    return Reading(element).result();
}

}  // namespace findings::pubmed
