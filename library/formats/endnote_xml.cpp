#include "library/formats/endnote_xml.hpp"

#include "library/base/text.hpp"
#include "library/formats/findable.hpp"
#include "library/formats/identifier_text.hpp"
#include "library/formats/language_names.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/names.hpp"
#include "library/formats/page_range.hpp"
#include "library/formats/plain_text.hpp"
#include "library/formats/record_reading.hpp"
#include "library/formats/serial_numbers.hpp"
#include "library/formats/type_names.hpp"
#include "library/formats/xml_records.hpp"
#include "library/formats/xml_text.hpp"

#include <array>
#include <utility>

namespace findings {
namespace {

constexpr std::array namespaces{XmlNamespace{"", ""}};

bool is_record(std::string_view name)
{
    return name == "record";
}

/// The text of an element, whose parts are <style>s: sub- and superscript digits become Unicode's.
std::string styled(pugi::xml_node node)
{
    std::string text;
    for (const pugi::xml_node part : node.children()) {
        const std::string_view face = part.attribute("face").value();
        const std::string_view words =
            part.type() == pugi::node_element ? part.text().get() : part.value();
        const bool is_raised = face.find("superscript") != std::string_view::npos;
        if (is_raised || face.find("subscript") != std::string_view::npos)
            text += raised(words, is_raised);
        else
            text += words;
    }
    return without_markup(plain_text(text));
}

std::string on_one_line(pugi::xml_node node)
{
    return squeezed(styled(node));
}

/// Of books, reports and the like the number is one in a series, or the report's own.
bool has_issues(std::string_view type)
{
    switch (work_type_named(type).value_or(WorkType::other)) {
    case WorkType::article:
    case WorkType::magazine_article:
    case WorkType::newspaper_article:
    case WorkType::conference_paper:
    case WorkType::other:
        return true;
    default:
        return false;
    }
}

class Reading : public RecordReading {
public:
    explicit Reading(const XmlElement& element) : RecordReading(element.place), node_(element.node)
    {
        take_type();
        take_titles(node_.child("titles"));
        take_people();
        take_container();
        take_date();
        take_identifiers();
        take_words();
        take_other();
        if (says_retracted(record().title))
            record().status = Status::retracted;
    }

private:
    void take_type()
    {
        const pugi::xml_node type = node_.child("ref-type");
        std::vector<std::string> words{type.attribute("name").value()};
        if (words.front() == "Generic")
            words.front() = "other type of work";
        add_once(on_one_line(node_.child("work-type")), words);
        take_type_words(words, record(), notes());
    }

    void take_titles(pugi::xml_node titles)
    {
        record().title = on_one_line(titles.child("title"));
        const std::string translated = on_one_line(titles.child("translated-title"));
        note("a translated title without language", translated);
        note("another title", on_one_line(titles.child("tertiary-title")));
        note("the short title", on_one_line(titles.child("short-title")));
        record().container.title = on_one_line(titles.child("secondary-title"));
    }

    void take_people()
    {
        const pugi::xml_node people = node_.child("contributors");
        for (const pugi::xml_node author : people.child("authors").children("author"))
            add_once(agent_of_inverted(on_one_line(author)), record().authors);
        static constexpr std::array roles{
            std::pair{"secondary-authors", "editor"}, std::pair{"tertiary-authors", "editor"},
            std::pair{"subsidiary-authors", ""}, std::pair{"translated-authors", "translator"}};
        for (const auto& [group, role] : roles)
            for (const pugi::xml_node author : people.child(group).children("author")) {
                Agent agent = agent_of_inverted(on_one_line(author));
                agent.role = role;
                if (!agent.family.empty() || !agent.name.empty())
                    add_once(std::move(agent), record().contributors);
            }
        note("the address of the authors", on_one_line(node_.child("auth-address")));
    }

    void take_container()
    {
        Container& container = record().container;
        for (const char* parent : {"periodical", "alt-periodical"})
            if (container.title.empty())
                container.title = on_one_line(node_.child(parent).child("full-title"));
        container.volume = on_one_line(node_.child("volume"));
        const std::string number = on_one_line(node_.child("number"));
        if (has_issues(node_.child("ref-type").attribute("name").value()))
            container.issue = number;
        else
            note("the number", number);
        container.pages = page_range(on_one_line(node_.child("pages")));
        record().publisher = on_one_line(node_.child("publisher"));
        note("the place of publication", on_one_line(node_.child("pub-location")));
        note("the edition", on_one_line(node_.child("edition")));
    }

    void take_date()
    {
        const pugi::xml_node dates = node_.child("dates");
        record().issued = loose_date(on_one_line(dates.child("year")));
        const std::string day = on_one_line(dates.child("pub-dates").child("date"));
        const auto dated = loose_date(day);
        if (!record().issued)
            record().issued = dated;
        else if (dated && dated->year() == record().issued->year())
            record().issued = dated;
        else if (!dated && !day.empty())
            record().issued = date_within(record().issued->year(), day);
    }

    void take_identifiers()
    {
        const std::string doi = on_one_line(node_.child("electronic-resource-num"));
        if (!doi.empty() && !take_identifier(doi, record()))
            note("the number of an electronic resource", doi);
        if (const std::string isbn = on_one_line(node_.child("isbn"));
            !add_serial_numbers(isbn, record()))
            note("a serial number", isbn);
        const std::string accession = on_one_line(node_.child("accession-num"));
        const std::string database =
            ascii_lower(on_one_line(node_.child("remote-database-name")) +
                        on_one_line(node_.child("remote-database-provider")));
        const bool is_pubmed = database.find("medline") != std::string::npos ||
                               database.find("pubmed") != std::string::npos ||
                               database.find("nlm") != std::string::npos;
        if (is_pubmed)
            record().pmid = Pmid::parse(accession);
        if (!record().pmid)
            note("the accession number", accession);
        take_identifier("pmcid", on_one_line(node_.child("custom2")), record());
        for (const pugi::xml_node group : node_.child("urls").children())
            for (const pugi::xml_node url : group.children("url"))
                take_address(on_one_line(url));
    }

    void take_address(const std::string& address)
    {
        if (!address.empty() && !take_identifier(address, record()) &&
            address.starts_with("internal-pdf:"))
            note("a file", address);
    }

    void take_words()
    {
        for (const pugi::xml_node word : node_.child("keywords").children("keyword"))
            add_once(on_one_line(word), record().keywords);
        std::string abstract;
        for (const pugi::xml_node part : node_.child("abstract").children()) {
            // EndNote writes line breaks as carriage returns within one <style>.
            abstract += part.type() == pugi::node_element ? part.text().get() : part.value();
        }
        for (char& c : abstract)
            if (c == '\r')
                c = '\n';
        pugi::xml_document document;
        append_text(document, "abstract", abstract);
        record().abstract = without_markup(paragraph_text(document.child("abstract")));
    }

    void take_other()
    {
        const std::string language = on_one_line(node_.child("language"));
        record().language = language_named(language);
        if (!record().language)
            note("the language", language);
        for (const char* name : {"caption", "label", "notes", "research-notes", "call-num",
                                 "custom1", "custom3", "custom4", "custom5", "custom6", "custom7"})
            note(name, on_one_line(node_.child(name)));
    }

    pugi::xml_node node_;
};

}  // namespace

bool recognises_endnote_xml(std::string_view beginning)
{
    const auto root = xml_root(beginning);
    if (!root || !root->namespace_uri.empty())
        return false;
    return (root->name == "xml" || root->name == "records") &&
           mentions(beginning, {"<ref-type", "name=\"EndNote\"", "<contributors>"});
}

void read_endnote_xml(std::istream& in, std::string_view path, const ReadSink& sink)
{
    read_xml_records(
        in, path, sink, {.namespaces = namespaces, .is_record = is_record},
        [](const XmlElement& element) -> Result<ReadRecord, Rejection> {
            return Reading(element).result();
        },
        {"EndNote record", "give it a <title> or an <electronic-resource-num> in <record>"});
}

}  // namespace findings
