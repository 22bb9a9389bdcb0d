// generate-records SAMPLES COUNT FOLDER [SEED]: writes COUNT records, recombined from the native
// XML of SAMPLES, as files of 1,000 into FOLDER. For benchmarks and for trying a large library.

#include "library/formats/formats.hpp"
#include "tests/bench/recombine.hpp"
#include "tests/bench/sample_files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

namespace {

constexpr std::uint64_t records_a_file = 1'000;

void write_file(const std::filesystem::path& path, const findings::tests::Recombiner& source,
                std::uint64_t from, std::uint64_t to)
{
    std::vector<findings::Record> records;
    for (std::uint64_t number = from; number < to; ++number)
        records.push_back(source.record(number));
    std::ofstream out(path, std::ios::binary);
    findings::write_records(*findings::format_named("evidence_xml")->writer, out, records);
    if (!out.flush())
        throw std::runtime_error(path.string() + ": cannot write");
}

}  // namespace

int main(int argc, char* argv[])
try {
    if (argc < 4) {
        std::cerr << "usage: generate-records SAMPLES COUNT FOLDER [SEED]\n";
        return 2;
    }
    const std::uint64_t count = std::stoull(argv[2]);
    const std::filesystem::path folder = argv[3];
    const std::uint64_t seed = argc > 4 ? std::stoull(argv[4]) : 1;

    const findings::tests::Recombiner source(findings::tests::read_samples(argv[1]), seed);
    std::filesystem::create_directories(folder);
    for (std::uint64_t from = 0; from < count; from += records_a_file)
        write_file(folder / fmt::format("records-{:05}.xml", from / records_a_file), source, from,
                   std::min(count, from + records_a_file));
    return 0;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 3;
}
