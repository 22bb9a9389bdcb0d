#include "tests/support/random_queries.hpp"

#include <vector>

namespace findings::tests {
namespace {

const std::vector<std::string>& pieces()
{
    static const std::vector<std::string> all = {"\"",
                                                 "“",
                                                 "»",
                                                 "-",
                                                 " - ",
                                                 "OR",
                                                 " OR ",
                                                 " NOT ",
                                                 "(",
                                                 ")",
                                                 ":",
                                                 "title:",
                                                 "area:",
                                                 "year:",
                                                 "doi:",
                                                 "2015",
                                                 "..",
                                                 "10.1/x",
                                                 "*",
                                                 "plac*",
                                                 "children in care",
                                                 "foster care",
                                                 "the",
                                                 "l’",
                                                 "qu'",
                                                 "é",
                                                 "Œ",
                                                 "ß",
                                                 "\xFF",
                                                 "\xC3",
                                                 "\xF0\x9F\x98\x80",
                                                 "\t",
                                                 "\n",
                                                 " ",
                                                 " ",
                                                 " ",
                                                 "neglect",
                                                 "kin care",
                                                 "enfants placés",
                                                 "AND",
                                                 "TITRE:",
                                                 "author:",
                                                 "area:\"kin care\"",
                                                 "year:2015..2020",
                                                 "-\"young adults\"",
                                                 "sle*",
                                                 "kinshp",
                                                 "SEND",
                                                 "\xE2\x80\x8D",
                                                 "“",
                                                 "’",
                                                 "\xC2\xA0",
                                                 "Kinship",
                                                 "'",
                                                 "İ",
                                                 "ǆ",
                                                 "\u0345",
                                                 "x",
                                                 "a",
                                                 "\xE2\x80\x8B",
                                                 std::string(1, '\0')};
    return all;
}

const std::string& any_piece(std::mt19937& random)
{
    return pieces()[random() % pieces().size()];
}

}  // namespace

std::string random_query(std::mt19937& random)
{
    std::string text;
    for (std::size_t i = random() % 24; i > 0; --i)
        text += random() % 8 == 0 ? std::string(1, static_cast<char>(random())) : any_piece(random);
    return text;
}

std::string mutated_query(std::string query, std::mt19937& random)
{
    for (std::size_t i = 1 + random() % 4; i > 0; --i) {
        const std::size_t at = random() % (query.size() + 1);
        switch (random() % 4) {
        case 0:
            query.insert(at, any_piece(random));
            break;
        case 1:
            query.erase(at, 1 + random() % 3);
            break;
        case 2:
            query.insert(at, query.substr(at, random() % 40));
            break;
        default:
            if (at < query.size())
                query[at] = static_cast<char>(random());
        }
    }
    return query;
}

}  // namespace findings::tests
