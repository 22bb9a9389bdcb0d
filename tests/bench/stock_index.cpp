#include "tests/bench/stock_index.hpp"

#include "library/index/document.hpp"
#include "library/index/document_text.hpp"
#include "library/index/facet_entry.hpp"
#include "library/index/layout.hpp"
#include "tests/bench/bench_queries.hpp"

#include <boost/json.hpp>

#include <array>
#include <memory>
#include <vector>

namespace findings::bench {
namespace {

constexpr std::array stock_facets = {Facet::kind, Facet::evidence_type, Facet::population,
                                     Facet::outcome, Facet::country};
constexpr Xapian::valueno first_slot = 10;  // past ours
constexpr Xapian::doccount page = 10;
constexpr std::size_t snippet_bytes = 200;

void add_values(Xapian::Document& document)
{
    const std::string packed = document.get_value(slot::facets);
    if (packed.empty())
        return;
    const FacetEntry entry = unpack_facets(packed);
    for (std::size_t i = 0; i < stock_facets.size(); ++i)
        if (const auto& values = entry.values[static_cast<std::size_t>(stock_facets[i])];
            !values.empty())
            document.add_value(first_slot + static_cast<Xapian::valueno>(i), values.front());
}

/// In the lines that Omega's templates read.
std::string data_of(const Record& record)
{
    std::string text;
    for (const NamedText& part : snippet_texts(record))
        text += part.text + ' ';
    for (char& c : text)
        c = c == '\n' ? ' ' : c;
    return "url=/" + record.id->str() + "\ntitle=" + record.title + "\nsample=" + text;
}

std::string field(const std::string& data, const std::string& name)
{
    const std::size_t at = data.find(name + '=');
    if (at == std::string::npos)
        return {};
    const std::size_t begin = at + name.size() + 1;
    return data.substr(begin, data.find('\n', begin) - begin);
}

boost::json::object result_json(const Xapian::MSet& found, const Xapian::MSetIterator& hit)
{
    const std::string data = hit.get_document().get_data();
    return {{"id", field(data, "url")},
            {"title", field(data, "title")},
            {"score", hit.get_weight()},
            {"snippet", found.snippet(field(data, "sample"), snippet_bytes)}};
}

}  // namespace

void make_stock_index(const IndexSources& sources, const std::filesystem::path& folder)
{
    const Catalogue catalogue(sources.library, Catalogue::Access::read_only);
    DocumentMaker maker(sources.vocabulary, sources.scales);
    Xapian::WritableDatabase index(folder.string(), Xapian::DB_CREATE);
    catalogue.each([&](const CatalogueRecord& record) {
        Xapian::Document document = maker.make(record).document;
        add_values(document);
        document.set_data(data_of(record.record));
        index.add_document(document);
    });
    index.commit();
}

std::string stock_page(const Xapian::Database& index, const Xapian::Query& query)
{
    Xapian::Enquire enquire(index);
    enquire.set_query(query);
    enquire.set_weighting_scheme(bare_weight());
    std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
    for (std::size_t i = 0; i < stock_facets.size(); ++i) {
        spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(
            first_slot + static_cast<Xapian::valueno>(i)));
        enquire.add_matchspy(spies.back().get());
    }
    const Xapian::MSet found = enquire.get_mset(0, page, index.get_doccount());
    boost::json::object facets;
    for (std::size_t i = 0; i < stock_facets.size(); ++i) {
        boost::json::array values;
        for (auto value = spies[i]->values_begin(); value != spies[i]->values_end(); ++value)
            values.push_back({{"value", *value}, {"count", value.get_termfreq()}});
        facets[name(stock_facets[i])] = std::move(values);
    }
    boost::json::array results;
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        results.push_back(result_json(found, hit));
    return boost::json::serialize(boost::json::object{{"total", found.get_matches_estimated()},
                                                      {"results", std::move(results)},
                                                      {"facets", std::move(facets)}});
}

}  // namespace findings::bench
