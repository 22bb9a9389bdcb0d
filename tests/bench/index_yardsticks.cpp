// index-yardsticks LIBRARY WORK [ROUNDS]: our bulk indexing of all records of the library beside
// Xapian as it comes (one database, one thread, its usual flush), with the same terms, and beside
// itself without one kind of terms after the other. Prints records a CPU second and MiB.

#include "library/base/schemas.hpp"
#include "library/index/document.hpp"
#include "library/index/rebuild_shards.hpp"
#include "tests/bench/bench_queries.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace findings;
namespace fs = std::filesystem;

double mebibytes(const fs::path& folder)
{
    std::uintmax_t bytes = 0;
    for (const fs::directory_entry& file : fs::recursive_directory_iterator(folder))
        bytes += file.is_regular_file() ? file.file_size() : 0;
    return static_cast<double>(bytes) / (1 << 20);
}

/// A way to index, with what it took in each round.
struct Way {
    std::string name;
    std::function<void(const fs::path& folder)> index;
    std::vector<double> cpu_seconds;
    double size = 0;  ///< MiB
};

class Indexing {
public:
    explicit Indexing(const fs::path& library)
        : vocabulary_(Vocabulary::from_skos(schema_files().find("practice-areas.rdf")->bytes)),
          scales_(EvidenceScales::from_json(schema_files().find("evidence-scales.json")->bytes)),
          sources_{library, vocabulary_, scales_}, catalogue_(library, Catalogue::Access::read_only)
    {}

    std::int64_t records() const { return catalogue_.count(); }

    void ours(const fs::path& folder) const
    {
        fs::create_directories(folder);
        build_in_shards(sources_, catalogue_, folder, 1, {});
    }

    /// All documents into one database, but for the terms that `drop` takes out of each.
    using Drop = std::function<void(IndexDocument&)>;
    void stock(const fs::path& folder, const Drop& drop) const
    {
        DocumentMaker maker(vocabulary_, scales_);
        Xapian::WritableDatabase index(folder.string(), Xapian::DB_CREATE);
        catalogue_.each([&](const CatalogueRecord& record) {
            IndexDocument document = maker.make(record);
            drop(document);
            add_document(index, document);
        });
        index.commit();
    }

    /// Reading records and making documents, which all ways do.
    void nothing(const fs::path& folder) const
    {
        fs::create_directories(folder);
        DocumentMaker maker(vocabulary_, scales_);
        std::size_t terms = 0;
        catalogue_.each([&](const CatalogueRecord& record) {
            terms += maker.make(record).document.termlist_count();
        });
        if (terms == 0)
            throw std::runtime_error("the library is empty");
    }

private:
    Vocabulary vocabulary_;
    EvidenceScales scales_;
    IndexSources sources_;
    Catalogue catalogue_;
};

void drop_terms(Xapian::Document& document,
                const std::function<bool(const std::string&)>& is_dropped)
{
    std::vector<std::string> dropped;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
        if (is_dropped(*term))
            dropped.push_back(*term);
    for (const std::string& term : dropped)
        document.remove_term(term);
}

bool is_stem(const std::string& term)
{
    return term.front() == 'Z';
}

bool is_field_word(const std::string& term)
{
    return term.starts_with("S") || term.starts_with("A") || term.starts_with("XP");
}

void drop_positions(IndexDocument& document)
{
    std::vector<std::pair<std::string, Xapian::termcount>> with_positions;
    for (auto term = document.document.termlist_begin(); term != document.document.termlist_end();
         ++term)
        if (term.positionlist_count() > 0)
            with_positions.emplace_back(*term, term.get_wdf());
    for (const auto& [term, often] : with_positions) {
        document.document.remove_term(term);
        document.document.add_term(term, often);
    }
}

std::vector<Way> ways(const Indexing& indexing)
{
    using Drop = Indexing::Drop;
    const auto stock = [&](std::string name, Drop drop) {
        return Way{std::move(name),
                   [&indexing, drop = std::move(drop)](const fs::path& folder) {
                       indexing.stock(folder, drop);
                   },
                   {}};
    };
    std::vector<Way> all;
    all.push_back({"records read and documents made, nothing written",
                   [&](const fs::path& folder) { indexing.nothing(folder); },
                   {}});
    all.push_back({"ours: fresh shards, compacted (one job)",
                   [&](const fs::path& folder) { indexing.ours(folder); },
                   {}});
    all.push_back(stock("Xapian as it comes: one database, the same terms", [](IndexDocument&) {}));
    all.push_back(stock("… without positions", drop_positions));
    all.push_back(
        stock("… without stems", [](IndexDocument& made) { drop_terms(made.document, is_stem); }));
    all.push_back(stock("… without words of single fields",
                        [](IndexDocument& made) { drop_terms(made.document, is_field_word); }));
    all.push_back(stock("… without spellings", [](IndexDocument& made) { made.words = {}; }));
    return all;
}

void run(Way& way, const fs::path& work)
{
    const fs::path folder = work / "indexing";
    fs::remove_all(folder);
    const double began = bench::process_cpu();
    way.index(folder);
    way.cpu_seconds.push_back(bench::process_cpu() - began);
    way.size = mebibytes(folder);
    fs::remove_all(folder);
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        fmt::print(stderr, "usage: index-yardsticks LIBRARY WORK [ROUNDS]\n");
        return 2;
    }
    const Indexing indexing(argv[1]);
    const fs::path work = argv[2];
    fs::create_directories(work);
    std::vector<Way> all = ways(indexing);
    for (int rounds = argc > 3 ? std::stoi(argv[3]) : 3; rounds > 0; --rounds)
        for (Way& way : all)
            run(way, work);
    const auto records = static_cast<double>(indexing.records());
    fmt::print("| what | CPU s | records/CPU s | MiB |\n|---|---|---|---|\n");
    for (const Way& way : all)
        fmt::print("| {} | {:.2f} | {:.0f} | {:.0f} |\n", way.name, median(way.cpu_seconds),
                   records / median(way.cpu_seconds), way.size);
    return 0;
}
