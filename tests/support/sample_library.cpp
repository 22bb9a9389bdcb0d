#include "tests/support/sample_library.hpp"

#include "library/base/schemas.hpp"

#include <algorithm>
#include <stdexcept>

namespace findings::tests {
namespace {

constexpr std::size_t most_at_once = 1'000;  // what Catalogue::store takes

std::string_view shipped_file(std::string_view name)
{
    const EmbeddedFile* file = schema_files().find(name);
    if (file == nullptr)
        throw std::logic_error("no such file in the programs: " + std::string(name));
    return file->bytes;
}

}  // namespace

Vocabulary shipped_vocabulary()
{
    return Vocabulary::from_skos(shipped_file("practice-areas.rdf"));
}

EvidenceScales shipped_scales()
{
    return EvidenceScales::from_json(shipped_file("evidence-scales.json"));
}

std::vector<Stored> SampleLibrary::store(const std::vector<Record>& records)
{
    std::vector<Stored> all;
    const BatchId batch = catalogue_.begin_batch("a test");
    for (std::size_t begin = 0; begin < records.size(); begin += most_at_once) {
        std::vector<Candidate> candidates;
        for (std::size_t i = begin; i < std::min(records.size(), begin + most_at_once); ++i)
            candidates.push_back({.record = records[i], .origin = {.path = "test.xml"}});
        const std::vector<Stored> stored = catalogue_.store(batch, candidates);
        all.insert(all.end(), stored.begin(), stored.end());
    }
    catalogue_.end_batch(batch, {});
    return all;
}

}  // namespace findings::tests
