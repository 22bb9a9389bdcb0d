#include "indexer/commands/commands.hpp"

#include "indexer/commands/library.hpp"
#include "indexer/commands/search_json.hpp"
#include "library/base/text.hpp"
#include "library/index/reader.hpp"

#include <boost/json/serialize.hpp>
#include <fmt/core.h>

#include <ostream>

namespace findings::indexer {
namespace {

/// "2021, Findings sample corpus", of what is known.
std::string source_of(const Card& card)
{
    std::vector<std::string> parts = card.authors;
    if (card.author_count > card.authors.size())
        parts.emplace_back("and others");
    if (!card.publisher.empty())
        parts.push_back(card.publisher);
    if (card.year)
        parts.push_back(std::to_string(*card.year));
    return joined(parts, ", ");
}

/// What a terminal may be given: text of a record must not move its cursor.
std::string shown(std::string_view text)
{
    std::string whole;
    while (!text.empty()) {
        const std::string_view part = cut(text, 200);
        whole += printable(part);
        text.remove_prefix(part.size());
    }
    return whole;
}

void print(const SearchResult& result, std::ostream& out)
{
    out << result.total << " with all words, " << result.total_some << " with some\n";
    std::size_t number = 0;
    for (const Hit& hit : result.hits) {
        out << fmt::format("\n{}. {}\n   {}\n", ++number, shown(hit.card.title),
                           shown(source_of(hit.card)));
        if (!hit.card.bottom_line.empty())
            out << "   " << shown(hit.card.bottom_line) << '\n';
        out << "   " << hit.card.id.str() << '\n';
    }
    if (result.did_you_mean)
        out << "\ndid you mean: " << shown(*result.did_you_mean) << '\n';
}

}  // namespace

int search(const std::filesystem::path& library, const std::string& query, bool as_json,
           Console& console)
{
    if (query.size() > largest_query_text || !is_utf8(query)) {
        console.err << "a query is UTF-8 and no longer than " << largest_query_text << " bytes\n";
        return static_cast<int>(Exit::usage);
    }
    const Library opened = open_library(library, Catalogue::Access::read_only);
    IndexReaders readers(library, opened.vocabulary);
    const SearchResult result = readers.make().search({.text = query});
    if (as_json)
        console.out << boost::json::serialize(to_json(result, query)) << '\n';
    else
        print(result, console.out);
    return static_cast<int>(Exit::done);
}

}  // namespace findings::indexer
