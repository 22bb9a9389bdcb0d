// How long a search takes in this process, on the library that FINDINGS_LIBRARY names: run by
// script/bench. Each benchmark goes round through the queries of one kind; p50 and p99 are of
// single searches, in milliseconds.

#include "library/base/schemas.hpp"
#include "library/index/reader.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace findings;

const std::vector<std::string> words = {
    "kinship moves",
    "looked after children school",
    "foster youth homelessness",
    "tutoring",
    "parents substance use court",
    "placement breakdown",
    "family group",
    "enfants placés",
    "violence conjugale enfants",
    "reflective practice",
    "home visits nurses",
    "caseload burnout",
};
const std::vector<std::string> phrases = {
    "\"kinship carers\"",
    "\"family time\"",
    "\"children in care\" stability",
    "\"first week\"",
};

struct Variant {
    const std::vector<std::string>& queries;
    bool facets;
    bool expand;
    bool filtered;
};

void search(benchmark::State& state, Variant kind)
{
    const char* library = std::getenv("FINDINGS_LIBRARY");
    const Vocabulary vocabulary =
        Vocabulary::from_skos(schema_files().find("practice-areas.rdf")->bytes);
    IndexReaders readers(library != nullptr ? library : "demo-library", vocabulary);
    IndexReader reader = readers.make();

    std::vector<double> milliseconds;
    std::uint64_t found = 0;
    std::size_t next = 0;
    for (auto _ : state) {
        SearchRequest request{.text = kind.queries[next++ % kind.queries.size()]};
        request.facets = kind.facets;
        request.expand = kind.expand;
        if (kind.filtered)
            request.filters = {{Facet::kind, {"research_summary"}}, {Facet::area, {"oohc"}}};
        const auto began = std::chrono::steady_clock::now();
        found += reader.search(request).total;
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - began;
        milliseconds.push_back(took.count());
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    state.counters["p50_ms"] = milliseconds[milliseconds.size() / 2];
    state.counters["p99_ms"] = milliseconds[milliseconds.size() * 99 / 100];
    state.counters["found"] =
        benchmark::Counter(static_cast<double>(found), benchmark::Counter::kAvgIterations);
}

}  // namespace

BENCHMARK_CAPTURE(search, words_plain, Variant{words, false, false, false})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, words_concepts, Variant{words, false, true, false})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, words_concepts_facets, Variant{words, true, true, false})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, words_facets_filtered, Variant{words, true, true, true})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, phrases_facets, Variant{phrases, true, true, false})
    ->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
