#include "library/formats/crossref_xml_record.hpp"

#include "library/base/text.hpp"
#include "library/formats/crossref_xml_parts.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/identifier_text.hpp"
#include "library/formats/jats_text.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/record_reading.hpp"
#include "library/formats/rights_words.hpp"
#include "library/formats/windows_1252.hpp"
#include "library/formats/work_type.hpp"
#include "library/formats/xml_text.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace findings::crossref {
namespace {

// ---- parts of a work

unsigned number_in(pugi::xml_node node)
{
    const std::string text = line_text(node);
    unsigned number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::optional<Date> date_of(pugi::xml_node node)
{
    const int year = static_cast<int>(number_in(node.child("year")));
    const unsigned month = number_in(node.child("month"));
    const unsigned day = number_in(node.child("day"));
    if (month > 0 && day > 0)
        if (const auto date = Date::from(year, month, day))
            return date;
    const auto date = month > 0 ? Date::from(year, month) : std::nullopt;
    return date ? date : Date::from(year);
}

/// The earliest of the dates; of two that may be the same the exact one.
std::optional<Date> issued(pugi::xml_node node)
{
    std::optional<Date> earliest;
    for (const char* name :
         {"publication_date", "posted_date", "approval_date", "review_date", "database_date"})
        for (const pugi::xml_node each : node.children(name)) {
            const auto date =
                date_of(each.child("publication_date") ? each.child("publication_date") : each);
            const bool is_within =
                date && earliest && date->year() == earliest->year() && !earliest->month();
            if (date && (!earliest || is_within || (*date < *earliest && date->month())))
                earliest = date;
            else if (date && date->year() < earliest->year())
                earliest = date;
        }
    return earliest;
}

std::string title_of(pugi::xml_node titles)
{
    std::string title = jats::inline_text(titles.child("title"));
    if (const std::string subtitle = jats::inline_text(titles.child("subtitle")); !subtitle.empty())
        title += ": " + subtitle;
    return with_windows_1252_marks(title);
}

std::vector<std::string> organisations_of(pugi::xml_node person)
{
    std::vector<std::string> organisations;
    for (const pugi::xml_node node : person.children("affiliation"))
        add_once(line_text(node), organisations);
    for (const pugi::xml_node institution : person.child("affiliations").children("institution"))
        add_once(line_text(institution.child("institution_name")), organisations);
    return organisations;
}

Agent agent_of(pugi::xml_node node, const std::string& role)
{
    if (std::string_view(node.name()) == "organization")
        return {.name = line_text(node)};
    if (std::string_view(node.name()) == "anonymous")
        return {.name = "Anonymous " + role};
    Agent agent{.family = line_text(node.child("surname")),
                .given = line_text(node.child("given_name")),
                .orcid = Orcid::parse(line_text(node.child("ORCID"))),
                .organisation = joined(organisations_of(node), "; ")};
    if (const std::string suffix = line_text(node.child("suffix")); !suffix.empty())
        agent.given += (agent.given.empty() ? "" : ", ") + suffix;
    return agent;
}

class Reading : public RecordReading {
public:
    explicit Reading(const XmlElement& element) : RecordReading(element.place)
    {
        const Parts parts = parts_of(element.node);
        if (!parts.work)
            return;
        take_work_type(parts.type, record(), notes());
        is_review_ = std::string_view(parts.work.name()) == "peer_review";
        take_work(parts.work);
        take_around(parts);
        take_programs(parts.work);
        take_citations(parts.work.child("citation_list"));
        if (says_retracted(record().title))
            record().status = Status::retracted;
    }

private:
    void take_work(pugi::xml_node work)
    {
        take_titles(work);
        take_people(work.child("contributors"), "author");
        take_people(work, "author");
        record().issued = issued(work);
        record().language = language_named(work.attribute("language").value());
        take_identifier("doi", line_text(work.child("doi_data").child("doi")), record());
        take_identifier("url", line_text(work.child("doi_data").child("resource")), record());
        const pugi::xml_node pages = work.child("pages");
        record().container.pages =
            page_range(line_text(pages.child("first_page")), line_text(pages.child("last_page")));
        for (const pugi::xml_node item : work.child("publisher_item").children("item_number"))
            if (record().container.pages.empty() &&
                attribute_is(item, "item_number_type", "article_number"))
                record().container.pages = line_text(item);
        take_abstracts(work);
        take_publisher(work);
        take_numbers(work);
        note("the degree", line_text(work.child("degree")));
    }

    void take_titles(pugi::xml_node work)
    {
        const pugi::xml_node titles = work.child("titles");
        record().title = title_of(titles);
        for (const char* name : {"full_title", "proceedings_title", "title"})
            if (record().title.empty())
                record().title = jats::inline_text(work.child(name));
        const pugi::xml_node original = titles.child("original_language_title");
        const auto language = language_named(original.attribute("language").value());
        const std::string text = jats::inline_text(original);
        if (language && !text.empty())
            record().translated_titles.push_back({*language, text});
        else
            note("the title in the original language", text);
    }

    void take_people(pugi::xml_node list, std::string_view default_role)
    {
        for (const pugi::xml_node node : list.children()) {
            const std::string_view name = node.name();
            if (name != "person_name" && name != "organization" && name != "anonymous")
                continue;
            std::string role = node.attribute("contributor_role").value();
            if (role.empty())
                role = default_role;
            Agent agent = agent_of(node, role);
            const bool is_author = role == "author" || (is_review_ && role == "reviewer");
            if (!is_author)
                agent.role = role;
            if (!agent.family.empty() || !agent.name.empty())
                add_once(std::move(agent), is_author ? record().authors : record().contributors);
        }
    }

    void take_abstracts(pugi::xml_node work)
    {
        for (const pugi::xml_node node : work.children("jats:abstract")) {
            const std::string text = paragraph_text(node);
            if (record().abstract.empty())
                record().abstract = text;
            else if (const auto language = Language::parse(language_of(node)); !text.empty())
                record().sections.push_back(
                    {language ? "Abstract (" + language->str() + ")" : "Abstract", text});
        }
    }

    void take_publisher(pugi::xml_node node)
    {
        if (record().publisher.empty())
            record().publisher = line_text(node.child("publisher").child("publisher_name"));
        if (record().publisher.empty())
            record().publisher = line_text(node.child("institution").child("institution_name"));
    }

    void take_numbers(pugi::xml_node node)
    {
        for (const pugi::xml_node isbn : node.children("isbn"))
            add_parsed(line_text(isbn), record().isbns);
        for (const pugi::xml_node issn : node.children("issn"))
            take_identifier("issn", line_text(issn), record());
    }

    void take_around(const Parts& parts)
    {
        const pugi::xml_node around = parts.around;
        const pugi::xml_node issue = parts.issue ? parts.issue : parts.work;
        Container& container = record().container;
        for (const char* name : {"full_title", "proceedings_title"})
            if (container.title.empty())
                container.title = jats::inline_text(around.child(name));
        if (container.title.empty())
            container.title = title_of(around.child("titles"));
        container.volume = line_text(issue.child("journal_volume").child("volume"));
        if (container.volume.empty())
            container.volume = line_text(around.child("volume"));
        container.issue = line_text(issue.child("issue"));
        take_people(around.child("contributors"), "editor");
        take_publisher(around);
        take_numbers(around);
        take_numbers(around.child("series_metadata"));
        for (const pugi::xml_node each : {parts.issue, around})
            if (!record().issued)
                record().issued = issued(each);
        if (!record().language)
            record().language = language_named(around.attribute("language").value());
    }

    /// Licences, funders and relations are in programmes, and under crossmark in some.
    void take_programs(pugi::xml_node work)
    {
        const auto take = [&](pugi::xml_node node) {
            const std::string_view name = node.name();
            if (name == "ai:license_ref")
                take_rights(line_text(node), record(), notes());
            else if (name == "ai:free_to_read")
                record().access = Access::open;
            else if (attribute_is(node, "name", "funder_name"))
                add_once(funder_name(node), funders_);
            else if (name == "update")
                note("it updates (" + std::string(node.attribute("type").value()) + ")",
                     line_text(node));
            return false;
        };
        work.find_node(take);
        record().funding = joined(funders_, "; ");
    }

    /// The name without the funder's identifier, which stands inside.
    static std::string funder_name(pugi::xml_node node)
    {
        for (const pugi::xml_node text : node.children())
            if (text.type() == pugi::node_pcdata && !trimmed(text.value()).empty())
                return squeezed(text.value());
        return {};
    }

    void take_citations(pugi::xml_node list)
    {
        for (const pugi::xml_node node : list.children("citation")) {
            SourceWork work{.citation = line_text(node.child("unstructured_citation")),
                            .doi = Doi::parse(line_text(node.child("doi"))),
                            .isbn = Isbn::parse(line_text(node.child("isbn")))};
            if (work.citation.empty())
                work.citation = put_together(node);
            if (work.citation.empty() && work.doi)
                work.citation = work.doi->str();
            if (!work.citation.empty())
                record().references.push_back(std::move(work));
        }
    }

    static std::string put_together(pugi::xml_node citation)
    {
        std::vector<std::string> parts;
        for (const char* name : {"author", "cYear", "article_title", "volume_title",
                                 "journal_title", "volume", "issue", "first_page"})
            add_once(line_text(citation.child(name)), parts);
        return joined(parts, ", ");
    }

    std::vector<std::string> funders_;
    bool is_review_ = false;  ///< whoever reviewed wrote it
};

}  // namespace

Result<ReadRecord, Rejection> read_record(const XmlElement& element)
{
    return Reading(element).result();
}

}  // namespace findings::crossref
