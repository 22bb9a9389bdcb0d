#include "tests/faults/faulty_run.hpp"

#include "library/formats/evidence_xml.hpp"
#include "tests/faults/fault_counters.hpp"
#include "tests/support/program.hpp"
#include "tests/support/sample_records.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>

namespace findings::tests {
namespace {

constexpr std::uint64_t records_in_a_file = 250;
constexpr std::string_view stored_word = "stored ";

std::filesystem::path beside(const std::filesystem::path& library, std::string_view name)
{
    std::filesystem::path path = library;
    path += std::string(".") + std::string(name);
    return path;
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
    std::vector<std::string> all = {"--library", library.string()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    Program program(
        std::filesystem::path(FINDINGS_BIN) / "findings-indexer", all,
        {.environment = fault_environment(calls, fault), .errors = beside(library, "errors")});
    IndexerRun run;
    while (const std::optional<std::string> line = program.line())
        if (line->starts_with(stored_word))
            run.acknowledged.push_back(line->substr(
                stored_word.size(), line->find(' ', stored_word.size()) - stored_word.size()));
    run.end = program.end();
    const FaultCounters counted = read_counters(calls);
    run.calls = counted.calls;
    run.syncs = counted.syncs;
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
