// Measures the ranking on judged collections: run by `script/bench relevance DIR…`.
// docs/relevance.md says what the columns are.

#include "tests/relevance/judged_library.hpp"
#include "tests/relevance/metrics.hpp"

#include <cstdio>
#include <exception>

namespace {

using namespace findings::relevance;

constexpr std::size_t depth = 1'000;

/// Means over the queries of one collection.
struct Figures {
    double ndcg10 = 0;
    double map = 0;
    double recall100 = 0;
    double plain_ndcg10 = 0;
};

Figures measured(const Collection& collection)
{
    JudgedLibrary library(collection.documents);
    Figures sum;
    for (const CollectionQuery& query : collection.queries) {
        const auto ranking = library.search(query.text, depth);
        sum.ndcg10 += ndcg(ranking, query.grades, 10);
        sum.map += average_precision(ranking, query.grades);
        sum.recall100 += recall(ranking, query.grades, 100);
        sum.plain_ndcg10 += ndcg(library.plain_search(query.text, 10), query.grades, 10);
    }
    const double count = static_cast<double>(collection.queries.size());
    return {sum.ndcg10 / count, sum.map / count, sum.recall100 / count, sum.plain_ndcg10 / count};
}

void measure(const char* folder)
{
    const Collection collection = read_collection(folder);
    if (collection.queries.empty())
        throw CollectionError(std::string(folder) + ": no query has a relevant document");
    std::fprintf(stderr, "%s: %zu documents, %zu judged queries\n", collection.name.c_str(),
                 collection.documents.size(), collection.queries.size());
    const Figures figures = measured(collection);
    std::printf("%s\t%.4f\t%.4f\t%.4f\t%.4f\n", collection.name.c_str(), figures.ndcg10,
                figures.map, figures.recall100, figures.plain_ndcg10);
    std::fflush(stdout);
}

}  // namespace

int main(int count, char** arguments)
try {
    std::printf("set\tndcg10\tmap\trecall100\tbm25_ndcg10\n");
    for (int i = 1; i < count; ++i)
        measure(arguments[i]);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return 1;
}
