#include "tests/support/feed_check.hpp"

#include "library/base/file.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <pugixml.hpp>

#include <array>
#include <cstdio>
#include <fstream>
#include <regex>
#include <set>

namespace findings::tests {
namespace {

namespace json = boost::json;
using Faults = std::vector<std::string>;

bool is_whole(const std::string& address)
{
    static const std::regex scheme(R"([a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+)");
    return std::regex_match(address, scheme);
}

bool is_time(const std::string& text)
{
    static const std::regex rfc3339(
        R"(\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]\d\d:\d\d))");
    return std::regex_match(text, rfc3339);
}

std::string text_of(const pugi::xml_node& node, const char* name)
{
    return node.child(name).text().get();
}

/// Of a feed or an entry.
void check_parts(const pugi::xml_node& node, Faults& faults)
{
    const std::string id = text_of(node, "id");
    const auto wrong = [&](const std::string& what) { faults.push_back(id + ": " + what); };
    if (!is_whole(id))
        wrong("the id is no IRI");
    if (!is_time(text_of(node, "updated")))
        wrong("updated is no time");
    std::set<std::string> alternates;
    for (const pugi::xml_node& link : node.children("link")) {
        const std::string relation = link.attribute("rel").value();
        if (!is_whole(link.attribute("href").value()))
            wrong(std::string("a link is not whole: ") + link.attribute("href").value());
        const std::string kind =
            std::string(link.attribute("type").value()) + " " + link.attribute("hreflang").value();
        if (relation == "alternate" && !alternates.insert(kind).second)
            wrong("two alternates of a type and language");
    }
    if (alternates.empty())
        wrong("no alternate");
}

void check_self(const pugi::xml_node& feed, Faults& faults)
{
    for (const pugi::xml_node& link : feed.children("link"))
        if (std::string(link.attribute("rel").value()) == "self")
            return;
    faults.emplace_back("no link to itself");
}

std::string member(const json::object& object, std::string_view name)
{
    const json::value* const value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

void expect_address(const json::object& object, std::string_view name, Faults& faults)
{
    if (!is_whole(member(object, name)))
        faults.push_back(std::string(name) + " is not whole: " + member(object, name));
}

void expect_people(const json::object& object, Faults& faults)
{
    if (object.if_contains("author") != nullptr)
        faults.emplace_back("author is of version 1.0");
    const json::value* const authors = object.if_contains("authors");
    if (authors == nullptr)
        return;
    if (!authors->is_array() || authors->as_array().empty())
        faults.emplace_back("authors is no list");
    else
        for (const json::value& author : authors->as_array())
            if (!author.is_object() || member(author.as_object(), "name").empty())
                faults.emplace_back("an author says nothing");
}

void expect_known(const json::object& object, const std::set<std::string_view>& known,
                  Faults& faults)
{
    for (const auto& [name, value] : object)
        if (!known.contains(name) && !name.starts_with("_"))
            faults.push_back(std::string(name) + " is no member of the format");
}

void check_item(const json::object& item, std::set<std::string>& ids, Faults& faults)
{
    expect_known(item,
                 {"id", "url", "external_url", "title", "content_html", "content_text", "summary",
                  "image", "banner_image", "date_published", "date_modified", "authors", "tags",
                  "language", "attachments"},
                 faults);
    if (member(item, "id").empty() || !ids.insert(member(item, "id")).second)
        faults.push_back("an id is missing or there twice: " + member(item, "id"));
    expect_address(item, "url", faults);
    expect_people(item, faults);
    if (item.if_contains("content_text") == nullptr && item.if_contains("content_html") == nullptr)
        faults.push_back(member(item, "id") + " has no content");
    for (const char* time : {"date_published", "date_modified"})
        if (item.if_contains(time) != nullptr && !is_time(member(item, time)))
            faults.push_back(std::string(time) + " is no time");
    if (const json::value* const tags = item.if_contains("tags"))
        for (const json::value& tag : tags->as_array())
            if (!tag.is_string())
                faults.emplace_back("a tag is no text");
}

}  // namespace

Faults atom_faults(std::string_view xml)
{
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer(xml.data(), xml.size());
    if (!parsed)
        return {std::string("not well-formed: ") + parsed.description()};
    const pugi::xml_node feed = document.child("feed");
    Faults faults;
    check_parts(feed, faults);
    check_self(feed, faults);
    std::set<std::string> ids;
    std::string before = "9999";
    for (const pugi::xml_node& entry : feed.children("entry")) {
        check_parts(entry, faults);
        if (!ids.insert(text_of(entry, "id")).second)
            faults.push_back("an id is there twice: " + text_of(entry, "id"));
        if (!entry.child("author") && !feed.child("author"))
            faults.push_back(text_of(entry, "id") + " has no author");
        if (text_of(entry, "updated") > before)
            faults.push_back(text_of(entry, "id") + " is newer than the one before");
        before = text_of(entry, "updated");
    }
    if (!ids.empty() && text_of(feed, "updated") < text_of(feed.child("entry"), "updated"))
        faults.emplace_back("the feed is older than its newest entry");
    return faults;
}

std::string atom_grammar_faults(std::string_view xml)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "feed.atom";
    std::ofstream(file, std::ios::binary) << xml;
    const std::string command = "command -v xmllint > /dev/null || exit 0; xmllint --noout --nonet "
                                "--relaxng '" FINDINGS_SOURCE "/tests/support/atom.rng' '" +
                                file.string() + "' 2>&1 || echo failed";
    std::FILE* const pipe = ::popen(command.c_str(), "r");
    std::string said;
    std::array<char, 4096> block{};
    for (std::size_t got = 0; (got = std::fread(block.data(), 1, block.size(), pipe)) > 0;)
        said.append(block.data(), got);
    ::pclose(pipe);
    return said.ends_with("failed\n") ? said : std::string();
}

Faults json_feed_faults(std::string_view text)
{
    const json::value parsed = json::parse(text);
    const json::object& feed = parsed.as_object();
    Faults faults;
    expect_known(feed,
                 {"version", "title", "home_page_url", "feed_url", "description", "user_comment",
                  "next_url", "icon", "favicon", "authors", "language", "expired", "hubs", "items"},
                 faults);
    if (member(feed, "version") != "https://jsonfeed.org/version/1.1")
        faults.emplace_back("another version");
    if (member(feed, "title").empty())
        faults.emplace_back("no title");
    expect_address(feed, "home_page_url", faults);
    expect_address(feed, "feed_url", faults);
    expect_people(feed, faults);
    std::set<std::string> ids;
    for (const json::value& item : feed.at("items").as_array())
        check_item(item.as_object(), ids, faults);
    return faults;
}

}  // namespace findings::tests
