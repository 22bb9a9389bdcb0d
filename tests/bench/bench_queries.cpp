#include "tests/bench/bench_queries.hpp"

#include <sys/resource.h>

#include <cstdlib>
#include <ctime>
#include <fstream>

namespace findings::bench {
namespace {

double seconds_of(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double seconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

const std::vector<std::string> own_queries = {
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

}  // namespace

std::vector<std::string> word_queries()
{
    const char* named = std::getenv("FINDINGS_QUERIES");
    if (named == nullptr)
        return own_queries;
    std::ifstream file(named);
    std::vector<std::string> queries;
    for (std::string line; std::getline(file, line);)
        queries.push_back(line);
    return queries;
}

Xapian::Query bare_query(const Xapian::Database& index, Stems& stems, const std::string& text)
{
    std::vector<Xapian::Query> parts;
    for (const Word& word : telling_words(words(text))) {
        std::vector<Xapian::Query> forms;
        for (const WordLanguage language :
             {WordLanguage::english, WordLanguage::french, WordLanguage::other})
            for (const std::string& term : stems.of(word, language))
                if (index.term_exists(term))
                    forms.emplace_back(term);
        parts.emplace_back(Xapian::Query::OP_SYNONYM, forms.begin(), forms.end());
    }
    return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

Xapian::BM25Weight bare_weight()
{
    return {1.2, 0, 1, 0.75, 0.5};
}

double thread_cpu()
{
    return seconds_of(CLOCK_THREAD_CPUTIME_ID);
}

double process_cpu()
{
    return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

double children_cpu()
{
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace findings::bench
