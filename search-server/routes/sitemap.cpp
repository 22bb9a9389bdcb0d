#include "search-server/routes/sitemap.hpp"

#include "library/base/date.hpp"
#include "search-server/http/finish.hpp"
#include "search-server/routes/page_response.hpp"
#include "search-server/routes/pages.hpp"
#include "search-server/routes/public_records.hpp"
#include "search-server/views/addresses.hpp"
#include "search-server/views/xml_text.hpp"

#include <fmt/core.h>

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace findings::server {
namespace {

// A sitemap takes 50,000 addresses and 50 MB; ours have two a record of about 600 bytes each.
constexpr std::size_t records_in_one = 20'000;
constexpr std::size_t block_size = 64 * 1024;  // bytes, more for the last record in it
constexpr std::size_t most_lists = 5'000;
constexpr std::string_view before_all = "00000000000000000000000000";

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                  "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                                  "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
constexpr std::string_view foot = "</urlset>\n";

/// One page in each language of the site, in their order; from the base address on.
using Addresses = std::array<std::string, std::size(site_languages)>;

/// The page in the language of that place, with all languages beside it.
std::string url_element(const Addresses& addresses, std::size_t place, const std::string& base_url,
                        std::string_view changed)
{
    std::string xml = "<url><loc>" + xml_escaped(base_url + addresses[place]) + "</loc>";
    if (!changed.empty())
        xml += fmt::format("<lastmod>{}</lastmod>", changed);
    for (std::size_t i = 0; i < addresses.size(); ++i)
        xml += fmt::format("<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                           site_languages[i], xml_escaped(base_url + addresses[i]));
    return xml + "</url>\n";
}

bool is_to_be_found(const CatalogueRecord& item)
{
    return item.record.status != Status::withdrawn;
}

/// The expressions of the record's work that everybody may find, itself among them.
std::vector<CatalogueRecord> findable_expressions(const CatalogueRecord& item,
                                                  const Catalogue& catalogue)
{
    std::vector<CatalogueRecord> all;
    for (const RecordId& id : catalogue.expressions(work_of(item.record))) {
        if (id == item.record.id)
            all.push_back(item);  // most have no other: reading it again would double the time
        else if (auto other = find_public(id, catalogue); other && is_to_be_found(*other))
            all.push_back(std::move(*other));
    }
    return all;
}

/// The expression that a page in the language shows: its own, else the original.
const Record& shown_in(std::string_view language, const std::vector<CatalogueRecord>& expressions)
{
    for (const CatalogueRecord& item : expressions)
        if (item.record.language && primary(*item.record.language) == language)
            return item.record;
    return expressions.front().record;
}

std::string record_elements(const CatalogueRecord& item, const Catalogue& catalogue,
                            const std::string& base_url)
{
    const std::vector<CatalogueRecord> expressions = findable_expressions(item, catalogue);
    if (expressions.empty())
        return {};
    Addresses addresses;
    std::array<bool, std::size(site_languages)> is_this{};
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        const Record& shown = shown_in(site_languages[i], expressions);
        addresses[i] = item_address(site_languages[i], *shown.id, shown.title);
        is_this[i] = shown.id == item.record.id;
    }
    std::string xml;
    for (std::size_t i = 0; i < addresses.size(); ++i)
        if (is_this[i])
            xml += url_element(addresses, i, base_url, utc(item.changed));
    return xml;
}

/// Makes the blocks of one sitemap of records.
class RecordBlocks {
public:
    RecordBlocks(std::vector<RecordId> ids, std::string base_url, const Lender& lend)
        : ids_(std::move(ids)), base_url_(std::move(base_url)), lend_(&lend)
    {}

    std::string operator()()
    {
        if (is_whole_)
            return {};
        std::string block(next_ == 0 ? head : "");
        (*lend_)([&](Context& context) { add_records(block, context.catalogue); });
        is_whole_ = next_ == ids_.size();
        return block + std::string(is_whole_ ? foot : "");
    }

private:
    void add_records(std::string& block, const Catalogue& catalogue)
    {
        while (next_ < ids_.size() && block.size() < block_size) {
            const auto item = find_public(ids_[next_++], catalogue);
            if (item && is_to_be_found(*item))
                block += record_elements(*item, catalogue, base_url_);
        }
    }

    std::vector<RecordId> ids_;
    std::string base_url_;
    const Lender* lend_;
    std::size_t next_ = 0;
    bool is_whole_ = false;
};

std::string pages_sitemap(const Vocabulary& vocabulary, const std::string& base_url)
{
    std::vector<std::string> pages{"", "areas", "map", "lists", "requests", "help", "about"};
    for (const Concept& area : vocabulary.concepts())
        if (!area.deprecated)
            pages.push_back("areas/" + query_escaped(area.id));
    std::string xml(head);
    for (const std::string& page : pages) {
        Addresses addresses;
        for (std::size_t i = 0; i < addresses.size(); ++i)
            addresses[i] = page_address(site_languages[i], page);
        for (std::size_t i = 0; i < addresses.size(); ++i)
            xml += url_element(addresses, i, base_url, "");
    }
    return xml.append(foot);
}

std::string lists_sitemap(const Lists& lists, const std::string& base_url)
{
    std::string xml(head);
    for (const ListSummary& list : lists.for_everyone(0, most_lists)) {
        Addresses addresses;
        for (std::size_t i = 0; i < addresses.size(); ++i)
            addresses[i] = list_address(site_languages[i], list.id);
        for (std::size_t i = 0; i < addresses.size(); ++i)
            xml += url_element(addresses, i, base_url, utc(list.changed));
    }
    return xml.append(foot);
}

Response xml_response(std::string xml)
{
    Response response;
    response.set("Content-Type", "application/xml");
    response.set("ETag", etag_of(xml));
    response.body = std::move(xml);
    return response;
}

}  // namespace

Response get_robots(const Request& request, const PathParts&, Context& context)
{
    std::string text = "User-agent: *\n";
    for (const std::string_view language : site_languages)
        text += fmt::format("Disallow: /{0}/search?\nDisallow: /{0}/search.\nDisallow: /{0}/map?\n",
                            language);
    text += "Disallow: /api/\n\nSitemap: " + shown_base_url(request, context) + "/sitemap.xml\n";
    Response response{.body = std::move(text)};
    response.set("Content-Type", "text/plain; charset=utf-8");
    return response;
}

Response get_sitemap_index(const Request& request, const PathParts&, Context& context)
{
    const std::string base_url = shown_base_url(request, context);
    std::vector<std::string> parts{"pages"};
    if (context.stores.lists.count_for_everyone() > 0)
        parts.emplace_back("lists");
    std::string after(before_all);
    for (auto ids = context.catalogue.ids_after(after, records_in_one); !ids.empty();
         ids = context.catalogue.ids_after(after, records_in_one)) {
        parts.push_back(std::exchange(after, ids.back().str()));
    }
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    for (const std::string& part : parts)
        xml += fmt::format("<sitemap><loc>{}/sitemap-{}.xml</loc></sitemap>\n",
                           xml_escaped(base_url), part);
    return xml_response(xml + "</sitemapindex>\n");
}

Response get_sitemap(const Request& request, const PathParts& parts, Context& context)
{
    std::string_view name = parts.at(0);
    const std::string base_url = shown_base_url(request, context);
    if (name == "pages.xml")
        return xml_response(pages_sitemap(context.vocabulary, base_url));
    if (name == "lists.xml")
        return xml_response(lists_sitemap(context.stores.lists, base_url));
    const bool is_xml = name.ends_with(".xml");
    const auto after = RecordId::parse(name.substr(0, is_xml ? name.size() - 4 : 0));
    if (!after)
        return error_page(reader_language(request), 404, "", context);
    Response response;
    response.set("Content-Type", "application/xml");
    response.body = RecordBlocks(context.catalogue.ids_after(after->str(), records_in_one),
                                 base_url, context.lend);
    return response;
}

}  // namespace findings::server
