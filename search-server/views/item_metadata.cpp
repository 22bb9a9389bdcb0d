#include "search-server/views/item_metadata.hpp"

#include "library/base/text.hpp"
#include "library/formats/export_text.hpp"
#include "library/formats/formats.hpp"
#include "library/formats/work_type.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/core.h>

#include <span>
#include <sstream>

namespace findings::server {
namespace {

namespace json = boost::json;

/// Tags in the making; what is empty is left out.
class Tags {
public:
    void add(std::string_view name, const std::string& content)
    {
        if (!trimmed(content).empty())
            all.push_back({"citation_" + std::string(name), content});
    }
    template <class Value>
    void add(std::string_view name, const std::optional<Value>& value)
    {
        if (value)
            add(name, value->str());
    }
    template <class Value>
    void add(std::string_view name, const std::vector<Value>& values)
    {
        for (const Value& value : values)
            add(name, value.str());
    }

    std::vector<MetaTag> all;
};

/// With slashes, as Google Scholar asks for.
std::string slashed(const Date& date)
{
    std::string text = date.str();
    for (char& c : text)
        c = c == '-' ? '/' : c;
    return text;
}

void add_pages(Tags& tags, const std::string& pages)
{
    const std::size_t hyphen = pages.find('-');
    tags.add("firstpage", pages.substr(0, hyphen));
    if (hyphen != std::string::npos)
        tags.add("lastpage", pages.substr(hyphen + 1));
}

/// Where it was printed says which kind of work a reader of these tags takes it for.
void add_container(Tags& tags, const Record& record)
{
    const Container& container = record.container;
    const WorkType type = work_type_of(record);
    if (container.title.empty() && type != WorkType::book)
        tags.add("technical_report_institution", record.publisher);
    else if (type == WorkType::chapter)
        tags.add("inbook_title", container.title);
    else
        tags.add("journal_title", container.title);
    tags.add("volume", container.volume);
    tags.add("issue", container.issue);
    add_pages(tags, container.pages);
}

void add_identifiers(Tags& tags, const Record& record)
{
    tags.add("doi", record.doi);
    tags.add("pmid", record.pmid);
    tags.add("pmcid", record.pmcid);
    tags.add("issn", record.issns);
    tags.add("isbn", record.isbns);
}

/// Types of our own stand on a prefix that the page does not declare.
void drop_own_types(json::object& object)
{
    json::value* const about = object.if_contains("about");
    if (about == nullptr || !about->is_array())
        return;
    for (json::value& one : about->get_array())
        if (json::value& type = one.at("@type"); type.is_array())
            type = json::value(type.at(0));
}

}  // namespace

std::vector<MetaTag> citation_tags(const Record& record, std::string_view address)
{
    Tags tags;
    tags.add("title", record.title);
    for (const Agent& author : record.authors)
        tags.add("author", display_name(author));
    if (record.issued)
        tags.add("publication_date", slashed(*record.issued));
    add_container(tags, record);
    tags.add("publisher", record.publisher);
    add_identifiers(tags, record);
    tags.add("language", record.language);
    tags.add("keywords", joined(subject_words(record), "; "));
    tags.add("abstract", squeezed(abstract_text(record)));
    tags.add("abstract_html_url", std::string(address));
    if (record.open_copy && record.open_copy->str().ends_with(".pdf"))
        tags.add("pdf_url", record.open_copy);
    return std::move(tags.all);
}

std::string_view open_graph_type(const Record& record)
{
    return work_type_of(record) == WorkType::book ? "book" : "article";
}

std::string item_json_ld(const Record& record, const Vocabulary& vocabulary,
                         std::string_view address)
{
    std::ostringstream out;
    write_records(*format_written_as("jsonld")->writer, out, std::span(&record, 1), &vocabulary);
    json::object object = json::parse(out.str()).as_object();
    // our own members are in the file that the page offers; here they would double its weight
    object["@context"] = "https://schema.org";
    object.erase("findings:record");
    drop_own_types(object);
    if (const json::value* const elsewhere = object.if_contains("url"))
        object["sameAs"] = *elsewhere;
    object["@id"] = address;
    object["url"] = address;
    return json::serialize(object);
}

std::string with_json_ld(std::string html, std::string_view json)
{
    std::string element = "<script type=\"application/ld+json\">";
    for (const char c : json) {
        if (c == '<' || c == '>' || c == '&')
            element += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            element += c;
    }
    element += "</script>\n";
    if (const std::size_t end = html.find("</head>"); end != std::string::npos)
        html.insert(end, element);
    return html;
}

}  // namespace findings::server
