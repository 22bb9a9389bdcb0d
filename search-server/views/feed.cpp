#include "search-server/views/feed.hpp"

#include "library/base/date.hpp"
#include "library/base/text.hpp"
#include "search-server/views/xml_text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/core.h>

#include <algorithm>

namespace findings::server {
namespace {

namespace json = boost::json;

// The year in which this scheme of names began (RFC 4151 wants one): it never changes.
constexpr std::string_view tagging_year = "2026";

// Atom wants an author of every entry: of those without one it is the library.
constexpr std::string_view author_of_the_rest = "Findings";

// Readers take 1970 for a mistake.
constexpr std::chrono::sys_seconds beginning =
    std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};

std::chrono::sys_seconds updated(const Feed& feed)
{
    if (feed.entries.empty() && feed.changed == std::chrono::sys_seconds())
        return beginning;
    std::chrono::sys_seconds latest = feed.changed;
    for (const FeedEntry& entry : feed.entries)
        latest = std::max(latest, entry.updated);
    return latest;
}

std::string element(std::string_view name, std::string_view text)
{
    return text.empty() ? std::string() : fmt::format("<{0}>{1}</{0}>\n", name, xml_escaped(text));
}

std::string language_attribute(std::string_view language)
{
    return language.empty() ? std::string()
                            : fmt::format(" xml:lang=\"{}\"", xml_escaped(language));
}

std::string link(std::string_view relation, std::string_view type, std::string_view address)
{
    return fmt::format("<link rel=\"{}\" type=\"{}\" href=\"{}\"/>\n", relation, type,
                       xml_escaped(address));
}

std::string person(std::string_view name)
{
    return "<author>" + fmt::format("<name>{}</name>", xml_escaped(name)) + "</author>\n";
}

std::string atom_entry(const FeedEntry& entry)
{
    std::string xml = "<entry" + language_attribute(entry.language) + ">\n";
    xml += element("id", entry.id);
    // a title may be empty, but must be there
    xml += fmt::format("<title>{}</title>\n", xml_escaped(entry.title));
    xml += link("alternate", "text/html", entry.address);
    if (entry.published)
        xml += element("published", utc(*entry.published));
    xml += element("updated", utc(entry.updated));
    for (const std::string& name : entry.authors)
        if (!trimmed(name).empty())
            xml += person(name);
    for (const FeedTag& tag : entry.tags)
        xml += fmt::format("<category term=\"{}\" label=\"{}\"/>\n", xml_escaped(tag.term),
                           xml_escaped(tag.label));
    return xml + element("summary", entry.summary) + "</entry>\n";
}

json::array people(const std::vector<std::string>& names)
{
    json::array all;
    for (const std::string& name : names)
        if (!trimmed(name).empty())
            all.emplace_back(json::object{{"name", name}});
    return all;
}

json::object json_item(const FeedEntry& entry)
{
    json::object item{{"id", entry.id},
                      {"url", entry.address},
                      {"title", entry.title},
                      {"content_text", entry.summary.empty() ? entry.title : entry.summary},
                      {"date_modified", utc(entry.updated)}};
    if (entry.published)
        item["date_published"] = utc(*entry.published);
    if (!entry.language.empty())
        item["language"] = entry.language;
    if (json::array authors = people(entry.authors); !authors.empty())
        item["authors"] = std::move(authors);
    json::array tags;
    for (const FeedTag& tag : entry.tags)
        tags.emplace_back(tag.label);
    if (!tags.empty())
        item["tags"] = std::move(tags);
    return item;
}

}  // namespace

std::string atom_feed(const Feed& feed)
{
    std::string xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    xml +=
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"" + language_attribute(feed.language) + ">\n";
    xml += element("id", feed.id);
    xml += element("title", feed.title);
    xml += element("subtitle", feed.description);
    xml += link("self", "application/atom+xml", feed.own_address);
    xml += link("alternate", "text/html", feed.address);
    xml += element("updated", utc(updated(feed)));
    xml += person(trimmed(feed.author).empty() ? author_of_the_rest : feed.author);
    for (const FeedEntry& entry : feed.entries)
        xml += atom_entry(entry);
    return xml + "</feed>\n";
}

std::string json_feed(const Feed& feed)
{
    json::array items;
    for (const FeedEntry& entry : feed.entries)
        items.emplace_back(json_item(entry));
    json::object all{{"version", "https://jsonfeed.org/version/1.1"},
                     {"title", feed.title},
                     {"home_page_url", feed.address},
                     {"feed_url", feed.own_address},
                     {"language", feed.language},
                     {"items", std::move(items)}};
    if (!feed.description.empty())
        all["description"] = feed.description;
    if (json::array authors = people({feed.author}); !authors.empty())
        all["authors"] = std::move(authors);
    return json::serialize(all) + "\n";
}

std::string tag_of(std::string_view base_url, std::string_view path)
{
    const std::size_t slashes = base_url.find("//");
    std::string_view host =
        slashes == std::string_view::npos ? base_url : base_url.substr(slashes + 2);
    host = host.substr(0, host.find_first_of(":/"));
    // an IPv6 address in brackets is no name that the scheme takes
    const bool is_name = !host.empty() && host.front() != '[';
    return fmt::format("tag:{},{}:{}", is_name ? host : "localhost", tagging_year, path);
}

}  // namespace findings::server
