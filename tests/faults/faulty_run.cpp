#include "tests/faults/faulty_run.hpp"

#include "library/base/file.hpp"
#include "library/formats/evidence_xml.hpp"
#include "tests/support/program.hpp"
#include "tests/support/sample_records.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <map>
#include <stdexcept>

namespace findings::tests {
namespace {

constexpr std::uint64_t records_in_a_file = 250;
constexpr std::string_view stored_word = "stored ";

using Counters = std::array<std::uint64_t, 2>;  ///< calls, syncs: fault_at_call.cpp writes them

std::filesystem::path beside(const std::filesystem::path& library, std::string_view name)
{
    std::filesystem::path path = library;
    path += std::string(".") + std::string(name);
    return path;
}

void write_counters(const std::filesystem::path& path)
{
    const Counters zeroes{};
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(zeroes.data()), sizeof zeroes);
}

Counters read_counters(const std::filesystem::path& path)
{
    const std::string bytes = read_file(path);
    Counters counters{};
    std::memcpy(counters.data(), bytes.data(), sizeof counters);
    return counters;
}

/// With as few words as a valid record may have: what is tried is not how long texts are read.
Record small_record(std::uint64_t number)
{
    Record record = sample_record(1, number);
    const std::string few = "record " + std::to_string(number);
    record.question = record.bottom_line = record.limitations = few;
    record.key_messages = {few};
    record.implications = {{.text = few}};
    record.sections.clear();
    return record;
}

}  // namespace

IndexerRun run_indexer(const std::filesystem::path& library,
                       const std::vector<std::string>& arguments, const std::string& fault)
{
    const std::filesystem::path calls = beside(library, "calls");
    write_counters(calls);
    std::vector<std::string> all = {"--library", library.string()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    Program program(
        std::filesystem::path(FINDINGS_BIN) / "findings-indexer", all,
        {.environment = {{"LD_PRELOAD", FINDINGS_FAULT_LIBRARY},
                         {"ASAN_OPTIONS", "verify_asan_link_order=0:new_delete_type_mismatch=0"},
                         {"FINDINGS_FAULT", fault},
                         {"FINDINGS_FAULT_CALLS", calls.string()}},
         .errors = beside(library, "errors")});
    IndexerRun run;
    while (const std::optional<std::string> line = program.line())
        if (line->starts_with(stored_word))
            run.acknowledged.push_back(line->substr(
                stored_word.size(), line->find(' ', stored_word.size()) - stored_word.size()));
    run.end = program.end();
    const Counters counted = read_counters(calls);
    run.calls = counted[0];
    run.syncs = counted[1];
    return run;
}

std::uint64_t write_small_records(const std::filesystem::path& folder)
{
    for (std::uint64_t begin = 0; begin < FINDINGS_FAULT_RECORDS; begin += records_in_a_file) {
        std::vector<Record> records;
        for (std::uint64_t i = begin;
             i < std::min<std::uint64_t>(FINDINGS_FAULT_RECORDS, begin + records_in_a_file); ++i)
            records.push_back(small_record(i));
        std::ofstream file(folder / ("records-" + std::to_string(begin) + ".xml"));
        write_records(evidence_xml_writer, file, records);
    }
    return FINDINGS_FAULT_RECORDS;
}

std::vector<std::string> lost(const std::vector<std::string>& acknowledged,
                              const Catalogue& catalogue)
{
    std::vector<std::string> missing;
    for (const std::string& id : acknowledged)
        if (const auto parsed = RecordId::parse(id); !parsed || !catalogue.find(*parsed))
            missing.push_back(id);
    return missing;
}

std::vector<std::string> twice(const std::vector<CatalogueRecord>& records)
{
    std::map<std::string, int> seen;
    for (const CatalogueRecord& record : records)
        ++seen[record.record.doi.value().str()];
    std::vector<std::string> result;
    for (const auto& [doi, times] : seen)
        if (times > 1)
            result.push_back(doi);
    return result;
}

std::vector<CatalogueRecord> all_records(const Catalogue& catalogue)
{
    std::vector<CatalogueRecord> records;
    catalogue.each([&](const CatalogueRecord& record) { records.push_back(record); });
    return records;
}

}  // namespace findings::tests
