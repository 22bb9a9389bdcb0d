#include "tests/fuzz/query_promises.hpp"

#include "library/base/file.hpp"
#include "library/index/query_text.hpp"

#include <filesystem>

namespace findings::tests {
namespace {

const Vocabulary& vocabulary()
{
    static const Vocabulary shipped = Vocabulary::from_skos(
        read_file(std::filesystem::path(FINDINGS_SOURCE) / "schemas/practice-areas.rdf"));
    return shipped;
}

}  // namespace

std::string broken_promise_of_queries(const std::string& bytes)
{
    static const ConceptSpotter spotter(vocabulary());
    const std::string text = bytes.substr(0, largest_query_text);
    const std::string once = written(read_query({.text = text}, spotter), vocabulary());
    const std::string twice = written(read_query({.text = once}, spotter), vocabulary());
    return once == twice ? "" : "read as \"" + once + "\", and that as \"" + twice + "\"";
}

}  // namespace findings::tests
