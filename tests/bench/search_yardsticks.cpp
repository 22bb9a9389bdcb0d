// search-yardsticks LIBRARY WORK [ROUNDS]: our search beside Xapian's own parts, SQLite FTS5 and
// Omega over the same records, in turn, round after round. Prints the median CPU time a query of
// each. Makes what the others need in WORK, once. Queries as search-benchmark's.

#include "library/base/schemas.hpp"
#include "library/index/reader.hpp"
#include "tests/bench/bench_queries.hpp"
#include "tests/bench/full_text_table.hpp"
#include "tests/bench/stock_index.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace findings;
namespace fs = std::filesystem;

constexpr const char* omega_program = "/usr/lib/cgi-bin/omega/omega";

struct Contestant {
    std::string name;
    std::function<void(const std::string& query)> answer;
    bool in_children = false;
    std::vector<double> microseconds;  ///< a query, by round
};

/// Runs Omega once, as a web server would; what it prints is dropped.
void run_omega(const fs::path& work, const std::string& query)
{
    std::string form;
    for (const char c : query)
        form += std::isalnum(static_cast<unsigned char>(c))
                    ? std::string(1, c)
                    : fmt::format("%{:02X}", (unsigned char)c);
    const std::string asked = "QUERY_STRING=DB=stock&DEFAULTOP=or&HITSPERPAGE=10&P=" + form;
    const std::string settings = "OMEGA_CONFIG_FILE=" + (work / "omega.conf").string();
    std::string method = "REQUEST_METHOD=GET";
    std::string program = omega_program;
    std::vector<char*> arguments{program.data(), nullptr};
    std::string asked_copy = asked;
    std::string settings_copy = settings;
    std::vector<char*> environment{asked_copy.data(), settings_copy.data(), method.data(), nullptr};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failed = ::posix_spawn(&child, omega_program, &actions, nullptr, arguments.data(),
                                     environment.data());
    ::posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    if (failed != 0 || ::waitpid(child, &status, 0) < 0 || status != 0)
        throw std::runtime_error("Omega did not answer; is xapian-omega installed?");
}

void write_omega_settings(const fs::path& work)
{
    std::ofstream(work / "omega.conf")
        << "database_dir " << work.string() << "\ntemplate_dir /usr/share/xapian-omega/templates\n"
        << "log_dir " << work.string() << "\ncdb_dir " << work.string() << '\n';
}

/// The best ten and what is kept of each.
void raw_top_ten(const Xapian::Database& index, const Xapian::Query& query, bool counts)
{
    Xapian::Enquire enquire(index);
    enquire.set_query(query);
    enquire.set_weighting_scheme(bench::bare_weight());
    const Xapian::MSet found = enquire.get_mset(0, 10, counts ? index.get_doccount() : 0);
    std::size_t bytes = 0;
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        bytes += hit.get_document().get_data().size();
    if (bytes == 1)
        throw std::runtime_error("what is read must be used");
}

void measure(std::vector<Contestant>& all, const std::vector<std::string>& queries, int rounds)
{
    for (int round = 0; round <= rounds; ++round)  // the first one only warms up
        for (Contestant& one : all) {
            const auto now = one.in_children ? bench::children_cpu : bench::thread_cpu;
            const double began = now();
            for (const std::string& query : queries)
                one.answer(query);
            if (round > 0)
                one.microseconds.push_back((now() - began) * 1e6 /
                                           static_cast<double>(queries.size()));
        }
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(),
                     values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

void print(const std::vector<Contestant>& all)
{
    fmt::print("| what | CPU µs a query, median | least | most |\n|---|---|---|---|\n");
    for (const Contestant& one : all)
        fmt::print("| {} | {:.0f} | {:.0f} | {:.0f} |\n", one.name, median(one.microseconds),
                   *std::min_element(one.microseconds.begin(), one.microseconds.end()),
                   *std::max_element(one.microseconds.begin(), one.microseconds.end()));
}

int compare(const fs::path& library, const fs::path& work, int rounds)
{
    const Vocabulary vocabulary =
        Vocabulary::from_skos(schema_files().find("practice-areas.rdf")->bytes);
    const EvidenceScales scales =
        EvidenceScales::from_json(schema_files().find("evidence-scales.json")->bytes);
    const IndexSources sources{library, vocabulary, scales};
    fs::create_directories(work);
    if (!fs::exists(work / "stock" / "iamglass"))
        bench::make_stock_index(sources, work / "stock");
    write_omega_settings(work);
    const bench::FullTextTable table(sources, work / "fts5.sqlite");
    const Xapian::Database stock((work / "stock").string());
    const Xapian::Database ours((library / "index" / "current").string());
    IndexReaders readers(library, vocabulary);
    IndexReader reader = readers.make();
    Stems stems;
    const auto bare = [&](const Xapian::Database& index, const std::string& text) {
        return bench::bare_query(index, stems, text);
    };
    const auto search = [&](const std::string& text, bool facets, bool expand) {
        SearchRequest request{.text = text, .limit = 10};
        request.facets = facets;
        request.expand = expand;
        reader.search(request);
    };
    std::vector<Contestant> all;
    const auto add = [&](std::string name, std::function<void(const std::string&)> answer) {
        all.push_back({std::move(name), std::move(answer), false, {}});
    };
    add("raw Xapian, ten best with their data",
        [&](const std::string& text) { raw_top_ten(ours, bare(ours, text), false); });
    add("raw Xapian, the same with an exact total",
        [&](const std::string& text) { raw_top_ten(ours, bare(ours, text), true); });
    add("ours: ten, snippets, exact total",
        [&](const std::string& text) { search(text, false, false); });
    add("ours: and 14 exact facets", [&](const std::string& text) { search(text, true, false); });
    add("ours: and concepts (the full page)",
        [&](const std::string& text) { search(text, true, true); });
    add("stock Xapian: exact total, 5 ValueCountMatchSpy, MSet::snippet, JSON",
        [&](const std::string& text) { bench::stock_page(stock, bare(stock, text)); });
    add("SQLite FTS5: total, 5 GROUP BY, snippet(), JSON",
        [&](const std::string& text) { table.page(text); });
    if (fs::exists(omega_program))
        all.push_back({"Omega CGI, its query template, no facets",
                       [&](const std::string& text) { run_omega(work, text); },
                       true,
                       {}});
    measure(all, bench::word_queries(), rounds);
    print(all);
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        fmt::print(stderr, "usage: search-yardsticks LIBRARY WORK [ROUNDS]\n");
        return 2;
    }
    try {
        return compare(argv[1], argv[2], argc > 3 ? std::stoi(argv[3]) : 5);
    } catch (const std::exception& e) {
        fmt::print(stderr, "error: {}\n", e.what());
        return 3;
    }
}
