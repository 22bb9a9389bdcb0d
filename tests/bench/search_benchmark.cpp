// How long a search takes in this process, on the library that FINDINGS_LIBRARY names: run by
// script/bench. Each benchmark goes round through the queries of one kind; p50 and p99 are of
// single searches, in CPU milliseconds.

#include "library/base/schemas.hpp"
#include "library/index/reader.hpp"
#include "tests/bench/bench_queries.hpp"

#include <benchmark/benchmark.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace findings;

const std::vector<std::string> phrases = {
    "\"kinship carers\"",
    "\"family time\"",
    "\"children in care\" stability",
    "\"first week\"",
};

struct Variant {
    std::vector<std::string> queries;
    bool facets;
    bool expand;
    bool filtered;
};

/// What people have typed when they look at the suggestions: every beginning of these.
const std::vector<std::string> typed = {"kinship care and", "looked after children",
                                        "the effects of",   "enfants placés",
                                        "mentoring",        "what works",
                                        "l'accueil",        "home visiting",
                                        "supervision"};

std::string library()
{
    const char* named = std::getenv("FINDINGS_LIBRARY");
    return named != nullptr ? named : "demo-library";
}

Vocabulary shipped_vocabulary()
{
    return Vocabulary::from_skos(schema_files().find("practice-areas.rdf")->bytes);
}

/// Times single calls by the CPU they take, which neighbours disturb less than the clock.
class Times {
public:
    template <class Call>
    auto of(const Call& call)
    {
        const double began = bench::thread_cpu();
        auto result = call();
        milliseconds_.push_back((bench::thread_cpu() - began) * 1000);
        return result;
    }

    void tell(benchmark::State& state)
    {
        std::sort(milliseconds_.begin(), milliseconds_.end());
        state.counters["p50_ms"] = milliseconds_[milliseconds_.size() / 2];
        state.counters["p99_ms"] = milliseconds_[milliseconds_.size() * 99 / 100];
    }

private:
    std::vector<double> milliseconds_;
};

/// The same words as one query of Xapian's own, in any form, the best twenty: nothing read but the
/// ranking, and nothing counted unless an exact total is asked for.
void bare_match(benchmark::State& state, bool counts)
{
    const Xapian::Database index(library() + "/index/current");
    Stems stems;
    std::vector<Xapian::Query> queries;
    for (const std::string& text : bench::word_queries())
        queries.push_back(bench::bare_query(index, stems, text));
    Times times;
    std::size_t next = 0;
    for (auto _ : state)
        times.of([&] {
            Xapian::Enquire enquire(index);
            enquire.set_query(queries[next++ % queries.size()]);
            enquire.set_weighting_scheme(bench::bare_weight());
            return enquire.get_mset(0, 20, counts ? index.get_doccount() : 0).size();
        });
    times.tell(state);
}

void suggest(benchmark::State& state)
{
    const Vocabulary vocabulary = shipped_vocabulary();
    IndexReaders readers(library(), vocabulary);
    IndexReader reader = readers.make();
    std::vector<std::string> beginnings;
    for (const std::string& text : typed)
        for (std::size_t length = 1; length <= text.size(); ++length)
            beginnings.push_back(text.substr(0, length));
    Times times;
    std::size_t next = 0;
    for (auto _ : state)
        times.of(
            [&] { return reader.suggest(beginnings[next++ % beginnings.size()], "en").size(); });
    times.tell(state);
}

void search(benchmark::State& state, Variant kind)
{
    const Vocabulary vocabulary = shipped_vocabulary();
    IndexReaders readers(library(), vocabulary);
    IndexReader reader = readers.make();

    Times times;
    std::uint64_t found = 0;
    std::size_t next = 0;
    for (auto _ : state) {
        SearchRequest request{.text = kind.queries[next++ % kind.queries.size()]};
        request.facets = kind.facets;
        request.expand = kind.expand;
        if (kind.filtered)
            request.filters = {{Facet::kind, {"research_summary"}}, {Facet::area, {"oohc"}}};
        found += times.of([&] { return reader.search(request).total; });
    }
    times.tell(state);
    state.counters["found"] =
        benchmark::Counter(static_cast<double>(found), benchmark::Counter::kAvgIterations);
}

}  // namespace

BENCHMARK_CAPTURE(bare_match, best, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bare_match, with_exact_total, true)->Unit(benchmark::kMillisecond);
BENCHMARK(suggest)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, words_plain, Variant{bench::word_queries(), false, false, false})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, words_concepts, Variant{bench::word_queries(), false, true, false})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, words_concepts_facets, Variant{bench::word_queries(), true, true, false})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, words_facets_filtered, Variant{bench::word_queries(), true, true, true})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, phrases_facets, Variant{phrases, true, true, false})
    ->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
