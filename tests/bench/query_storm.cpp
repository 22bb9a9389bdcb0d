// query-storm LIBRARY COUNT [SEED]: searches for so many random and mutated queries and prints how
// long they took. Ends with 1 where one took longer than the bound of docs/query-syntax.md; a crash
// is its own message.

#include "library/base/schemas.hpp"
#include "library/base/text.hpp"
#include "library/index/reader.hpp"
#include "tests/support/random_queries.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <ctime>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace findings;

constexpr double bound = 0.5;  // seconds of CPU

double cpu_now()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// Half of them any text, half what people ask with slips of all kinds.
std::string next_query(std::mt19937& random)
{
    static const std::vector<std::string> asked = {"looked after children school",
                                                   "\"family time\" contact -adoption",
                                                   "enfants placés",
                                                   "kinship OR guardianship title:care",
                                                   "area:\"kin care\" year:2015..2020",
                                                   "plac* stab*",
                                                   "what works for siblings in foster care?",
                                                   "publisher:university author:tremblay"};
    if (random() % 2 == 0)
        return tests::random_query(random);
    return tests::mutated_query(asked[random() % asked.size()], random);
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        fmt::print(stderr, "usage: query-storm LIBRARY COUNT [SEED]\n");
        return 2;
    }
    const Vocabulary vocabulary =
        Vocabulary::from_skos(schema_files().find("practice-areas.rdf")->bytes);
    IndexReaders readers(argv[1], vocabulary);
    IndexReader reader = readers.make();
    std::mt19937 random(argc > 3 ? static_cast<unsigned>(std::stoul(argv[3])) : 1u);
    std::vector<float> seconds;
    std::size_t over = 0;
    for (std::size_t left = std::stoul(argv[2]); left > 0; --left) {
        const std::string text = next_query(random);
        const double began = cpu_now();
        reader.search({.text = text, .language = left % 2 == 0 ? "en" : "fr"});
        seconds.push_back(static_cast<float>(cpu_now() - began));
        if (seconds.back() <= bound)
            continue;
        ++over;
        fmt::print(stderr, "{:.3f} s: {}\n", seconds.back(), printable(text));
    }
    std::sort(seconds.begin(), seconds.end());
    fmt::print("{} queries, CPU ms: p50 {:.2f}, p99 {:.2f}, longest {:.2f}; over the bound: {}\n",
               seconds.size(), seconds[seconds.size() / 2] * 1000,
               seconds[seconds.size() * 99 / 100] * 1000, seconds.back() * 1000, over);
    return over == 0 ? 0 : 1;
}
