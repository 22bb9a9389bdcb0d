#include "tests/bench/sample_files.hpp"

#include "library/formats/formats.hpp"

#include <fstream>
#include <stdexcept>

namespace findings::tests {

std::vector<Record> read_samples(const std::filesystem::path& folder)
{
    std::vector<Record> records;
    const ReadSink sink{
        .keep = [&](ReadRecord read) { records.push_back(std::move(read.record)); },
        .reject = [](Rejection rejection) { throw std::runtime_error(str(rejection)); },
    };
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".xml")
            continue;
        std::ifstream in(entry.path(), std::ios::binary);
        format_named("evidence_xml")->read(in, entry.path().string(), sink);
    }
    return records;
}

}  // namespace findings::tests
